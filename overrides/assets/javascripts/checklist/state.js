// The answers to the checklist as plain data: what is accepted from storage, links and files, and
// the verdict. No page and no storage here, so that each function can be tried alone.

import { fromFragment, toFragment } from "../lib/link-data.js";
import { acceptedTools } from "../partnership/papers.js";

/**
 * @typedef {object} Partnership
 * @property {string} id known to this browser only
 * @property {string} name
 * @property {string[]} ticks ids of the items that are ticked
 * @property {Record<string, string>} notes by the id of their item
 * @property {string} form of the list that is asked, `full` or `short`
 * @property {string} seen day of the newest edition whose new items the reader was told of
 * @property {number} [used] when it was last on the page and chosen or changed, in milliseconds
 */
/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} section
 * @property {boolean} critical without it nothing may be signed
 * @property {boolean} later it follows while the cooperation runs
 * @property {boolean} short it is asked in the short form too
 * @property {string} since day of the edition that brought it, empty for those of the first
 */
/** @typedef {{partnership: Partnership, ignored: number}} Accepted and how many unknown items */
/** @typedef {{partnership: Partnership, tools: import("../partnership/papers.js").Tools}} Whole */
/** @typedef {{has: (id: string) => boolean}} Known which ids are those of items */

// Longer ones come from no form of ours. Lengths in characters.
const NAME_LENGTH = 80;
const NOTE_LENGTH = 500;
const LINK_LENGTH = 8000;
export const FILE_BYTES = 5_000_000;
const FORMAT = "checklist-answers/1";
const DAY = /^\d{4}-\d\d-\d\d$/;

/** @returns {Partnership} */
export function empty(name = "", seen = "") {
  const id = Math.random().toString(36).slice(2, 12);
  return { id, name, ticks: [], notes: {}, form: "full", seen };
}

/**
 * @template {Item} T
 * @param {T[]} items
 * @param {string} form
 */
export const inForm = (items, form) =>
  form === "short" ? items.filter((item) => item.short) : items;

/**
 * The items that came after a reader's answers were given, and are not ticked yet.
 * @template {Item} T
 * @param {T[]} items
 * @param {Partnership} partnership
 */
export function news(items, { ticks, notes, seen }) {
  if (!ticks.length && !Object.keys(notes).length) return [];
  return items.filter((item) => item.since > seen && !ticks.includes(item.id));
}

/** @param {Item[]} items */
export const newest = (items) =>
  items.reduce((latest, { since }) => (since > latest ? since : latest), "");

/**
 * Whatever came from outside, made into a partnership of known items; null where it is none.
 * @param {any} value
 * @param {Known} known
 * @returns {Accepted | null}
 */
export function accepted(value, known) {
  if (!value || typeof value !== "object" || !Array.isArray(value.ticks)) return null;
  if (value.name !== undefined && typeof value.name !== "string") return null;
  const notes = value.notes && typeof value.notes === "object" ? Object.entries(value.notes) : [];
  const partnership = empty(cut((value.name ?? "").replace(/\p{C}/gu, " ").trim(), NAME_LENGTH));
  if (typeof value.id === "string" && /^\w{1,20}$/.test(value.id)) partnership.id = value.id;
  if (value.form === "short") partnership.form = "short";
  if (typeof value.seen === "string" && DAY.test(value.seen)) partnership.seen = value.seen;
  if (Number.isFinite(value.used)) partnership.used = value.used;
  partnership.ticks = [...new Set(value.ticks.filter((/** @type {any} */ id) => known.has(id)))];
  for (const [id, note] of notes) {
    if (!known.has(id) || typeof note !== "string" || !note) continue;
    partnership.notes[id] = cut(note.replace(/[^\P{C}\n]/gu, " "), NOTE_LENGTH);
  }
  const named = new Set([...value.ticks, ...notes.map(([id]) => id)]);
  return { partnership, ignored: [...named].filter((id) => !known.has(id)).length };
}

/**
 * @param {string} text
 * @param {number} length in characters, of which an emoji is one
 */
const cut = (text, length) => [...text].slice(0, length).join("");

/**
 * Name and ticks for the fragment of a link.
 * @param {Partnership} partnership
 */
export const toLink = ({ name, ticks, form, seen }) => toFragment({ name, ticks, form, seen });

/**
 * @param {string} link what stood in one
 * @param {Known} known
 * @returns {Accepted | null}
 */
export function fromLink(link, known) {
  const { name, ticks, form, seen } = fromFragment(link, LINK_LENGTH) ?? {};
  return accepted({ name, ticks, form, seen }, known);
}

/**
 * All that a reader has written for a partnership.
 * @param {Whole} whole
 */
export function toFile({ partnership: { name, ticks, notes, form, seen }, tools }) {
  const written = { format: FORMAT, name, ticks, notes, form, seen, tools };
  return `${JSON.stringify(written, null, 1)}\n`;
}

/**
 * @param {string} text
 * @param {Known} known
 * @returns {Accepted & Whole | null}
 */
export function fromFile(text, known) {
  try {
    const { format, name, ticks, notes, form, seen, tools } = JSON.parse(text);
    const found = format === FORMAT ? accepted({ name, ticks, notes, form, seen }, known) : null;
    return found && { ...found, tools: acceptedTools(tools) };
  } catch {
    return null;
  }
}

/**
 * Where a partnership stands. `empty`: nothing is ticked; `no`: critical items are missing;
 * `missing`: others that belong before a signature are; `ready`: only items that come later may be.
 * @template {Item} T
 * @param {T[]} items
 * @param {Partnership} partnership
 * @returns {{level: string, missing: T[], later: number, done: number}}
 */
export function verdict(items, { ticks }) {
  const open = items.filter((item) => !ticks.includes(item.id));
  const critical = open.filter((item) => item.critical);
  const before = open.filter((item) => !item.later);
  const later = open.length - before.length;
  const done = items.length - open.length;
  if (!done) return { level: "empty", missing: [], later, done };
  if (critical.length) return { level: "no", missing: critical, later, done };
  if (before.length) return { level: "missing", missing: before, later, done };
  return { level: "ready", missing: [], later, done };
}

/**
 * The section to go on with: the one ticked last, or the next after it, with something open that
 * does not have to wait; empty before the first tick and where nothing is open.
 * @param {Item[]} items
 * @param {Partnership} partnership
 */
export function nextSection(items, { ticks }) {
  const ticked = ticks.filter((tick) => items.some(({ id }) => id === tick));
  const last = items.find(({ id }) => id === ticked[ticked.length - 1]);
  if (!last) return "";
  const start = items.findIndex(({ section }) => section === last.section);
  const order = [...items.slice(start), ...items.slice(0, start)];
  const open = order.filter(({ id }) => !ticks.includes(id));
  return (open.find(({ later }) => !later) ?? open[0])?.section ?? "";
}
