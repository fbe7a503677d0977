// The draft as a file, for another device or where the browser can't keep it.

import { find } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { accepted, fits } from "./store.js";

/** @typedef {import("./store.js").Kept} Kept */

const NAME = "draf-studi-kasus.json";
const TYPE = "application/json";

/** @param {Kept} kept */
export const saveDraft = (kept) => download(NAME, JSON.stringify(kept, null, 1), TYPE);

/** @param {string} text a stored draft as it is */
export const saveText = (text) => download(NAME, text, TYPE);

/**
 * Take a draft from the file that somebody chooses.
 * @param {HTMLFormElement} form
 * @param {import("./draft.js").Schema} schema
 * @param {(kept: Kept | null, text: string) => void} then what follows; without a draft where the
 * file holds none
 */
export function takeDrafts(form, schema, then) {
  /** @type {HTMLInputElement} */
  const input = find("input[type=file]", form);
  find("[data-do=open]", form).addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const text = await file.text();
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    const isDraft = Boolean(value?.draft) && typeof value.draft === "object";
    then(isDraft ? accepted(value, schema) : null, isDraft && fits(value, schema) ? "" : text);
  });
}
