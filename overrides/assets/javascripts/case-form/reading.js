// What was typed in the boxes for years, dates and addresses, understood by the one reader of them
// all (typed.js). A draft keeps what was typed; the file gets what it means.

import { line } from "./draft.js";
import { reading, readYears } from "./typed.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {import("./typed.js").Reading} Reading */
/**
 * @typedef {object} Understood what was typed in one box
 * @property {string} place of its question
 * @property {string} typed
 * @property {Reading} reading
 */

const READ = ["year", "date", "url"];

/**
 * @param {Draft} draft
 * @param {Schema} schema
 * @returns {Understood[]} for each box of a year, a date or an address in which something stands
 */
export function readings({ facts }, schema) {
  /** @type {Understood[]} */
  const found = [];
  /** @param {Field} field @param {any} value @param {string} place */
  const read = ({ type }, value, place) => {
    const typed = READ.includes(type) ? line(value ?? "") : "";
    if (typed) found.push({ place, typed, reading: reading(type, typed, schema.typed) });
  };
  for (const field of schema.fields) {
    const value = facts[field.name];
    if (field.type !== "records") read(field, value, field.name);
    else {
      (value ?? []).forEach((/** @type {any} */ row, /** @type {number} */ at) => {
        for (const inner of field.fields) {
          read(inner, row[inner.name], `${field.name}.${at}.${inner.name}`);
        }
      });
    }
  }
  return withYears(found, facts, schema);
}

/**
 * The first and the last year, either of which may tell both.
 * @param {Understood[]} found
 * @param {Record<string, any>} facts
 * @param {Schema} schema
 */
function withYears(found, { start = "", end = "" }, schema) {
  const [first, last] = readYears(line(start), line(end), schema.typed);
  const others = found.filter(({ place }) => place !== "start" && place !== "end");
  if (line(start) || first.value) {
    others.push({ place: "start", typed: line(start), reading: first });
  }
  if (line(end) || last.value) others.push({ place: "end", typed: line(end), reading: last });
  return others;
}

/**
 * The draft with the values that its answers mean; what is not understood stays as it was typed.
 * @param {Draft} draft
 * @param {Understood[]} found
 * @returns {Draft}
 */
export function understood(draft, found) {
  /** @type {Draft} */
  const made = JSON.parse(JSON.stringify(draft));
  for (const { place, reading: { value, candidates, refused, isAbout } } of found) {
    if (candidates.length || refused) continue;
    if (isAbout) made.facts.start_about = true;
    const [name, at, inner] = place.split(".");
    if (inner) made.facts[name][Number(at)][inner] = value;
    else made.facts[name] = value;
  }
  return made;
}
