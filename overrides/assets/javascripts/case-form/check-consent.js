// Who agreed to a case, and what ties its author to the partners: the rules of
// hooks/guidebook/cases/consent.py.

/** @typedef {import("./draft.js").Entry} Entry */
/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {import("./check.js").Tell} Tell */
/** @typedef {Record<string, any>} Facts */

/**
 * Whether these facts do without a field that is asked of contributors.
 * @param {Field} field
 * @param {Facts} facts
 * @param {Schema} schema
 */
export function excused(field, { contributors = [] }, { editors }) {
  const byEditors = contributors.every((/** @type {string} */ name) => editors.includes(name));
  return field.of_contributors && contributors.length > 0 && byEditors;
}

/**
 * @param {Facts} facts
 * @param {string} latest day that a date may have, as in `2026-11-28`
 * @param {Tell} tell
 */
export function checkConsent(facts, latest, tell) {
  /** @type {Entry[]} */
  const agreements = facts.agreements ?? [];
  const partners = namesOfPartners(facts);
  agreements.forEach(({ organisation, date }, at) => {
    checkOrganisation(organisation, partners, `agreements.${at}.organisation`, tell);
    checkDate(date, latest, `agreements.${at}.date`, tell);
  });
  if (facts.basis === "partners") checkEverybodyAgreed(agreements, partners, tell);
  if (facts.interest === "none") checkInterest(facts.contributors ?? [], partners, tell);
}

/** @param {string} written one line of a text */
export const isPicture = (written) => /!\[[^\]]*\]\(/.test(written.replace(/`[^`]*`/g, ""));

/**
 * @param {Facts} facts of a case with pictures
 * @param {Tell} tell
 */
export function checkPictures({ pictures, agreements = [] }, tell) {
  if (!pictures) tell("picture-permission", "pictures");
  agreements.forEach((/** @type {Entry} */ { organisation, to }, /** @type {number} */ at) => {
    if (to === "text") tell("agreement-pictures", `agreements.${at}.to`, { found: organisation });
  });
}

/**
 * @param {string} organisation
 * @param {string[][]} partners
 * @param {string} place
 * @param {Tell} tell
 */
function checkOrganisation(organisation, partners, place, tell) {
  if (!organisation || !partners.length || isAmong(organisation, partners.flat())) return;
  const allowed = partners.map(([name]) => name).join("; ");
  tell("agreement-organisation", place, { found: organisation, allowed });
}

/**
 * @param {string} date
 * @param {string} latest
 * @param {string} place
 * @param {Tell} tell
 */
function checkDate(date, latest, place, tell) {
  const expected = latest.slice(0, date.length);
  if (/^\d{4}$/.test(date)) tell("agreement-date", place, { found: date });
  else if (/^\d{4}/.test(date) && date > expected) {
    tell("future-year", place, { found: date, expected });
  }
}

/**
 * @param {Entry[]} agreements
 * @param {string[][]} partners
 * @param {Tell} tell
 */
function checkEverybodyAgreed(agreements, partners, tell) {
  if (!agreements.length) {
    tell("agreements-needed", "agreements");
    return;
  }
  const agreed = agreements.map(({ organisation }) => organisation);
  for (const names of partners) {
    const has = names.some((name) => isAmong(name, agreed));
    if (!has) tell("agreement-missing", "agreements", { found: names[0] });
  }
}

/**
 * @param {string[]} contributors
 * @param {string[][]} partners
 * @param {Tell} tell
 */
function checkInterest(contributors, partners, tell) {
  for (const name of contributors) {
    if (isAmong(name, partners.flat())) tell("interest-partner", "interest", { found: name });
  }
}

/**
 * The names of each partner that has any.
 * @param {Facts} facts
 */
function namesOfPartners({ partners = [] }) {
  const named = partners.map((/** @type {Entry} */ partner) => {
    const keys = Object.keys(partner).filter((key) => key.startsWith("name"));
    return keys.map((key) => partner[key]).filter(Boolean);
  });
  return named.filter((/** @type {string[]} */ names) => names.length);
}

/**
 * @param {string} name
 * @param {string[]} names
 */
const isAmong = (name, names) => names.map(comparable).includes(comparable(name));

/** @param {string} name */
const comparable = (name) => name.toLowerCase().trim();
