// What is wrong with a case study as it is filled in: the rules of hooks/guidebook/cases/schema.py and body.py, with
// their own table, patterns and values. A test gives both the same cases and compares what they find.
// @ts-check

import { bodyOf, factsOf, line, slugOf } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {{rule: string, place: string, values: Record<string, string | number>}} Finding a broken rule, and the question it belongs to */
/** @typedef {(rule: string, place: string, values?: Record<string, string | number>) => void} Tell */

/**
 * @param {Draft} draft
 * @param {Schema} schema
 * @returns {Finding[]}
 */
export function check(draft, schema) {
  /** @type {Finding[]} */
  const findings = [];
  /** @type {Tell} */
  const tell = (rule, place, values = {}) => findings.push({ rule, place, values });
  const facts = factsOf(draft.facts, schema);
  for (const field of schema.fields) {
    if (field.own) for (const [language, text] of Object.entries(draft.texts)) checkField(field, line(/** @type {any} */ (text)[field.name]), facts, `${language}.${field.name}`);
    else if (field.name in facts) checkField(field, facts[field.name], facts, field.name);
  }
  checkYears(facts, schema.thisYear, tell);
  const sources = facts.sources?.length ?? 0;
  const folder = new RegExp(`^${slugOf(draft, schema)}/[a-z0-9-]+(\\.[a-z]+)$`);
  for (const [language, text] of Object.entries(draft.texts)) checkBody(text, language, sources, folder, schema, tell);
  return findings;

  /**
   * @param {Field} field
   * @param {any} value
   * @param {Record<string, any>} facts
   * @param {string} place
   */
  function checkField(field, value, facts, place) {
    if (!value.length) {
      if (field.required) tell("missing-key", place);
    } else if (Array.isArray(value)) checkItems(field, value, facts.short ? 1 : field.least, place, schema, tell);
    else checkText(field, value, place, schema, tell);
  }
}

/**
 * @param {Field} field
 * @param {any[]} items
 * @param {number} least how many there must be; a short case needs one source only
 * @param {string} place
 * @param {Schema} schema
 * @param {Tell} tell
 */
function checkItems(field, items, least, place, schema, tell) {
  const expected = field.name === "sources" ? least : field.least;
  if (items.length < expected) tell("few-items", place, { found: items.length, expected });
  if (field.most && items.length > field.most) tell("many-items", place, { found: items.length, expected: field.most });
  items.forEach((item, at) => {
    if (field.type === "records") {
      for (const inner of field.fields) {
        if (item[inner.name]) checkText(inner, item[inner.name], `${place}.${at}.${inner.name}`, schema, tell);
        else if (inner.required && !inner.nullable) tell("missing-key", `${place}.${at}.${inner.name}`);
      }
      return;
    }
    checkText({ ...field, type: field.type === "choices" ? "choice" : "text", length: 160 }, item, place, schema, tell);
    if (items.indexOf(item) < at) tell("duplicate-value", place, { found: item });
  });
}

/**
 * @param {Field} field
 * @param {string} text
 * @param {string} place
 * @param {Schema} schema
 * @param {Tell} tell
 */
function checkText(field, text, place, schema, tell) {
  const signs = [...text].length;
  if (field.type === "choice") return; // the form offers no others
  if (field.type === "year") {
    if (!/^\d{4}$/.test(text) || text < "1900") tell("year", place, { found: text });
  } else if (field.type === "date") {
    if (!isDate(text)) tell("date", place, { found: text });
  } else if (field.type === "url") {
    if (!isAddress(text)) tell("url", place, { found: text });
  } else if (field.length && signs > field.length) tell("too-long", place, { found: signs, expected: field.length });
}

