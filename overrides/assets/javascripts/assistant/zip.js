// The Word files of several tools, each filled in with what was typed, as one file.

import { SHARED } from "../partnership/papers.js";
import { completed, droppedOf } from "../tool/shown.js";

/** @typedef {import("../tool/shown.js").Outline} Outline */
/** @typedef {{name: string, address: string, answers: import("../tool/word-file.js").Answers}} Wanted */

/**
 * A tool as its page tells it to its own script.
 * @param {string} address of the page
 * @returns {Promise<Outline>}
 */
async function outlineAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return JSON.parse(page.getElementById("tool-outline")?.textContent ?? "");
}

/**
 * What each file is made of.
 * @param {string[]} addresses of the tools' pages
 * @param {import("../partnership/papers.js").Tools} tools what was typed
 * @param {string} locale
 * @returns {Promise<Wanted[]>}
 */
export async function wantedFiles(addresses, tools, locale) {
  const outlines = await Promise.all(addresses.map(outlineAt));
  return outlines.map((outline, at) => {
    const values = { ...tools[outline.name] };
    for (const [field, name] of Object.entries(outline.shared)) {
      const shared = tools[SHARED]?.[name];
      if (!values[field] && shared) values[field] = shared;
    }
    const number = `${at + 1}`.padStart(2, "0");
    return {
      name: `${number}-${outline.file}.docx`,
      address: new URL(`${outline.file}.docx`, addresses[at]).href,
      answers: {
        values: completed(outline, values, locale),
        dropped: droppedOf(outline, values),
      },
    };
  });
}
