// The page that a draft will make, roughly: Markdown as far as people write it in the form, and the facts beside it.
// Text becomes nodes, never markup, so that whatever is typed stays text.
// @ts-check

import { factsOf, line, prose } from "./draft.js";

const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[\\\x60*_{}[\]()#+.!<>-])`,
    String.raw`(?<ticks>\x60+)(?<code>.+?)\k<ticks>(?!\x60)`,
    String.raw`\s?\((?<own>\*)\)`,
    String.raw`\*\*(?<strong>\S(?:.*?\S)?)\*\*`,
    String.raw`(?<star>[*_])(?<em>[^\s*_](?:[^*_]*[^\s*_])?)\k<star>(?![\p{L}\p{N}])`,
    String.raw`!\[(?<picture>[^\]]*)\]\([^)]*\)`,
    String.raw`\[(?<words>[^\]]+)\]\((?<target>[^)\s]+)[^)]*\)`,
    String.raw`<(?<address>https?:\/\/[^>\s]+)>`,
    String.raw`\s?\[(?<source>\d{1,3})\](?![(:])`,
    String.raw`<(?<tag>sub|sup)>(?<small>.*?)<\/\k<tag>>`,
    String.raw`(?<br><br\s*\/?>)`,
  ].join("|"),
  "gsu",
);

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {{schema: Schema, words: Record<string, string>, name: (field: string, value: string) => string, template: (id: string) => DocumentFragment}} Shown */

/**
 * @param {string} tag
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
function node(tag, ...children) {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}

/**
 * One language of a draft as a page.
 * @param {Draft} draft
 * @param {string} language
 * @param {Shown} shown
 */
export function preview(draft, language, { schema, words, name, template }) {
  const facts = factsOf(draft.facts, schema);
  const text = draft.texts[language];
  const page = template("preview-part");
  /** @param {string} part */
  const part = (part) => /** @type {HTMLElement} */ (page.querySelector(`[data-said=${part}]`));
  for (const said of ["title", "summary", "body"]) part(said).lang = language;
  part("title").textContent = line(text.title) || "…";
  part("summary").textContent = line(text.summary);
  if (facts.outcome) part("signs").append(template(`outcome-${facts.outcome}`));
  if (facts.kind === "illustration") part("signs").append(" ", template("kind-illustration"));
  const years = facts.start && (facts.end ? `${facts.start}–${facts.end}` : `${words["case.since"]} ${facts.start}`);
  const partners = (facts.partners ?? []).map((/** @type {any} */ one) => node("li", one.name, " ", node("span", name("partners.type", one.type))));
  for (const [key, value] of /** @type {[string, string | Node][]} */ ([
    ["partners", partners.length ? node("ul", ...partners) : ""],
    ["sector", name("sector", facts.sector)],
    ["region", name("region", facts.region ?? "")],
    ["years", years ?? ""],
    ["benefits", facts.benefits.map((/** @type {string} */ one) => name("benefits", one).toLowerCase()).join(", ")],
    ["steps", facts.steps.map((/** @type {string} */ one) => name("steps", one).toLowerCase()).join(", ")],
    ["as_of", facts.as_of ?? ""],
  ])) {
    if (value) part("facts").append(node("div", node("dt", words[`case.${key}`]), node("dd", value)));
  }
  schema.headings[language].forEach((heading, at) => {
    const title = node("p", heading);
    title.className = "preview__heading";
    title.setAttribute("role", "heading");
    title.setAttribute("aria-level", "4");
    part("body").append(title, ...blocks(prose(text.sections[at] ?? "").split("\n"), { ...words, self_reported: words[`self_reported.${language}`] }));
  });
  const sources = facts.sources ?? [];
  part("sources").hidden = !sources.length;
  part("sources").querySelector("ol")?.append(...sources.map((/** @type {any} */ one) => sourceOf(one, words)));
  part("contributors").textContent = facts.contributors?.length ? `${words["case.contributors"]}: ${facts.contributors.join(", ")}` : "";
  return page;
}

