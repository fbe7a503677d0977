// Who signs has mostly been named in the text: name, position and organisation follow from there into
// the signatures, until somebody writes something else.

/** @typedef {Record<string, string>} Values by the name of their control */

// By the name that several tools have a field under.
/** @type {Record<string, string>} */
const SIGNED = {
  "our-signatory": "signature.1.name",
  "our-position": "signature.1.position",
  "our-organisation": "signature.1.organisation",
  "partner-signatory": "signature.2.name",
  "partner-position": "signature.2.position",
  "partner-organisation": "signature.2.organisation",
  "third-signatory": "signature.3.name",
  "third-position": "signature.3.position",
  "third-organisation": "signature.3.organisation",
};

/**
 * What is typed, and what follows from it in the signatures.
 * @param {Values} typed by field
 * @param {Values} before what was written in the tool
 * @param {Record<string, string>} shared by field: the name that other tools have it under
 * @param {(control: string) => boolean} isThere
 * @returns {Values}
 */
export function withSignatures(typed, before, shared, isThere) {
  const all = { ...typed };
  for (const [field, text] of Object.entries(typed)) {
    const signed = SIGNED[shared[field] ?? ""];
    if (!signed || !isThere(signed) || signed in typed) continue;
    if ((before[signed] ?? "") === (before[field] ?? "")) all[signed] = text;
  }
  return all;
}
