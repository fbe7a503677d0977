// The page that a draft will make, roughly: Markdown as far as people write it in the form, and the
// facts beside it. Text becomes nodes, never markup, so that whatever is typed stays text.

import { element, find, template } from "../lib/dom.js";
import { factsOf, line, prose } from "./draft.js";

/** @typedef {import("../lib/words.js").Words} Words */
/** @typedef {import("./draft.js").Entry} Entry */
/** @typedef {Record<string, any>} Facts */
/**
 * @typedef {object} Shown what a preview is made with
 * @property {import("./draft.js").Schema} schema
 * @property {Words} words
 * @property {(field: string, value: string) => string} name of a value
 */

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\\\x60*_{}[\]()#+.!<>-])`,
    String.raw`(?<ticks>\x60+)(?<code>.+?)\k<ticks>(?!\x60)`,
    String.raw`\s?\((?<own>\*)\)`,
    String.raw`\*\*(?<strong>\S(?:.*?\S)?)\*\*`,
    String.raw`(?<star>[*_])(?<em>[^\s*_](?:[^*_]*[^\s*_])?)\k<star>(?![\p{L}\p{N}])`,
    String.raw`!\[(?<picture>[^\]]*)\]\([^)]*\)`,
    String.raw`\[(?<link>[^\]]+)\]\((?<target>[^)\s]+)[^)]*\)`,
    String.raw`<(?<address>https?:\/\/[^>\s]+)>`,
    String.raw`\s?\[(?<source>\d{1,3})\](?![(:])`,
    String.raw`<(?<tag>sub|sup)>(?<small>.*?)<\/\k<tag>>`,
    String.raw`(?<br><br\s*\/?>)`,
  ].join("|"),
  "gsu",
);

const RULE = /^ {0,3}([-*_])(?: *\1){2,}$/;
const CODE = /^ {0,3}(?:```|~~~)/;
const ITEM = /^(?:[-*+]|\d+[.)]) /;

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
  schema.headings[language].forEach((heading, at) => {
    const section = prose(text.sections[at] ?? "").split("\n");
    part("body").append(headingOf(heading), ...blocks(section, spoken));
  });
  /** @type {Entry[]} */
  const sources = facts.sources ?? [];
  part("sources").hidden = !sources.length;
  find("ol", part("sources")).append(...sources.map((source) => sourceOf(source, words)));
  const authors = facts.contributors?.join(", ");
  part("contributors").textContent = authors ? `${words["case.contributors"]}: ${authors}` : "";
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
    years: yearsOf(facts, words),
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
function yearsOf({ start, end }, words) {
  if (!start) return "";
  return end ? `${start}–${end}` : `${words["case.since"]} ${start}`;
}

/** @param {string} text in a page whose own headings must not be mixed with it */
function headingOf(text) {
  const heading = element("p", text);
  heading.className = "preview__heading";
  heading.setAttribute("role", "heading");
  heading.setAttribute("aria-level", "5");
  return heading;
}

/**
 * @param {Entry} source
 * @param {Words} words
 */
function sourceOf({ title, publisher, year, url, accessed }, words) {
  const seen = accessed ? `${words.accessed} ${accessed}` : words.not_accessed;
  const published = `. ${publisher}${year ? `, ${year}` : ""}. `;
  return element("li", element("em", title), published, link(url, url), " ", seen);
}

/**
 * A link where it leads to the web; other pages of the site can't be reached from here.
 * @param {string} target
 * @param {(Node | string)[]} children
 */
function link(target, ...children) {
  if (!/^https?:\/\//i.test(target)) return element("span", ...children);
  const made = element("a", ...children);
  made.href = target;
  made.rel = "noopener noreferrer";
  made.target = "_blank";
  return made;
}

/**
 * Paragraphs, lists, quotations and code.
 * @param {string[]} lines
 * @param {Words} words
 * @returns {Node[]}
 */
function blocks(lines, words) {
  /** @type {Node[]} */
  const made = [];
  let at = 0;
  /**
   * The next lines as long as they fit.
   * @param {(line: string) => boolean} fits
   */
  const take = (fits) => {
    const from = at;
    while (at < lines.length && fits(lines[at])) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const first = lines[at];
    if (!first.trim()) at += 1;
    else if (RULE.test(first)) {
      at += 1;
      made.push(element("hr"));
    } else if (CODE.test(first)) {
      at += 1;
      const code = take((line) => !CODE.test(line)).join("\n");
      at += 1;
      made.push(element("pre", element("code", code)));
    } else if (ITEM.test(first)) {
      const items = take((line) => ITEM.test(line) || isIndented(line));
      made.push(list(items, words));
    } else if (first.startsWith(">")) {
      const quoted = take((line) => line.startsWith(">"));
      const inner = quoted.map((line) => line.replace(/^> ?/, ""));
      made.push(element("blockquote", ...blocks(inner, words)));
    } else {
      const paragraph = take((line) => Boolean(line.trim())).join("\n");
      made.push(element("p", ...inline(paragraph, words)));
    }
  }
  return made;
}

/** @param {string} line */
const isIndented = (line) => line.startsWith("  ") && Boolean(line.trim());

/**
 * @param {string[]} lines of one list
 * @param {Words} words
 */
function list(lines, words) {
  /** @type {string[][]} */
  const items = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push([line.replace(/^\S+ /, "")]);
    else items[items.length - 1].push(line.replace(/^ {1,4}/, ""));
  }
  const made = items.map(([first, ...rest]) => {
    return element("li", ...inline(first, words), ...blocks(rest, words));
  });
  return element(/^\d/.test(lines[0]) ? "ol" : "ul", ...made);
}

/**
 * Emphasis, links and signs within a paragraph.
 * @param {string} text
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
function inline(text, words) {
  /** @type {(Node | string)[]} */
  const made = [];
  let done = 0;
  for (const match of text.matchAll(INLINE)) {
    made.push(text.slice(done, match.index), inlineOf(match.groups ?? {}, words));
    done = match.index + match[0].length;
  }
  made.push(text.slice(done));
  return made;
}

/**
 * @param {Record<string, string>} match the groups of INLINE
 * @param {Words} words
 * @returns {Node | string}
 */
function inlineOf(match, words) {
  if (match.escaped) return match.escaped;
  if (match.code) return element("code", match.code.trim());
  if (match.own) {
    const spoken = element("span", words.self_reported);
    spoken.className = "visually-hidden";
    return sup("self-reported", spoken);
  }
  if (match.strong) return element("strong", ...inline(match.strong, words));
  if (match.em) return element("em", ...inline(match.em, words));
  if (match.picture !== undefined) return element("em", `[${match.picture}]`);
  if (match.link) return link(match.target, ...inline(match.link, words));
  if (match.address) return link(match.address, match.address);
  if (match.source) return sup("reference", match.source);
  if (match.tag) return element(/** @type {"sub" | "sup"} */ (match.tag), match.small);
  return element("br");
}

/**
 * @param {string} style
 * @param {Node | string} child
 */
function sup(style, child) {
  const made = element("sup", child);
  made.className = style;
  return made;
}
