// Which pages an address may have meant that leads to none.

/**
 * @typedef {[address: string, title: string, ...others: string[]]} Listed
 *   a page, and what other addresses it has or had
 */

const MOST = 4;
// From 0, nothing in common, to 1, the same.
const LIKE = 0.5;
// Where only the last part of an address is like that of a page.
const MOVED = 0.9;

/**
 * The words of an address, without its language and what hosts and old sites add.
 * @param {string} address below the root of the site
 */
export function wordsOf(address) {
  const path = readable(address).toLowerCase().replace(/^en(\/|$)/, "");
  return path.replace(/\b(?:index)?\.(?:html?|md|php|aspx?)$/, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param {string} address */
function readable(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // A percent sign of its own stands in it.
  }
}

/**
 * The pages whose addresses are most like this one, best first.
 * @param {string} address
 * @param {Listed[]} pages
 */
export function nearest(address, pages) {
  const asked = parts(address);
  if (!asked.whole) return [];
  const scored = pages.map((page) => {
    const [own, , ...others] = page;
    return { page, score: Math.max(...[own, ...others].map((one) => likeness(asked, parts(one)))) };
  });
  const like = scored.filter(({ score }) => score >= LIKE).sort((a, b) => b.score - a.score);
  return like.slice(0, MOST).map(({ page }) => page);
}

/** @param {string} address */
function parts(address) {
  const last = address.split("/").filter(Boolean).pop() ?? "";
  return { whole: wordsOf(address).join(" "), last: wordsOf(last).join(" ") };
}

/**
 * @param {ReturnType<typeof parts>} one
 * @param {ReturnType<typeof parts>} other
 */
function likeness(one, other) {
  return Math.max(shared(one.whole, other.whole), MOVED * shared(one.last, other.last));
}

/**
 * How many pairs of neighbouring letters two texts share, of all that they have (Dice).
 * @param {string} one
 * @param {string} other
 */
function shared(one, other) {
  const mine = pairs(one);
  const theirs = pairs(other);
  const common = [...mine].filter((pair) => theirs.has(pair)).length;
  return (2 * common) / (mine.size + theirs.size || 1);
}

/** @param {string} text */
function pairs(text) {
  const letters = [...` ${text} `];
  return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
}
