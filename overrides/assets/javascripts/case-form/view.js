// What the form says to whoever writes in it: what is wrong at each question, what is left to do,
// and the page that becomes of it.

import { all, element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { slugOf } from "./draft.js";
import { labelOf, calledOf } from "./naming.js";
import { preview } from "./preview.js";

/** @typedef {import("./check.js").Finding} Finding */
/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @typedef {object} Situation
 * @property {boolean} begun whether anything has been answered
 * @property {boolean} last whether the last step is on the page
 * @property {(place: string) => void} leadTo a question
 */

export class View {
  /**
   * @param {import("./answers.js").Answers} answers
   * @param {import("./draft.js").Schema} schema
   * @param {import("../lib/words.js").Words} words
   */
  constructor(answers, schema, words) {
    this.answers = answers;
    this.form = answers.form;
    this.schema = schema;
    this.words = words;
    /** Questions that have been answered or left: only these are told what is wrong. */
    this.told = new Set();
    /** Whether all questions are, since somebody wanted to send the case. */
    this.tellAll = false;
  }

  /** @param {string} start of the places of questions that are as if they had not been left */
  forget(start) {
    for (const place of this.told) if (place.startsWith(start)) this.told.delete(place);
  }

  /**
   * @param {Draft} draft
   * @param {Finding[]} findings
   * @param {Situation} situation
   */
  show(draft, findings, situation) {
    for (const question of all("[data-place]", this.form)) this.showQuestion(question, findings);
    if (situation.last) this.showLast(draft, findings, situation);
  }

  /**
   * What was understood where somebody wrote it otherwise; what may mean several things is asked.
   * @param {import("./reading.js").Understood[]} readings
   */
  showReadings(readings) {
    for (const shown of all("[data-read]", this.form)) {
      const place = shown.dataset.read ?? "";
      const found = readings.find((one) => one.place === place);
      const isTold = this.tellAll || this.told.has(place) || (place === "end" && this.told.has("start"));
      const text = found && isTold ? this.readingOf(found) : "";
      const candidates = (isTold && found?.reading.candidates) || [];
      // Buttons that are made again lose the focus.
      const state = JSON.stringify([text, candidates]);
      if (shown.dataset.now === state) continue;
      shown.dataset.now = state;
      const buttons = candidates.map((value) => this.choiceOf(place, value));
      shown.replaceChildren(text, ...buttons);
      shown.hidden = !text && !buttons.length;
    }
  }

  /** @param {import("./reading.js").Understood} found */
  readingOf({ typed, reading: { value, candidates, refused, isAbout } }) {
    if (candidates.length) return `${this.words["read.which"]} `;
    if (refused || value === typed) return "";
    if (!value) return this.words["read.none"];
    const named = this.dateOf(value);
    if (isAbout) return fill(this.words.read, `${this.words["case.about"]} ${value}`);
    return fill(this.words.read, named === value ? value : `${named} (${value})`);
  }

  /**
   * A button with one of the values that somebody may have meant.
   * @param {string} place
   * @param {string} value
   */
  choiceOf(place, value) {
    const button = element("button", this.dateOf(value));
    button.type = "button";
    button.className = "copy";
    button.addEventListener("click", () => {
      this.answers.put(place, value);
      const box = find(`[id="${place}"]`);
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
    });
    return button;
  }

  /** @param {string} value a date as it stands in a file, said in words; anything else as it is */
  dateOf(value) {
    const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value);
    if (!parts) return value;
    /** @type {Intl.DateTimeFormatOptions} */
    const day = parts[3] ? { day: "numeric" } : {};
    const format = new Intl.DateTimeFormat(this.words.locale, {
      ...day,
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    return format.format(new Date(value));
  }

  /**
   * The last step: what is left to do, and the page that the draft makes.
   * @param {Draft} draft
   * @param {Finding[]} findings
   * @param {Situation} situation
   */
  showLast(draft, findings, { begun, leadTo }) {
    const languages = this.answers.languages();
    /** @type {HTMLInputElement} */
    const name = find("#name");
    name.placeholder = slugOf(draft, this.schema);
    const state = begun ? this.stateOf(findings.length, languages.length) : this.words.empty;
    setText(find("[data-state-text]"), state);
    find("[data-state]").classList.toggle("is-done", begun && !findings.length);
    const told = begun ? findings : [];
    const problems = told.map((finding) => this.problem(finding, leadTo));
    find("[data-problems]").replaceChildren(...problems);
    const previews = languages.map((language) => {
      const { schema, words } = this;
      return preview(draft, language, { schema, words, name: (field, value) => calledOf(this.answers, field, value) });
    });
    find("[data-previews]").replaceChildren(...previews);
  }

  /**
   * @param {number} problems
   * @param {number} languages
   */
  stateOf(problems, languages) {
    if (problems) return fill(this.words.problems, { count: problems });
    return this.words[languages > 1 ? "done.files" : "done"];
  }

  /**
   * @param {HTMLElement} question
   * @param {Finding[]} findings
   */
  showQuestion(question, findings) {
    const place = question.dataset.place ?? "";
    const told = this.tellAll || this.told.has(place);
    const mine = told ? findings.find((one) => one.place === place) : undefined;
    const wrong = document.getElementById(`${place}-wrong`);
    if (wrong) {
      wrong.hidden = !mine;
      setText(wrong, mine ? this.textOf(mine) : "");
    }
    question.classList.toggle("is-wrong", Boolean(mine));
    const control = /** @type {HTMLInputElement | null} */ (document.getElementById(place));
    if (!control?.matches("input, select, textarea")) return;
    control.setAttribute("aria-invalid", `${Boolean(mine)}`);
    /** @type {HTMLElement | null} */
    const count = question.querySelector("[data-count]");
    if (!count) return;
    const written = [...control.value.trim()].length;
    count.textContent = fill(this.words.count, { count: written, all: count.dataset.count ?? "" });
  }

  /**
   * @param {Finding} finding
   * @param {(place: string) => void} leadTo
   */
  problem(finding, leadTo) {
    const link = element("a", `${labelOf(this.answers, finding.place)}: ${this.textOf(finding)}`);
    link.href = `#${finding.place}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leadTo(finding.place);
    });
    return element("li", link);
  }

  /**
   * What is wrong, in words of the form's own where it has some, else in those of the check.
   * @param {Finding} finding
   */
  textOf({ rule, place, values }) {
    const named = { ...values, key: labelOf(this.answers, place) };
    const own = this.words[`say.${rule}`];
    if (own !== undefined) return fill(own, named);
    const { message, hint } = this.schema.messages[rule] ?? { message: "", hint: "" };
    const sentence = `${message[0].toUpperCase()}${message.slice(1)}.`;
    // A hint with placeholders speaks of the file.
    return fill(hint.includes("{") ? sentence : `${sentence} ${hint}`, named);
  }
}
