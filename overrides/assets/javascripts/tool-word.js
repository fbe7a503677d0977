// Word files filled in with what was typed; fetched when somebody asks for one.

import { fetched, filledFile, zipLibrary } from "./tool/word-file.js";

export const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * @param {string} address of the blank file
 * @param {import("./tool/word-file.js").Answers} answers
 */
export async function wordFile(address, answers) {
  const [zip, blank] = await Promise.all([zipLibrary(import.meta.url), fetched(address)]);
  return filledFile(zip, blank, answers);
}

/**
 * Several of them in one zip file.
 * @param {{name: string, address: string, answers: import("./tool/word-file.js").Answers}[]} wanted
 */
export async function zipOfWordFiles(wanted) {
  const zip = await zipLibrary(import.meta.url);
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const { name, address, answers } of wanted) {
    files[name] = filledFile(zip, await fetched(address), answers);
  }
  return zip.zipSync(files);
}
