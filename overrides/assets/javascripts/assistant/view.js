// What the assistant's page holds, and the result as it shows it.

import { all, element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { fitting } from "./result.js";

/** @typedef {import("./result.js").Answers} Answers */
/** @typedef {import("./result.js").Call} Call */
/** @typedef {import("./result.js").Clause} Clause */

/** @type {(text: string | undefined) => string[]} */
const namesIn = (text) => (text ?? "").split(" ").filter(Boolean);

export class View {
  /**
   * @param {HTMLFormElement} form
   * @param {import("../lib/words.js").Words} words
   */
  constructor(form, words) {
    this.form = form;
    this.words = words;
    this.questions = all("[data-question]", form).map((part) => part.dataset.question ?? "");
    const rows = all(".assistant__calls [data-tool]", form);
    /** @type {Call[]} */
    this.calls = rows.map((row) => {
      /** @type {HTMLElement | null} */
      const answer = row.closest("[data-answer]");
      return {
        answer: answer?.dataset.answer ?? "",
        tool: row.dataset.tool ?? "",
        unless: namesIn(row.dataset.unless),
        why: find("[data-why]", row).textContent ?? "",
      };
    });
    /** Links to the tools. @type {Record<string, HTMLAnchorElement>} */
    this.links = {};
    for (const row of rows) this.links[row.dataset.tool ?? ""] ??= find("a", row);
    /** @type {(Clause & {title: string})[]} */
    this.clauses = all("[data-clauses] [data-clause]", form).map((row) => {
      /** @type {HTMLElement | null} */
      const list = row.closest("[data-clauses]");
      return {
        tool: list?.dataset.clauses ?? "",
        name: row.dataset.clause ?? "",
        when: namesIn(row.dataset.when),
        title: find("span", row).textContent ?? "",
      };
    });
    /** The question of each answer. @type {Record<string, string>} */
    this.questionOf = {};
    for (const box of this.boxes()) this.questionOf[box.value] = box.name;
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return all("[data-answer] input", this.form);
  }

  /**
   * The tools that fit these answers.
   * @param {Answers} answers
   */
  found(answers) {
    return this.isBegun(answers) ? fitting(this.calls, answers) : [];
  }

  /** @param {Answers} answers */
  isBegun(answers) {
    return this.questions.some((question) => answers[question]);
  }

  /**
   * @param {Answers} answers
   * @param {(clause: Clause) => boolean} isKept
   */
  show(answers, isKept) {
    for (const box of this.boxes()) box.checked = answers[box.name] === box.value;
    const found = this.found(answers);
    const done = this.questions.filter((question) => answers[question]).length;
    const counts = { done, all: this.questions.length, count: found.length };
    const isBegun = this.isBegun(answers);
    document.documentElement.toggleAttribute("data-answered", isBegun);
    setText(find("[data-counted]"), isBegun ? fill(this.words.counted, counts) : this.words.begin);
    setText(find("[data-bar]"), fill(this.words.done, counts));
    setText(find("[data-bar-count]"), fill(this.words.count, counts));
    this.showBeginning(done === counts.all ? found : []);
    const rows = found.map(({ tool, whys }) => this.rowOf(tool, whys, isKept));
    find("[data-result]").replaceChildren(...rows);
  }

  /**
   * Where to begin: with the agreement whose clauses the answers have chosen, else with the first tool.
   * @param {{tool: string}[]} found
   */
  showBeginning(found) {
    const names = found.map(({ tool }) => tool);
    const agreement = this.clauses.find(({ tool }) => names.includes(tool))?.tool;
    const begin = this.links[agreement ?? names[0]];
    const line = find("[data-begin]");
    line.hidden = !begin;
    if (!begin) return;
    const link = /** @type {HTMLAnchorElement} */ (find("a", line));
    link.href = begin.href;
    setText(link, begin.textContent ?? "");
  }

  /**
   * @param {string} tool
   * @param {string[]} whys
   * @param {(clause: Clause) => boolean} isKept
   */
  rowOf(tool, whys, isKept) {
    const { href, textContent } = this.links[tool];
    const link = element("a", textContent ?? "");
    link.href = href;
    const reasons = whys.map((why) => element("li", why));
    const row = element("li", link, element("ul", ...reasons));
    const optional = this.clauses.filter((clause) => clause.tool === tool);
    if (!optional.length) return row;
    const kept = optional.filter(isKept).map((clause) => {
      const inner = element("a", clause.title);
      inner.href = `${href}#clause-${clause.name}`;
      return element("li", inner);
    });
    const text = this.words[kept.length ? "clauses" : "clauses.none"];
    row.append(element("p", text), element("ul", ...kept));
    return row;
  }
}