/**
 * @param {Record<string, string>} source
 * @param {Record<string, string>} words
 */
function sourceOf({ title, publisher, year, url, accessed }, words) {
  const seen = accessed ? `${words.accessed} ${accessed}` : words.not_accessed;
  return node("li", node("em", title), `. ${publisher}${year ? `, ${year}` : ""}. `, link(url, url), " ", seen);
}

/**
 * A link where it leads to the web; other pages of the site can't be reached from here.
 * @param {string} target
 * @param {(Node | string)[]} children
 */
function link(target, ...children) {
  if (!/^https?:\/\//i.test(target)) return node("span", ...children);
  const element = /** @type {HTMLAnchorElement} */ (node("a", ...children));
  element.href = target;
  element.rel = "noopener noreferrer";
  element.target = "_blank";
  return element;
}

/**
 * @param {string[]} lines
 * @param {Record<string, string>} words
 * @returns {Node[]}
 */
function blocks(lines, words) {
  /** @type {Node[]} */
  const made = [];
  for (let at = 0; at < lines.length; ) {
    const first = lines[at];
    /** @param {(said: string) => boolean} fits */
    const take = (fits) => {
      const from = at;
      while (at < lines.length && fits(lines[at])) at += 1;
      return lines.slice(from, at);
    };
    if (!first.trim()) at += 1;
    else if (/^ {0,3}([-*_])(?: *\1){2,}$/.test(first)) {
      at += 1;
      made.push(node("hr"));
    }
    else if (/^ {0,3}(```|~~~)/.test(first)) {
      at += 1;
      const code = take((said) => !/^ {0,3}(```|~~~)/.test(said));
      at += 1;
      made.push(node("pre", node("code", code.join("\n"))));
    } else if (/^(?:[-*+]|\d+[.)]) /.test(first)) {
      const ordered = /^\d/.test(first);
      made.push(list(take((said) => Boolean(said.trim()) && (said.startsWith("  ") || /^(?:[-*+]|\d+[.)]) /.test(said))), ordered, words));
    } else if (first.startsWith(">")) made.push(node("blockquote", ...blocks(take((said) => said.startsWith(">")).map((said) => said.replace(/^> ?/, "")), words)));
    else made.push(node("p", ...inline(take((said) => Boolean(said.trim())).join("\n"), words)));
  }
  return made;
}

/**
 * @param {string[]} lines
 * @param {boolean} ordered
 * @param {Record<string, string>} words
 */
function list(lines, ordered, words) {
  /** @type {string[][]} */
  const items = [];
  for (const said of lines) {
    if (/^(?:[-*+]|\d+[.)]) /.test(said)) items.push([said.replace(/^\S+ /, "")]);
    else items.at(-1)?.push(said.replace(/^ {1,4}/, ""));
  }
  return node(ordered ? "ol" : "ul", ...items.map(([first, ...rest]) => node("li", ...inline(first, words), ...blocks(rest, words))));
}

/**
 * @param {string} text
 * @param {Record<string, string>} words
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
  return [...made, text.slice(done)];
}

/**
 * @param {Record<string, string>} found the groups of INLINE
 * @param {Record<string, string>} words
 */
function inlineOf(found, words) {
  if (found.escaped) return found.escaped;
  if (found.code) return node("code", found.code.trim());
  if (found.own) {
    const sign = node("sup", node("span", words.self_reported));
    sign.className = "self-reported";
    /** @type {HTMLElement} */ (sign.firstChild).className = "visually-hidden";
    return sign;
  }
  if (found.strong) return node("strong", ...inline(found.strong, words));
  if (found.em) return node("em", ...inline(found.em, words));
  if (found.picture !== undefined) return node("em", `[${found.picture}]`);
  if (found.words) return link(found.target, ...inline(found.words, words));
  if (found.address) return link(found.address, found.address);
  if (found.source) {
    const sign = node("sup", found.source);
    sign.className = "reference";
    return sign;
  }
  return found.tag ? node(found.tag, found.small) : node("br");
}
