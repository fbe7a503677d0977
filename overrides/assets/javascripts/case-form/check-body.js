// What is wrong with the text of a case study: the rules of hooks/guidebook/cases/body.py, with its
// own patterns and values.

import { bodyOf } from "./draft.js";

/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {{line: string, question: number}} Line and in which question it is written */
/**
 * @typedef {object} Body
 * @property {import("./draft.js").Text} text
 * @property {string} language
 * @property {number} sources how many there are
 * @property {string} slug the name of the case, which is that of the folder of its pictures
 * @property {Schema} schema
 * @property {import("./check.js").Tell} tell
 */
/**
 * @typedef {object} Section a heading of level two, and what stands below it up to the next one
 * @property {string} title
 * @property {Line} heading
 * @property {boolean} filled whether it has text
 * @property {Line[]} otherHeadings of other levels
 */

/** @param {Body} body */
export function checkBody(body) {
  const { text, language, schema } = body;
  const lines = bodyOf(text, schema.headings[language]);
  checkSections(lines, body);
  for (const { line, question } of lines) {
    if (question < 0) continue;
    const withoutCode = line.replace(/`[^`]*`/g, "");
    const place = placeOf(body, question);
    checkMarkup(withoutCode, place, body);
    checkLinks(withoutCode, place, body);
    checkImages(withoutCode, place, body);
    checkReferences(withoutCode, place, body);
  }
}

/**
 * The headings that the form makes, each with text, and none beside them.
 * @param {Line[]} lines
 * @param {Body} body
 */
function checkSections(lines, body) {
  const { language, schema, tell } = body;
  const expected = schema.headings[language];
  const { sections, fence } = sectionsOf(lines, schema);
  const stray = sections.find(({ title }, at) => title !== expected[at]);
  for (const section of sections) {
    const { line, question } = section.heading;
    if (section === stray) {
      const values = { found: line.trim(), expected: "-", allowed: "" };
      tell("body-headings", placeOf(body, question), values);
    }
    for (const other of section.otherHeadings) {
      tell("body-level", placeOf(body, other.question), { found: other.line.trim() });
    }
  }
  if (stray) return;
  if (sections.length < expected.length) {
    // The others are swallowed by a block of code that nothing ends.
    tell("fence-open", placeOf(body, fence));
    return;
  }
  for (const { title, heading, filled } of sections) {
    if (!filled) tell("body-empty", placeOf(body, heading.question), { found: title });
  }
}

/**
 * The lines taken apart at their headings, and in which question the last fence of a block of code
 * stands.
 * @param {Line[]} lines
 * @param {Schema} schema
 */
function sectionsOf(lines, schema) {
  /** @param {string} name @param {string} line */
  const match = (name, line) => patternOf(schema, name).exec(line);
  /** @type {Section[]} */
  const sections = [];
  /** @type {Section | undefined} */
  let section;
  let fenced = false;
  let fence = 0;
  for (const here of lines) {
    if (match("fence", here.line)) {
      fenced = !fenced;
      fence = here.question;
    }
    const heading = fenced ? null : match("heading", here.line);
    if (heading && heading[1] === "##") {
      const title = (heading[2] ?? "").trim();
      section = { title, heading: here, filled: false, otherHeadings: [] };
      sections.push(section);
    } else if (heading) section?.otherHeadings.push(here);
    else if (section && here.line.trim()) section.filled = true;
  }
  return { sections, fence };
}

/**
 * No HTML beyond a few tags, and no attribute lists.
 * @param {string} line
 * @param {string} place
 * @param {Body} body
 */
function checkMarkup(line, place, { schema, tell }) {
  const allowed = schema.html.map((tag) => `<${tag}>`).join(", ");
  for (const [found] of line.matchAll(patternOf(schema, "tag"))) {
    const name = found.replace(/[</>\s]/g, "").toLowerCase();
    if (!schema.html.includes(name)) tell("markup", place, { found, allowed });
  }
  const attributes = patternOf(schema, "attributes").exec(line);
  if (attributes) tell("markup", place, { found: attributes[0], allowed: "" });
}

/**
 * Only web addresses, mail, and other pages of this site, however the address is written.
 * @param {string} line
 * @param {string} place
 * @param {Body} body
 */
function checkLinks(line, place, { schema, tell }) {
  const withoutImages = line.replace(patternOf(schema, "image"), "");
  for (const [, ...groups] of withoutImages.matchAll(patternOf(schema, "target"))) {
    const written = groups.find((group) => group !== undefined) ?? "";
    // What follows in quotation marks is the title of the link.
    const target = written.trim().split(/\s+["']/)[0];
    if (!isSafe(target)) tell("link", place, { found: target });
  }
}

/**
 * Pictures of the case's own folder, with a text alternative, in a format that a page can carry.
 * @param {string} line
 * @param {string} place
 * @param {Body} body
 */
function checkImages(line, place, { slug, schema, tell }) {
  const own = new RegExp(`^${slug}/[a-z0-9-]+(\\.[a-z]+)$`);
  for (const [, alternative, target = ""] of line.matchAll(patternOf(schema, "image"))) {
    if (!alternative.trim()) tell("image-alt", place, { found: target });
    const ending = own.exec(target)?.[1] ?? "";
    if (!schema.pictures.includes(ending)) tell("image-place", place, { found: target });
  }
}

/**
 * `[3]` needs three sources.
 * @param {string} line
 * @param {string} place
 * @param {Body} body
 */
function checkReferences(line, place, { sources, schema, tell }) {
  for (const [, number] of line.matchAll(patternOf(schema, "reference"))) {
    const known = Number(number) >= 1 && Number(number) <= sources;
    if (!known) tell("reference", place, { found: number, expected: sources });
  }
}

/**
 * @param {Body} body
 * @param {number} question
 */
const placeOf = ({ language }, question) => `${language}.sections.${question}`;

/**
 * A pattern that begins to search at the start of a text: each remembers where it stopped.
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
