// What becomes of the answers: what is wrong with them, the page and the files that they make.

import { all, find } from "../lib/dom.js";
import { check } from "./check.js";
import { slugOf } from "./draft.js";
import { Files } from "./files.js";
import { questionAt } from "./naming.js";
import { readings, understood } from "./reading.js";
import { View } from "./view.js";

/** @typedef {import("./check.js").Finding} Finding */
/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @typedef {object} Given the parts of the form that are there already
 * @property {import("./answers.js").Answers} answers
 * @property {import("./steps.js").Steps} steps
 * @property {import("./draft.js").Schema} schema
 * @property {import("../lib/words.js").Words} words
 */

export class Review {
  /** @param {Given} given */
  constructor({ answers, steps, schema, words }) {
    this.answers = answers;
    this.form = answers.form;
    this.steps = steps;
    this.schema = schema;
    this.view = new View(answers, schema, words);
    this.files = new Files(this.form, schema, words, () => this.mayBeSent());
    /** Names of cases that are there already; none before they have been asked for. */
    this.taken = new Set();
    /** What was understood of years, dates and addresses. @type {import("./reading.js").Understood[]} */
    this.readings = [];
    this.askForNames();
  }

  /** @returns {Draft} with the values that the answers were understood to mean */
  draft() {
    const typed = this.answers.draft();
    this.readings = readings(typed, this.schema);
    return understood(typed, this.readings);
  }

  /**
   * @param {Draft} draft
   * @returns {Finding[]} in the order of the questions
   */
  findings(draft) {
    const found = check(draft, this.schema, new Date().getFullYear());
    if (this.taken.has(slugOf(draft, this.schema))) {
      found.push({ rule: "same-slug", place: "name", values: {} });
    }
    const order = all("[data-place]", this.form).map(({ dataset }) => dataset.place);
    return found.sort((one, other) => order.indexOf(one.place) - order.indexOf(other.place));
  }

  /** Check the answers and show what becomes of them. */
  show() {
    const draft = this.draft();
    const found = this.findings(draft);
    const last = this.steps.current === "send";
    const begun = this.showStandings(found);
    this.view.showReadings(this.readings);
    this.view.show(draft, found, { begun, last, leadTo: (place) => this.leadTo(place) });
    if (last) this.files.show(draft, this.answers.languages(), { begun, problems: found.length });
  }

  /**
   * Where each step stands.
   * @param {Finding[]} found
   * @returns {boolean} whether anything has been answered
   */
  showStandings(found) {
    const answered = this.answers.answered();
    const begun = this.steps.names.map((name) => {
      const section = find(`[data-step="${name}"]`, this.form);
      const places = new Set(all("[data-place]", section).map(({ dataset }) => dataset.place));
      const isBegun = answered.some((place) => places.has(place));
      const problems = found.filter(({ place }) => places.has(place)).length;
      this.steps.showStanding(name, { begun: isBegun, problems });
      return isBegun;
    });
    return begun.some(Boolean);
  }

  /** @param {string} place of a question that somebody has left */
  leave(place) {
    this.view.told.add(place);
    this.show();
  }

  /** @param {string} start of the places of questions that are as if they had not been left */
  forget(start) {
    this.view.forget(start);
    if (!start) this.view.tellAll = false;
    this.show();
  }

  /** Before a file goes to GitHub everything has to be right; else it is said what is not. */
  mayBeSent() {
    if (!this.findings(this.draft()).length) return true;
    this.view.tellAll = true;
    this.show();
    find("[data-state]").focus();
    return false;
  }

  /** @param {string} place of a question, to which somebody goes from the list of what is wrong */
  leadTo(place) {
    this.view.told.add(place);
    const question = questionAt(this.answers, place);
    this.steps.lead(question);
    this.show();
    const control = document.getElementById(place) ?? question?.querySelector("input, select");
    const target = /** @type {HTMLElement | null | undefined} */ (control);
    const folded = target?.closest("details");
    if (folded) folded.open = true;
    target?.focus();
    target?.scrollIntoView({ block: "center" });
  }

  /**
   * Which names are taken. Where that is not to be known here, the check of the repository says it.
   */
  async askForNames() {
    try {
      const answer = await fetch(this.form.dataset.cases ?? "");
      /** @type {string[]} */
      const names = await answer.json();
      for (const name of names) this.taken.add(name);
      this.show();
    } catch {
      // Nothing is lost: the name is looked at again with the pull request.
    }
  }
}
