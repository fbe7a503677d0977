// What a query may also mean, and what a misspelt word may have been. The words come from hooks/guidebook/search/synonyms.py.
// @ts-check

/**
 * Words in lower case with one space between them, as synonyms.py makes them.
 * @param {string} text
 */
export function normalized(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
}

/** @typedef {Record<string, string[]>} Table typed words to others for them */

/**
 * The query, and the query with words that mean the same, at most `most`. Words that the site never uses are replaced
 * from the start: looked up as they are they would find others that only look like them.
 * @param {string} query
 * @param {{also: Table, instead: Table}} synonyms
 */
export function variants(query, synonyms, most = 6) {
  const replaced = exchanged(query, synonyms.instead);
  const all = (replaced.length ? replaced : [query]).flatMap((said) => [said, ...exchanged(said, synonyms.also)]);
  return [...new Set(all)].slice(0, most);
}

/**
 * The text with each word of the table exchanged: first all, then all with one of them in another form, then only one.
 * @param {string} said
 * @param {Table} table
 */
function exchanged(said, table) {
  const text = ` ${normalized(said)} `;
  let rest = text;
  const found = [];
  // Longest first, so that "perjanjian kerja sama" is not taken apart.
  for (const typed of Object.keys(table).sort((a, b) => b.length - a.length)) {
    if (!rest.includes(` ${typed} `)) continue;
    found.push(typed);
    rest = rest.replace(` ${typed} `, " | ");
  }
  /** @param {string[]} which @param {string} [other] one that takes this form @param {string} [form] */
  const put = (which, other, form = "") =>
    which.reduce((so, typed) => so.replace(` ${typed} `, () => ` ${typed === other ? form : table[typed][0]} `), text).trim();
  const forms = found.flatMap((typed) => table[typed].map((form) => [typed, form]));
  return found.length ? [put(found), ...forms.map(([typed, form]) => put(found, typed, form)), ...forms.map(([typed, form]) => put([typed], typed, form))] : [];
}

/**
 * The query with each word that is not known put right where a known one is near; nothing where none is.
 * @param {string} query
 * @param {string[]} known words
 */
export function neighbour(query, known) {
  const said = normalized(query).slice(0, 200).split(" ");
  const mended = said.map((word) => (known.includes(word) ? word : nearest(word, known)) || word);
  return mended.join(" ") === said.join(" ") ? "" : mended.join(" ");
}

/**
 * @param {string} word
 * @param {string[]} known
 */
function nearest(word, known) {
  const far = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  let best = "";
  let least = far + 1;
  for (const other of known) {
    if (Math.abs(other.length - word.length) > far) continue;
    const steps = distance(word, other);
    if (steps < least) [best, least] = [other, steps];
  }
  return best;
}

/**
 * How many letters to add, drop, change or swap (optimal string alignment).
 * @param {string} one
 * @param {string} two
 */
function distance(one, two) {
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= two.length; j++) {
      const same = one[i - 1] === two[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[two.length];
}
