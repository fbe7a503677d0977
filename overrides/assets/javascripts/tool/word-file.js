// Word files filled in with what was typed, and several of them as one file.

import { fillPart } from "./word-controls.js";

/**
 * @typedef {object} Zip what is used of fflate
 * @property {(bytes: Uint8Array) => Record<string, Uint8Array>} unzipSync
 * @property {(files: Record<string, Uint8Array>) => Uint8Array<ArrayBuffer>} zipSync
 */
/**
 * @typedef {object} Answers
 * @property {Record<string, string>} values as people read them, by the tags of their controls
 * @property {string[]} dropped tags of what is left out
 */

// The text of a Word file, and what stands above and below each of its pages.
const PARTS = /^word\/(?:document|header\d*|footer\d*)\.xml$/;

/**
 * The library that opens and closes zip files, fetched when it is first needed.
 * @param {string} script address of the one that asks, which lies beside the libraries' folder
 * @returns {Promise<Zip>}
 */
export const zipLibrary = (script) => import(new URL("vendor/fflate.js", script).href);

/**
 * @param {string} address
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * @param {Zip} zip
 * @param {Uint8Array} blank a Word file
 * @param {Answers} answers
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function filledFile(zip, blank, { values, dropped }) {
  const parts = zip.unzipSync(blank);
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  for (const name of Object.keys(parts)) {
    if (!PARTS.test(name)) continue;
    parts[name] = encoder.encode(fillPart(decoder.decode(parts[name]), values, dropped));
  }
  return zip.zipSync(parts);
}
