// Pagefind, which knows the page's language from <html lang>, asked for a query and for what it may
// also mean.

import { lostPieces, watchPieces } from "./pieces.js";
import { isQuoted, normalized, variants, wordsToFind } from "./words.js";

/**
 * @typedef {object} Synonyms
 * @property {Record<string, string[]>} also
 * @property {Record<string, string[]>} instead
 * @property {string[]} asking
 * @property {Record<string, string>} texts of the interface that come with it
 * @property {string[]} names of tools
 * @property {string[]} sheets words that ask for one of them
 * @property {Record<string, string>} terms of the glossary, as they are said, to their names
 */
/**
 * @typedef {object} Result a page to be fetched
 * @property {string} id
 * @property {number} score
 * @property {boolean} whole whether it has every word of the query
 * @property {string} [term] name of its entry in the glossary, whose text then is its data
 * @property {() => Promise<any>} data
 */
/** @typedef {Map<string, Result>} Pages by their id */
/**
 * @typedef {object} Engine
 * @property {any} pagefind
 * @property {Synonyms} synonyms
 * @property {string} terms address of the folder with a file for each term
 * @property {number} size how many pages there are
 * @property {number} lost how many pieces had been lost before this engine was made
 */

/** @typedef {{word: string, weight: number}} Known a word of the query */

/**
 * How much a page counts beside others that say as much. A page of the guide explains what cases
 * show; a tool names everything and explains nothing.
 * @type {Record<string, number>}
 */
const WEIGHT = { benefit: 1.5, case: 0.9, other: 1.1, step: 1.5, tool: 0.3, topic: 1.2 };
// How much more a tool counts for a query that is the name of one: its reader wants the sheet.
const NAMED = 6;
// How much more a page counts that has the words one after another.
const TOGETHER = 1.25;
// Where fewer pages than a reader sees at once have all words, pages with some of them follow.
const FEW = 4;
// Of a long question only so many words are looked up one by one.
const MOST_WORDS = 8;
// How much a word counts that hardly any page has, beside how strongly a page speaks of it.
const RARE = 12;
// A page with all words comes before every page with some of them.
const ALL = 1000;
// Pagefind shortens a word that it does not know until it knows the rest. A rest of less than this
// share of its letters is another word.
const SHARE = 0.6;
// Letters that no word of the site ends in.
const NONSENSE = "qq";

/**
 * @param {{index: string, synonyms: string, terms: string}} addresses of pagefind.js, a list and a
 * folder
 * @returns {Promise<Engine>}
 */
export async function load(addresses) {
  watchPieces(addresses.index);
  const lost = lostPieces();
  const [{ createInstance }, synonyms] = await Promise.all([
    import(addresses.index),
    listAt(addresses.synonyms),
  ]);
  const ranking = { metaWeights: { title: 8, summary: 3, facts: 2 } };
  // A worker would cost 12 kB more; this index answers in a few milliseconds without one.
  const pagefind = createInstance({ noWorker: true, excerptLength: 24, ranking });
  // Every page belongs to one part; the glossary to a filter of its own besides.
  const { glossary, ...parts } = await pagefind.filters();
  const size = Object.values(parts).reduce((sum, part) => sum + part["1"], 0);
  return { pagefind, synonyms, terms: addresses.terms, size, lost };
}

/** @param {string | URL} address */
async function listAt(address) {
  return (await fetch(address)).json();
}

/**
 * The pages of each part that are found for a query, the glossary first where that explains it.
 * Fails where a piece of the index does not arrive: after that another engine is needed, since this
 * one does not ask for it again.
 * @param {Engine} engine
 * @param {string} typed
 * @param {string[]} parts
 * @returns {Promise<Map<string, Result[]>>}
 */
export async function search(engine, typed, parts) {
  const told = wordsToFind(typed, engine.synonyms.asking);
  const name = wordsToFind(told, engine.synonyms.sheets);
  // As it was typed too: words that only ask may be words of a name.
  const isNamed = [typed, told, name].some((said) => isName(said, engine.synonyms));
  const words = isNamed ? name : told;
  const byPart = await pagesByPart(engine, words, parts);
  const terms = new Map(Object.entries(engine.synonyms.terms));
  const [spelled] = variants(words, engine.synonyms);
  const term = terms.get(normalized(words)) ?? terms.get(spelled);
  if (term) await define(engine, term, words, byPart);
  if (isNamed) for (const tool of byPart.get("tool") ?? []) tool.score *= NAMED;
  if (lostPieces() > engine.lost) throw new Error("a piece of the index did not arrive");
  return byPart;
}

/**
 * Whether that, or what else it may mean, is the name of a tool.
 * @param {string} said
 * @param {Synonyms} synonyms
 */
function isName(said, synonyms) {
  const meant = [normalized(said), ...variants(said, synonyms)];
  return meant.some((one) => synonyms.names.includes(one));
}

