// What is wrong with a case study as it is filled in: the rules of hooks/guidebook/cases/schema.py,
// with its own table and values; check-body.js has those of the text. A test gives both the same
// cases and compares what they find.

import { checkBody } from "./check-body.js";
import { checkConsent, checkPictures, excused, isPicture } from "./check-consent.js";
import { checkPlain } from "./check-plain.js";
import { personalIn, textsOfFacts } from "./check-personal.js";
import { factsOf, line, prose, slugOf } from "./draft.js";
import { reading, readYears } from "./typed.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {Record<string, string | number>} Values to fill in the message of a rule */
/**
 * @typedef {object} Finding a broken rule
 * @property {string} rule its key in messages.yml
 * @property {string} place of the question it belongs to: `start`, `partners.0.name`, `id.title`
 * @property {Values} values
 */
/** @typedef {(rule: string, place: string, values?: Values) => void} Tell */

/** @type {Record<string, (text: string) => boolean>} */
const WRITTEN = { year: isYear, date: isDate, url: isAddress };
/** @type {Record<string, string>} */
const REFUSED = { calendar: "calendar", account: "address-account", cut: "address-cut" };

// How long an answer may be that is one of a list, in characters.
const ITEM_LENGTH = 160;
const FIRST_YEAR = "1900";
const DAY = 24 * 60 * 60 * 1000; // in milliseconds

/**
 * @param {Draft} draft
 * @param {Schema} schema
 * @param {number} thisYear by the clock of whoever writes: a page may have been built last year
 * @returns {Finding[]}
 */
export function check(draft, schema, thisYear = new Date().getFullYear()) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Tell} */
  const tell = (rule, place, values = {}) => {
    findings.push(instead({ rule, place, values }, schema.typed));
  };
  const facts = factsOf(draft.facts, schema);
  for (const field of schema.fields) {
    if (field.own) checkTexts(field, draft, tell);
    else if (field.name in facts) checkFact(field, facts, schema, tell);
  }
  // Where it is tomorrow already, a date of today is not to come.
  const latest = new Date(Date.now() + DAY).toISOString().slice(0, 10);
  checkConsent(facts, latest, tell);
  checkPersonal(draft, facts, schema, tell);
  checkPlain(draft, facts, schema, tell);
  checkYears(facts, thisYear, tell);
  checkBorneOut(facts, tell);
  const sources = facts.sources?.length ?? 0;
  const slug = slugOf(draft, schema);
  for (const [language, text] of Object.entries(draft.texts)) {
    checkBody({ text, language, sources, slug, schema, tell });
  }
  return findings;
}

/**
 * @param {Draft} draft
 * @param {Record<string, any>} facts
 * @param {Schema} schema
 * @param {Tell} tell
 */
function checkPersonal({ texts }, facts, schema, tell) {
  const look = personalIn(facts.public_contacts ?? [], schema, tell);
  for (const [text, place] of textsOfFacts(facts, schema.fields)) look(text, place);
  let pictured = false;
  for (const [language, { title, summary, sections }] of Object.entries(texts)) {
    look(line(title), `${language}.title`);
    look(line(summary), `${language}.summary`);
    sections.forEach((section, at) => {
      for (const written of prose(section).split("\n")) {
        look(written, `${language}.sections.${at}`);
        pictured ||= isPicture(written);
      }
    });
  }
  if (pictured) checkPictures(facts, tell);
}

/**
 * @param {Field} field that each language has of its own
 * @param {Draft} draft
 * @param {Tell} tell
 */
function checkTexts(field, draft, tell) {
  for (const [language, text] of Object.entries(draft.texts)) {
    const value = line(/** @type {any} */ (text)[field.name]);
    const place = `${language}.${field.name}`;
    if (value) checkText(field, value, place, tell);
    else if (field.required) tell("missing-key", place);
  }
}

/**
 * @param {Field} field
 * @param {Record<string, any>} facts
 * @param {Schema} schema
 * @param {Tell} tell
 */
function checkFact(field, facts, schema, tell) {
  const value = facts[field.name];
  if (!value.length) {
    if (field.required && !excused(field, facts, schema)) tell("missing-key", field.name);
  } else if (Array.isArray(value)) {
    // A short case needs one source only.
    const least = facts.short && field.name === "sources" ? 1 : field.least;
    checkItems(field, value, least, tell);
  } else checkText(field, value, field.name, tell);
}

/**
 * @param {Field} field
 * @param {any[]} items
 * @param {number} least how many there must be
 * @param {Tell} tell
 */
function checkItems(field, items, least, tell) {
  const place = field.name;
  const found = items.length;
  if (found < least) tell("few-items", place, { found, expected: least });
  if (field.most && found > field.most) tell("many-items", place, { found, expected: field.most });
  items.forEach((item, at) => {
    if (field.type === "records") checkEntry(field, item, `${place}.${at}`, tell);
    else {
      if (field.type === "texts") checkLength(item, ITEM_LENGTH, place, tell);
      if (items.indexOf(item) < at) tell("duplicate-value", place, { found: item });
    }
  });
}

/**
 * @param {Field} field
 * @param {import("./draft.js").Entry} entry
 * @param {string} place
 * @param {Tell} tell
 */
