// Pagefind, which knows the page's language from <html lang>, asked for a query and for what it may
// also mean.

import { normalized, variants, withoutAsking } from "./words.js";

/**
 * @typedef {object} Synonyms
 * @property {Record<string, string[]>} also
 * @property {Record<string, string[]>} instead
 * @property {string[]} asking
 */
/** @typedef {{id: string, score: number, data: () => Promise<any>}} Result a page to be fetched */
/** @typedef {{pagefind: any, synonyms: Synonyms}} Engine */
/**
 * @typedef {object} Found
 * @property {Map<string, Result[]>} byPart
 * @property {boolean} some whether these are pages with only some of the words
 */

/**
 * How much more than a case a page of the guide counts that says as much: it explains what cases
 * show.
 * @type {Record<string, number>}
 */
const WEIGHT = { benefit: 1.5, case: 1, other: 1.25, step: 1.5, topic: 1.25, worksheet: 1.5 };
// A page with more of the words comes before one that says fewer of them more often.
const WORD = 100;
// Of a long question only so many words are looked up one by one, each longer than this or, like
// "MoU", known to the tables.
const MOST_WORDS = 8;
const SHORT = 3;

/**
 * @param {string} index address of pagefind.js
 * @param {string} synonyms address
 * @returns {Promise<Engine>}
 */
export async function load(index, synonyms) {
  const answer = fetch(synonyms).then((response) => response.json());
  const [pagefind, table] = await Promise.all([import(index), answer]);
  const ranking = { metaWeights: { title: 8, summary: 2 } };
  // A worker would cost 12 kB more; this index answers in a few milliseconds without one.
  await pagefind.options({ noWorker: true, excerptLength: 24, ranking });
  await pagefind.init();
  return { pagefind, synonyms: table };
}

/**
 * Pages by part with every word of the query, or of another way to say it; where there are none,
 * with some of the words.
 * @param {Engine} engine
 * @param {string} typed
 * @param {string[]} parts
 * @returns {Promise<Found>}
 */
export async function search(engine, typed, parts) {
  const query = withoutAsking(typed, engine.synonyms.asking);
  /** @type {Map<string, Result[]>} */
  const byPart = new Map();
  for (const part of parts) {
    const pages = await pagesWith(engine, query, part);
    byPart.set(part, [...pages.values()]);
  }
  const { also, instead } = engine.synonyms;
  const words = normalized(query)
    .split(" ")
    .filter((word) => word.length > SHORT || word in also || word in instead)
    .slice(0, MOST_WORDS);
  const any = [...byPart.values()].some((pages) => pages.length);
  if (any || words.length < 2) return { byPart, some: false };
  for (const part of parts) byPart.set(part, await pagesWithSome(engine, words, part));
  return { byPart, some: true };
}

/**
 * Pages by their id, each with the best score of all ways to say the words.
 * @param {Engine} engine
 * @param {string} words
 * @param {string} part
 */
async function pagesWith({ pagefind, synonyms }, words, part) {
  /** @type {Promise<{results: Result[]}>[]} */
  const asked = variants(words, synonyms).map((one) => {
    return pagefind.search(one, { filters: { [part]: "1" } });
  });
  /** @type {Map<string, Result>} */
  const pages = new Map();
  for (const { results } of await Promise.all(asked)) {
    for (const { id, score, data } of results) {
      const weighed = score * WEIGHT[part];
      const best = pages.get(id)?.score ?? -1;
      if (best < weighed) pages.set(id, { id, score: weighed, data });
    }
  }
  return pages;
}

/**
 * @param {Engine} engine
 * @param {string[]} words
 * @param {string} part
 */
async function pagesWithSome(engine, words, part) {
  /** @type {Map<string, Result>} */
  const pages = new Map();
  for (const word of words) {
    for (const [id, result] of await pagesWith(engine, word, part)) {
      const before = pages.get(id);
      const score = before ? before.score + WORD + result.score : result.score;
      pages.set(id, { ...result, score });
    }
  }
  return [...pages.values()];
}
