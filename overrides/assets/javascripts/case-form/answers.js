// The answers that stand on the page, as a draft, and a draft put into the page.

import { all, find } from "../lib/dom.js";
import { fill } from "../lib/words.js";
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
    for (const field of this.repeated) this.writeRows(field, draft.facts[field.name]);
    for (const field of this.schema.fields) {
      if (!field.own && !this.repeated.includes(field)) {
        this.put(field.name, draft.facts[field.name]);
      }
    }
    for (const [language, { title, summary, sections }] of Object.entries(draft.texts)) {
      this.put(`${language}.title`, title);
      this.put(`${language}.summary`, summary);
      sections.forEach((section, at) => this.put(`${language}.sections.${at}`, section));
    }
    this.put("name", draft.name);
    this.put("languages", languages || document.documentElement.lang);
  }

  /** @param {string} name of a question that is answered in rows */
  addRow(name) {
    const { draft, languages } = this.kept();
    draft.facts[name].push("");
    // This makes of the empty text whatever a row of this question is.
    this.write({ ...accepted({ draft }, this.schema), languages });
  }

  /**
   * @param {string} name
   * @param {HTMLElement} row
   */
  removeRow(name, row) {
    const kept = this.kept();
    kept.draft.facts[name].splice(this.rowsOf(name).indexOf(row), 1);
    this.write(kept);
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
    const entries = field.fields.map(({ name }) => {
      return [name, this.valueOf(`${field.name}.${at}.${name}`)];
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
    this.makeRows(name, Math.max(rows.length, least, 1));
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
