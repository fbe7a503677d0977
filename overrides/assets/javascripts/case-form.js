// The form for a case study: what happens when somebody writes in it. case-form/answers.js reads
// the answers, keeper.js keeps them, steps.js shows one step after the other. What becomes of them
// comes with case-review.js once somebody begins to write.

import { Answers } from "./case-form/answers.js";
import { saveDraft, saveText, takeDrafts } from "./case-form/draft-file.js";
import { Keeper } from "./case-form/keeper.js";
import { inWords, labelOf } from "./case-form/naming.js";
import { Notes } from "./case-form/notes.js";
import { placesOf } from "./case-form/places.js";
import { Steps } from "./case-form/steps.js";
import { accepted } from "./case-form/store.js";
import { all, dataOf, find } from "./lib/dom.js";
import { tell } from "./lib/message.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";

/** @typedef {import("./case-form/keeper.js").Earlier} Earlier */
/** @typedef {import("./case-form/notes.js").Offer} Offer */
/** @typedef {import("./case-form/places.js").Places} Places */
/** @typedef {import("./case-form/review.js").Review} Review */
/** @typedef {import("./case-form/store.js").Kept} Kept */

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
const here = document.documentElement.lang;
const blank = accepted({ draft: { facts: { kind: "documented" } } }, schema);

const answers = new Answers(form, schema, words);
const keeper = new Keeper(keyOf("case-draft", form.dataset.site ?? ""), schema, blank);
const steps = new Steps(form, words, arrive);
const notes = new Notes(words, {
  save: () => saveDraft(answers.kept()),
  saveSpoilt: () => keeper.spoilt().forEach(saveText),
  forgetSpoilt,
  choose,
  restore,
  saveEarlier: ({ draft, languages }) => saveDraft({ draft, languages }),
});

/** @type {Review | undefined} */
let review;
/** Whether it is being fetched. */
let asked = false;

/** Fetch what looks at the answers; where that fails, try again with the next answer. */
async function askForReview() {
  if (review || asked) return;
  asked = true;
  try {
    const address = new URL(form.dataset.review ?? "", location.href);
    // A browser may remember that an address failed.
    if (form.dataset.failed) address.searchParams.set("again", form.dataset.failed);
    const [made, rules] = await Promise.all([import(address.href), fetchRules()]);
    review = made.review({ answers, steps, schema: { ...schema, ...rules }, words });
    delete form.dataset.failed;
    form.dataset.reviewed = "yes";
    reviewed();
  } catch (error) {
    console.warn(error);
    form.dataset.failed = `${Number(form.dataset.failed ?? 0) + 1}`;
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
  else if (keeper.stored || steps.current === "send") askForReview();
}

/** @type {ReturnType<typeof setTimeout>} */
let waiting;
function reviewSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(reviewed, PAUSE);
}

/** Keep what is on the page at once, and show there what other tabs have written. */
function keep() {
  const taken = keeper.sync(answers.kept());
  const places = Object.keys(taken);
  if (places.length) {
    answers.writePlaces(taken);
    keeper.agree(placesOf(answers.kept()), places);
    reviewSoon();
  }
  showParts();
  showNotes();
}

/** Parts of the form that depend on answers. */
function showParts() {
  const chosen = answers.languages();
  const { draft } = answers.kept();
  const isInvented = draft.facts.kind === "illustration";
  /** @type {Record<string, string>[]} */
  const agreements = draft.facts.agreements;
  const isAnswered = agreements.some((row) => Object.values(row).some(Boolean));
  const isAgreed = draft.facts.basis === "partners" || isAnswered;
  for (const part of all("[data-language]", form)) {
    const language = part.dataset.language ?? "";
    const { title, summary, sections } = draft.texts[language];
    const isChosen = chosen.includes(language);
    const isWritten = [title, summary, ...sections].some((text) => text.trim());
    part.hidden = !isChosen && !isWritten;
    find("[data-unsent]", part).hidden = isChosen;
  }
  for (const part of all("[data-documented]", form)) part.hidden = isInvented;
  find("[data-invented]", form).hidden = !isInvented;
  find("[data-agreed]", form).hidden = !isAgreed;
  for (const { name, most } of answers.repeated) {
    const isFull = Boolean(most) && answers.rowsOf(name).length >= most;
    find(`[data-rows="${name}"] [data-full]`).hidden = !isFull;
  }
}

function showNotes() {
  const kept = answers.kept();
  const earlier = keeper.earlier();
  const isBlank = !answers.answered().length;
  const [last] = earlier;
  notes.show({
    unkept: keeper.failure && unkept(),
    offers: keeper.offers(kept).flatMap(({ place, values }) => values.map((value) => offerOf(place, value))),
    spoilt: keeper.spoilt().length,
    cleared: isBlank && last?.why === "cleared" ? last : undefined,
  });
  notes.showEarlier(earlier, time);
}

/** Say what is kept, but not while somebody is writing: a screen reader would talk over it. */
function showKept() {
  const at = keeper.stored?.at;
  if (keeper.failure) {
    notes.showKept(words[keeper.failure]);
  } else notes.showKept(at ? fill(words.kept, time(at)) : words.unsaved);
}

/** What is not kept, where the storage failed. */
function unkept() {
  const at = keeper.stored?.at;
  return at ? fill(words["unkept.since"], time(at)) : words.unkept;
}

/** @param {number} at in milliseconds */
function time(at) {
  const date = new Date(at);
  /** @param {Intl.DateTimeFormatOptions} parts */
  const format = (parts) => new Intl.DateTimeFormat(words.locale, parts).format(date);
  const clock = fill(words.clock, format({ hour: "2-digit", minute: "2-digit" }));
  if (date.toDateString() === new Date().toDateString()) return clock;
  return `${format({ day: "numeric", month: "long" })} ${clock}`;
}

