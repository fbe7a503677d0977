// A case study as it is filled in, and the files it becomes: what
// hooks/guidebook/contributions/draft.py does, in the browser. A test gives both the same drafts
// and compares the files.

/** @typedef {Record<string, string>} Entry one row of several: a partner, a source */
/** @typedef {{title: string, summary: string, sections: string[]}} Text */
/**
 * @typedef {object} Draft
 * @property {string} name of its file, empty where the title is to give it
 * @property {Record<string, any>} facts by field: text, true, a list of texts or of entries
 * @property {Record<string, Text>} texts by language
 */
/** @typedef {"text" | "choice" | "year" | "date" | "url" | "flag"} OneType */
/** @typedef {"choices" | "texts" | "records"} ManyType */
/**
 * @typedef {object} Field of hooks/guidebook/cases/schema.py
 * @property {string} name
 * @property {OneType | ManyType} type
 * @property {string} vocabulary
 * @property {Field[]} fields of each entry, where there are several
 * @property {number} least how many there must be
 * @property {number} most how many there may be; 0: any number
 * @property {number} length how many characters there may be; 0: any number
 * @property {boolean} required
 * @property {boolean} documented_only an illustration has none
 * @property {boolean} own each language has its own
 * @property {boolean} nullable it is named also where it is empty
 * @property {string} former its name in drafts of earlier editions
 * @property {boolean} of_contributors the editors' own cases do without
 */
/**
 * @typedef {object} Schema
 * @property {Field[]} fields
 * @property {string[]} languages the first is that of files without one in their name
 * @property {Record<string, string[]>} headings
 * @property {Record<string, {message: string, hint: string}>} messages
 * @property {Record<string, {source: string, flags: string}>} patterns
 * @property {string[]} editors what they call themselves
 * @property {Record<string, string>} numbers in words
 * @property {{address: string, kinds: Record<string, string>, patterns: [string, string][]}} personal
 *   what may be somebody's personal data, by kind
 * @property {string[]} reserved
 * @property {string[]} pictures
 * @property {string[]} html
 * @property {string[]} headingIds
 * @property {Record<string, string[]>} pages by name, each with its sections
 * @property {Record<string, number>} most how much text there may be, by kind
 * @property {Record<string, string>} kinds their names
 * @property {import("./source-notes.js").SourceWords} sources what is said of them
 * @property {number} deepest how deep blocks may stand in each other
 * @property {number} nameLength
 * @property {string} unnamed
 * @property {import("./typed.js").Typed} typed
 */

const SPACE = "\\t\\v\\f \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
// Signs that can't be seen, but for those that hold letters or an emoji together and the marks of
// Arabic script that are written around a number.
const MEANT = "\\n\\u200c\\u200d\\u0600-\\u0605\\u06dd\\u070f\\u08e2";
const UNSEEN = new RegExp(
  `(?![${MEANT}${SPACE}])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\ufffe\\uffff]`,
  "gu",
);
const SEPARATORS = /[\v\f\u0085\u2028\u2029]/g;
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
const visible = (text) => {
  return text.replace(/\r\n?/g, "\n").replace(SEPARATORS, " ").replace(UNSEEN, "");
};

/** @param {string} text */
const singleSpaced = (text) => text.replace(SPACES, " ").replace(/^ | $/g, "");

/**
 * Text of one line, without signs that can't be seen and with single spaces.
 * @param {string} text
 */
export const line = (text) => singleSpaced(visible(text).replace(/\n/g, " "));

/**
 * Paragraphs with an empty line between them: whoever presses Enter means a new one.
 * @param {string} text
 */
export function prose(text) {
  const lines = [];
  let fenced = false;
  let before = "";
  for (const raw of visible(text).split("\n")) {
    const shown = fenced ? raw.trimEnd() : tidy(raw, before);
    if (!fenced && shown && before && !joined(before, shown)) lines.push("");
    if (fenced || shown || before) lines.push(shown);
    if (FENCE.test(shown)) fenced = !fenced;
    before = shown;
  }
  return lines.join("\n").replace(/^\n+|\n+$/g, "");
}

/**
 * A line with single spaces, indented only where it goes on with a list: elsewhere that would make
 * it code.
 * @param {string} raw
 * @param {string} before
 */
function tidy(raw, before) {
  const shown = singleSpaced(raw);
  const indent = shown && inBlock(before) ? raw.length - raw.replace(/^[ \t]+/, "").length : 0;
  return " ".repeat(Math.min(indent, 12)) + shown.replace(BULLET, "- ");
}

/** @param {string} text */
const inBlock = (text) => BLOCK.test(text) || text.startsWith("  ");

/**
 * Whether two lines belong to one list, quotation or table.
 * @param {string} before
 * @param {string} after
 */