/**
 * The glossary comes first, with its entry for the term instead of its whole text.
 * @param {Engine} engine
 * @param {string} term name of the entry
 * @param {string} words of the query
 * @param {Map<string, Result[]>} byPart
 */
async function define(engine, term, words, byPart) {
  const glossary = await pagesWith(engine, words, "glossary");
  for (const page of [...byPart.values()].flat()) {
    if (!glossary.has(page.id)) continue;
    page.score = Infinity;
    page.data = () => listAt(`${engine.terms}/${term}.json`);
    page.term = term;
  }
}

/**
 * Pages by part with every word of the query, or of another way to say it; where they are few, with
 * some of the words too.
 * @param {Engine} engine
 * @param {string} query
 * @param {string[]} parts
 * @returns {Promise<Map<string, Result[]>>}
 */
async function pagesByPart(engine, query, parts) {
  const [first] = variants(query, engine.synonyms);
  const words = isQuoted(query) ? [] : first.split(" ");
  const known = await knownWords(engine, words);
  const isWhole = known.length === words.length;
  const asked = isWhole ? query : known.map(({ word }) => word).join(" ");
  /** @type {Map<string, Pages>} */
  const byPart = new Map();
  for (const part of parts) {
    byPart.set(part, asked ? await pagesWith(engine, asked, part) : new Map());
  }
  const found = [...byPart.values()].flatMap((pages) => [...pages.values()]);
  for (const page of found) page.whole = isWhole;
  if (found.length < FEW && known.length > 1) {
    for (const page of found) page.score += ALL;
    for (const [part, pages] of byPart) await addSome(engine, known, part, pages);
  }
  return new Map([...byPart].map(([part, pages]) => [part, [...pages.values()]]));
}

/**
 * The words that the site has, or that begin one of its words, and how much each counts.
 * @param {Engine} engine
 * @param {string[]} words
 * @returns {Promise<Known[]>}
 */
async function knownWords(engine, words) {
  const asked = words.slice(0, MOST_WORDS).map((word) => pagesOf(engine, word));
  const counts = await Promise.all(asked);
  const known = [];
  for (const [at, count] of counts.entries()) {
    if (count) known.push({ word: words[at], weight: RARE * Math.log(engine.size / count) });
  }
  // A single letter beside words that are not known begins words of any kind.
  const isWord = (/** @type {string} */ word) => word.length > 1;
  return words.some(isWord) && !known.some(({ word }) => isWord(word)) ? [] : known;
}

/**
 * How many pages have the word, or another word for it.
 * @param {Engine} engine
 * @param {string} word
 * @returns {Promise<number>}
 */
async function pagesOf({ pagefind, synonyms }, word) {
  const forms = variants(word, synonyms).map((form) => pagefind.search(`"${form}"`));
  const counts = (await Promise.all(forms)).map(({ results }) => results.length);
  if (Math.max(...counts)) return Math.max(...counts);
  const beginning = word.slice(0, Math.ceil(SHARE * word.length));
  const { results: found } = await pagefind.search(word);
  const { results: other } = await pagefind.search(beginning + NONSENSE);
  const isShortened = found.length === other.length && found[0]?.id === other[0]?.id;
  return isShortened ? 0 : found.length;
}

/**
 * Pages by their id, each with the best score of all ways to say the words.
 * @param {Engine} engine
 * @param {string} words
 * @param {string} part
 * @returns {Promise<Pages>}
 */
async function pagesWith({ pagefind, synonyms }, words, part) {
  const filters = { [part]: "1" };
  /** @type {Promise<{results: Result[], together: Set<string>}>[]} */
  const asked = variants(words, synonyms).map(async (one) => {
    const [{ results }, exact] = await Promise.all([
      pagefind.search(one, { filters }),
      pagefind.search(`"${normalized(one)}"`, { filters }),
    ]);
    return { results, together: new Set(exact.results.map((/** @type {Result} */ page) => page.id)) };
  });
  /** @type {Pages} */
  const pages = new Map();
  for (const { results, together } of await Promise.all(asked)) {
    for (const { id, score, data } of results) {
      const weighed = score * (WEIGHT[part] ?? 1) * (together.has(id) ? TOGETHER : 1);
      const best = pages.get(id)?.score ?? -1;
      if (best < weighed) pages.set(id, { id, score: weighed, whole: false, data });
    }
  }
  return pages;
}

/**
 * Adds the pages of a part that have some of the words.
 * @param {Engine} engine
 * @param {Known[]} words
 * @param {string} part
 * @param {Pages} pages with all of them
 */
async function addSome(engine, words, part, pages) {
  /** @type {Pages} */
  const some = new Map();
  for (const { word, weight } of words) {
    for (const [id, page] of await pagesWith(engine, word, part)) {
      const before = some.get(id)?.score ?? 0;
      some.set(id, { ...page, score: before + weight + page.score });
    }
  }
  for (const [id, page] of some) if (!pages.has(id)) pages.set(id, page);
}
