// The answers to the checklist as plain data: what is accepted from storage, links and files, and
// the verdict. No page and no storage here, so that each function can be tried alone.

/**
 * @typedef {object} Partnership
 * @property {string} id known to this browser only
 * @property {string} name
 * @property {string[]} ticks ids of the items that are ticked
 * @property {Record<string, string>} notes by the id of their item
 */
/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} section
 * @property {boolean} critical without it nothing may be signed
 * @property {boolean} later it follows while the cooperation runs
 */
/** @typedef {{partnership: Partnership, ignored: number}} Accepted and how many unknown items */

// Longer ones come from no form of ours. Lengths in characters.
const NAME_LENGTH = 80;
const NOTE_LENGTH = 500;
const LINK_LENGTH = 8000;
export const FILE_BYTES = 200_000;
const FORMAT = "checklist-answers/1";

/** @returns {Partnership} */
export function empty(name = "") {
  const id = Math.random().toString(36).slice(2, 12);
  return { id, name, ticks: [], notes: {} };
}

/**
 * Whatever came from outside, made into a partnership of known items; null where it is none.
 * @param {any} value
 * @param {Set<string>} known ids of items
 * @returns {Accepted | null}
 */
export function accepted(value, known) {
  if (!value || typeof value !== "object" || !Array.isArray(value.ticks)) return null;
  if (value.name !== undefined && typeof value.name !== "string") return null;
  const notes = value.notes && typeof value.notes === "object" ? Object.entries(value.notes) : [];
  const partnership = empty(cut((value.name ?? "").replace(/\p{C}/gu, " ").trim(), NAME_LENGTH));
  if (typeof value.id === "string" && /^\w{1,20}$/.test(value.id)) partnership.id = value.id;
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
 * Name and ticks for the fragment of a link: JSON in base64 for addresses.
 * @param {Partnership} partnership
 */
export function toLink({ name, ticks }) {
  const bytes = new TextEncoder().encode(JSON.stringify({ name, ticks }));
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * @param {string} text what stood in a link
 * @param {Set<string>} known
 * @returns {Accepted | null}
 */
export function fromLink(text, known) {
  if (text.length > LINK_LENGTH || !/^[\w-]+$/.test(text)) return null;
  try {
    const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    const { name, ticks } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return accepted({ name, ticks }, known);
  } catch {
    return null;
  }
}

/** @param {Partnership} partnership */
export function toFile({ name, ticks, notes }) {
  return `${JSON.stringify({ format: FORMAT, name, ticks, notes }, null, 1)}\n`;
}

/**
 * @param {string} text
 * @param {Set<string>} known
 * @returns {Accepted | null}
 */
export function fromFile(text, known) {
  try {
    const { format, name, ticks, notes } = JSON.parse(text);
    return format === FORMAT ? accepted({ name, ticks, notes }, known) : null;
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
