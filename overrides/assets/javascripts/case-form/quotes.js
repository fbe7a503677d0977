// Straight quotation marks of a paragraph as printed ones, in pairs, as the build does it
// (smartquotes of markdown-it).

/** @typedef {import("./inline.js").Token} Token */
/** @typedef {{token: number, at: number, sign: string, level: number}} Opened */

const QUOTES = /["']/g;
const PRINTED = /** @type {Record<string, [string, string]>} */ ({ '"': ["“", "”"], "'": ["‘", "’"] });
const APOSTROPHE = "’";
const OF_SENTENCES = /[!-/:-@[-`{-~\p{P}\p{S}]/u;
const SPACE_OF_ANY_KIND = /[\s\p{Zs}]/u;

/**
 * @param {Token[]} tokens
 * @returns {Token[]} the same
 */
export function curled(tokens) {
  /** @type {Opened[]} */
  let opened = [];
  let level = 0;
  tokens.forEach((token, number) => {
    if (token.nesting < 0) level -= 1;
    opened = opened.filter((one) => one.level <= level);
    if (token.type === "text") {
      for (const { 0: sign, index = 0 } of [...token.content.matchAll(QUOTES)]) {
        curl(tokens, { token: number, at: index, sign, level }, opened);
      }
    }
    if (token.nesting > 0) level += 1;
  });
  return tokens;
}

/**
 * One mark, printed with the one that opened, kept for the one that closes, or an apostrophe.
 * @param {Token[]} tokens
 * @param {Opened} here
 * @param {Opened[]} opened
 */
function curl(tokens, here, opened) {
  const { content } = tokens[here.token];
  const before = neighbour(tokens, here, -1);
  const after = neighbour(tokens, here, 1);
  const afterSpace = SPACE_OF_ANY_KIND.test(before);
  const beforeSpace = SPACE_OF_ANY_KIND.test(after);
  const afterSign = OF_SENTENCES.test(before);
  const beforeSign = OF_SENTENCES.test(after);
  let opens = !beforeSpace && (!beforeSign || afterSpace || afterSign);
  let closes = !afterSpace && (!afterSign || beforeSpace || beforeSign);
  const isInch = here.sign === '"' && content[here.at + 1] === '"' && /\d/.test(before);
  if (isInch) opens = closes = false;
  if (opens && closes) {
    opens = afterSign;
    closes = beforeSign;
  }
  const put = (/** @type {Opened} */ { token, at }, /** @type {string} */ sign) => {
    const text = tokens[token].content;
    tokens[token].content = text.slice(0, at) + sign + text.slice(at + 1);
  };
  if (!opens && !closes) {
    if (here.sign === "'") put(here, APOSTROPHE);
    return;
  }
  if (closes) {
    for (let place = opened.length - 1; place >= 0; place -= 1) {
      const one = opened[place];
      if (one.level < here.level) break;
      if (one.sign !== here.sign) continue;
      put(here, PRINTED[here.sign][1]);
      put(one, PRINTED[here.sign][0]);
      opened.length = place;
      return;
    }
  }
  if (opens) opened.push(here);
  else if (here.sign === "'") put(here, APOSTROPHE);
}

/**
 * The sign before or after a place, a space at the ends of lines.
 * @param {Token[]} tokens
 * @param {Opened} here
 * @param {-1 | 1} step
 */
function neighbour(tokens, { token, at }, step) {
  const { content } = tokens[token];
  const rest = step < 0 ? content.slice(0, at) : content.slice(at + 1);
  if (rest) return endOf(rest, step);
  for (let place = token + step; tokens[place]; place += step) {
    if (tokens[place].type === "break") return " ";
    if (tokens[place].type !== "image" && tokens[place].content) {
      return endOf(tokens[place].content, step);
    }
  }
  return " ";
}

/**
 * @param {string} text
 * @param {-1 | 1} step
 */
const endOf = (text, step) => (step < 0 ? [...text.slice(-2)].pop() : [...text][0]) ?? " ";
