// The content controls of a Word file, w:sdt, by their tags: texts are put into them, rows added to
// tables, clauses left out. Whatever is put in stays text.

import { cellName, numberedCell } from "./names.js";

/** @typedef {Record<string, string>} Values by the name of their control */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const XML = "http://www.w3.org/XML/1998/namespace";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
// What XML has no sign for: control characters and halves of pairs.
const FORBIDDEN = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;
// What the properties of a run have after `w:rtl`.
const AFTER_RTL = ["cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"];

/**
 * A part of a Word file with its controls filled.
 * @param {string} xml
 * @param {Values} values those without text leave their controls as they are
 * @param {string[]} dropped tags of what is left out
 */
export function fillPart(xml, values, dropped) {
  const part = new DOMParser().parseFromString(xml, "application/xml");
  if (part.getElementsByTagName("parsererror").length) throw new Error("not XML");
  for (const tag of dropped) controlsOf(part, tag).forEach((control) => control.remove());
  growTables(part, values);
  for (const [tag, value] of Object.entries(values)) {
    if (!value.trim()) continue;
    for (const control of controlsOf(part, tag)) fillControl(control, value);
  }
  const text = new XMLSerializer().serializeToString(part);
  return DECLARATION + text.replace(/^<\?xml[^>]*\?>\s*/, "");
}

/**
 * @param {Element} parent
 * @param {string} name
 * @returns {Element | undefined}
 */
const childOf = (parent, name) =>
  [...parent.children].find((child) => child.localName === name && child.namespaceURI === W);

/** @type {(root: Document | Element, name: string) => Element[]} */
const allOf = (root, name) => [...root.getElementsByTagNameNS(W, name)];

/** @type {(control: Element) => Element | undefined} */
const tagOf = (control) => {
  const properties = childOf(control, "sdtPr");
  return properties && childOf(properties, "tag");
};

/** @type {(control: Element) => string} */
const tagText = (control) => tagOf(control)?.getAttributeNS(W, "val") ?? "";

/** @type {(root: Document | Element, tag: string) => Element[]} */
const controlsOf = (root, tag) => allOf(root, "sdt").filter((one) => tagText(one) === tag);

/**
 * As many rows in each table as the values need: copies of its last row.
 * @param {Document} part
 * @param {Values} values
 */
function growTables(part, values) {
  /** @type {Map<string, number>} */
  const needed = new Map();
  for (const [name, value] of Object.entries(values)) {
    const cell = numberedCell(name);
    if (!cell || !value.trim()) continue;
    needed.set(cell.table, Math.max(cell.row, needed.get(cell.table) ?? 0));
  }
  for (const [table, rows] of needed) {
    // A file in two languages has the table twice.
    for (const last of lastRows(part, table)) {
      for (let at = last.number, row = last.row; at < rows; at += 1) {
        row = addRow(row, table, at);
      }
    }
  }
}

/**
 * @param {Document} part
 * @param {string} table
 * @returns {{row: Element, number: number}[]}
 */
function lastRows(part, table) {
  /** @type {Map<Element, {row: Element, number: number}>} */
  const last = new Map();
  for (const control of allOf(part, "sdt")) {
    const cell = numberedCell(tagText(control));
    const row = cell?.table === table ? rowOf(control) : null;
    const grid = row?.parentElement;
    if (!cell || !row || !grid) continue;
    if (cell.row > (last.get(grid)?.number ?? 0)) last.set(grid, { row, number: cell.row });
  }
  return [...last.values()];
}

/**
 * @param {Element} control in a cell of it, or around a cell
 * @returns {Element | null}
 */
function rowOf(control) {
  let element = control.parentElement;
  while (element && element.localName !== "tr") element = element.parentElement;
  return element;
}

/**
 * @param {Element} before
 * @param {string} table
 * @param {number} number of the row before
 * @returns {Element} the row after it, blank
 */
