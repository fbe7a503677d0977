// A draft that comes back from the browser's storage is taken for what it is: anything.

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/**
 * @typedef {object} Kept
 * @property {Draft} draft
 * @property {string} languages which are being written: `id`, `en`, `both`; empty: that of the page
 */

// More rows and longer texts, in characters, than anybody writes.
const ROWS = 40;
const LENGTH = 50_000;

/** @type {(value: any) => string} */
const textOf = (value) => (typeof value === "string" ? value.slice(0, LENGTH) : "");
/** @type {(value: any) => any[]} */
const listOf = (value) => (Array.isArray(value) ? value.slice(0, ROWS) : []);
/** @type {(value: any) => Record<string, any>} */
const tableOf = (value) => (value && typeof value === "object" ? value : {});

/**
 * Whatever was stored, made into a draft.
 * @param {any} value
 * @param {Schema} schema
 * @returns {Kept}
 */
export function accepted(value, schema) {
  const { draft, languages } = tableOf(value);
  const { name, facts, texts } = tableOf(draft);
  const given = tableOf(facts);
  const written = tableOf(texts);
  return {
    draft: {
      name: textOf(name),
      facts: Object.fromEntries(
        schema.fields.map((field) => [field.name, factOf(field, given[field.name])]),
      ),
      texts: Object.fromEntries(
        schema.languages.map((language) => {
          return [language, textsOf(tableOf(written[language]), schema.headings[language])];
        }),
      ),
    },
    languages: textOf(languages),
  };
}

/**
 * @param {Field} field
 * @param {any} value
 */
function factOf(field, value) {
  if (field.type === "records") return listOf(value).map((row) => recordOf(field, tableOf(row)));
  if (field.type === "choices" || field.type === "texts") return listOf(value).map(textOf);
  return field.type === "flag" ? value === true : textOf(value);
}

/**
 * @param {Field} field
 * @param {Record<string, any>} row
 * @returns {Record<string, string>}
 */
function recordOf(field, row) {
  return Object.fromEntries(field.fields.map(({ name }) => [name, textOf(row[name])]));
}

/**
 * @param {Record<string, any>} given
 * @param {string[]} headings
 * @returns {import("./draft.js").Text}
 */
function textsOf({ title, summary, sections }, headings) {
  const list = listOf(sections);
  return {
    title: textOf(title),
    summary: textOf(summary),
    sections: headings.map((_, at) => textOf(list[at])),
  };
}
