// A case in the list, as partials/guidebook/case-entry.html draws it.

import { all, element } from "../lib/dom.js";

/**
 * @typedef {object} Row a case as rows-….json holds it
 * @property {string} u its address below the home page
 * @property {string} t title
 * @property {string} s summary
 * @property {string} y from when to when
 * @property {string} [l] the language of title and summary, where it is not that of the page
 */

/**
 * @param {Row} row
 * @param {{root: string, signs: DocumentFragment, outcome: string, illustration: string, facts: string[]}} shown
 *   how the page shows it: the way to the home page, the signs of outcomes and the value that it
 *   has, the mark of an illustration if it is one, the names of its other values
 */
export function drawn(row, { root, signs, outcome, illustration, facts }) {
  const link = element("a", row.t);
  link.href = root + row.u;
  const summary = element("p", row.s);
  if (row.l) {
    link.lang = row.l;
    summary.lang = row.l;
  }
  const marks = element("span");
  marks.className = "case-entry__signs";
  const sign = all("[data-outcome]", signs).find(({ dataset }) => dataset.outcome === outcome);
  if (sign) marks.append(...sign.cloneNode(true).childNodes);
  if (illustration) {
    const kind = element("span", illustration);
    kind.className = "kind";
    marks.append(kind);
  }
  const told = element("span", facts.filter(Boolean).join(" · "));
  if (row.y) told.append(" · ", element("span", row.y));
  told.className = "case-entry__facts";
  const item = element("li", link, " ", marks, " ", told, summary);
  item.className = "case-entry";
  return item;
}