function addRow(before, table, number) {
  const row = /** @type {Element} */ (before.cloneNode(true));
  for (const name of ["bookmarkStart", "bookmarkEnd"]) {
    allOf(row, name).forEach((mark) => mark.remove());
  }
  for (const element of [row, ...row.getElementsByTagName("*")]) {
    // Word's own numbers of paragraphs are there once in a file.
    for (const { name, localName } of [...element.attributes]) {
      if (localName === "paraId" || localName === "textId") element.removeAttribute(name);
    }
  }
  for (const control of allOf(row, "sdt")) {
    const cell = numberedCell(tagText(control));
    if (cell) setValue(tagOf(control), cellName(table, `${number + 1}`, cell.column));
    const properties = childOf(control, "sdtPr");
    setValue(properties && childOf(properties, "id"), freshId(before.ownerDocument));
  }
  // "6" or "6." before the row
  for (const text of allOf(row, "t")) {
    const own = /^(\d+)(\.?)$/.exec(text.textContent ?? "");
    if (own && Number(own[1]) === number) text.textContent = `${number + 1}${own[2]}`;
  }
  before.after(row);
  return row;
}

/** @param {Document} part */
function freshId(part) {
  const ids = allOf(part, "id").map((id) => Number(id.getAttributeNS(W, "val")) || 0);
  // Copies that stand in no document yet need others.
  counter = Math.max(counter, ...ids) + 1;
  return `${counter}`;
}

let counter = 0;

/**
 * @param {Element | undefined} element
 * @param {string} value
 */
function setValue(element, value) {
  const attribute = element?.getAttributeNodeNS(W, "val");
  if (attribute) attribute.value = value;
}

/**
 * @param {Element} control
 * @param {string} value
 */
function fillControl(control, value) {
  const properties = childOf(control, "sdtPr");
  const content = childOf(control, "sdtContent");
  if (!properties || !content) return;
  // A clause that stays is no blank: its own words are in it.
  if (childOf(properties, "richText")) return;
  childOf(properties, "showingPlcHdr")?.remove();
  const text = value.replace(/\r\n?/g, "\n").replace(FORBIDDEN, "");
  if (text.includes("\n")) {
    childOf(properties, "text")?.setAttributeNS(W, "w:multiLine", "1");
  }
  const first = allOf(content, "r")[0];
  const run = runOf(control.ownerDocument, text, childOf(properties, "rPr") ?? ownProperties(first));
  const [paragraph, ...others] = allOf(content, "p");
  others.forEach((other) => other.remove());
  const place = paragraph ?? content;
  const kept = childOf(place, "pPr");
  place.replaceChildren(...(kept ? [kept] : []), run);
}

/**
 * @param {Element | undefined} run
 * @returns {Element | undefined}
 */
const ownProperties = (run) => run && childOf(run, "rPr");

/**
 * @param {Document} part
 * @param {string} text
 * @param {Element | undefined} look of the placeholder
 * @returns {Element}
 */
function runOf(part, text, look) {
  const run = part.createElementNS(W, "w:r");
  const properties = look
    ? /** @type {Element} */ (look.cloneNode(true))
    : part.createElementNS(W, "w:rPr");
  // What is typed doesn't look like a placeholder.
  const style = childOf(properties, "rStyle");
  if (/placeholder/i.test(style?.getAttributeNS(W, "val") ?? "")) style?.remove();
  if (RIGHT_TO_LEFT.test(text) && !childOf(properties, "rtl")) {
    const next = [...properties.children].find((one) => AFTER_RTL.includes(one.localName));
    properties.insertBefore(part.createElementNS(W, "w:rtl"), next ?? null);
  }
  if (properties.children.length) run.append(properties);
  text.split("\n").forEach((line, at) => {
    if (at) run.append(part.createElementNS(W, "w:br"));
    line.split("\t").forEach((piece, tab) => {
      if (tab) run.append(part.createElementNS(W, "w:tab"));
      if (!piece) return;
      const own = part.createElementNS(W, "w:t");
      own.setAttributeNS(XML, "xml:space", "preserve");
      own.textContent = piece;
      run.append(own);
    });
  });
  return run;
}
