// The checklist page: ticks, notes, several partnerships, the verdict, printing, sharing, files.

import { wireSharing } from "./checklist/share.js";
import { empty } from "./checklist/state.js";
import { Partnerships } from "./checklist/store.js";
import { View } from "./checklist/view.js";
import { all, dataOf, find } from "./lib/dom.js";
import { tell } from "./lib/message.js";
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
  text: find(".tick__words", row).textContent ?? "",
}));
const known = new Set(items.map((item) => item.id));
const key = keyOf("checklist", find("#standing").dataset.site ?? "");
const partnerships = new Partnerships(key, known);
const view = new View(items, rows, words);

/** @param {Partnership} partnership */
const title = (partnership) => partnership.name || words.unnamed;

function show() {
  view.show(partnerships);
  // Links that hold the answers are made anew.
  document.dispatchEvent(new CustomEvent("answers"));
}

/** @param {(partnership: Partnership) => void} change to the partnership on the page */
function change(change) {
  partnerships.change(change);
  show();
}

/** @param {Partnership} partnership put last, or in the place of the one with its id */
function put(partnership) {
  partnerships.put(partnership);
  show();
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
  const form = find(".standing__name");
  /** @type {HTMLInputElement} */
  const input = find("#partnership-name");
  let renaming = false;

  const close = () => {
    form.hidden = true;
    select.focus();
  };
  /** @param {string} name that stands there to begin with */
  const ask = (name) => {
    form.hidden = false;
    input.value = name;
    input.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (renaming) change((partnership) => void (partnership.name = name));
    else put(empty(name));
    close();
  });
  form.addEventListener("keydown", (event) => {
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
    show();
    say(fill(words.deleted, { name: title(gone) }), () => put(gone));
  });
  onClick("clear", () => {
    const before = partnerships.copyOfMine();
    change((partnership) => Object.assign(partnership, { ticks: [], notes: {} }));
    say(words.cleared, () => put(before));
  });
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
select.addEventListener("change", () => {
  partnerships.choose(select.value);
  show();
});
wireSharing({ words, items, known, partnerships, onClick, put, say, title });
partnerships.watch(show);
show();
