// A draft that comes back from the browser's storage is taken for what it is: anything.

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/**
 * @typedef {object} Kept
 * @property {Draft} draft
 * @property {string} languages which are being written: `id`, `en`, `both`; empty: that of the page
 */

// More rows than a page can carry.
const ROWS = 400;

/** @type {(value: any) => string} */
const textOf = (value) => (typeof value === "string" ? value : "");
/** @type {(value: any) => any[]} */
const listOf = (value) => (Array.isArray(value) ? value.slice(0, ROWS) : []);
/** @type {(value: any) => Record<string, any>} */
export const tableOf = (value) => (value && typeof value === "object" ? value : {});

/**
 * Whether a stored draft finds room in this form with all its texts.
 * @param {any} value
 * @param {Schema} schema
 */
export function fits(value, schema) {
  if (value === null) return true;
  if (!value || typeof value !== "object" || !value.draft) return false;
  const room = textsIn(accepted(value, schema).draft);
  return textsIn(value.draft).every((text) => {
    const at = room.indexOf(text);
    if (at >= 0) room.splice(at, 1);
    return at >= 0;
  });
}

/**
 * @param {any} value
 * @returns {string[]} all texts in it, but for empty ones
 */
function textsIn(value) {
  if (typeof value === "string") return value.trim() ? [value] : [];
  if (!value || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsIn);
}

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
          return [language, textOfLanguage(tableOf(written[language]), schema.headings[language])];
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
  return Object.fromEntries(
    field.fields.map(({ name, former }) => [name, textOf(row[name] ?? row[former])]),
  );
}

/**
 * @param {Record<string, any>} given
 * @param {string[]} headings
 * @returns {import("./draft.js").Text}
 */
function textOfLanguage({ title, summary, sections }, headings) {
  const list = listOf(sections);
  return {
    title: textOf(title),
    summary: textOf(summary),
    sections: headings.map((_, at) => textOf(list[at])),
  };
}
