// The form for a case study: what happens when somebody writes in it. case-form/answers.js reads
// the answers, draft.js makes files of them, check.js knows the rules, view.js shows what is wrong
// and what becomes of it, files.js hands the files on.

import { Answers } from "./case-form/answers.js";
import { check } from "./case-form/check.js";
import { slugOf } from "./case-form/draft.js";
import { Files } from "./case-form/files.js";
import { accepted } from "./case-form/store.js";
import { View } from "./case-form/view.js";
import { all, dataOf, find } from "./lib/dom.js";
import { tell } from "./lib/message.js";
import { keyOf, store, stored } from "./lib/storage.js";

/** @typedef {import("./case-form/check.js").Finding} Finding */
/** @typedef {import("./case-form/store.js").Kept} Kept */

// In milliseconds: while somebody writes and when they leave a question.
const PAUSE = 250;
const LEFT = 50;

/** @type {import("./case-form/draft.js").Schema} */
const schema = dataOf("case-form-schema");
/** @type {import("./lib/words.js").Words} */
const words = dataOf("case-form-words");
/** @type {HTMLFormElement} */
const form = find("#case-form");
const key = keyOf("case-draft", form.dataset.site ?? "");
const blank = accepted({ draft: { facts: { kind: "documented" } } }, schema);

const answers = new Answers(form, schema, words);
const view = new View(answers, schema, words);
const files = new Files(form, schema, words, () => mayBeSent());

/** Names of cases that are there already; none before they have been asked for. */
const taken = new Set();

/** @returns {Finding[]} in the order of the questions */
function findings() {
  const draft = answers.draft();
  const found = check(draft, schema);
  if (taken.has(slugOf(draft, schema))) {
    found.push({ rule: "same-slug", place: "name", values: {} });
  }
  const order = all("[data-place]", form).map(({ dataset }) => dataset.place);
  return found.sort((one, other) => order.indexOf(one.place) - order.indexOf(other.place));
}

/** Check the answers, show what becomes of them, and keep them. */
function show() {
  const draft = answers.draft();
  const found = findings();
  view.show(draft, found, leadTo);
  files.show(draft, answers.languages(), found.length);
  view.showKept(store(key, answers.kept()));
}

/** @type {ReturnType<typeof setTimeout>} */
let waiting;
/** @param {number} pause in milliseconds */
function showSoon(pause) {
  clearTimeout(waiting);
  waiting = setTimeout(show, pause);
}

/** Before a file goes to GitHub everything has to be right; else it is said what is not. */
function mayBeSent() {
  if (!findings().length) return true;
  view.tellAll = true;
  show();
  find("[data-state]").focus();
  return false;
}

/** @param {string} place of a question, to which somebody goes from the list of what is wrong */
function leadTo(place) {
  view.told.add(place);
  show();
  const target = document.getElementById(place) ?? view.questionAt(place)?.querySelector("input");
  target?.focus();
  target?.scrollIntoView({ block: "center" });
}

/** @param {string} name of a question with rows, which can be added and removed */
function wireRows(name) {
  const question = find(`[data-rows="${name}"]`);
  find("[data-add]", question).addEventListener("click", () => {
    answers.addRow(name);
    show();
    const rows = answers.rowsOf(name);
    /** @type {HTMLElement | null} */
    const first = rows[rows.length - 1].querySelector("input, select");
    first?.focus();
  });
  question.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    /** @type {HTMLElement | null | undefined} */
    const row = target.closest("[data-remove]")?.closest("[data-row]");
    if (!row) return;
    answers.removeRow(name, row);
    // The rows after it have other numbers now.
    view.forget(`${name}.`);
    show();
    question.focus();
  });
}

/** Empty the form; that can be undone. */
function clear() {
  const before = answers.kept();
  /** @param {Kept} kept */
  const start = (kept) => {
    answers.write(kept);
    view.forget("");
    view.tellAll = false;
    show();
  };
  start(blank);
  tell(words.cleared, words, () => start(before));
}

/**
 * Ask once, when somebody begins to write, which names are taken. Where that is not to be known
 * here, the check of the repository says it.
 */
function askForNames() {
  fetch(form.dataset.cases ?? "")
    .then((answer) => answer.json())
    .then((/** @type {{u: string}[]} */ rows) => {
      for (const { u } of rows) taken.add(u.split("/").filter(Boolean).pop());
    })
    .catch(() => {});
}

/** The browser knows the names of countries; the page holds only their codes. */
function nameCountries() {
  const group = find("[data-countries]");
  const language = document.documentElement.lang;
  const names = new Intl.DisplayNames(language, { type: "region" });
  // Codes with the same first letter are one word: `abc` for ab and ac.
  const codes = (group.dataset.countries ?? "").split(" ").flatMap(([first, ...seconds]) => {
    return seconds.map((second) => first + second);
  });
  const options = codes.map((code) => new Option(names.of(code.toUpperCase()), code));
  options.sort((one, other) => one.text.localeCompare(other.text, language));
  group.append(...options);
}

/** @param {FocusEvent} event */
function leave(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  /** @type {HTMLElement | null} */
  const question = target.closest("[data-place]");
  if (!question || !target.matches("input, select, textarea")) return;
  view.told.add(question.dataset.place ?? "");
  showSoon(LEFT);
}

answers.repeated.forEach(({ name }) => wireRows(name));
form.addEventListener("input", () => showSoon(PAUSE));
form.addEventListener("focusin", askForNames, { once: true });
form.addEventListener("focusout", leave);
form.addEventListener("submit", (event) => event.preventDefault());
find("[data-do=clear]").addEventListener("click", clear);
nameCountries();
answers.write(accepted(stored(key) ?? blank, schema));
show();
