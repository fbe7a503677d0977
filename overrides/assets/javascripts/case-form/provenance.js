// What the page of a case says of where the case comes from, as overrides/case.html does.

import { fill } from "../lib/words.js";

/**
 * @param {Record<string, any>} facts
 * @param {import("../lib/words.js").Words} words
 * @param {Record<string, string>} numbers in words
 */
export function provenanceOf({ basis, agreements = [], interest, pictures }, words, numbers) {
  /** @type {{organisation: string, date: string}[]} */
  const dated = agreements.filter((/** @type {{date: string}} */ { date }) => isMonth(date));
  const sentences = [];
  if (basis === "published") sentences.push(words["case.basis.published"]);
  if (dated.length) {
    const organisations = dated.map(({ organisation }) => organisation.toLowerCase());
    const count = new Set(organisations).size;
    const newest = dated.map(({ date }) => date).reduce((one, other) => (one > other ? one : other));
    const values = { count: numbers[count] ?? count, month: monthOf(newest, words.locale) };
    const said = count > 1 ? words["case.checked"] : words["case.checked.one"];
    sentences.push(fill(said, values));
  }
  if (interest) sentences.push(words[`case.interest.${interest}`]);
  if (pictures) sentences.push(words["case.pictures"]);
  return sentences.join(" ");
}

/** @param {string} date */
const isMonth = (date) => /^\d{4}-(?:0[1-9]|1[0-2])/.test(date);

/**
 * @param {string} date
 * @param {string} locale
 */
function monthOf(date, locale) {
  const [year, month] = date.split("-").map(Number);
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
  return format.format(new Date(year, month - 1));
}
