// The page that a draft will make: its text as the page will show it, and the facts beside it.

import { element, find, template } from "../lib/dom.js";
import { blocksOf } from "./blocks.js";
import { bodyOf, factsOf, line } from "./draft.js";
import { provenanceOf } from "./provenance.js";
import { readingOf } from "./source-notes.js";
import { link, shownText } from "./text.js";

/** @typedef {import("../lib/words.js").Words} Words */
/** @typedef {import("./draft.js").Entry} Entry */
/** @typedef {Record<string, any>} Facts */
/**
 * @typedef {object} Shown what a preview is made with
 * @property {import("./draft.js").Schema} schema
 * @property {Words} words
 * @property {(field: string, value: string) => string} name of a value
 */

/**
 * One language of a draft as a page.
 * @param {import("./draft.js").Draft} draft
 * @param {string} language
 * @param {Shown} shown
 */
export function preview(draft, language, shown) {
  const { schema, words } = shown;
  const facts = factsOf(draft.facts, schema);
  const text = draft.texts[language];
  const page = template("preview-part");
  /** @param {string} name */
  const part = (name) => find(`[data-said=${name}]`, page);

  for (const name of ["title", "summary", "body"]) part(name).lang = language;
  part("title").textContent = line(text.title) || "…";
  part("summary").textContent = line(text.summary);
  if (facts.outcome) part("signs").append(template(`outcome-${facts.outcome}`));
  if (facts.kind === "illustration") part("signs").append(" ", template("kind-illustration"));
  for (const [name, value] of Object.entries(factsShown(facts, shown))) {
    if (!value) continue;
    const row = element("div", element("dt", words[`case.${name}`]), element("dd", value));
    part("facts").append(row);
  }
  const spoken = { ...words, self_reported: words[`self_reported.${language}`] };
  /** @type {Entry[]} */
  const sources = facts.sources ?? [];
  const lines = bodyOf(text, schema.headings[language]).map((each) => each.line);
  const signs = { sources: sources.length, words: spoken };
  part("body").append(...shownText(blocksOf(lines), signs));
  part("sources").hidden = !sources.length;
  find("ol", part("sources")).append(...sources.map((source) => sourceOf(source, schema.sources)));
  part("read").textContent = readingOf(sources, schema.sources, words.locale);
  const legend = sources.some(({ independent }) => independent);
  part("legend").hidden = !legend;
  part("legend").append(independentSign(), ` ${schema.sources.legend}`);
  const authors = facts.contributors?.join(", ");
  part("contributors").textContent = authors ? `${words["case.contributors"]}: ${authors}` : "";
  part("provenance").textContent = provenanceOf(facts, words, schema.numbers);
  return page;
}

/**
 * The facts beside the text, by the key of their name; empty where there is none.
 * @param {Facts} facts
 * @param {Shown} shown
 * @returns {Record<string, string | Node>}
 */
function factsShown(facts, { words, name }) {
  /** @param {string} field */
  const names = (field) => {
    /** @type {string[]} */
    const values = facts[field];
    return values.map((value) => name(field, value).toLowerCase()).join(", ");
  };
  return {
    partners: partnersOf(facts, name),
    sector: name("sector", facts.sector),
    region: name("region", facts.region ?? ""),
    years: yearsShown(facts, words),
    benefits: names("benefits"),
    steps: names("steps"),
    as_of: facts.as_of ?? "",
  };
}

/**
 * @param {Facts} facts
 * @param {Shown["name"]} name
 */
function partnersOf(facts, name) {
  /** @type {Entry[]} */
  const partners = facts.partners ?? [];
  const items = partners.map((partner) => {
    return element("li", partner.name, " ", element("span", name("partners.type", partner.type)));
  });
  return items.length ? element("ul", ...items) : "";
}

/**
 * @param {Facts} facts
 * @param {Words} words
 */
function yearsShown({ start, end, start_about: isAbout }, words) {
  if (!start) return "";
  if (!end) return `${words[isAbout ? "case.began.about" : "case.began"]} ${start}`;
  return isAbout ? `${words["case.about"]} ${start}–${end}` : `${start}–${end}`;
}

/**
 * @param {Entry} source
 * @param {import("./source-notes.js").SourceWords} said
 */
function sourceOf({ title, publisher, year, url, independent, later }, said) {
  const published = `. ${publisher}${year ? `, ${year}` : ""}. `;
  const item = element("li", element("em", title));
  if (independent) {
    const sign = independentSign();
    const spoken = element("span", said.independent);
    spoken.className = "visually-hidden";
    sign.append(spoken);
    item.append(sign);
  }
  item.append(published, link(url, url));
  if (later in said.later) item.append(" ", said.later[later]);
  return item;
}

/** The sign at a source that is no partner’s and bears the result out. */
function independentSign() {
  const sign = element("sup");
  sign.className = "independent";
  return sign;
}
