// Where a draft is kept: in the reader's browser, for this site alone. What comes back is taken for what it is: anything.
// @ts-check

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {{draft: Draft, languages: string}} Kept the draft, and which languages are being written */

const ROWS = 40;
const LENGTH = 50_000;

/** @type {(value: any) => string} */
const text = (value) => (typeof value === "string" ? value.slice(0, LENGTH) : "");
/** @type {(value: any) => any[]} */
const list = (value) => (Array.isArray(value) ? value.slice(0, ROWS) : []);
/** @type {(value: any) => Record<string, any>} */
const table = (value) => (value && typeof value === "object" ? value : {});

/**
 * Whatever was stored, made into a draft.
 * @param {any} value
 * @param {Schema} schema
 * @returns {Kept}
 */
export function accepted(value, schema) {
  const { draft, languages } = table(value);
  const given = table(table(draft).facts);
  const facts = schema.fields.map((field) => {
    const said = given[field.name];
    if (field.type === "records") return [field.name, list(said).map((one) => Object.fromEntries(field.fields.map(({ name }) => [name, text(table(one)[name])])))];
    if (field.type === "choices" || field.type === "texts") return [field.name, list(said).map(text)];
    return [field.name, field.type === "flag" ? said === true : text(said)];
  });
  const texts = schema.languages.map((language) => {
    const { title, summary, sections } = table(table(table(draft).texts)[language]);
    return [language, { title: text(title), summary: text(summary), sections: schema.headings[language].map((_, at) => text(list(sections)[at])) }];
  });
  return { draft: { name: text(table(draft).name), facts: Object.fromEntries(facts), texts: Object.fromEntries(texts) }, languages: text(languages) };
}

/** @param {string} key */
export function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null; // blocked, or not what we wrote
  }
}

/**
 * @param {string} key
 * @param {Kept | null} kept
 * @returns {boolean} whether it is kept
 */
export function store(key, kept) {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
