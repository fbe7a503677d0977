// Stars and underscores of a paragraph, and which of them belong together.

/** @typedef {import("./inline.js").Token} Token */
/** @typedef {{at: number, length: number, opens: boolean, closes: boolean, end: number}} Delimiter */

const PUNCTUATION = /[!-/:-@[-`{-~\p{P}\p{S}]/u;
const BLANK = /[\s\p{Zs}]/u;

/**
 * Stars or underscores, each a text that may become a mark; those inside words stay texts, and so
 * does the star of `(*)`.
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @param {Token[]} tokens
 * @param {Delimiter[]} delimiters
 */
export function mark(source, at, to, tokens, delimiters) {
  const sign = source[at];
  let end = at;
  while (end < to && source[end] === sign) end += 1;
  const length = end - at;
  const before = at ? lastSign(source.slice(Math.max(0, at - 2), at)) : " ";
  const after = end < to ? String.fromCodePoint(source.codePointAt(end) ?? 32) : " ";
  const afterBlank = BLANK.test(before);
  const beforeBlank = BLANK.test(after);
  const afterSign = PUNCTUATION.test(before);
  const beforeSign = PUNCTUATION.test(after);
  const left = !beforeBlank && (!beforeSign || afterBlank || afterSign);
  const right = !afterBlank && (!afterSign || beforeBlank || beforeSign);
  const opens = left && (!right || afterSign);
  const closes = right && (!left || beforeSign);
  const isOwn = sign === "*" && length === 1 && before === "(" && after === ")";
  for (; at < end; at += 1) {
    if (!isOwn) delimiters.push({ at: tokens.length, length, opens, closes, end: -1 });
    tokens.push({ type: "text", nesting: 0, content: sign });
  }
  return end;
}

/** @param {string} text */
const lastSign = (text) => [...text].pop() ?? " ";

/**
 * Find for each mark that may close the one that it closes.
 * @param {Delimiter[]} delimiters
 * @param {Token[]} tokens
 */
export function pairMarks(delimiters, tokens) {
  const signOf = (/** @type {Delimiter} */ { at }) => tokens[at].content;
  /** @type {Map<number, number>} */
  const openers = new Map();
  /** @type {Map<string, number>} */
  const bottoms = new Map();
  delimiters.forEach((closer, at) => {
    if (!closer.closes) return;
    let run = at;
    while (run && isOneRun(delimiters[run - 1], delimiters[run], tokens)) run -= 1;
    // Where one like it has found nothing, no other has to look.
    const kind = `${signOf(closer)}${closer.opens}${closer.length % 3}`;
    const bottom = bottoms.get(kind) ?? -1;
    bottoms.set(kind, run - 1);
    for (let place = run - 1; place > bottom; place -= 1) {
      // What stands between two that belong together is done with.
      place = openers.get(place) ?? place;
      const opener = delimiters[place];
      if (signOf(opener) !== signOf(closer) || !opener.opens || opener.end >= 0) continue;
      const isOdd =
        (opener.closes || closer.opens) &&
        (opener.length + closer.length) % 3 === 0 &&
        (opener.length % 3 || closer.length % 3);
      if (isOdd) continue;
      opener.end = at;
      openers.set(at, place);
      bottoms.set(kind, bottom);
      opener.closes = false;
      closer.opens = false;
      break;
    }
  });
}

/**
 * @param {Delimiter} one
 * @param {Delimiter} next
 * @param {Token[]} tokens
 */
function isOneRun(one, next, tokens) {
  return one.end < 0 && one.at === next.at - 1 && tokens[one.at].content === tokens[next.at].content;
}

/**
 * Make marks of the texts that belong together: one sign is emphasis, two that stand together
 * strong.
 * @param {Delimiter[]} delimiters
 * @param {Token[]} tokens
 */
export function nameMarks(delimiters, tokens) {
  for (let at = delimiters.length - 1; at >= 0; at -= 1) {
    const { end } = delimiters[at];
    if (end < 0) continue;
    const before = delimiters[at - 1];
    const isStrong =
      before?.end === end + 1 &&
      tokens[before.at].content === tokens[delimiters[at].at].content &&
      before.at === delimiters[at].at - 1 &&
      delimiters[end + 1].at === delimiters[end].at + 1;
    const type = isStrong ? "strong" : "em";
    Object.assign(tokens[delimiters[at].at], { type, nesting: 1, content: "" });
    Object.assign(tokens[delimiters[end].at], { type, nesting: -1, content: "" });
    if (isStrong) {
      tokens[before.at].content = "";
      tokens[delimiters[end + 1].at].content = "";
      at -= 1;
    }
  }
}
