// The page of a tool in a reader's hands: what is typed is kept for the reader's partnerships, worked out, printed, sent,
// and put into its Word file.

import { empty } from "./checklist/state.js";
import { Partnerships } from "./checklist/store.js";
import { dataOf, find } from "./lib/dom.js";
import { download, namedAfter } from "./lib/download.js";
import { hush } from "./lib/message.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";
import { onClick, put, say, showChoice, wireChoice } from "./partnership/choice.js";
import { Papers, SHARED } from "./partnership/papers.js";
import { controlsIn, isChanged, showTyped, typedIn, wirePaper } from "./tool/fields.js";
import { Offers } from "./tool/offers.js";
import { showProblem, showResults } from "./tool/results.js";
import { Rows } from "./tool/rows.js";
import { wireSending } from "./tool/sending.js";
import { completed, droppedOf } from "./tool/shown.js";
import { withSignatures } from "./tool/signing.js";

/** @typedef {import("./tool/shown.js").Values} Values */

/** @type {import("./tool/shown.js").Outline} */
const outline = dataOf("tool-outline");
/** @type {import("./lib/words.js").Words} */
const words = dataOf("tool-words");
/** @type {HTMLFormElement} */
const form = find("#tool");
const site = form.dataset.site ?? "";
const known = { has: () => true };
const papers = new Papers(keyOf("tools", site));
const partnerships = new Partnerships(keyOf("checklist", site), known, papers);
const shown = { outline, form, words, locale: form.dataset.locale ?? "" };
/** @type {import("./partnership/choice.js").Choice} */
const choice = {
  words,
  partnerships,
  showMine: show,
  change: (change) => {
    partnerships.change(change);
    show();
  },
  begun: empty,
};
/** @type {import("./tool/rows.js").Page} */
const page = {
  words,
  values: () => partnerships.written(outline.name),
  change,
  say: (text, undo) => say(choice, text, undo),
};
const tables = outline.tables
  .filter(({ grows }) => grows)
  .map((table) => new Rows(table, find(`[data-table="${table.name}"]`), page));
const offers = new Offers(outline, form, page, () => ({
  partnership: partnerships.mine().name,
  ...partnerships.written(SHARED),
}));

function show() {
  const values = page.values();
  showChoice(choice);
  for (const rows of tables) rows.show(values);
  showTyped(controlsIn(form), values);
  showResults(shown, values);
  offers.show(values);
  // Links that hold the answers are made anew.
  document.dispatchEvent(new CustomEvent("answers"));
}

/** @param {(values: Values) => void} change to what is typed */
function change(change) {
  partnerships.changeTool(outline.name, change);
  hush();
  show();
}

/** @param {import("./tool/fields.js").Control[]} controls in which something was typed */
function keep(controls) {
  /** @type {Values} */
  const shared = {};
  /** @type {Values} */
  const typed = {};
  for (const control of controls) {
    typed[control.name] = typedIn(control);
    const name = outline.shared[control.name];
    if (name) shared[name] = typedIn(control);
  }
  if (Object.keys(shared).length) keepShared(shared);
  const before = page.values();
  const all = withSignatures(typed, before, outline.shared, isThere);
  change((values) => write(values, all));
}

/** @param {string} name of a control */
const isThere = (name) => form.elements.namedItem(name) !== null;

/** @param {Values} shared by the name that several tools have it under */
function keepShared(shared) {
  const before = partnerships.written(SHARED).partnership ?? "";
  partnerships.changeTool(SHARED, (values) => write(values, shared));
  // A partnership without a name of its own is called as its papers call it. Its name is kept without
  // the space that somebody has typed before the next word.
  if (shared.partnership === undefined || partnerships.mine().name !== before.trim()) return;
  partnerships.change((partnership) => void (partnership.name = shared.partnership));
}

/**
 * @param {Values} values to which are added
 * @param {Values} added of which empty ones take away what was there
 */
function write(values, added) {
  for (const [name, text] of Object.entries(added)) {
    if (text) values[name] = text;
    else delete values[name];
  }
}

/** @param {string} ending of the blank file's name: one of several for the same tool */
async function saveWord(ending = "") {
  const values = page.values();
  const answers = {
    values: completed(outline, values, shown.locale),
    dropped: droppedOf(outline, values),
  };
  const file = `${outline.file}${ending}`;
  const name = `${namedAfter(`${file} ${partnerships.mine().name}`)}.docx`;
  say(choice, words["word.making"]);
  try {
    const { WORD, wordFile } = await import(new URL("tool-word.js", import.meta.url).href);
    download(name, await wordFile(`${file}.docx`, answers), WORD);
    say(choice, fill(words["word.made"], name));
  } catch (error) {
    // What was typed is still there.
    console.warn(error);
    say(choice, words["word.failed"]);
  }
}

/** @type {(event: Event) => import("./tool/fields.js").Control} */
const controlOf = ({ target }) => /** @type {any} */ (target);

form.addEventListener("input", (event) => {
  if (controlOf(event).name) keep([controlOf(event)]);
});
form.addEventListener("change", (event) => {
  const control = controlOf(event);
  if (control instanceof HTMLInputElement && control.dataset.type) {
    showProblem(control, shown);
  }
});
// Enter in a line would send the form, which goes nowhere.
form.addEventListener("submit", (event) => event.preventDefault());

wirePaper(form);
wireChoice(choice);
wireSending(choice, outline);
onClick("word", () => saveWord());
document.querySelector("[data-do=columns]")?.addEventListener("click", () => saveWord("-id-en"));
onClick("print", () => print());
onClick("clear", () => {
  const before = partnerships.copyOfMine();
  change((values) => {
    for (const name of Object.keys(values)) delete values[name];
  });
  say(choice, words.cleared, () => put(choice, before));
});
partnerships.watch(show);
// What was typed before this script had arrived.
const early = controlsIn(form).filter(isChanged);
if (early.length) keep(early);
show();
