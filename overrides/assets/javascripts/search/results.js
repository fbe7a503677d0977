// A page that was found, as an entry in the list: its title is the link, the rest describes it.
// What Pagefind says of it is described in its documentation of `data()`; only what is used here is
// named.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";

/** @typedef {{location: number, balanced_score: number}} Hit a word of the query in the text */
/**
 * @typedef {object} Section
 * @property {string} url with the section behind `#`
 * @property {string} [title]
 * @property {string} excerpt
 * @property {Hit[]} weighted_locations
 */
/**
 * @typedef {object} Found
 * @property {string} url
 * @property {string} excerpt
 * @property {{title: string, section?: string, facts?: string}} meta
 * @property {Section[]} sub_results
 * @property {Hit[]} weighted_locations
 * @property {{element: string, id: string, location: number, text: string}[]} anchors
 */

/**
 * @param {Found} page
 * @param {string} inside how a section is named, with `#` for its title
 */
export function entry(page, inside) {
  const { url, title, section, excerpt } = place(page);
  const { meta } = page;
  const passage = piece("search__excerpt", "");
  // Pagefind escapes the text and adds only <mark>.
  passage.innerHTML = excerpt;
  const path = title === meta.title ? meta.section : meta.title;
  return listed(url, title, [
    piece("search__path", path ?? ""),
    piece("search__facts", meta.facts ?? ""),
    piece("search__inside", section && fill(inside, section)),
    passage,
  ]);
}

/**
 * The glossary's entry for a term.
 * @param {string} name of the entry
 * @param {{term: string, text: string}} definition
 * @param {{url: string, title: string}} glossary address of the page, and its title
 */
export function definitionEntry(name, { term, text }, glossary) {
  const made = listed(`${glossary.url}#${name}`, term, [
    piece("search__path", glossary.title),
    piece("search__excerpt", text),
  ]);
  made.className = "search__definition";
  return made;
}

/**
 * @param {string} url
 * @param {string} title
 * @param {HTMLElement[]} pieces
 */
function listed(url, title, pieces) {
  const link = element("a", title);
  link.href = url;
  const told = element("div", ...pieces.filter((one) => one.textContent));
  told.id = `found-${url}`;
  link.setAttribute("aria-describedby", told.id);
  return element("li", link, told);
}

/**
 * The place on a page that a query means most: a term of the glossary, a section, or the page.
 * @param {Found} page
 */
function place(page) {
  const [strongest] = [...page.weighted_locations].sort(
    (one, two) => two.balanced_score - one.balanced_score,
  );
  const until = strongest?.location ?? 0;
  const terms = page.anchors.filter((at) => at.element === "dt" && at.location <= until);
  const term = terms.pop();
  if (term) {
    return { url: `${page.url}#${term.id}`, title: term.text, section: "", excerpt: page.excerpt };
  }
  /** @type {{url: string, title?: string, excerpt: string}[]} */
  const sections = [...page.sub_results].sort((one, two) => weight(two) - weight(one));
  const best = sections[0] ?? page;
  const { title } = page.meta;
  const section = best.title && best.title !== title ? best.title : "";
  return { url: best.url, title, section, excerpt: best.excerpt };
}

/** @param {Section} section */
function weight(section) {
  return section.weighted_locations.reduce((sum, hit) => sum + hit.balanced_score, 0);
}

/**
 * @param {string} style
 * @param {string} text
 */
function piece(style, text) {
  const made = element("span", text);
  made.className = style;
  return made;
}
