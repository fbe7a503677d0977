// Which of the reader's partnerships is on the page: choosing, naming, beginning and deleting one.

import { find } from "../lib/dom.js";
import { tell } from "../lib/message.js";
import { fill } from "../lib/words.js";

/** @typedef {import("../checklist/state.js").Partnership} Partnership */
/** @typedef {import("../checklist/state.js").Whole} Whole */
/** @typedef {import("../checklist/store.js").Partnerships} Partnerships */
/**
 * @typedef {object} Choice what a page with a choice of partnerships lends
 * @property {import("../lib/words.js").Words} words
 * @property {Partnerships} partnerships
 * @property {() => void} showMine another partnership is on the page
 * @property {(change: (partnership: Partnership) => void) => void} change to the one on the page
 * @property {(name: string) => Partnership} begun a new one
 */

/**
 * @param {string} name of a button
 * @param {() => void} act
 */
export const onClick = (name, act) => find(`[data-do=${name}]`).addEventListener("click", act);

/** @param {Choice} choice */
export function wireChoice(choice) {
  const { partnerships, showMine } = choice;
  const select = chooser();
  select.addEventListener("change", () => {
    partnerships.choose(select.value);
    showMine();
  });
  wireNames(choice);
  onClick("delete", () => {
    const gone = partnerships.removeMine();
    showMine();
    const text = fill(choice.words.deleted, { name: titleOf(gone.partnership, choice.words) });
    say(choice, text, () => put(choice, gone));
  });
}

/** @returns {HTMLSelectElement} */
const chooser = () => find("#partnership");

/**
 * @param {{name: string}} partnership
 * @param {import("../lib/words.js").Words} words
 */
export const titleOf = ({ name }, words) => name || words.unnamed;

/**
 * @param {Choice} choice
 * @param {Whole} whole put last, or in the place of the one with its id
 */
export function put({ partnerships, showMine }, whole) {
  partnerships.put(whole);
  showMine();
}

/**
 * @param {Pick<Choice, "words">} choice
 * @param {string} text
 * @param {() => void} [undo]
 */
export const say = ({ words }, text, undo) => tell(text, words, undo, () => chooser().focus());

/**
 * @param {Pick<Choice, "words" | "partnerships">} choice
 */
export function showChoice({ words, partnerships }) {
  const mine = partnerships.mine();
  const list = partnerships.read();
  const options = (list.length ? list : [mine]).map((one) => {
    return new Option(titleOf(one, words), one.id, false, one.id === mine.id);
  });
  chooser().replaceChildren(...options);
  const kept = find("[data-kept]");
  kept.textContent = words[partnerships.keepsAll ? "kept" : "blocked"];
  kept.classList.toggle("is-warning", !partnerships.keepsAll);
}

/**
 * The form for the name of a new partnership, or for another name of the one on the page.
 * @param {Choice} choice
 */
function wireNames(choice) {
  const { partnerships, begun, change } = choice;
  /** @type {HTMLFormElement} */
  const naming = find(".standing__name");
  /** @type {HTMLInputElement} */
  const input = find("#partnership-name");
  let renaming = false;

  const close = () => {
    naming.hidden = true;
    chooser().focus();
  };
  /** @param {string} name that stands there to begin with */
  const ask = (name) => {
    naming.hidden = false;
    input.value = name;
    input.focus();
  };
  naming.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (renaming) change((partnership) => void (partnership.name = name));
    else put(choice, { partnership: begun(name), tools: {} });
    close();
  });
  naming.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  onClick("cancel", close);
  onClick("new", () => {
    renaming = false;
    ask("");
  });
  onClick("rename", () => {
    renaming = true;
    ask(partnerships.mine().name);
  });
}
