// What may be somebody's personal data in the answers: hooks/guidebook/text/personal_data.py, with
// its own patterns.

/** @typedef {import("./draft.js").Field} Field */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {import("./check.js").Tell} Tell */

/**
 * The function that tells what has to be confirmed in a text.
 * @param {string[]} confirmed what is known to be meant for the public
 * @param {Schema} schema
 * @param {Tell} tell
 * @returns {(text: string, place: string) => void}
 */
export function personalIn(confirmed, { personal }, tell) {
  const known = confirmed.map(onlySigns);
  const address = new RegExp(personal.address, "gi");
  const patterns = personal.patterns.map(([kind, pattern]) => {
    return { kind: personal.kinds[kind], pattern: new RegExp(pattern, "gi") };
  });
  return (text, place) => {
    if (!/[0-9]{3}|@|\bat\b/i.test(text)) return;
    let rest = text.replace(address, " ");
    for (const { kind, pattern } of patterns) {
      for (const [, found] of rest.matchAll(pattern)) {
        if (known.includes(onlySigns(found))) continue;
        const masked = `${found.replace(/[^0-9A-Za-z]+/g, "").slice(0, 2)}…`;
        tell("personal-data", place, { found: masked, kind });
      }
      rest = rest.replace(pattern, " ");
    }
  };
}

/**
 * The texts of the facts that people have written freely, each with its place.
 * @param {Record<string, any>} facts
 * @param {Field[]} fields
 * @returns {[string, string][]}
 */
export function textsOfFacts(facts, fields) {
  return fields
    .filter(({ name }) => facts[name]?.length && name !== "public_contacts")
    .flatMap((field) => textsIn(field, facts[field.name], field.name));
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {string} place
 * @returns {[string, string][]}
 */
function textsIn({ type, fields }, value, place) {
  if (type === "text" || type === "url") return [[value, place]];
  if (type === "texts") return value.map((/** @type {string} */ text) => [text, place]);
  if (type !== "records") return [];
  return value.flatMap((/** @type {Record<string, string>} */ entry, /** @type {number} */ at) => {
    const inner = fields.filter(({ name }) => entry[name]);
    return inner.flatMap((one) => textsIn(one, entry[one.name], `${place}.${at}.${one.name}`));
  });
}

/**
 * A number without what people write between digits, a telephone's as within the country.
 * @param {string} text
 */
function onlySigns(text) {
  const signs = text.replace(/[^0-9A-Za-z]+/g, "").toLowerCase();
  return /^[0-9]+$/.test(signs) ? signs.replace(/^620?/, "0") : signs;
}
