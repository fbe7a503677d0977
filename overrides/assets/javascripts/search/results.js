// A page that was found, as an entry in the list. What Pagefind says of it is described in its
// documentation of `data()`; only what is used here is named.

import { element } from "../lib/dom.js";

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

/** @param {Found} page */
export function entry(page) {
  const { url, title, excerpt } = place(page);
  const inside = title !== page.meta.title;
  const path = [page.meta.section, inside && page.meta.title].filter(Boolean).join(" › ");
  const passage = piece("span", "search__excerpt", "");
  // Pagefind escapes the text and adds only <mark>.
  passage.innerHTML = excerpt;
  const link = element(
    "a",
    piece("span", "search__path", path),
    piece("strong", "", title),
    piece("span", "search__facts", page.meta.facts ?? ""),
    passage,
  );
  link.href = url;
  return element("li", link);
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
  if (term) return { url: `${page.url}#${term.id}`, title: term.text, excerpt: page.excerpt };
  /** @type {{url: string, title?: string, excerpt: string}[]} */
  const sections = [...page.sub_results].sort((one, two) => weight(two) - weight(one));
  const best = sections[0] ?? page;
  return { url: best.url, title: best.title ?? page.meta.title, excerpt: best.excerpt };
}

/** @param {Section} section */
function weight(section) {
  return section.weighted_locations.reduce((sum, hit) => sum + hit.balanced_score, 0);
}

/**
 * @param {"span" | "strong"} tag
 * @param {string} style
 * @param {string} text
 */
function piece(tag, style, text) {
  const made = element(tag, text);
  made.className = style;
  return made;
}
