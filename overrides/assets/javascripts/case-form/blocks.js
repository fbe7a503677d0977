// The text of a case taken apart into blocks, by the rules of hooks/guidebook/cases/dialect.py:
// paragraphs, lists, quotations, tables, code between fences, headings. A test gives both the same
// texts.

/**
 * @typedef {object} Block
 * @property {"paragraph" | "heading" | "list" | "item" | "quote" | "table" | "row" | "cell" | "code"
 *     | "rule"} type
 * @property {number} line where it begins, from 0
 * @property {string} text of a paragraph, a heading, a cell or a piece of code
 * @property {Block[]} blocks of a list, an item, a quotation, a table or a row
 * @property {string} [kind] of a list: its sign
 * @property {number} [start] of a list with numbers
 * @property {boolean} [isLoose] whether the items of a list are paragraphs
 * @property {number} [level] of a heading
 * @property {string} [info] what stands behind the sign of code
 * @property {boolean} [isOpen] whether nothing ends a piece of code
 * @property {boolean} [isCut] whether a row of a table has more cells than its head
 */

const FENCE_LINE = /^( *)(`{3,}|~{3,})(.*)$/;
const HEADING_LINE = /^ *(#{1,6})(?:[ \t]+(.*))?$/;
const RULE_LINE = /^ *([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const QUOTE_LINE = /^ *> ?/;
const ITEM_LINE = /^( *)([-*+]|\d{1,9}[.)])( +(?=\S)|[ \t]*$)/;
// Before a line that goes on with the paragraph above it, though it lacks the signs of its block.
const LAZY = "\0";
const DEEPEST_BLOCK = 20;
const COLUMNS_LINE = /^ *(?:[|:]|-[-|:])[-|: \t]*$/;

let nested = 0;

/**
 * @param {string[]} lines
 * @param {number} [first] the number of the first of them
 * @returns {Block[]}
 */
export function blocksOf(lines, first = 0) {
  /** @type {Block[]} */
  const made = [];
  let at = 0;
  nested += 1;
  while (at < lines.length) {
    if (!lines[at].trim()) {
      at += 1;
      continue;
    }
    const [block, after] = blockAt(lines, at, first);
    made.push(block);
    at = after;
  }
  nested -= 1;
  return made;
}

/**
 * The block that begins at a line, and the line after it.
 * @param {string[]} lines
 * @param {number} at
 * @param {number} first
 * @returns {[Block, number]}
 */
function blockAt(lines, at, first) {
  const line = lines[at];
  const start = { line: first + at, text: "", blocks: [] };
  if (nested > DEEPEST_BLOCK) return paragraphAt(lines, at, first);
  if (isTable(lines, at)) return tableAt(lines, at, first);
  const fence = fenceOf(line);
  if (fence) return codeAt(lines, at, first, fence);
  if (QUOTE_LINE.test(line)) return quoteAt(lines, at, first);
  if (RULE_LINE.test(line)) return [{ ...start, type: "rule" }, at + 1];
  if (ITEM_LINE.test(line)) return listAt(lines, at, first);
  const heading = HEADING_LINE.exec(line);
  if (heading) {
    const text = (heading[2] ?? "").replace(/(^|[ \t])#+[ \t]*$/, "").trim();
    return [{ ...start, type: "heading", level: heading[1].length, text }, at + 1];
  }
  return paragraphAt(lines, at, first);
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} first
 * @returns {[Block, number]}
 */
function paragraphAt(lines, at, first) {
  const start = { line: first + at, text: "", blocks: [] };
  let after = at + 1;
  while (after < lines.length && goesOn(lines, after)) after += 1;
  const text = lines.slice(at, after).map((each) => each.replace(/^[\0 \t]+/, "")).join("\n");
  return [{ ...start, type: "paragraph", text: text.trimEnd() }, after];
}

/** @param {string} line */
const indentOf = (line) => line.length - line.replace(/^ +/, "").length;

/**
 * Whether a line belongs to the paragraph above it.
 * @param {string[]} lines
 * @param {number} at
 */
function goesOn(lines, at) {
  if (!lines[at].trim()) return false;
  if (lines[at].startsWith(LAZY)) return true;
  return indentOf(lines[at]) > 3 || !(beginsBlock(lines[at], true) || isTable(lines, at));
}

/**
 * Whether something else than a paragraph begins with a line; inside a paragraph a list has to
 * begin with one and has to have a text.
 * @param {string} line
 * @param {boolean} inParagraph
 */
function beginsBlock(line, inParagraph) {
  if (fenceOf(line) || QUOTE_LINE.test(line) || RULE_LINE.test(line)) return true;
  if (HEADING_LINE.test(line)) return true;
  const item = ITEM_LINE.exec(line);
  if (!item) return false;
  const number = /^\d+/.exec(item[2]);
  return !inParagraph || (line.trim() !== item[2] && (!number || Number(number[0]) === 1));
}

/** @param {string} line */
function fenceOf(line) {
  const found = FENCE_LINE.exec(line);
  // Ticks in the rest of the line make it a piece of code in a paragraph.
  return found && !(found[2][0] === "`" && found[3].includes("`")) ? found : null;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} first
 * @param {RegExpExecArray} fence
 * @returns {[Block, number]}
 */
function codeAt(lines, at, first, [, indent, sign, info]) {
  let after = at + 1;
  const ends = (/** @type {string} */ line) => {
    const found = /^ *(`+|~+)[ \t]*$/.exec(line);
    return found?.[1][0] === sign[0] && found[1].length >= sign.length;
  };
  while (after < lines.length && !ends(lines[after])) after += 1;
  const isOpen = after === lines.length;
  const shorter = new RegExp(`^ {0,${indent.length}}`);
  const text = lines.slice(at + 1, after).map((line) => line.replace(shorter, "")).join("\n");
  const block = { line: first + at, text, blocks: [], info: info.trim(), isOpen };
  return [{ ...block, type: "code" }, isOpen ? after : after + 1];
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} first
 * @returns {[Block, number]}
 */
