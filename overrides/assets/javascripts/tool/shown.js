// What was typed into a tool as people read it, with all that follows from it: what its Word file
// is filled with.

import { judged } from "./judgement.js";
import { cellName, clauseName, rowsName, sumName } from "./names.js";
import { readNumber, writeNumber, writeRupiah } from "./numbers.js";
import { workedOut } from "./sums.js";

/** @typedef {Record<string, string>} Values by the name of their control */
/** @typedef {"number" | "rupiah" | "date" | Record<string, string>} Type a choice has its options */
/** @typedef {import("./sums.js").Sheet & TableOutline} Table */
/**
 * @typedef {object} TableOutline
 * @property {string[]} rows
 * @property {boolean} grows a reader may add rows
 * @property {string[]} columns that are typed
 * @property {Record<string, Type>} types of columns that are no texts
 */
/**
 * @typedef {object} Outline a tool as hooks/guidebook/tools/filling.py hands it over
 * @property {string} name
 * @property {string} file its Word file without ending
 * @property {string} title
 * @property {Record<string, Type>} types of fields that are no texts
 * @property {Record<string, string>} shared by field: the name that other tools have it under
 * @property {Table[]} tables
 * @property {import("./judgement.js").Scale[]} scales
 * @property {Record<string, string[]>} optional by clause: the answers that call for it
 */

// Rows that a table may have.
export const MOST_ROWS = 40;

/**
 * The names of the rows of a table, with those that were added and without those taken away.
 * @param {Table} table
 * @param {Values} values
 */
export function rowsOf({ name, rows, grows, columns }, values) {
  if (!grows) return rows;
  const chosen = Number(values[rowsName(name)]) || rows.length;
  const numbers = Array.from({ length: MOST_ROWS }, (_, at) => `${at + 1}`);
  const isWritten = (/** @type {string} */ row) =>
    columns.some((column) => values[cellName(name, row, column)]);
  const last = Math.max(0, ...numbers.filter(isWritten).map(Number));
  return numbers.slice(0, Math.max(1, last, chosen));
}

/**
 * Everything that is written in a tool or follows from it.
 * @param {Outline} outline
 * @param {Values} values
 * @param {string} locale such as `id-ID`
 * @returns {Values} as people read it
 */
export function completed(outline, values, locale) {
  /** @type {Values} */
  const found = {};
  const types = typesOf(outline, values);
  // Which clauses stay and how many rows there are is no text.
  const clauses = Object.keys(outline.optional).map(clauseName);
  const choices = new Set([...clauses, ...outline.tables.map(({ name }) => rowsName(name))]);
  for (const [name, text] of Object.entries(values)) {
    if (choices.has(name)) continue;
    found[name] = inWords(text, types[name], locale);
  }
  for (const table of outline.tables) {
    const { results } = workedOut(table, rowsOf(table, values), values);
    for (const [name, { value }] of Object.entries(results)) {
      const [, , column] = name.split(".");
      found[name] = value === null ? "" : inFigures(value, table.types[column], locale);
    }
  }
  for (const scale of outline.scales) {
    judged(scale, values).partners.forEach(({ sum }, at) => {
      found[sumName(scale.name, at + 1)] = sum ? `${sum}` : "";
    });
  }
  return found;
}

/**
 * The optional clauses that a reader has left out, by the tags of their controls.
 * @param {Outline} outline
 * @param {Values} values
 */
export const droppedOf = ({ optional }, values) =>
  Object.keys(optional).map(clauseName).filter((name) => values[name] === "no");

/**
 * @param {Outline} outline
 * @param {Values} values
 * @returns {Record<string, Type>} by the name of its control: the type of what is no text
 */
export function typesOf(outline, values) {
  const types = { ...outline.types };
  for (const table of outline.tables) {
    for (const row of rowsOf(table, values)) {
      for (const [column, type] of Object.entries(table.types)) {
        types[cellName(table.name, row, column)] = type;
      }
    }
  }
  return types;
}

/**
 * @param {string} text
 * @param {Type | undefined} type
 * @param {string} locale
 */
export function inWords(text, type, locale) {
  if (type === "date") return dayInWords(text, locale);
  if (type === "number" || type === "rupiah") {
    const { value } = readNumber(text);
    return value === null ? text : inFigures(value, type, locale);
  }
  return type?.[text] ?? text;
}

/**
 * @param {number} value
 * @param {Type | undefined} type
 * @param {string} locale
 */
export const inFigures = (value, type, locale) =>
  type === "rupiah" ? writeRupiah(value, locale) : writeNumber(value, locale);

/**
 * @param {string} day such as `2026-11-28`
 * @param {string} locale
 */
function dayInWords(day, locale) {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year) return day;
  const known = new Date(Number(year), Number(month) - 1, Number(date));
  return known.toLocaleDateString(locale, { dateStyle: "long" });
}
