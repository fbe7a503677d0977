// What a query may also mean, and what a misspelt word may have been. The words come from
// hooks/guidebook/search/synonyms.py.

/**
 * Words in lower case with one space between them, as synonyms.py makes them.
 * @param {string} text
 */
export function normalized(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}

// Signs that are not seen and divide no word.
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const HYPHEN = /[\p{Pd}\u2212]/u;
// "nilai2", "nilai2nya": how Indonesian doubles a word in messages.
const DOUBLED = /^(\p{L}{3,})2(?:nya|an|ku|mu)?$/u;
// What stands between quotation marks is looked up as it is.
const QUOTED = /^\s*".+"\s*$/;

/** @param {string} typed */
export const isQuoted = (typed) => QUOTED.test(typed);

/**
 * The words to look up: each once where it is doubled, as "nilai-nilai", hyphens taken as spaces,
 * without the words that only ask, unless nothing else is left.
 * @param {string} typed
 * @param {string[]} asking
 */
export function wordsToFind(typed, asking) {
  if (isQuoted(typed)) return typed;
  const singled = typed.replace(UNSEEN, "").split(/\s+/).map(single).join(" ");
  const words = [...new Set(normalized(singled).split(" "))];
  const told = words.filter((word) => !asking.includes(word));
  return (told.length ? told : words).join(" ");
}

/** @param {string} typed without a space in it */
function single(typed) {
  const word = normalized(typed);
  const halves = typed.toLowerCase().split(HYPHEN).map(normalized);
  const [one, two] = halves;
  const doubled = halves.length === 2 && one && two && (two.startsWith(one) || one.endsWith(two));
  return doubled ? one : word.replace(DOUBLED, "$1");
}

/** @typedef {Record<string, string[]>} Table typed words to others for them */

/**
 * The query, and the query with words that mean the same, at most `most`. Words that the site never
 * uses are replaced from the start: looked up as they are they would find others that only look
 * like them.
 * @param {string} query
 * @param {{also: Table, instead: Table}} synonyms
 */
export function variants(query, synonyms, most = 6) {
  const replaced = exchanged(query, synonyms.instead);
  const queries = replaced.length ? replaced : [query];
  const all = queries.flatMap((one) => [one, ...exchanged(one, synonyms.also)]);
  return [...new Set(all)].slice(0, most);
}

/**
 * The query with its words of the table exchanged: first all, each for its first form; then all
 * with one of them in another form; then only one. Empty where it holds no word of the table.
 * @param {string} query
 * @param {Table} table
 */
function exchanged(query, table) {
  const text = ` ${normalized(query)} `;
  const words = wordsOf(table, text);
  if (!words.length) return [];
  const all = words.map((word) => ({ word, form: table[word][0] }));
  const others = words.flatMap((word) => table[word].map((form) => ({ word, form })));
  return [
    put(text, all),
    ...others.map((other) => put(text, all.map((one) => (one.word === other.word ? other : one)))),
    ...others.map((other) => put(text, [other])),
  ];
}

/**
 * The words of the table that a text holds. Longest first, so that "perjanjian kerja sama" is not
 * taken apart.
 * @param {Table} table
 * @param {string} text normalized, between spaces
 */
function wordsOf(table, text) {
  /** @type {string[]} */
  const words = [];
  let rest = text;
  for (const word of Object.keys(table).sort((one, two) => two.length - one.length)) {
    if (!rest.includes(` ${word} `)) continue;
    words.push(word);
    rest = rest.replace(` ${word} `, " | ");
  }
  return words;
}

/**
 * @param {string} text normalized, between spaces
 * @param {{word: string, form: string}[]} exchanges
 */
function put(text, exchanges) {
  let changed = text;
  for (const { word, form } of exchanges) {
    changed = changed.replace(` ${word} `, () => ` ${form} `);
  }
  return changed.trim();
}

/**
 * The query with each word that is not known put right where a known one is near; nothing where
 * none is.
 * @param {string} query
 * @param {string[]} known words
 */
export function neighbour(query, known) {
  const typed = normalized(query).slice(0, 200).split(" ");
  const mended = typed.map((word) => {
    return known.includes(word) ? word : nearest(word, known) || word;
  });
  return mended.join(" ") === typed.join(" ") ? "" : mended.join(" ");
}

/**
 * How many letters may be wrong in a word of this length.
 * @param {number} length
 */
function tolerance(length) {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/**
 * @param {string} word
 * @param {string[]} known
 * @returns {string} empty where none is near enough
 */
function nearest(word, known) {
  const far = tolerance(word.length);
  let best = "";
  let least = far + 1;
  for (const other of known) {
    if (Math.abs(other.length - word.length) > far) continue;
    const steps = distance(word, other);
    if (steps < least) {
      best = other;
      least = steps;
    }
  }
  return best;
}

/**
 * How many letters to add, drop, change or swap (optimal string alignment).
 * @param {string} one
 * @param {string} two
 */
function distance(one, two) {
  // Each row holds the distance of the first `i` letters of `one` to all beginnings of `two`.
  /** @type {number[]} */
  let beforeLast = [];
  let last = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= two.length; j++) {
      const change = one[i - 1] === two[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      const swapped = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[two.length];
}