function quoteAt(lines, at, first) {
  /** @type {string[]} */
  const inner = [];
  let after = at;
  for (; after < lines.length && lines[after].trim(); after += 1) {
    const line = lines[after];
    if (QUOTE_LINE.test(line)) inner.push(line.replace(QUOTE_LINE, ""));
    else if (beginsBlock(line, false) || !endsInParagraph(inner)) break;
    else inner.push(LAZY + line);
  }
  const blocks = blocksOf(inner, first + at);
  return [{ type: "quote", line: first + at, text: "", blocks }, after];
}

/**
 * Whether the last of these lines may go on without the signs before it.
 * @param {string[]} lines
 */
function endsInParagraph(lines) {
  if (!lines.length || !lines[lines.length - 1].trim()) return false;
  let [last] = blocksOf(lines).slice(-1);
  while (last?.blocks.length && last.type !== "table") [last] = last.blocks.slice(-1);
  return last?.type === "paragraph";
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} first
 * @returns {[Block, number]}
 */
function listAt(lines, at, first) {
  const marker = /** @type {RegExpExecArray} */ (ITEM_LINE.exec(lines[at]))[2];
  const kind = marker[marker.length - 1];
  /** @type {Block[]} */
  const items = [];
  let isLoose = false;
  let endsEmpty = false;
  let after = at;
  while (after < lines.length) {
    const item = ITEM_LINE.exec(lines[after]);
    if (!item || RULE_LINE.test(lines[after]) || !item[2].endsWith(kind)) break;
    if (/\d/.test(item[2]) !== /\d/.test(marker)) break;
    if (endsEmpty) isLoose = true;
    const [inner, next] = itemLines(lines, after, item);
    const blocks = blocksOf(inner, first + after);
    items.push({ type: "item", line: first + after, text: "", blocks });
    if (hasGap(inner, blocks, first + after)) isLoose = true;
    endsEmpty = inner.length > 1 && !inner[inner.length - 1].trim();
    after = next;
  }
  const list = { line: first + at, text: "", blocks: items, kind, isLoose };
  const start = /\d/.test(marker) ? Number.parseInt(marker, 10) : undefined;
  return [{ ...list, type: "list", start }, after];
}

