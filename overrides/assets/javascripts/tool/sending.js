// Handing on what was typed into a tool: a link to it, and a file of all that its partnership has.

import { accepted } from "../checklist/state.js";
import { fromFragment, toFragment } from "../lib/link-data.js";
import { fill } from "../lib/words.js";
import { addressWith, wireArrival } from "../partnership/arrival.js";
import { say, titleOf } from "../partnership/choice.js";
import { wireFiles, wireLinks } from "../partnership/handing-on.js";
import { acceptedValues } from "../partnership/papers.js";

/** @typedef {import("../partnership/choice.js").Choice} Choice */
/** @typedef {{name: string, title: string}} Sent the tool whose answers are sent */

// Longer ones break in messages.
const LONGEST_LINK = 8000;
const ALL_ITEMS = { has: () => true };

/**
 * @param {Choice} choice
 * @param {Sent} sent
 */
export function wireSending(choice, sent) {
  const { partnerships, words } = choice;
  const address = () => {
    const { name, id } = partnerships.mine();
    const values = partnerships.papers.read(id, sent.name);
    const fragment = toFragment({ tool: sent.name, name, values });
    return fragment.length <= LONGEST_LINK ? addressWith(fragment) : "";
  };
  const heading = () => `${sent.title}: ${titleOf(partnerships.mine(), words)}`;
  wireLinks(choice, heading, address, () => say(choice, words["link.long"]));
  wireFiles(choice, ALL_ITEMS, () => "");
  wireArrival(choice, (fragment) => offered(choice, sent, fragment));
}

/**
 * @param {Choice} choice
 * @param {Sent} sent
 * @param {string} fragment of a link
 * @returns {import("../partnership/arrival.js").Found | null}
 */
function offered({ words }, sent, fragment) {
  const { tool, name, values } = fromFragment(fragment, LONGEST_LINK) ?? {};
  const found = accepted({ name, ticks: [] }, ALL_ITEMS);
  if (!found || tool !== sent.name) return null;
  const { partnership } = found;
  const typed = acceptedValues(values);
  const count = Object.keys(typed).length;
  return {
    whole: { partnership, tools: { [sent.name]: typed } },
    question: fill(words.ask, { count, name: titleOf(partnership, words) }),
    replacing: (mine) => ({ ...mine, tools: { ...mine.tools, [sent.name]: typed } }),
  };
}
