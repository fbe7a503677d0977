// Texts among the facts are plain: the rule of hooks/guidebook/cases/plain_facts.py, with its own
// pattern. That each is one line, the form sees to.

import { line } from "./draft.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {import("./check.js").Tell} Tell */

/**
 * @param {Draft} draft
 * @param {Record<string, any>} facts
 * @param {Schema} schema
 * @param {Tell} tell
 */
export function checkPlain(draft, facts, schema, tell) {
  const { source, flags } = schema.patterns["fact-markup"];
  /**
   * @param {string} text
   * @param {string} place
   */
  const look = (text, place) => {
    const found = new RegExp(source, flags).exec(text)?.[0];
    if (found) tell("fact-markup", place, { found });
  };
  for (const field of schema.fields) {
    for (const [language, text] of Object.entries(field.own ? draft.texts : {})) {
      if (field.type === "text") {
        look(line(/** @type {any} */ (text)[field.name]), `${language}.${field.name}`);
      }
    }
    if (field.name in facts) lookInto(field, facts[field.name], look);
  }
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {(text: string, place: string) => void} look
 */
function lookInto({ name, type, fields }, value, look) {
  if (type === "text") look(value, name);
  if (type === "texts") value.forEach((/** @type {string} */ text) => look(text, name));
  if (type !== "records") return;
  value.forEach((/** @type {import("./draft.js").Entry} */ entry, /** @type {number} */ at) => {
    for (const inner of fields) {
      if (inner.type === "text") look(entry[inner.name] ?? "", `${name}.${at}.${inner.name}`);
    }
  });
}
