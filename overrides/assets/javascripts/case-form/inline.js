// The words of a paragraph with what is in them, by the rules of hooks/guidebook/cases/dialect.py:
// emphasis, code, links, pictures, line breaks, small letters. A test gives both the same texts.

import { afterBlanks, destinationAt, titleAt } from "./link-parts.js";
import { mark, nameMarks, pairMarks } from "./marks.js";
import { curled } from "./quotes.js";

/**
 * @typedef {object} Token a piece of a paragraph
 * @property {string} type `text`, `special` (behind a backslash), `code`, `break`, `image`, or the
 *     name of a mark: `em`, `strong`, `sub`, `sup`, `link`
 * @property {number} nesting 1 where a mark begins, -1 where it ends
 * @property {string} content
 * @property {string} [address] of a link or a picture
 * @property {string} [title] of a link or a picture
 * @property {number} [lines] how many line feeds it has taken in
 * @property {boolean} [isHard] whether a line feed is shown as one
 */
/** @typedef {{start: number, end: number, address: string, words: string, isImage: boolean}} Target */

const ESCAPED = /[!-/:-@[-`{-~]/;
const SMALL_TAG = /<(sub|sup)>([^<\n]{1,300})<\/\1>|<br\s*\/?>/y;
const WEB = /<([a-z][a-z0-9+.-]{1,31}:[^<>\0- ]*)>/iy;
const MAIL = /<([\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*)>/iy;
const TICKS = /`+/y;
const DEEPEST_LABEL = 20;

/** The links of the paragraph that is being read, so that none is looked for again and again. */
/** @type {Map<string, Link | null>} */
const links = new Map();

/** What is no plain text has this sign in the words of a paragraph. */
export const UNSAID = "\ufffc";

/** @param {string} source */
export function tokensOf(source) {
  /** @type {Token[]} */
  const tokens = [];
  links.clear();
  scan(source, 0, source.length, tokens);
  return curled(joinedTexts(tokens));
}

/**
 * The words of a paragraph as plain text, with where its links and pictures stand in them.
 * @param {Token[]} tokens
 */
export function wordsOf(tokens) {
  let words = "";
  /** @type {Target[]} */
  const targets = [];
  /** @type {{start: number, address: string}[]} */
  const opened = [];
  for (const { type, nesting, content, address = "", lines = 0 } of tokens) {
    const start = words.length;
    if (type === "text") words += content;
    else if (type === "code" || type === "special" || type === "image") words += UNSAID;
    if (type === "image") {
      targets.push({ start, end: start + 1, address, words: content, isImage: true });
    } else if (type === "link" && nesting > 0) opened.push({ start, address });
    else if (type === "link") {
      const link = /** @type {{start: number, address: string}} */ (opened.pop());
      targets.push({ ...link, end: start, words: words.slice(link.start), isImage: false });
    }
    words += "\n".repeat(lines);
  }
  return { words, targets };
}

/**
 * @param {string} source
 * @param {number} from
 * @param {number} to
 * @param {Token[]} tokens to which those of this piece are added
 */
function scan(source, from, to, tokens) {
  /** @type {import("./marks.js").Delimiter[]} */
  const delimiters = [];
  /** @param {string} type @param {Partial<Token>} [more] */
  const push = (type, more = {}) => tokens.push({ type, nesting: 0, content: "", ...more });
  let at = from;
  while (at < to) {
    const sign = source[at];
    const end = skipped(source, at, to);
    if (sign === "*" || sign === "_") {
      at = mark(source, at, to, tokens, delimiters);
      continue;
    }
    if (sign === "\n") push("break", { lines: 1 });
    else if (end === at + 1 && sign !== "\\") push("text", { content: sign });
    else if (sign === "\\") {
      const next = at + 1 < to ? source[at + 1] : "";
      if (next === "\n") push("break", { lines: 1, isHard: true });
      else if (ESCAPED.test(next)) push("special", { content: next });
      else push("text", { content: source.slice(at, end) });
    } else if (sign === "`") pushCode(source, at, end, push);
    else if (sign === "<") pushPointed(source, at, to, tokens, push);
    else pushLink(source, at, to, tokens, push);
    at = end;
    if (sign === "\n" || (sign === "\\" && source[end - 1] === "\n")) {
      while (at < to && /[ \t]/.test(source[at])) at += 1;
    }
  }
  pairMarks(delimiters, tokens);
  nameMarks(delimiters, tokens);
}

/**
 * Where the thing that stands at a place ends.
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @param {number} [depth] how many labels it stands in
 * @returns {number}
 */
function skipped(source, at, to, depth = 0) {
  const sign = source[at];
  if (sign === "\\" && at + 1 < to) {
    const code = /** @type {number} */ (source.codePointAt(at + 1));
    return at + 1 + (code > 0xffff ? 2 : 1);
  }
  if (sign === "`") return codeEnd(source, at, to);
  if (sign === "<") {
    const pointed = matched(SMALL_TAG, source, at) ?? matched(WEB, source, at);
    const found = pointed ?? matched(MAIL, source, at);
    if (found && at + found[0].length <= to) return at + found[0].length;
  }
  const label = sign === "!" && source[at + 1] === "[" ? at + 1 : at;
  if (source[label] === "[" && depth < DEEPEST_LABEL) {
    const link = linkAt(source, label, to, label === at, depth + 1);
    if (link) return link.end;
  }
  return at + 1;
}

/**
 * @param {RegExp} pattern that is sticky
 * @param {string} source
 * @param {number} at
 */
function matched(pattern, source, at) {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/**
 * The end of a piece of code, or of the ticks where nothing ends it.
 * @param {string} source
 * @param {number} at
 * @param {number} to
 */
function codeEnd(source, at, to) {
  const length = ticksAt(source, at).length;
  for (let place = at + length; place < to; place += 1) {
    if (source[place] !== "`") continue;
    const other = ticksAt(source, place).length;
    if (place + other > to) break;
    if (other === length) return place + other;
    place += other - 1;
  }
  return at + length;
}

/** @param {string} source @param {number} at */
const ticksAt = (source, at) => (matched(TICKS, source, at) ?? [""])[0];

/**
 * @param {string} source
 * @param {number} at
 * @param {number} end
 * @param {(type: string, more: Partial<Token>) => void} push
 */
function pushCode(source, at, end, push) {
  const { length } = ticksAt(source, at);
  if (end === at + length) {
    push("text", { content: source.slice(at, end) });
    return;
  }
  const inner = source.slice(at + length, end - length);
  const content = inner.replace(/\n/g, " ").replace(/^ (.*[^ ].*) $/, "$1");
  push("code", { content, lines: inner.split("\n").length - 1 });
}

/**
 * What stands in pointed brackets.
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @param {Token[]} tokens
 * @param {(type: string, more?: Partial<Token>) => void} push
 */
function pushPointed(source, at, to, tokens, push) {
  const tag = matched(SMALL_TAG, source, at);
  if (tag?.[1]) {
    push(tag[1], { nesting: 1 });
    const start = at + tag[1].length + 2;
    scan(source, start, start + tag[2].length, tokens);
    push(tag[1], { nesting: -1 });
  } else if (tag) push("break");
  else {
    const web = matched(WEB, source, at);
    const content = (web ?? matched(MAIL, source, at) ?? ["", ""])[1];
    push("link", { nesting: 1, address: web ? content : `mailto:${content}` });
    push("text", { content });
    push("link", { nesting: -1 });
  }
}

/**
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @param {Token[]} tokens
 * @param {(type: string, more?: Partial<Token>) => void} push
 */
function pushLink(source, at, to, tokens, push) {
  const isImage = source[at] === "!";
  const found = linkAt(source, isImage ? at + 1 : at, to, !isImage, 1);
  const { label, end, address, title } = /** @type {Link} */ (found);
  const [start, stop] = label;
  const all = source.slice(at, end).split("\n").length - 1;
  if (isImage) {
    /** @type {Token[]} */
    const inside = [];
    scan(source, start, stop, inside);
    const content = curled(joinedTexts(inside)).map(spoken).join("");
    push("image", { content, address, title, lines: all });
    return;
  }
  push("link", { nesting: 1, address, title });
  scan(source, start, stop, tokens);
  push("link", { nesting: -1, lines: all - (source.slice(start, stop).split("\n").length - 1) });
}

/** @param {Token} token */
const spoken = ({ content, lines }) => content || "\n".repeat(lines ?? 0);

/** @typedef {{label: [number, number], end: number, address: string, title: string}} Link */

/**
 * The link whose label begins at a place, `[label](address "title")`.
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @param {boolean} isAlone whether no other link may stand in its label
 * @param {number} depth
 * @returns {Link | null}
 */
function linkAt(source, at, to, isAlone, depth) {
  const key = `${at} ${to} ${isAlone}`;
  const known = links.get(key);
  if (known !== undefined) return known;
  const found = readLink(source, at, to, isAlone, depth);
  links.set(key, found);
  return found;
}

/** @type {typeof linkAt} */
function readLink(source, at, to, isAlone, depth) {
  const stop = labelEnd(source, at, to, isAlone, depth);
  if (stop < 0 || source[stop + 1] !== "(" || stop + 1 >= to) return null;
  const start = afterBlanks(source, stop + 2, to);
  const [address, afterAddress] = destinationAt(source, start, to);
  let place = afterBlanks(source, afterAddress, to);
  let title = "";
  if (address !== null && place > afterAddress) {
    const found = titleAt(source, place, to);
    if (found) {
      title = found[0];
      place = afterBlanks(source, found[1], to);
    }
  }
  if (place >= to || source[place] !== ")") return null;
  return { label: [at + 1, stop], end: place + 1, address: address ?? "", title };
}

/**
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @param {boolean} isAlone
 * @param {number} depth
 */
function labelEnd(source, at, to, isAlone, depth) {
  let level = 1;
  let place = at + 1;
  while (place < to) {
    const sign = source[place];
    if (sign === "]") {
      level -= 1;
      if (!level) return place;
    }
    const next = skipped(source, place, to, depth);
    if (sign === "[") {
      if (next === place + 1) level += 1;
      else if (isAlone) return -1;
    }
    place = next;
  }
  return -1;
}

/**
 * Texts beside each other as one.
 * @param {Token[]} tokens
 */
function joinedTexts(tokens) {
  /** @type {Token[]} */
  const made = [];
  for (const token of tokens) {
    const last = made[made.length - 1];
    if (token.type === "text" && last?.type === "text") last.content += token.content;
    else if (token.type !== "text" || token.content) made.push(token);
  }
  return made;
}
