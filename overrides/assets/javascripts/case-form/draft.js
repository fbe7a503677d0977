// A case study as it is filled in, and the files it becomes: what hooks/guidebook/contributions/draft.py does, in the browser.
// A test gives both the same drafts and compares the files.
// @ts-check

/** @typedef {Record<string, string>} Entry */
/** @typedef {{title: string, summary: string, sections: string[]}} Text */
/** @typedef {{name: string, facts: Record<string, any>, texts: Record<string, Text>}} Draft */
/**
 * @typedef {object} Field
 * @property {string} name
 * @property {"text" | "choice" | "choices" | "year" | "date" | "url" | "flag" | "texts" | "records"} type
 * @property {string} vocabulary
 * @property {Field[]} fields
 * @property {number} least
 * @property {number} most
 * @property {number} length
 * @property {boolean} required
 * @property {boolean} documented_only
 * @property {boolean} own
 * @property {boolean} nullable
 */
/**
 * @typedef {object} Schema
 * @property {Field[]} fields
 * @property {string[]} languages the first is that of files without one in their name
 * @property {Record<string, string[]>} headings
 * @property {Record<string, {message: string, hint: string}>} messages
 * @property {Record<string, {source: string, flags: string}>} patterns
 * @property {string[]} reserved
 * @property {string[]} pictures
 * @property {string[]} html
 * @property {number} thisYear
 * @property {number} nameLength
 * @property {string} unnamed
 */

