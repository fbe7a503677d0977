// What the form says to whoever writes in it: what is wrong at each question, what is left to do,
// and the page that becomes of it.

import { all, element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { slugOf } from "./draft.js";
import { preview } from "./preview.js";

/** @typedef {import("./check.js").Finding} Finding */
/** @typedef {import("./draft.js").Draft} Draft */

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
   * @param {(place: string) => void} leadTo a question
   */
  show(draft, findings, leadTo) {
    const languages = this.answers.languages();
    for (const part of all("[data-language]", this.form)) {
      part.hidden = !languages.includes(part.dataset.language ?? "");
    }
    for (const part of all("[data-documented]", this.form)) {
      part.hidden = draft.facts.kind === "illustration";
    }
    for (const question of all("[data-place]", this.form)) this.showQuestion(question, findings);
    /** @type {HTMLInputElement} */
    const name = find("#name");
    name.placeholder = slugOf(draft, this.schema);
    setText(find("[data-state-text]"), this.stateOf(findings.length, languages.length));
    find("[data-state]").classList.toggle("is-done", !findings.length);
    const problems = findings.map((finding) => this.problem(finding, leadTo));
    find("[data-problems]").replaceChildren(...problems);
    const previews = languages.map((language) => {
      const { schema, words } = this;
      return preview(draft, language, { schema, words, name: this.nameOf.bind(this) });
    });
    find("[data-previews]").replaceChildren(...previews);
  }

  /** @param {boolean} kept whether the browser keeps the draft */
  showKept(kept) {
    setText(find("[data-kept]"), this.words[kept ? "kept" : "blocked"]);
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
    const link = element("a", `${this.labelOf(finding.place)}: ${this.textOf(finding)}`);
    link.href = `#${finding.place}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leadTo(finding.place);
    });
    return element("li", link);
  }

  /** @param {string} place */
  questionAt(place) {
    return this.form.querySelector(`[data-place="${place}"]`);
  }

  /**
   * A question as its label calls it, with its row and its language where there are several.
   * @param {string} place
   */
  labelOf(place) {
    const question = this.questionAt(place);
    const nodes = [...(question?.querySelector("label, legend")?.childNodes ?? [])];
    // What stands in elements beside it is no part of the name: "optional".
    const label = nodes.find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? "";
    const row = question?.closest("[data-row]")?.querySelector("legend")?.textContent;
    const language = question?.closest("[data-language]")?.querySelector("h2 small")?.textContent;
    const several = this.answers.languages().length > 1;
    return [
      row ? `${row}: ` : "",
      label.trim(),
      several && language ? ` ${language}` : "",
    ].join("");
  }

  /**
   * What is wrong, in words of the form's own where it has some, else in those of the check.
   * @param {Finding} finding
   */
  textOf({ rule, place, values }) {
    const named = { ...values, key: this.labelOf(place) };
    const own = this.words[`say.${rule}`];
    if (own !== undefined) return fill(own, named);
    const { message, hint } = this.schema.messages[rule] ?? { message: "", hint: "" };
    const sentence = `${message[0].toUpperCase()}${message.slice(1)}.`;
    // A hint with placeholders speaks of the file.
    return fill(hint.includes("{") ? sentence : `${sentence} ${hint}`, named);
  }

  /**
   * The name of a value as the form shows it.
   * @param {string} field
   * @param {string} value
   */
  nameOf(field, value) {
    if (!value) return "";
    if (field === "partners.type") {
      return find(`#partners\\.0\\.type option[value="${value}"]`).textContent ?? value;
    }
    const box = this.answers.boxes(field).find((one) => one.value === value);
    if (box) return box.parentElement?.querySelector("span")?.textContent ?? value;
    return this.form.querySelector(`#${field} option[value="${value}"]`)?.textContent ?? value;
  }
}
