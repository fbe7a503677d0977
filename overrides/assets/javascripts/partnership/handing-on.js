// Handing a partnership on: a link, WhatsApp, the device's own sharing, a file.

import { FILE_BYTES, fromFile, toFile } from "../checklist/state.js";
import { copy } from "../lib/clipboard.js";
import { find } from "../lib/dom.js";
import { download, namedAfter } from "../lib/download.js";
import { fill } from "../lib/words.js";
import { onClick, put, say, titleOf } from "./choice.js";

/** @typedef {import("./choice.js").Choice} Choice */

/**
 * @param {Choice} choice
 * @param {string} text
 */
export async function copyOrShow(choice, text) {
  const copied = await copy(text);
  // Where copying is not allowed the text is shown to be copied by hand.
  say(choice, copied ? choice.words.copied : text);
}

/**
 * @param {Choice} choice
 * @param {() => string} heading what is shared, in words
 * @param {() => string} address empty where the answers find no room in one
 * @param {() => void} refuse says so
 */
export function wireLinks(choice, heading, address, refuse = () => {}) {
  /** @param {(link: string) => void} act */
  const withAddress = (act) => {
    const link = address();
    if (link) act(link);
    else refuse();
  };
  onClick("link", () => withAddress((link) => copyOrShow(choice, link)));
  onClick("share", () => {
    withAddress((link) => {
      // It fails where the reader thought better of it.
      navigator.share({ title: heading(), url: link }).catch(() => {});
    });
  });
  find("[data-do=share]").hidden = !("share" in navigator);

  /** @type {HTMLAnchorElement} */
  const whatsapp = find("[data-whatsapp]");
  whatsapp.addEventListener("click", (event) => {
    if (!address()) event.preventDefault();
    withAddress(() => {});
  });
  document.addEventListener("answers", () => {
    const link = new URL(whatsapp.href);
    link.searchParams.set("text", `${heading()}\n${address()}`);
    whatsapp.href = link.href;
  });
}

/**
 * @param {Choice} choice
 * @param {import("../checklist/state.js").Known} known
 * @param {(ignored: number) => string} ignored what is said of items that are not known
 */
export function wireFiles(choice, known, ignored) {
  const { words, partnerships } = choice;
  onClick("download", () => {
    const mine = partnerships.copyOfMine();
    const name = namedAfter(titleOf(mine.partnership, words)) || "checklist";
    download(`${name}.json`, toFile(mine), "application/json");
  });

  /** @type {HTMLInputElement} */
  const file = find(".ticktools input[type=file]");
  onClick("open", () => file.click());
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    // So that the same file can be chosen again.
    file.value = "";
    if (!chosen) return;
    const found = chosen.size <= FILE_BYTES ? fromFile(await chosen.text(), known) : null;
    if (!found) {
      say(choice, words["open.broken"]);
      return;
    }
    put(choice, found);
    const imported = fill(words.imported, { name: titleOf(found.partnership, words) });
    say(choice, imported + ignored(found.ignored));
  });
}
