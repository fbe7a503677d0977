// Rows of a table on a tool's page, added and removed by its reader.

import { all, find } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { cellName, numberedCell, rowsName } from "./names.js";
import { MOST_ROWS, rowsOf } from "./shown.js";

/** @typedef {import("./shown.js").Table} Table */
/** @typedef {import("./shown.js").Values} Values */
/**
 * @typedef {object} Page what the page of a tool lends
 * @property {import("../lib/words.js").Words} words
 * @property {() => Values} values
 * @property {(change: (values: Values) => void) => void} change
 * @property {(text: string, undo?: () => void) => void} say
 */

export class Rows {
  /**
   * @param {Table} table
   * @param {HTMLElement} grid
   * @param {Page} page
   */
  constructor(table, grid, page) {
    this.table = table;
    this.page = page;
    this.body = find("tbody", grid);
    /** @type {HTMLButtonElement} */
    this.more = find(`[data-add="${table.name}"]`);
    this.more.addEventListener("click", () => this.add());
    this.body.addEventListener("click", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      /** @type {HTMLElement | null | undefined} */
      const row = target.closest("[data-remove]")?.closest("[data-row]");
      if (row) this.remove(Number(row.dataset.row));
    });
  }

  /** @returns {HTMLElement[]} */
  rows() {
    return all("[data-row]", this.body);
  }

  /** @param {Values} values */
  show(values) {
    const count = rowsOf(this.table, values).length;
    const rows = this.rows();
    for (const row of rows.slice(count)) row.remove();
    for (let at = rows.length; at < count; at += 1) {
      this.body.append(copyOf(rows[rows.length - 1], at + 1));
    }
    for (const row of this.rows()) find("[data-remove]", row).hidden = count === 1;
    this.more.disabled = count >= MOST_ROWS;
    this.more.textContent = this.page.words[this.more.disabled ? "rows.most" : "row.add"];
  }

  add() {
    const count = this.rows().length;
    this.page.change((values) => {
      values[rowsName(this.table.name)] = `${count + 1}`;
    });
    focusOn(this.rows()[count]);
  }

  /** @param {number} gone */
  remove(gone) {
    const { name, columns } = this.table;
    const before = { ...this.page.values() };
    const count = this.rows().length;
    const isWritten = columns.some((column) => before[cellName(name, `${gone}`, column)]);
    this.page.change((values) => {
      for (let row = gone; row <= count; row += 1) {
        for (const column of columns) {
          const next = values[cellName(name, `${row + 1}`, column)];
          if (next) values[cellName(name, `${row}`, column)] = next;
          else delete values[cellName(name, `${row}`, column)];
        }
      }
      values[rowsName(name)] = `${count - 1}`;
    });
    focusOn(this.rows()[Math.min(gone, count - 1) - 1]);
    if (!isWritten) return;
    this.page.say(fill(this.page.words["row.removed"], gone), () => {
      this.page.change((values) => {
        for (const own of Object.keys(values)) if (own.startsWith(`${name}.`)) delete values[own];
        for (const [own, text] of Object.entries(before)) {
          if (own.startsWith(`${name}.`)) values[own] = text;
        }
      });
    });
  }
}

/**
 * @param {HTMLElement} last row
 * @param {number} number of the new one
 */
function copyOf(last, number) {
  const row = /** @type {HTMLElement} */ (last.cloneNode(true));
  const before = last.dataset.row ?? "";
  row.dataset.row = `${number}`;
  find("th", row).setAttribute("aria-label", `${number}`);
  find("th span", row).textContent = `${number}`;
  for (const control of all("[name], [data-remove]", row)) {
    const cell = numberedCell(control.getAttribute("name") ?? "");
    if (cell) control.setAttribute("name", cellName(cell.table, `${number}`, cell.column));
    const label = control.getAttribute("aria-label");
    if (label?.endsWith(before)) {
      control.setAttribute("aria-label", label.slice(0, -before.length) + number);
    }
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    if (control instanceof HTMLOutputElement) control.textContent = "";
    else if ("value" in control) control.value = "";
  }
  all(".problem", row).forEach((problem) => problem.remove());
  return row;
}

/** @param {HTMLElement | undefined} row */
function focusOn(row) {
  /** @type {HTMLElement | null | undefined} */
  const first = row?.querySelector("input, textarea, select");
  first?.focus();
}
