// The checklist page: ticks, notes, several partnerships, the verdict, printing, sharing, files.

import { wireSharing } from "./checklist/share.js";
import { empty, inForm, newest } from "./checklist/state.js";
import { Partnerships } from "./checklist/store.js";
import { View } from "./checklist/view.js";
import { all, dataOf, find, setText } from "./lib/dom.js";
import { hush } from "./lib/message.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";
import { onClick, put, say, wireChoice } from "./partnership/choice.js";
import { Papers } from "./partnership/papers.js";

/** @typedef {import("./checklist/state.js").Partnership} Partnership */

/** @type {import("./lib/words.js").Words} */
const words = dataOf("ticks-words");

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
const site = find("#standing").dataset.site ?? "";
const papers = new Papers(keyOf("tools", site));
const partnerships = new Partnerships(keyOf("checklist", site), known, papers, newest(items));
const view = new View(items, rows, words);
/** @type {import("./partnership/choice.js").Choice} */
const choice = {
  words,
  partnerships,
  showMine,
  change,
  begun: (name) => ({ ...empty(name, newest(items)), form }),
};

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

rows.forEach(wireItem);
wireChoice(choice);
wireForm();
onClick("clear", () => {
  const before = partnerships.copyOfMine();
  change((partnership) => Object.assign(partnership, { ticks: [], notes: {} }));
  say(choice, words.cleared, () => put(choice, before));
});
onClick("seen", () => {
  partnerships.see();
  show();
  find("#partnership").focus();
});
wireSharing({ ...choice, items, known, form: () => form });
partnerships.watch(show);
show();
