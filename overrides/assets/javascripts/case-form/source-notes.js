// How the sources of a case were read, in the words that its page will say below their list:
// hooks/guidebook/cases/source_notes.py does the same, and a test gives both the same sources.

import { fill } from "../lib/words.js";

/** @typedef {import("./draft.js").Entry} Entry */
/** @typedef {Record<"one" | "several", string>} Forms for one source and for several */
/**
 * @typedef {object} SourceWords
 * @property {string} and
 * @property {string} last
 * @property {Record<string, string>} subject
 * @property {Forms} opened
 * @property {Forms} copy
 * @property {Forms} unread
 * @property {Forms} titles
 * @property {string} none
 * @property {string} day
 * @property {string} month
 * @property {string} between
 * @property {string} independent
 * @property {string} legend
 * @property {Record<string, string>} later
 */

const RUN = 3; // as many numbers in a row as are written 1–3
/** @type {Record<number, Intl.DateTimeFormatOptions>} */
const FORMATS = {
  7: { month: "long", year: "numeric" },
  10: { day: "numeric", month: "long", year: "numeric" },
};

/**
 * @param {Entry[]} sources
 * @param {SourceWords} said
 * @param {string} locale
 */
export function readingOf(sources, said, locale) {
  const opened = having(sources, "opened");
  const copy = having(sources, "copy").filter((number) => !opened.includes(number));
  const count = sources.length;
  const unread = sources.map((_, at) => at + 1).filter((number) => {
    return !opened.includes(number) && !copy.includes(number);
  });
  const clauses = [];
  for (const [key, which] of /** @type {["opened" | "copy", number[]][]} */ ([
    ["opened", opened],
    ["copy", copy],
  ])) {
    if (!which.length) continue;
    const dates = which.map((number) => sources[number - 1][key]).sort();
    const clause = `${subjectOf(which, count, said)} ${said[key][formOf(which)]}`;
    clauses.push(clause.replace("#", whenOf(dates, said, locale)));
  }
  if (unread.length && unread.length < count) {
    const subject = said.subject[unread.length === 1 ? "other" : "others"];
    clauses.push(`${subject} ${said.unread[formOf(unread)]}`);
  } else if (unread.length) {
    clauses.push(count === 1 ? `${said.subject.only} ${said.unread.one}` : said.none);
  }
  const sentence = clauses.join("; ");
  const sentences = sentence ? [`${sentence[0].toUpperCase()}${sentence.slice(1)}.`] : [];
  const titles = having(sources, "title_from");
  if (titles.length) sentences.push(said.titles[formOf(titles)].replace("#", listed(titles, said)));
  return sentences.join(" ");
}

/**
 * @param {Entry[]} sources
 * @param {string} key
 */
function having(sources, key) {
  return sources.flatMap((source, at) => (source[key] ? [at + 1] : []));
}

/** @param {number[]} which */
const formOf = (which) => (which.length === 1 ? "one" : "several");

/**
 * @param {number[]} which
 * @param {number} count of all sources
 * @param {SourceWords} said
 */
function subjectOf(which, count, said) {
  if (which.length === count) return said.subject[count === 1 ? "only" : "all"];
  return said.subject[formOf(which)].replace("#", listed(which, said));
}

/**
 * Numbers as a list in words: `1–4, 6, dan 8`.
 * @param {number[]} numbers
 * @param {SourceWords} said
 */
function listed(numbers, said) {
  /** @type {number[][]} */
  const runs = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run && number === run[run.length - 1] + 1) run.push(number);
    else runs.push([number]);
  }
  const parts = runs.flatMap((run) => {
    return run.length < RUN ? run.map(String) : [`${run[0]}–${run[run.length - 1]}`];
  });
  if (parts.length < RUN) return parts.join(said.and);
  return parts.slice(0, -1).join(", ") + said.last + parts[parts.length - 1];
}

/**
 * @param {string[]} dates
 * @param {SourceWords} said
 * @param {string} locale
 */
function whenOf(dates, said, locale) {
  const [from, to] = [dates[0], dates[dates.length - 1]].map((date) => dateInWords(date, locale));
  if (from !== to) return fill(said.between, { from, to });
  return said[dates[0].length === "2026-11-25".length ? "day" : "month"].replace("#", from);
}

/**
 * A date as it is written in a file, in words; anything else as it is.
 * @param {string} date
 * @param {string} locale
 */
function dateInWords(date, locale) {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  const format = FORMATS[date.length];
  const time = new Date(year, month - 1, day);
  if (!format || !/^[\d-]+$/.test(date) || Number.isNaN(time.getTime())) return date;
  return new Intl.DateTimeFormat(locale, format).format(time);
}
