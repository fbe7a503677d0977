// Handing the checklist on: paper, the open points as text, and whatever a partnership is sent by.
// A link holds name and ticks.

import { find } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { addressWith, wireArrival } from "../partnership/arrival.js";
import { onClick, titleOf } from "../partnership/choice.js";
import { copyOrShow, wireFiles, wireLinks } from "../partnership/handing-on.js";
import { fromLink, inForm, toLink } from "./state.js";

/** @typedef {import("./state.js").Item} Item */
/**
 * @typedef {object} Listed what checklist.js lends
 * @property {(Item & {text: string})[]} items
 * @property {Set<string>} known ids of the items
 * @property {() => string} form of the list on the page
 */
/** @typedef {import("../partnership/choice.js").Choice & Listed} Checklist */

/** @param {Checklist} checklist */
export function wireSharing(checklist) {
  const { partnerships, known } = checklist;
  const address = () => addressWith(toLink(partnerships.mine()));
  wirePaper();
  onClick("copy", () => copyOrShow(checklist, openPoints(checklist)));
  wireLinks(checklist, () => heading(checklist), address);
  wireFiles(checklist, known, (count) => ignored(checklist, count));
  wireArrival(checklist, (fragment) => offered(checklist, fragment));
}

/** @param {Checklist} checklist */
const heading = ({ words, partnerships }) =>
  `${words.title}: ${titleOf(partnerships.mine(), words)}`;

/**
 * @param {Checklist} checklist
 * @param {number} count of items that are not in this checklist
 */
const ignored = ({ words }, count) => (count ? ` ${fill(words.ignored, { count })}` : "");

function wirePaper() {
  // What is blank for one print stays so until the reader does anything else.
  const paper = document.documentElement.dataset;
  for (const event of ["pointerdown", "keydown"]) {
    addEventListener(event, () => delete paper.blank, true);
  }
  /** @type {HTMLInputElement} */
  const explain = find("[data-explain]");
  const choose = () => document.documentElement.toggleAttribute("data-explained", explain.checked);
  explain.addEventListener("change", choose);
  // Going back in a browser's history can bring the box back as it was.
  choose();
  onClick("print", () => print());
  onClick("blank", () => {
    paper.blank = "";
    print();
  });
}

/**
 * What is not ticked yet, as a list in plain text.
 * @param {Checklist} checklist
 */
function openPoints(checklist) {
  const { ticks } = checklist.partnerships.mine();
  const open = inForm(checklist.items, checklist.form()).filter((item) => !ticks.includes(item.id));
  const lines = open.map((item) => `- ${item.critical ? "◆ " : ""}${item.text}`);
  return [heading(checklist), ...lines].join("\n");
}

/**
 * @param {Checklist} checklist
 * @param {string} fragment of a link
 * @returns {import("../partnership/arrival.js").Found | null}
 */
function offered(checklist, fragment) {
  const { words, items, known } = checklist;
  const found = fromLink(fragment, known);
  if (!found) return null;
  const { partnership } = found;
  const asked = inForm(items, partnership.form);
  const done = asked.filter(({ id }) => partnership.ticks.includes(id)).length;
  const name = titleOf(partnership, words);
  const question = fill(words.ask, { done, all: asked.length, name });
  return {
    whole: { partnership, tools: {} },
    question: question + ignored(checklist, found.ignored),
    replacing: (mine) => ({ ...mine, partnership: { ...partnership, id: mine.partnership.id } }),
  };
}