/**
 * @param {string} place
 * @param {any} value that another tab has written there
 * @returns {Offer}
 */
function offerOf(place, value) {
  return { place, label: labelOf(answers, place), value, shown: inWords(answers, place, value) };
}

/**
 * @param {Offer} offer
 * @param {boolean} isTaken whether the other version is to be on the page
 */
function choose({ place, value }, isTaken) {
  const kept = answers.kept();
  const mine = placesOf(kept)[place];
  const left = isTaken ? mine : value;
  keeper.rememberAnswer(kept, place, left);
  keeper.choose(place, isTaken ? value : mine);
  if (isTaken) answers.writePlaces({ [place]: value });
  keeper.agree(placesOf(answers.kept()), [place]);
  keep();
  showKept();
  reviewSoon();
  find("[data-kept]").scrollIntoView({ block: "center" });
}

/**
 * Put another draft on the page; the one that is there stays among the earlier ones.
 * @param {Kept} next
 * @param {string} why
 * @param {Earlier[]} [earlier]
 * @returns {boolean} false where there was no room to keep both
 */
function replace(next, why, earlier) {
  if (!keeper.replace(answers.kept(), next, why, earlier)) {
    showNotes();
    showKept();
    tell(words["full.clear"], words);
    return false;
  }
  answers.write(next);
  keeper.start(answers.kept());
  review?.forget("");
  keep();
  showKept();
  return true;
}

/** Empty the form; that can be undone, also later. */
function clear() {
  if (replace(blank, "cleared")) find("[data-notes] button")?.focus();
}

/** @param {Earlier} earlier */
function restore(earlier) {
  const others = keeper.earlier().filter(({ at }) => at !== earlier.at);
  replace({ draft: earlier.draft, languages: earlier.languages }, "replaced", others);
}

/**
 * @param {Kept | null} kept the draft of a file; none where there was none in it
 * @param {string} text of the file, where not everything in it finds room
 */
function open(kept, text) {
  if (!kept) {
    tell(words["draft.broken"], words);
    return;
  }
  if (text) keeper.setAside(text);
  if (replace(kept, "replaced")) tell(words["draft.opened"], words);
}

function forgetSpoilt() {
  keeper.forgetSpoilt();
  showNotes();
}

/** @param {string} name of a question with rows, which can be added and removed */
function wireRows(name) {
  const question = find(`[data-rows="${name}"]`);
  find("[data-add]", question).addEventListener("click", () => {
    const field = answers.repeated.find((one) => one.name === name);
    if (field?.most && answers.rowsOf(name).length >= field.most) return;
    answers.addRow(name);
    keep();
    reviewSoon();
    const rows = answers.rowsOf(name);
    /** @type {HTMLElement | null} */
    const first = rows[rows.length - 1].querySelector("input, select");
    first?.focus();
  });
  question.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    /** @type {HTMLElement | null | undefined} */
    const row = target.closest("[data-remove]")?.closest("[data-row]");
    if (row) removeRow(name, row);
  });
}

/**
 * @param {string} name of a question
 * @param {HTMLElement} row
 */
function removeRow(name, row) {
  const before = answers.kept();
  const title = find("legend", row).textContent ?? "";
  const isWritten = all("input, select", row).some((control) => {
    return /** @type {HTMLInputElement} */ (control).value.trim();
  });
  if (isWritten) keeper.remember(before, "removed");
  answers.removeRow(name, row);
  keep();
  // The rows after it have other numbers now.
  review?.forget(`${name}.`);
  reviewSoon();
  find(`[data-rows="${name}"]`).focus();
  if (!isWritten) return;
  tell(fill(words.removed, title), words, () => {
    answers.writePlaces({ [name]: before.draft.facts[name] });
    keep();
    reviewSoon();
  });
}

/** The browser knows the names of countries; the page holds only their codes. */
function nameCountries() {
  const group = find("[data-countries]");
  const names = new Intl.DisplayNames(here, { type: "region" });
  // Codes with the same first letter are one word: `abc` for ab and ac.
  const codes = (group.dataset.countries ?? "").split(" ").flatMap(([first, ...seconds]) => {
    return seconds.map((second) => first + second);
  });
  const options = codes.map((code) => new Option(names.of(code.toUpperCase()), code));
  options.sort((one, other) => one.text.localeCompare(other.text, here));
  group.append(...options);
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
  showKept();
  for (const place of left.splice(0)) review?.leave(place);
}

/** @param {boolean} isDown whether a finger or a button of the mouse is down */
function press(isDown) {
  isPressed = isDown;
  if (!isDown) setTimeout(sayLeft, LEFT);
}

function arrive() {
  showKept();
  reviewed();
}

function change() {
  const isFirst = !keeper.stored;
  const failure = keeper.failure;
  keep();
  if (isFirst || failure !== keeper.failure) showKept();
  askForReview();
  reviewSoon();
}

answers.repeated.forEach(({ name }) => wireRows(name));
nameCountries();
answers.write(keeper.read() ?? blank);
keeper.start(answers.kept());
form.addEventListener("input", change);
form.addEventListener("change", change);
form.addEventListener("focusin", askForReview, { once: true });
form.addEventListener("focusout", leave);
addEventListener("pointerdown", () => press(true));
addEventListener("pointerup", () => press(false));
addEventListener("pointercancel", () => press(false));
form.addEventListener("submit", (event) => event.preventDefault());
find("[data-do=save]").addEventListener("click", () => saveDraft(answers.kept()));
takeDrafts(form, schema, open);
find("[data-do=clear]").addEventListener("click", clear);
addEventListener("storage", keep);
addEventListener("pageshow", keep);
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", keep);
showParts();
showNotes();
showKept();
steps.start();
delete form.dataset.waits;
