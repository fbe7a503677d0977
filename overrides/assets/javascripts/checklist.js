// The checklist page: ticks, notes, several partnerships, the verdict, printing, sharing, files.

import { wireSharing } from "./checklist/share.js";
import { empty, inForm, newest } from "./checklist/state.js";
import { Partnerships } from "./checklist/store.js";
import { View } from "./checklist/view.js";
import { all, dataOf, find, setText } from "./lib/dom.js";
import { hush, tell } from "./lib/message.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";

/** @typedef {import("./checklist/state.js").Partnership} Partnership */

/** @type {import("./lib/words.js").Words} */
const words = dataOf("ticks-words");
/** @type {HTMLSelectElement} */
const select = find("#partnership");

const rows = all(".tick");
const items = rows.map((row) => ({
  id: row.id,
  section: row.dataset.section ?? "",
  critical: "critical" in row.dataset,
  later: "later" in row.dataset,
  short: "short" in row.dataset,
  since: row.dataset.since ?? "",
  text: find(".tick__words", row).textContent ?? "",
}));
const known = new Set(items.map((item) => item.id));
const key = keyOf("checklist", find("#standing").dataset.site ?? "");
const partnerships = new Partnerships(key, known, newest(items));
const view = new View(items, rows, words);

/** @param {Partnership} partnership */
const title = (partnership) => partnership.name || words.unnamed;

// What the address asks for goes before what was chosen here.
const requested = new URLSearchParams(location.search).get("form") ?? "";
let form = ["full", "short"].includes(requested) ? requested : partnerships.mine().form;

function show() {
  view.show(partnerships, form);
  showInAddress();
  // Links that hold the answers are made anew.
  document.dispatchEvent(new CustomEvent("answers"));
}

/** The short form can be sent. */
function showInAddress() {
  const address = new URL(location.href);
  if (form === "short") address.searchParams.set("form", form);
  else address.searchParams.delete("form");
  if (address.href !== location.href) history.replaceState(null, "", address);
}

/** @param {(partnership: Partnership) => void} change to the partnership on the page */
function change(change) {
  partnerships.change((partnership) => {
    partnership.form = form;
    change(partnership);
  });
  hush();
  show();
}

/** Makes the form on the page that of the partnership on the page. */
function showMine() {
  form = partnerships.mine().form;
  show();
}

/** @param {Partnership} partnership put last, or in the place of the one with its id */
function put(partnership) {
  partnerships.put(partnership);
  showMine();
}

/**
 * @param {string} text
 * @param {() => void} [undo]
 */
const say = (text, undo) => tell(text, words, undo, () => select.focus());

/** @param {HTMLElement} row of an item: its box and its note change the answers. */
function wireItem(row) {
  /** @type {HTMLInputElement} */
  const box = find("input", row);
  box.addEventListener("change", () =>
    change((partnership) => {
      partnership.ticks = partnership.ticks.filter((id) => id !== row.id);
      if (box.checked) partnership.ticks.push(row.id);
    }),
  );
  /** @type {HTMLTextAreaElement} */
  const area = find("textarea", row);
  area.addEventListener("input", () =>
    change((partnership) => {
      if (area.value) partnership.notes[row.id] = area.value;
      else delete partnership.notes[row.id];
    }),
  );
}

/** The form for the name of a new partnership, or for another name of the one on the page. */
function wireNames() {
  /** @type {HTMLFormElement} */
  const naming = find(".standing__name");
  /** @type {HTMLInputElement} */
  const input = find("#partnership-name");
  let renaming = false;

  const close = () => {
    naming.hidden = true;
    select.focus();
  };
  /** @param {string} name that stands there to begin with */
  const ask = (name) => {
    naming.hidden = false;
    input.value = name;
    input.focus();
  };
  naming.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (renaming) change((partnership) => void (partnership.name = name));
    else put({ ...empty(name, newest(items)), form });
    close();
  });
  naming.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  onClick("cancel", close);
  onClick("new", () => {
    renaming = false;
    ask("");
  });
  onClick("rename", () => {
    renaming = true;
    ask(partnerships.mine().name);
  });
}

/** What can be undone: a partnership deleted, its answers cleared. */
function wireRemoval() {
  onClick("delete", () => {
    const gone = partnerships.removeMine();
    showMine();
    say(fill(words.deleted, { name: title(gone) }), () => put(gone));
  });
  onClick("clear", () => {
    const before = partnerships.copyOfMine();
    change((partnership) => Object.assign(partnership, { ticks: [], notes: {} }));
    say(words.cleared, () => put(before));
  });
}

/** Which items are asked; a link to one that is not shows it with all others. */
function wireForm() {
  for (const radio of all("[name=form]")) {
    radio.addEventListener("change", () => {
      form = radio.getAttribute("value") ?? "";
      change(() => {});
      setText(find("[data-shown]"), fill(words.shown, { count: inForm(items, form).length }));
    });
  }
  const reveal = () => {
    const row = rows.find(({ id }) => location.hash === `#${id}`);
    if (form === "full" || !row || "short" in row.dataset) return;
    form = "full";
    show();
    row.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
}

/**
 * @param {string} name of a button
 * @param {() => void} act
 */
function onClick(name, act) {
  find(`[data-do=${name}]`).addEventListener("click", act);
}

rows.forEach(wireItem);
wireNames();
wireRemoval();
wireForm();
onClick("seen", () => {
  partnerships.see();
  show();
  select.focus();
});
select.addEventListener("change", () => {
  partnerships.choose(select.value);
  showMine();
});
wireSharing({ words, items, known, form: () => form, partnerships, onClick, put, say, title });
partnerships.watch(show);
show();