const SPACE = "\\t\\v\\f \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
// Signs that can't be seen, but for the joiner that holds an emoji of several signs together.
const UNSEEN = new RegExp(`(?![\\n\\u200d${SPACE}])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\ufffe\\uffff]`, "gu");
const BULLET = /^[•●▪◦‣∙·–—] +/;
const BLOCK = /^ *(?:[-*+] |\d+[.)] |>|\|)/;
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;
const PLAIN = /^\p{L}[\p{L}\p{N} ,.()\/'’‘“”–—-]*$/u;
const NUMBER = /^\d{4}(?:-\d{2}){0,2}$/;
const ADDRESS = /^https?:\/\/[A-Za-z0-9_./?=&%+~-]*[A-Za-z0-9_/=]$/;
const WORD = /^[a-z]+(?:-[a-z]+)*$/;
const YAML_WORDS = new Set("null true false yes no on off y n".split(" "));
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** @param {string} text */
const seen = (text) => text.replace(/\r\n?/g, "\n").replace(UNSEEN, "");

/**
 * Text of one line, without signs that can't be seen and with single spaces.
 * @param {string} text
 */
export const line = (text) => seen(text).replace(/\n/g, " ").replace(SPACES, " ").replace(/^ | $/g, "");

/**
 * Paragraphs with an empty line between them: whoever presses Enter means a new one.
 * @param {string} text
 */
export function prose(text) {
  const lines = [];
  let fenced = false;
  let before = "";
  for (const raw of seen(text).split("\n")) {
    const shown = fenced ? raw.trimEnd() : tidy(raw, before);
    if (!fenced && shown && before && !joined(before, shown)) lines.push("");
    if (fenced || shown || before) lines.push(shown);
    if (FENCE.test(shown)) fenced = !fenced;
    before = shown;
  }
  return lines.join("\n").replace(/^\n+|\n+$/g, "");
}

/**
 * A line with single spaces, indented only where it goes on with a list: elsewhere that would make it code.
 * @param {string} raw
 * @param {string} before
 */
function tidy(raw, before) {
  const words = raw.replace(SPACES, " ").replace(/^ | $/g, "");
  const indent = words && inBlock(before) ? raw.length - raw.replace(/^[ \t]+/, "").length : 0;
  return " ".repeat(Math.min(indent, 12)) + words.replace(BULLET, "- ");
}

/** @param {string} text */
const inBlock = (text) => BLOCK.test(text) || text.startsWith("  ");

/**
 * Whether two lines belong to one list, quotation or table.
 * @param {string} before
 * @param {string} after
 */
const joined = (before, after) => !FENCE.test(before) && !FENCE.test(after) && inBlock(before) && inBlock(after);

/**
 * The name of the file that a title suggests.
 * @param {string} title
 * @param {Schema} schema
 */
export function nameOf(title, { nameLength, reserved, unnamed }) {
  const plain = title.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
  let name = "";
  for (const word of plain.split(/[^a-z0-9]+/).filter(Boolean)) {
    if (name && name.length + 1 + word.length > nameLength) break;
    name = name ? `${name}-${word}` : word.slice(0, nameLength);
  }
  return reserved.includes(name) ? `${name}-${unnamed}` : name || unnamed;
}

/**
 * The facts that go into a case of this kind, cleaned; an empty answer is an empty text or list.
 * @param {Record<string, any>} given
 * @param {Schema} schema
 * @returns {Record<string, any>}
 */
export function factsOf(given, { fields }) {
  const kept = fields.filter((field) => !field.own && !(field.documented_only && given.kind === "illustration"));
  return Object.fromEntries(kept.map((field) => [field.name, clean(field, given[field.name])]));
}

/**
 * @param {Field} field
 * @param {any} value
 */
function clean(field, value) {
  if (field.type === "records") {
    const records = (value ?? []).map((/** @type {Entry} */ item) => Object.fromEntries(field.fields.map(({ name }) => [name, line(item[name] ?? "")])));
    return records.filter((/** @type {Entry} */ record) => Object.values(record).some(Boolean));
  }
  if (field.type === "choices" || field.type === "texts") return (value ?? []).map(line).filter(Boolean);
  if (field.type === "flag") return value === true || value === "true" ? "true" : "";
  return line(value ?? "");
}

/**
 * The lines of the text below the facts, each with the number of its section, -1 for lines between them.
 * @param {Text} text
 * @param {string[]} headings
 * @returns {{line: string, section: number}[]}
 */
export function bodyOf(text, headings) {
  return headings.flatMap((heading, section) => [
    { line: "", section: -1 },
    { line: `## ${heading}`, section },
    { line: "", section },
    ...prose(text.sections[section] ?? "").split("\n").map((line) => ({ line, section })),
  ]);
}

/**
 * The name of the case's file without its ending: as given if it can be used, else made from it or from the title.
 * @param {Draft} draft
 * @param {Schema} schema
 */
export function slugOf({ name, texts }, schema) {
  const given = line(name);
  if (NAME.test(given) && !schema.reserved.includes(given)) return given;
  return nameOf([given, ...Object.values(texts).map(({ title }) => line(title))].find(Boolean) ?? "", schema);
}

/**
 * Path below the project to the text of the file, one for each language, each with all the facts.
 * @param {Draft} draft
 * @param {Schema} schema
 * @returns {Record<string, string>}
 */
export function files(draft, schema) {
  const facts = factsOf(draft.facts, schema);
  const name = slugOf(draft, schema);
  /** @type {Record<string, string>} */
  const made = {};
  for (const language of schema.languages) {
    const text = draft.texts[language];
    if (!text) continue;
    /** @type {Record<string, any>} */
    const said = { ...facts, title: line(text.title), summary: line(text.summary) };
    const top = schema.fields.flatMap((field) => written(field, said[field.name]));
    const body = bodyOf(text, schema.headings[language]).map(({ line }) => line);
    const suffix = language === schema.languages[0] ? "" : `.${language}`;
    made[`docs/cases/${name}${suffix}.md`] = `${["---", ...top, "---", ...body].join("\n").replace(/\n+$/, "")}\n`;
  }
  return made;
}

/**
 * The lines of one fact; none where it is empty.
 * @param {Field} field
 * @param {any} value
 * @returns {string[]}
 */
function written(field, value) {
  if (!value?.length) return [];
  if (field.type === "flag") return [`${field.name}: true`];
  if (field.type === "choices") return [`${field.name}: [${value.map(choice).join(", ")}]`];
  if (field.type === "texts") return [`${field.name}:`, ...value.map((/** @type {string} */ text) => `  - ${scalar(text)}`)];
  if (field.type === "records") return [`${field.name}:`, ...value.flatMap((/** @type {Entry} */ record) => recordOf(field, record))];
  return [`${field.name}: ${scalar(value)}`];
}

/**
 * @param {Field} field
 * @param {Entry} record
 */
function recordOf(field, record) {
  const said = field.fields.filter(({ name, nullable }) => record[name] || nullable);
  return said.map(({ name }, at) => `${at ? "    " : "  - "}${name}: ${record[name] ? scalar(record[name]) : "null"}`);
}

/** @param {string} text */
const choice = (text) => (WORD.test(text) && !YAML_WORDS.has(text) ? text : JSON.stringify(text));

/**
 * Text as YAML that can mean nothing else: plain where it is plain, in double quotes everywhere else.
 * @param {string} text
 */
function scalar(text) {
  const words = PLAIN.test(text) && !YAML_WORDS.has(text.toLowerCase());
  return words || NUMBER.test(text) || ADDRESS.test(text) ? text : JSON.stringify(text);
}
