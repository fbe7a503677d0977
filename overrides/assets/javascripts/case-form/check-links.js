// Where a link in a case may lead: the rules of hooks/guidebook/cases/case_links.py.

/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {import("./check.js").Values} Values */
/** @typedef {{rule: string, values: Values}} Flaw */

const LINK_SCHEME = /^[^/?#]*?(?::|%3a)(?:\/\/)?/i;
const SAFE_BEGINNING = "https://";
const BEGINNINGS = ["http://", SAFE_BEGINNING, "mailto:"];
const BARE_HOST = /^(?:[\p{L}\p{N}_-]+\.)+[a-z]{2,}(?:[/?#:]|$)/iu;
const MAILBOX = /^mailto:[^@\s?#]+@[^@\s?#]+\.[^@\s?#]+(?:[?#]|$)/i;

/**
 * What is wrong with a link; null where it leads to the web, to mail or to a page that is there.
 * @param {string} target
 * @param {number} sources how many its case lists
 * @param {Schema} schema
 * @returns {Flaw | null}
 */
export function linkFlaw(target, sources, schema) {
  const found = target.slice(0, 80);
  if (!isPlain(target)) return { rule: "link", values: { found } };
  if (LINK_SCHEME.test(target)) return outerFlaw(target, found);
  return innerFlaw(target, found, sources, schema);
}

/**
 * @param {string} target
 * @param {string} found
 * @returns {Flaw | null}
 */
function outerFlaw(target, found) {
  if (/^mailto:/i.test(target)) {
    return MAILBOX.test(target) ? null : { rule: "link", values: { found } };
  }
  const [, host] = /** @type {RegExpExecArray} */ (/^https?:\/\/([^/?#]*)/i.exec(target));
  if (host.includes("@")) {
    const expected = target.replace(/\/\/[^/?#]*@/, "//").replace(/[?#].*/, "");
    return { rule: "link-user", values: { found, expected } };
  }
  const [, name = "", port = ""] = /^(\[[^[\]]*\]|[^:[\]]*)(?::(.*))?$/.exec(host) ?? [];
  const isPort = !port || (/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65536);
  const hidden = host.replace(/[@:#?]/g, "").normalize("NFKC");
  const isHost = name.replace(/^\.+|\.+$/g, "").includes(".") && !/[/?#@:]/.test(hidden);
  return isPort && isHost ? null : { rule: "link", values: { found } };
}

/**
 * @param {string} target
 * @param {string} found
 * @param {number} sources
 * @param {Schema} schema
 * @returns {Flaw | null}
 */
function innerFlaw(target, found, sources, { pages, headingIds }) {
  const [path, ...rest] = target.split("#");
  const anchor = rest.join("#");
  const name = path && normal(`cases/${path}`);
  if (name && !pages[name]) {
    if (BARE_HOST.test(target) && !name.endsWith(".md")) {
      return { rule: "link-scheme", values: { found, expected: SAFE_BEGINNING + found } };
    }
    return { rule: "link-page", values: { found, nearest: "" } };
  }
  const isCase = !name || (name.startsWith("cases/") && name !== "cases/index.md");
  const known = isCase ? [...headingIds, ...(name ? [] : ownSources(sources))] : pages[name];
  if ((!anchor && name) || known.includes(anchor)) return null;
  const values = { found: anchor, other: name, nearest: "", allowed: known.join(", ") || "-" };
  return { rule: "link-anchor", values };
}

/** @param {number} count */
function ownSources(count) {
  const numbers = Array.from({ length: count }, (_, at) => `source-${at + 1}`);
  return count ? ["sources", ...numbers] : [];
}

/** @param {string} path without what `.` and `..` stand for */
function normal(path) {
  /** @type {string[]} */
  const parts = [];
  for (const part of path.split("/")) {
    if (part === ".." && parts.length && parts[parts.length - 1] !== "..") parts.pop();
    else if (part && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/**
 * Whether a link is written in signs that can be seen and names no other scheme than those of the
 * web and of mail, however that is written.
 * @param {string} target
 */
function isPlain(target) {
  return [target, decoded(target)].every((read) => {
    if (/[\s\\\p{C}\p{Z}]/u.test(read) || read.startsWith("/")) return false;
    const scheme = LINK_SCHEME.exec(read);
    return !scheme || BEGINNINGS.includes(scheme[0].toLowerCase());
  });
}

/** @param {string} text with signs of HTML such as `&colon;` */
function decoded(text) {
  const area = document.createElement("textarea");
  area.innerHTML = text.replace(/</g, "&lt;");
  return area.value;
}
