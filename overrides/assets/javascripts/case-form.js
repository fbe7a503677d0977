// The form for a case study: what happens when somebody writes in it. case-form/answers.js reads
// the answers, desk.js keeps them, steps.js shows one step after the other. What becomes of them
// comes with case-review.js once somebody begins to write.

import { Answers } from "./case-form/answers.js";
import { Desk } from "./case-form/desk.js";
import { wireRows } from "./case-form/rows.js";
import { Steps } from "./case-form/steps.js";
import { dataOf, find } from "./lib/dom.js";

// In milliseconds: how long somebody stops writing before the answers are looked at.
const PAUSE = 250;
// And until the click that left a question has reached what it was meant for.
const LEFT = 50;

/** @type {import("./case-form/draft.js").Schema} */
const schema = dataOf("case-form-schema");
/** @type {import("./lib/words.js").Words} */
const words = dataOf("case-form-words");
/** @type {HTMLFormElement} */
const form = find("#case-form");

const answers = new Answers(form, schema, words);
const desk = new Desk(answers, { changed: reviewSoon, replaced: () => forget("") });
const steps = new Steps(form, words, arrive);

/** @type {import("./case-form/review.js").Review | undefined} */
let review;
/** Whether it is being fetched. */
let asked = false;
/** How often it did not arrive. */
let failed = 0;

/** Fetch what looks at the answers; where that fails, try again with the next answer. */
async function askForReview() {
  if (review || asked) return;
  asked = true;
  try {
    const address = new URL(form.dataset.review ?? "", location.href);
    // A browser may remember that an address failed.
    if (failed) address.searchParams.set("again", `${failed}`);
    const [made, rules] = await Promise.all([import(address.href), fetchRules()]);
    const { words: sayings, ...late } = rules;
    const all = { ...words, ...sayings };
    review = made.review({ answers, steps, schema: { ...schema, ...late }, words: all });
    form.dataset.reviewed = "yes";
    reviewed();
  } catch (error) {
    console.warn(error);
    failed += 1;
    find("[data-state-text]").textContent = words.unchecked;
  } finally {
    asked = false;
  }
}

/** What answers have to be like. */
async function fetchRules() {
  const answer = await fetch(form.dataset.rules ?? "");
  return answer.json();
}

/** Look at the answers, once they can be looked at. */
function reviewed() {
  if (review) review.show();
  else if (desk.isBegun || steps.current === "send") askForReview();
}

/** @type {ReturnType<typeof setTimeout>} */
let waiting;
function reviewSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(reviewed, PAUSE);
}

/** @param {string} start of the places of questions that are as if they had not been left */
function forget(start) {
  review?.forget(start);
}

/** Places of questions that were left. @type {string[]} */
const left = [];
let isPressed = false;
/** @param {Event} event */
function leave(event) {
  // Whoever goes to another window will come back to the question.
  if (!document.hasFocus()) return;
  const target = /** @type {HTMLElement} */ (event.target);
  /** @type {HTMLElement | null} */
  const question = target.closest("[data-place]");
  if (!question || !target.matches("input, select, textarea")) return;
  left.push(question.dataset.place ?? "");
  if (!isPressed) setTimeout(sayLeft, LEFT);
}

/**
 * Say what is wrong with the questions that were left. While a finger or a button of the mouse is
 * down nothing may move: it would come up on something else.
 */
function sayLeft() {
  if (!left.length) return;
  desk.showKept();
  for (const place of left.splice(0)) review?.leave(place);
}

/** @param {boolean} isDown whether a finger or a button of the mouse is down */
function press(isDown) {
  isPressed = isDown;
  if (!isDown) setTimeout(sayLeft, LEFT);
}

function arrive() {
  desk.showKept();
  reviewed();
}

function change() {
  desk.keep();
  askForReview();
  reviewSoon();
}

/** The browser knows the names of countries; the page holds only their codes. */
function nameCountries() {
  const group = find("[data-countries]");
  const here = document.documentElement.lang;
  const names = new Intl.DisplayNames(here, { type: "region" });
  // Codes with the same first letter are one word: `abc` for ab and ac.
  const codes = (group.dataset.countries ?? "").split(" ").flatMap(([first, ...seconds]) => {
    return seconds.map((second) => first + second);
  });
  const options = codes.map((code) => new Option(names.of(code.toUpperCase()), code));
  options.sort((one, other) => one.text.localeCompare(other.text, here));
  group.append(...options);
}

for (const { name } of answers.repeated) {
  wireRows(name, desk, (start) => {
    if (start) forget(start);
    reviewSoon();
  });
}
nameCountries();
desk.start();
form.addEventListener("input", change);
form.addEventListener("change", change);
form.addEventListener("focusin", askForReview, { once: true });
form.addEventListener("focusout", leave);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pointerdown", () => press(true));
addEventListener("pointerup", () => press(false));
addEventListener("pointercancel", () => press(false));
steps.start();
delete form.dataset.waits;
