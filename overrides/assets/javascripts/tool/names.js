// The names under which what is typed into a tool is kept, as hooks/guidebook/tools/names.py has them.

/**
 * @param {string} table
 * @param {string} row a given row, or a number from 1
 * @param {string} column
 */
export const cellName = (table, row, column) => `${table}.${row}.${column}`;

/**
 * The sum of a column, which is worked out.
 * @param {string} table
 * @param {string} column
 */
export const totalName = (table, column) => `${table}.total.${column}`;

/**
 * How many rows a table has where a reader has added or removed some; no control has this name.
 * @param {string} table
 */
export const rowsName = (table) => `${table}.rows`;

/**
 * @param {string} scale
 * @param {string} statement
 * @param {number} partner from 1
 */
export const pointsName = (scale, statement, partner) => `${scale}.${statement}.${partner}`;

/**
 * What a partner, from 1, is called.
 * @param {string} scale
 * @param {number} partner
 */
export const partnerName = (scale, partner) => `${scale}.partner.${partner}`;

/**
 * The sum of a partner's points, which is worked out.
 * @param {string} scale
 * @param {number} partner
 */
export const sumName = (scale, partner) => `${scale}.total.${partner}`;

/**
 * Whether an optional clause stays: `yes` or `no`.
 * @param {string} clause
 */
export const clauseName = (clause) => `clause.${clause}`;

/**
 * A name taken apart, where it is that of a cell in a numbered row.
 * @param {string} name
 * @returns {{table: string, row: number, column: string} | null}
 */
export function numberedCell(name) {
  const [, table, row, column] = /^([a-z0-9-]+)\.(\d{1,2})\.([a-z0-9-]+)$/.exec(name) ?? [];
  return table ? { table, row: Number(row), column } : null;
}