/**
 * Whether an empty line stands between the blocks of an item.
 * @param {string[]} lines
 * @param {Block[]} blocks
 * @param {number} first
 */
function hasGap(lines, blocks, first) {
  return blocks.some(({ line }, at) => at > 0 && !lines[line - first - 1]?.trim());
}

/**
 * The lines of an item without its sign and indent, and the line after it.
 * @param {string[]} lines
 * @param {number} at
 * @param {RegExpExecArray} item
 * @returns {[string[], number]}
 */
function itemLines(lines, at, [whole, indent, marker, blanks]) {
  const isEmpty = whole.length >= lines[at].trimEnd().length && !blanks.trim() && lines[at].trim() === marker;
  const space = isEmpty || blanks.length > 4 ? 1 : blanks.length;
  const width = indent.length + marker.length + space;
  const inner = [isEmpty ? "" : lines[at].slice(width)];
  let after = at + 1;
  if (isEmpty && !lines[after]?.trim()) return [inner, Math.min(after + 1, lines.length)];
  for (; after < lines.length; after += 1) {
    const line = lines[after];
    if (!line.trim()) inner.push("");
    else if (indentOf(line) >= width) inner.push(line.slice(width));
    else if (!beginsBlock(line, false) && endsInParagraph(inner)) inner.push(LAZY + line);
    else break;
  }
  return [inner, after];
}

/**
 * @param {string[]} lines
 * @param {number} at
 */
function isTable(lines, at) {
  const rule = lines[at + 1] ?? "";
  if (!lines[at].includes("|") || !COLUMNS_LINE.test(rule)) return false;
  const parts = rule.trim().split("|");
  const named = parts.filter((part, place) => {
    return part.trim() || (place > 0 && place < parts.length - 1);
  });
  const isRule = named.every((part) => /^:?-+:?$/.test(part.trim()));
  const head = cellsOf(lines[at]);
  return isRule && head.length > 0 && head.length === named.length;
}

/**
 * @param {string} row
 * @returns {string[]}
 */
function cellsOf(row) {
  const cells = [];
  let cell = "";
  let isEscaped = false;
  for (const sign of row.trim()) {
    if (sign !== "|") cell += sign;
    else if (isEscaped) cell = `${cell.slice(0, -1)}|`;
    else {
      cells.push(cell);
      cell = "";
    }
    isEscaped = sign === "\\";
  }
  cells.push(cell);
  if (cells[0] === "") cells.shift();
  if (cells.length && cells[cells.length - 1] === "") cells.pop();
  return cells;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {number} first
 * @returns {[Block, number]}
 */
function tableAt(lines, at, first) {
  const columns = cellsOf(lines[at]).length;
  /** @type {Block[]} */
  const rows = [];
  let after = at;
  for (; after < lines.length && lines[after].trim(); after += 1) {
    if (after > at + 1 && beginsRowless(lines[after])) break;
    if (after === at + 1) continue;
    const cells = cellsOf(lines[after]);
    const isCut = cells.slice(columns).some((cell) => /[^\s\\]/.test(cell));
    const blocks = Array.from({ length: columns }, (_, place) => {
      return cellOf(cells[place] ?? "", first + after);
    });
    rows.push({ type: "row", line: first + after, text: "", blocks, isCut });
  }
  return [{ type: "table", line: first + at, text: "", blocks: rows }, after];
}

/**
 * @param {string} text
 * @param {number} line
 * @returns {Block}
 */
const cellOf = (text, line) => ({ type: "cell", line, text: text.trim(), blocks: [] });

/** @param {string} line that ends a table */
const beginsRowless = (line) => beginsBlock(line, false);
