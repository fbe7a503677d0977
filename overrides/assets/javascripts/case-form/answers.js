// The answers that stand on the page, as a draft, and a draft put into the page.

import { all, find } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { placesOf } from "./places.js";
import { accepted } from "./store.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Text} Text */

export class Answers {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./draft.js").Schema} schema
   * @param {import("../lib/words.js").Words} words
   */
  constructor(form, schema, words) {
    this.form = form;
    this.schema = schema;
    this.words = words;
    /** Questions that are answered in rows. */
    this.repeated = schema.fields.filter(({ type }) => type === "records" || type === "texts");
  }

  /** @returns {string[]} in which the case is being written */
  languages() {
    const chosen = this.valueOf("languages");
    return chosen === "both" ? this.schema.languages : [chosen];
  }

  /** @returns {Draft} everything on the page, in all languages */
  read() {
    const facts = this.schema.fields
      .filter(({ own }) => !own)
      .map((field) => [field.name, this.factOf(field)]);
    const texts = this.schema.languages.map((language) => [language, this.textIn(language)]);
    return {
      name: this.valueOf("name"),
      facts: Object.fromEntries(facts),
      texts: Object.fromEntries(texts),
    };
  }

  /** @returns {Draft} with only those languages that are being written */
  draft() {
    const { name, facts, texts } = this.read();
    const written = this.languages().map((language) => [language, texts[language]]);
    return { name, facts, texts: Object.fromEntries(written) };
  }

  /** @returns {import("./store.js").Kept} what brings the page back as it is */
  kept() {
    return { draft: this.read(), languages: this.valueOf("languages") };
  }

  /** @param {import("./store.js").Kept} kept */
  write({ draft, languages }) {
    const chosen = languages || languagesOf(draft) || document.documentElement.lang;
    this.writePlaces(placesOf({ draft, languages: chosen }));
  }

  /** @param {import("./places.js").Places} places the answers that are to be on the page */
  writePlaces(places) {
    for (const [place, value] of Object.entries(places)) {
      const field = this.repeated.find(({ name }) => name === place);
      if (field) this.writeRows(field, value);
      else this.put(place, value);
    }
  }

  /** @returns {string[]} places of the questions in which something was written or chosen */
  answered() {
    const questions = all("[data-place]:not([data-rows])", this.form);
    return questions.filter(isAnswered).map(({ dataset }) => dataset.place ?? "");
  }

  /** @param {string} name of a question that is answered in rows */
  addRow(name) {
    const { draft } = this.kept();
    draft.facts[name].push("");
    // This makes of the empty text whatever a row of this question is.
    const rows = accepted({ draft }, this.schema).draft.facts[name];
    this.writePlaces({ [name]: rows });
  }

  /**
   * @param {string} name
   * @param {HTMLElement} row
   */
  removeRow(name, row) {
    const rows = this.kept().draft.facts[name];
    rows.splice(this.rowsOf(name).indexOf(row), 1);
    this.writePlaces({ [name]: rows });
  }

  /** @param {string} name of a question that is answered in rows */
  rowsOf(name) {
    return all("[data-row]", find(`[data-rows="${name}"]`));
  }

  /** @param {string} name of a control; with radio buttons the value of the one that is chosen */
  valueOf(name) {
    return /** @type {any} */ (this.form.elements.namedItem(name))?.value ?? "";
  }

  /**
   * @param {string} name
   * @returns {HTMLInputElement[]}
   */
  boxes(name) {
    return all(`input[name="${name}"]`, this.form);
  }

  /**
   * @param {Field} field
   * @returns {any} what a draft holds for it
   */
  factOf(field) {
    const { name } = field;
    if (field.type === "records") return this.rowsOf(name).map((_, at) => this.record(field, at));
    if (field.type === "texts") {
      return this.rowsOf(name).map((_, at) => this.valueOf(`${name}.${at}`));
    }
    const boxes = this.boxes(name);
    if (field.type === "choices") {
      return boxes.filter(({ checked }) => checked).map(({ value }) => value);
    }
    return field.type === "flag" ? boxes[0].checked : this.valueOf(name);
  }

  /**
   * @param {Field} field
   * @param {number} at which row
   */
  record(field, at) {
    const entries = field.fields.map(({ name, type }) => {
      const place = `${field.name}.${at}.${name}`;
      if (type !== "flag") return [name, this.valueOf(place)];
      return [name, this.boxes(place).some(({ checked }) => checked) ? "true" : ""];
    });
    return Object.fromEntries(entries);
  }

  /**
   * @param {string} language
   * @returns {Text}
   */
  textIn(language) {
    return {
      title: this.valueOf(`${language}.title`),
      summary: this.valueOf(`${language}.summary`),
      sections: this.schema.headings[language].map((_, at) => {
        return this.valueOf(`${language}.sections.${at}`);
      }),
    };
  }

  /**
   * @param {Field} field
   * @param {(string | Record<string, string>)[]} rows
   */
  writeRows({ name, least }, rows) {
    this.makeRows(name, Math.max(rows.length, least || 1));
    rows.forEach((row, at) => {
      if (typeof row === "string") {
        this.put(`${name}.${at}`, row);
        return;
      }
      for (const [inner, value] of Object.entries(row)) this.put(`${name}.${at}.${inner}`, value);
    });
  }

  /**
   * @param {string} name
   * @param {number} count
   */
  makeRows(name, count) {
    const question = find(`[data-rows="${name}"]`);
    /** @type {HTMLTemplateElement} */
    const template = find("template", question);
    const rows = Array.from({ length: count }, (_, at) => {
      const row = document.createElement("template");
      // Our own template, without anything that was typed.
      row.innerHTML = template.innerHTML.replace(/\{n\}/g, `${at}`);
      const title = fill(this.words[`row.${name}`], at + 1);
      find("legend", row.content).textContent = title;
      const remove = `${this.words.remove}: ${title}`;
      find("[data-remove]", row.content).setAttribute("aria-label", remove);
      return row.content;
    });
    find("[data-list]", question).replaceChildren(...rows);
  }

  /**
   * @param {string} name of a control, or of several boxes
   * @param {any} value
   */
  put(name, value) {
    const boxes = this.boxes(name).filter(({ type }) => type === "checkbox" || type === "radio");
    for (const box of boxes) box.checked = value === true || [value].flat().includes(box.value);
    const control = /** @type {any} */ (this.form.elements.namedItem(name));
    if (!boxes.length && control) control.value = value;
  }
}

/**
 * The languages in which something is written; empty where nothing is.
 * @param {Draft} draft
 */
function languagesOf({ texts }) {
  const written = Object.keys(texts).filter((language) => {
    const { title, summary, sections } = texts[language];
    return [title, summary, ...sections].some((text) => text.trim());
  });
  return written.length > 1 ? "both" : (written[0] ?? "");
}

/** @param {HTMLElement} question */
function isAnswered(question) {
  // One kind of case is chosen from the beginning.
  if (question.dataset.place === "kind") return false;
  /** @type {HTMLInputElement[]} */
  const controls = all("input, select, textarea", question);
  return controls.some(({ type, checked, value }) => {
    return type === "checkbox" || type === "radio" ? checked : Boolean(value.trim());
  });
}
