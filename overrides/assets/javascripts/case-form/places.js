// The answers of a draft by their questions, so that two versions of it can be compared.

/** @typedef {import("./store.js").Kept} Kept */
/**
 * @typedef {Record<string, any>} Places answers by the place of their question: `id.title`, `start`,
 * `partners` with all its rows, `languages`
 */

/**
 * @param {Kept} kept
 * @returns {Places}
 */
export function placesOf({ draft, languages }) {
  /** @type {Places} */
  const places = { ...draft.facts, name: draft.name, languages };
  for (const [language, { title, summary, sections }] of Object.entries(draft.texts)) {
    places[`${language}.title`] = title;
    places[`${language}.summary`] = summary;
    sections.forEach((section, at) => {
      places[`${language}.sections.${at}`] = section;
    });
  }
  return places;
}

/**
 * A draft with the answers of other places put in.
 * @param {Kept} kept
 * @param {Places} places
 * @returns {Kept}
 */
export function withPlaces({ draft, languages }, places) {
  /** @type {Kept} */
  const made = JSON.parse(JSON.stringify({ draft, languages }));
  for (const [place, value] of Object.entries(places)) {
    const [first, part = "", at = ""] = place.split(".");
    /** @type {any} */
    const text = made.draft.texts[first];
    if (place === "languages") made.languages = value;
    else if (place === "name") made.draft.name = value;
    else if (text && part === "sections") text.sections[Number(at)] = value;
    else if (text) text[part] = value;
    else made.draft.facts[place] = value;
  }
  return made;
}

/**
 * Whether two answers say the same: rows without any answer count for nothing.
 * @param {any} one
 * @param {any} other
 */
export const same = (one, other) => plain(one) === plain(other);

/** @param {any} value */
export const isEmpty = (value) => plain(value) === '""';

/**
 * The places in which two versions differ.
 * @param {Places} one
 * @param {Places} other
 */
export function differences(one, other) {
  return Object.keys(one).filter((place) => !same(one[place], other[place]));
}

/** @param {any} value */
function plain(value) {
  if (Array.isArray(value)) {
    const rows = value.filter((row) => Object.values(row).some(Boolean));
    return JSON.stringify(rows.length ? rows : "");
  }
  if (typeof value === "string") return JSON.stringify(value.replace(/\r\n?/g, "\n"));
  return JSON.stringify(value || "");
}