function joined(before, after) {
  return [before, after].every((text) => inBlock(text) && !FENCE.test(text));
}

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
  const illustration = given.kind === "illustration";
  const asked = fields.filter(({ own, documented_only: documented }) => {
    return !own && !(documented && illustration);
  });
  return Object.fromEntries(asked.map((field) => [field.name, clean(field, given[field.name])]));
}

/**
 * @param {Field} field
 * @param {any} value
 */
function clean(field, value) {
  if (field.type === "records") {
    /** @type {Entry[]} */
    const entries = (value ?? []).map((/** @type {Entry} */ entry) => cleanEntry(field, entry));
    return entries.filter((entry) => Object.values(entry).some(Boolean));
  }
  if (field.type === "choices" || field.type === "texts") {
    return (value ?? []).map(line).filter(Boolean);
  }
  if (field.type === "flag") return value === true || value === "true" ? "true" : "";
  return line(value ?? "");
}

/**
 * @param {Field} field
 * @param {Entry} entry
 * @returns {Entry}
 */
function cleanEntry(field, entry) {
  return Object.fromEntries(field.fields.map((inner) => [inner.name, clean(inner, entry[inner.name])]));
}

/**
 * The lines of the text below the facts, each with the number of the question in which it is
 * written, -1 for lines between them.
 * @param {Text} text
 * @param {string[]} headings
 * @returns {{line: string, question: number}[]}
 */
export function bodyOf(text, headings) {
  return headings.flatMap((heading, question) => {
    const written = prose(text.sections[question] ?? "").split("\n");
    const lines = [`## ${heading}`, "", ...written];
    return [{ line: "", question: -1 }, ...lines.map((line) => ({ line, question }))];
  });
}

/**
 * The name of the case's file without its ending: as given if it can be used, else made from it or
 * from the title.
 * @param {Draft} draft
 * @param {Schema} schema
 */
export function slugOf({ name, texts }, schema) {
  const given = line(name);
  if (NAME.test(given) && !schema.reserved.includes(given)) return given;
  const titles = Object.values(texts).map(({ title }) => line(title));
  return nameOf([given, ...titles].find(Boolean) ?? "", schema);
}

/**
 * Path below the project to the text of the file, one for each language, each with all the facts.
 * @param {Draft} draft
 * @param {Schema} schema
 * @returns {Record<string, string>}
 */
export function filesOf(draft, schema) {
  const facts = factsOf(draft.facts, schema);
  const name = slugOf(draft, schema);
  /** @type {Record<string, string>} */
  const made = {};
  for (const language of schema.languages) {
    const text = draft.texts[language];
    if (!text) continue;
    const suffix = language === schema.languages[0] ? "" : `.${language}`;
    made[`docs/cases/${name}${suffix}.md`] = fileOf(facts, text, language, schema);
  }
  return made;
}

/**
 * @param {Record<string, any>} facts
 * @param {Text} text
 * @param {string} language
 * @param {Schema} schema
 */
function fileOf(facts, text, language, schema) {
  /** @type {Record<string, any>} */
  const all = { ...facts, title: line(text.title), summary: line(text.summary) };
  const top = schema.fields.flatMap((field) => linesOf(field, all[field.name]));
  const body = bodyOf(text, schema.headings[language]).map(({ line }) => line);
  const whole = ["---", ...top, "---", ...body].join("\n");
  return `${whole.replace(/\n+$/, "")}\n`;
}

/**
 * The lines of one fact; none where it is empty.
 * @param {Field} field
 * @param {any} value
 * @returns {string[]}
 */
function linesOf(field, value) {
  const { name, type } = field;
  if (!value?.length) return [];
  if (type === "flag") return [`${name}: true`];
  if (type === "choices") return [`${name}: [${value.map(choice).join(", ")}]`];
  if (type === "texts") {
    return [`${name}:`, ...value.map((/** @type {string} */ text) => `  - ${scalar(text)}`)];
  }
  if (type === "records") {
    return [`${name}:`, ...value.flatMap((/** @type {Entry} */ entry) => entryLines(field, entry))];
  }
  return [`${name}: ${scalar(value)}`];
}

/**
 * @param {Field} field
 * @param {Entry} entry
 */
function entryLines(field, entry) {
  const named = field.fields.filter(({ name, nullable }) => entry[name] || nullable);
  return named.map(({ name, type }, at) => {
    const start = at ? "    " : "  - ";
    const value = entry[name] ? scalar(entry[name]) : "null";
    return `${start}${name}: ${type === "flag" ? "true" : value}`;
  });
}

/** @param {string} text */
const choice = (text) => (WORD.test(text) && !YAML_WORDS.has(text) ? text : JSON.stringify(text));

/**
 * Text as YAML that can mean nothing else: plain where it is plain, in double quotes everywhere
 * else.
 * @param {string} text
 */
function scalar(text) {
  const words = PLAIN.test(text) && !YAML_WORDS.has(text.toLowerCase());
  return words || NUMBER.test(text) || ADDRESS.test(text) ? text : JSON.stringify(text);
}
