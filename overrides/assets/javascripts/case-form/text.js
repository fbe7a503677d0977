// The text of a case as its page shows it. Texts become nodes, never markup, so that whatever is
// typed stays text.

import { element } from "../lib/dom.js";
import { tokensOf } from "./inline.js";

/** @typedef {import("../lib/words.js").Words} Words */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./inline.js").Token} Token */
/**
 * @typedef {object} Signs what the signs of a case become
 * @property {number} sources how many there are; a number that none has stays as it is
 * @property {Words} words
 */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const SIGN = /\s?\((\*)\)|\s?\[(\d{1,3})\](?![(:])/g;

/**
 * @param {Block[]} blocks
 * @param {Signs} signs
 * @returns {HTMLElement[]}
 */
export function shownText(blocks, signs) {
  return blocks.map((block) => blockShown(block, signs));
}

/**
 * @param {Block} block
 * @param {Signs} signs
 * @returns {HTMLElement}
 */
function blockShown(block, signs) {
  const { type, text, blocks } = block;
  if (type === "rule") return element("hr");
  if (type === "code") return element("pre", element("code", text ? `${text}\n` : ""));
  if (type === "quote") return element("blockquote", ...shownText(blocks, signs));
  if (type === "list") return listShown(block, signs);
  if (type === "table") return tableShown(block, signs);
  const paragraph = element("p", ...wordsShown(text, signs));
  if (type === "heading") asHeading(paragraph);
  return withDirection(paragraph, text);
}

/**
 * Words that are written from right to left find their own direction.
 * @template {HTMLElement} Made
 * @param {Made} made
 * @param {string} text
 */
function withDirection(made, text) {
  if (RIGHT_TO_LEFT.test(text)) made.dir = "auto";
  return made;
}

/** @param {HTMLElement} heading in a page whose own headings must not be mixed with it */
function asHeading(heading) {
  heading.className = "preview__heading";
  heading.setAttribute("role", "heading");
  heading.setAttribute("aria-level", "5");
}

/**
 * @param {Block} list
 * @param {Signs} signs
 */
function listShown({ blocks, start, isLoose }, signs) {
  const items = blocks.map((item) => {
    const parts = item.blocks.map((block) => {
      const isTight = block.type === "paragraph" && !isLoose;
      return isTight ? wordsShown(block.text, signs) : [blockShown(block, signs)];
    });
    return element("li", ...parts.flat());
  });
  if (start === undefined) return element("ul", ...items);
  const made = element("ol", ...items);
  if (start !== 1) made.start = start;
  return made;
}

/**
 * @param {Block} table
 * @param {Signs} signs
 */
function tableShown({ blocks: [head, ...rows] }, signs) {
  /** @param {Block} row @param {"th" | "td"} tag */
  const rowOf = (row, tag) => {
    const cells = row.blocks.map(({ text }) => {
      return withDirection(element(tag, ...wordsShown(text, signs)), text);
    });
    return element("tr", ...cells);
  };
  const table = element("table", element("thead", rowOf(head, "th")));
  if (rows.length) table.append(element("tbody", ...rows.map((row) => rowOf(row, "td"))));
  const box = element("div", table);
  box.className = "table-box";
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  return box;
}

/**
 * @param {string} text of a paragraph
 * @param {Signs} signs
 * @returns {(Node | string)[]}
 */
function wordsShown(text, signs) {
  /** @type {(Node | string)[][]} */
  const stack = [[]];
  /** @type {Token[]} */
  const open = [];
  let plain = "";
  const last = () => stack[stack.length - 1];
  const flush = () => {
    const isLinked = open.some(({ type }) => type === "link");
    last().push(...(isLinked ? [plain] : signed(plain, signs)));
    plain = "";
  };
  for (const token of tokensOf(text)) {
    if (token.type === "text" || token.type === "special") {
      plain += token.content;
      continue;
    }
    flush();
    if (token.nesting > 0) {
      open.push(token);
      stack.push([]);
    } else if (token.nesting < 0) {
      const children = /** @type {(Node | string)[]} */ (stack.pop());
      last().push(marked(/** @type {Token} */ (open.pop()), children));
    } else last().push(...single(token));
  }
  flush();
  return last();
}

/**
 * @param {Token} token that stands alone
 * @returns {(Node | string)[]}
 */
function single({ type, content, lines, isHard }) {
  if (type === "code") return [element("code", content)];
  if (type === "image") return [element("em", `[${content}]`)];
  return lines && !isHard ? ["\n"] : [element("br")];
}

/**
 * @param {Token} token that begins a mark
 * @param {(Node | string)[]} children
 */
function marked({ type, address = "" }, children) {
  if (type === "link") return link(address, ...children);
  return element(/** @type {"em" | "strong" | "sub" | "sup"} */ (type), ...children);
}

/**
 * Plain words with the numbers of sources and the sign of figures of the partners' own.
 * @param {string} plain
 * @param {Signs} signs
 * @returns {(Node | string)[]}
 */
function signed(plain, { sources, words }) {
  /** @type {(Node | string)[]} */
  const made = [];
  let done = 0;
  for (const { 0: found, 1: own, 2: number, index = 0 } of plain.matchAll(SIGN)) {
    const isLink = number && Number(number) >= 1 && Number(number) <= sources;
    if (!own && (!isLink || plain[index - 1] === "!")) continue;
    const spoken = element("span", words.self_reported ?? "");
    spoken.className = "visually-hidden";
    made.push(plain.slice(done, index));
    made.push(own ? sup("self-reported", spoken) : sup("reference", number));
    done = index + found.length;
  }
  made.push(plain.slice(done));
  return made;
}

/**
 * A link where it leads to the web; other pages of the site can't be reached from here.
 * @param {string} target
 * @param {(Node | string)[]} children
 */
export function link(target, ...children) {
  if (!/^https?:\/\//i.test(target)) return element("span", ...children);
  const made = element("a", ...children);
  made.href = target;
  made.rel = "noopener noreferrer";
  made.target = "_blank";
  return made;
}

/**
 * @param {string} style
 * @param {Node | string} child
 */
function sup(style, child) {
  const made = element("sup", child);
  made.className = style;
  return made;
}
