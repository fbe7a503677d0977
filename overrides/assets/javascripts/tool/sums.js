// What a table works out: products in its rows and sums below its columns.

import { cellName, totalName } from "./names.js";
import { counted, readNumber } from "./numbers.js";

/** @typedef {import("./numbers.js").Reading} Reading */
/** @typedef {Record<string, string>} Values by the name of their control */
/**
 * @typedef {object} Sheet a table that works something out
 * @property {string} name
 * @property {Record<string, string[]>} products by column: the columns that are multiplied
 * @property {string[]} sums columns that have a total
 */
/**
 * @typedef {object} Worked
 * @property {Record<string, Reading>} results by the name of their control
 * @property {number} left rows that are begun and count in no total
 */

/**
 * @param {Sheet} sheet
 * @param {string[]} rows
 * @param {Values} values
 * @returns {Worked}
 */
export function workedOut(sheet, rows, values) {
  /** @type {Record<string, Reading>} */
  const results = {};
  /** @type {Set<string>} */
  const left = new Set();
  /** @type {(row: string, column: string) => Reading} */
  const readingOf = (row, column) => {
    const name = cellName(sheet.name, row, column);
    return results[name] ?? readNumber(values[name] ?? "");
  };
  for (const [column, factors] of Object.entries(sheet.products)) {
    for (const row of rows) {
      const readings = factors.map((factor) => readingOf(row, factor));
      const result = productOf(readings);
      results[cellName(sheet.name, row, column)] = result;
      const isBegun = readings.some(({ value, problem }) => problem || value !== null);
      if (isBegun && result.value === null) left.add(row);
    }
  }
  for (const column of sheet.sums) {
    const readings = rows.map((row) => {
      const reading = readingOf(row, column);
      if (reading.problem) left.add(row);
      return reading;
    });
    results[totalName(sheet.name, column)] = sumOf(readings);
  }
  return { results, left: left.size };
}

/**
 * @param {Reading[]} readings
 * @returns {Reading}
 */
function productOf(readings) {
  let product = 1;
  for (const { value, problem } of readings) {
    if (value === null) return { value, problem };
    product *= value;
  }
  return counted(cents(product));
}

/**
 * @param {Reading[]} readings of which those without a value count nothing
 * @returns {Reading}
 */
function sumOf(readings) {
  const found = readings.filter(({ value }) => value !== null);
  if (!found.length) return { value: null, problem: "" };
  return counted(cents(found.reduce((sum, { value }) => sum + (value ?? 0), 0)));
}

/**
 * Without what binary fractions leave behind: 0.1 + 0.2.
 * @param {number} value
 */
const cents = (value) => Math.round(value * 100) / 100;