/** @param {string} text a year, year-month or year-month-day */
function isDate(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (!parts || text < "1900") return false;
  const [year, month, day] = parts.slice(1).map((part) => Number(part ?? 1));
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** @param {string} text */
function isAddress(text) {
  const parts = /^https?:\/\/([^/?#]*)/i.exec(text);
  if (!parts || /[\s<>"'`{}|\\^\p{C}\p{Z}]/u.test(text)) return false;
  const host = parts[1].slice(parts[1].lastIndexOf("@") + 1);
  const [, name, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
  const portIsRight = !port || (/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65536);
  return (name ?? "").includes(".") && portIsRight && !/[/?#@:]/.test(host.replace(/[@:#?]/g, "").normalize("NFKC"));
}

/**
 * @param {Record<string, any>} facts
 * @param {number} thisYear
 * @param {Tell} tell
 */
function checkYears({ start = "", end = "", as_of: asOf = "" }, thisYear, tell) {
  for (const [place, text] of Object.entries({ start, end, as_of: asOf })) {
    if (/^\d{4}(-|$)/.test(text) && Number(text.slice(0, 4)) > thisYear) tell("future-year", place, { found: text, expected: thisYear });
  }
  if (/^\d{4}$/.test(start) && /^\d{4}$/.test(end) && Number(end) < Number(start)) tell("end-before-start", "end", { found: end, expected: start });
}

/**
 * @param {import("./draft.js").Text} text
 * @param {string} language
 * @param {number} sources how many there are
 * @param {RegExp} folder the place of a picture, with its ending
 * @param {Schema} schema
 * @param {Tell} tell
 */
function checkBody(text, language, sources, folder, schema, tell) {
  const lines = bodyOf(text, schema.headings[language]);
  const matches = (/** @type {string} */ name, /** @type {string} */ said) => [...said.matchAll(patternOf(schema, name))];
  /** @param {number} section */
  const place = (section) => `${language}.sections.${section}`;
  checkSections(lines, language, schema, tell);
  for (const { line, section } of lines) {
    if (section < 0) continue;
    const said = line.replace(/`[^`]*`/g, "");
    for (const [found] of matches("tag", said.replace(patternOf(schema, "autolink"), ""))) {
      if (!schema.html.includes(found.replace(/[</>\s]/g, "").toLowerCase())) tell("markup", place(section), { found, allowed: schema.html.map((tag) => `<${tag}>`).join(", ") });
    }
    const [attributes] = matches("attributes", said);
    if (attributes) tell("markup", place(section), { found: attributes[0], allowed: "" });
    const [template] = matches("template", said);
    if (template) tell("template", place(section), { found: template[0].trim() });
    for (const match of matches("target", said.replace(patternOf(schema, "image"), ""))) {
      const target = (match.slice(1).find((group) => group !== undefined) ?? "").trim().split(/\s+["']/)[0];
      if (!isSafe(target)) tell("link", place(section), { found: target });
    }
    for (const [, alt, target = ""] of matches("image", said)) {
      if (!alt.trim()) tell("image-alt", place(section), { found: target });
      if (!schema.pictures.includes(folder.exec(target)?.[1] ?? "")) tell("image-place", place(section), { found: target });
    }
    for (const [, number] of matches("reference", said)) {
      if (Number(number) < 1 || Number(number) > sources) tell("reference", place(section), { found: number, expected: sources });
    }
  }
}

/**
 * The five headings, each with text, and none beside them.
 * @param {{line: string, section: number}[]} lines
 * @param {string} language
 * @param {Schema} schema
 * @param {Tell} tell
 */
function checkSections(lines, language, schema, tell) {
  const headings = schema.headings[language];
  const pattern = (/** @type {string} */ name, /** @type {string} */ said) => patternOf(schema, name).exec(said);
  const empty = new Set(headings.keys());
  let fenced = false;
  let opened = 0;
  let next = 0;
  let wrong = false;
  lines.forEach(({ line, section }, at) => {
    const before = lines[at - 1]?.line ?? "";
    if (pattern("fence", line)) {
      fenced = !fenced;
      opened = section;
    }
    const heading = fenced ? null : pattern("heading", line);
    const place = `${language}.sections.${section}`;
    if (!fenced && pattern("setext", line) && before.trim() && !pattern("heading", before)) tell("body-level", place, { found: before.trim() });
    else if (heading && heading[1].length !== 2) tell("body-level", place, { found: line.trim() });
    else if (heading) {
      if ((heading[2] ?? "").trim() !== headings[next] || next >= headings.length) {
        if (!wrong) tell("body-headings", place, { found: line.trim(), expected: "-", allowed: "" });
        wrong = true;
      }
      next += 1;
    } else if (line.trim() && section >= 0) empty.delete(section);
  });
  if (next < headings.length && !wrong) tell("body-headings", `${language}.sections.${opened}`, { found: "```", expected: "-", allowed: "" });
  if (!wrong && next === headings.length) for (const section of empty) tell("body-empty", `${language}.sections.${section}`, { found: headings[section] });
}

/**
 * @param {Schema} schema
 * @param {string} name
 */
const patternOf = ({ patterns }, name) => new RegExp(patterns[name].source, patterns[name].flags);

/** @param {string} target of a link: a web address, mail, or another page of this site */
function isSafe(target) {
  const plain = decoded(decoded(target)).replace(/[\s\\\p{C}\p{Z}]/gu, "");
  if (plain.startsWith("//")) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain);
  if (scheme) return ["http", "https", "mailto"].includes(scheme[1].toLowerCase());
  return !/^[^/?#]*(:|%3a|&colon)/i.test(plain);
}

/** @param {string} text with signs of HTML such as `&colon;` */
function decoded(text) {
  const area = document.createElement("textarea");
  area.innerHTML = text.replace(/</g, "&lt;");
  return area.value;
}