function checkEntry(field, entry, place, tell) {
  for (const inner of field.fields) {
    const value = entry[inner.name];
    if (value) checkText(inner, value, `${place}.${inner.name}`, tell);
    else if (inner.required && !inner.nullable) tell("missing-key", `${place}.${inner.name}`);
  }
  const { about, later } = entry;
  if (about === "ruling" && !later) tell("later-missing", `${place}.about`);
  if (later && about !== "ruling") tell("later-of-no-ruling", `${place}.later`);
}

/**
 * One answer; the form offers no choice that does not exist.
 * @param {Field} field
 * @param {string} text
 * @param {string} place
 * @param {Tell} tell
 */
function checkText(field, text, place, tell) {
  const found = text;
  if (field.type === "year" && !isYear(text)) tell("year", place, { found });
  if (field.type === "date" && !isDate(text)) tell("date", place, { found });
  if (field.type === "url" && !isAddress(text)) tell("url", place, { found });
  if (field.type === "text") checkLength(text, field.length, place, tell);
}

/**
 * @param {string} text
 * @param {number} length in characters; 0: any number
 * @param {string} place
 * @param {Tell} tell
 */
function checkLength(text, length, place, tell) {
  const found = [...text].length;
  if (length && found > length) tell("too-long", place, { found, expected: length });
}

/**
 * What to write instead of a date, a year or an address that has not the form it has in a file.
 * @param {Finding} finding
 * @param {import("./typed.js").Typed} known
 * @returns {Finding}
 */
function instead(finding, known) {
  const { rule: type, place, values } = finding;
  if (!WRITTEN[type]) return finding;
  const found = `${values.found}`;
  const [first, last] = readYears(found, "", known);
  const isClear = !last.candidates.length && !last.refused;
  if (place === "start" && first.isAbout && isClear) {
    const lines = [`start: ${first.value}`, "start_about: true"];
    if (last.value) lines.push(`end: ${last.value}`);
    const written = lines.map((line) => `'${line}'`).join(", ");
    return { rule: "about-year", place, values: { found, expected: first.value, other: last.value, written } };
  }
  if (place === "start" && first.value && last.value) {
    const years = { found, expected: first.value, other: last.value };
    return { rule: "two-years", place, values: years };
  }
  const [, end] = readYears("", found, known);
  const isRunning = !end.value && !end.candidates.length && !end.refused;
  if (place === "end" && isRunning) return { rule: "still-running", place, values };
  const { value, candidates, refused } = reading(type, found, known);
  if (candidates.length) {
    return { rule: "unclear", place, values: { found, meaning: candidates.join(" / ") } };
  }
  if (WRITTEN[type](value)) {
    return { rule: "written-form", place, values: { found, expected: value } };
  }
  return { rule: REFUSED[refused] ?? type, place, values };
}

/** @param {string} text */
function isYear(text) {
  return /^\d{4}$/.test(text) && text >= FIRST_YEAR;
}

/** @param {string} text a year, year-month or year-month-day */
function isDate(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts || text < FIRST_YEAR) return false;
  const [year, month, day] = parts.slice(1).map((part) => Number(part ?? 1));
  // A day that does not exist becomes one of another month.
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** @param {string} text */
function isAddress(text) {
  const parts = /^https?:\/\/([^/?#]*)/i.exec(text);
  if (!parts || /[\s<>"'`{}|\\^\p{C}\p{Z}]|(?:…|\.\.\.)$/u.test(text)) return false;
  const host = parts[1];
  if (host.includes("@")) return false;
  const [, name = "", port = ""] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
  if (port && !(/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65536)) return false;
  // Signs that some programs take for one of these would lead to another host.
  const hidden = host.replace(/[@:#?]/g, "").normalize("NFKC");
  return name.includes(".") && !/[/?#@:]/.test(hidden);
}

/**
 * What worked has a source that is no partner's and bears it out.
 * @param {Record<string, any>} facts
 * @param {Tell} tell
 */
function checkBorneOut({ outcome, sources = [] }, tell) {
  const isAlone = !sources.some((/** @type {import("./draft.js").Entry} */ { independent }) => independent);
  if (outcome === "worked" && sources.length && isAlone) tell("outcome-alone", "outcome");
}

/**
 * @param {Record<string, any>} facts
 * @param {number} thisYear
 * @param {Tell} tell
 */
function checkYears({ start = "", end = "", as_of: asOf = "", sources = [] }, thisYear, tell) {
  /** @type {Record<string, string>} */
  const dated = { start, end, as_of: asOf };
  sources.forEach((/** @type {import("./draft.js").Entry} */ source, /** @type {number} */ at) => {
    for (const name of ["year", "opened", "copy"]) dated[`sources.${at}.${name}`] = source[name] ?? "";
  });
  for (const [place, text] of Object.entries(dated)) {
    if (/^\d{4}(-|$)/.test(text) && Number(text.slice(0, 4)) > thisYear) {
      tell("future-year", place, { found: text, expected: thisYear });
    }
  }
  const years = /^\d{4}$/.test(start) && /^\d{4}$/.test(end);
  if (years && Number(end) < Number(start)) {
    tell("end-before-start", "end", { found: end, expected: start });
  }
}
