// Links that hold answers behind their `#`, which browsers send to no server. One that is opened
// asks before anything is changed; Escape ignores it.

import { find } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { put, say, titleOf } from "./choice.js";

/** @typedef {import("../checklist/state.js").Whole} Whole */
/**
 * @typedef {object} Found what a link holds
 * @property {Whole} whole
 * @property {string} question
 * @property {(mine: Whole) => Whole} replacing what the partnership on the page becomes with it
 */

const MARK = "#answers=";

export const pageAddress = () => location.href.split("#")[0];

/** @param {string} fragment made of the answers */
export const addressWith = (fragment) => pageAddress() + MARK + fragment;

/**
 * @param {import("./choice.js").Choice} choice
 * @param {(fragment: string) => Found | null} read
 */
export function wireArrival(choice, read) {
  const { words, partnerships } = choice;
  /** @type {HTMLDialogElement} */
  const dialog = find(".ticks-ask");
  /** @type {Found} */
  let offered;

  const arrive = () => {
    if (!location.hash.startsWith(MARK)) return;
    const found = read(location.hash.slice(MARK.length));
    history.replaceState(null, "", pageAddress());
    if (!found) {
      say(choice, words["link.broken"]);
      return;
    }
    offered = found;
    find("#ask-text").textContent = found.question;
    const mine = titleOf(partnerships.mine(), words);
    find("[data-choice=replace]").textContent = fill(words.replace, { name: mine });
    dialog.showModal();
  };

  /**
   * @param {string} name
   * @param {() => void} act
   */
  const onChoice = (name, act) => {
    find(`[data-choice=${name}]`).addEventListener("click", () => {
      dialog.close();
      act();
    });
  };
  onChoice("add", () => {
    put(choice, offered.whole);
    say(choice, fill(words.imported, { name: titleOf(offered.whole.partnership, words) }));
  });
  onChoice("replace", () => {
    const before = partnerships.copyOfMine();
    put(choice, offered.replacing(partnerships.copyOfMine()));
    say(choice, fill(words.replaced, { name: titleOf(before.partnership, words) }), () => {
      put(choice, before);
    });
  });
  onChoice("ignore", () => {});
  addEventListener("hashchange", arrive);
  arrive();
}
