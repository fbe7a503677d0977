// Handing on what was typed into a tool: its Word file filled in, a link, a file of the partnership.

import { accepted } from "../checklist/state.js";
import { download, namedAfter } from "../lib/download.js";
import { fromFragment, toFragment } from "../lib/link-data.js";
import { fill } from "../lib/words.js";
import { addressWith, wireArrival } from "../partnership/arrival.js";
import { onClick, say, titleOf } from "../partnership/choice.js";
import { wireFiles, wireLinks } from "../partnership/handing-on.js";
import { acceptedValues } from "../partnership/papers.js";
import { completed, droppedOf } from "./shown.js";

/**
 * @typedef {object} Written what the page of a tool lends
 * @property {import("./shown.js").Outline} outline
 * @property {string} locale
 * @property {string} script address of the page's own script
 */
/** @typedef {import("../partnership/choice.js").Choice & Written} Desk */

// Longer ones break in messages.
const LONGEST_LINK = 8000;
const ALL_ITEMS = { has: () => true };

/** @param {Desk} desk */
export function wireSending(desk) {
  const { outline, partnerships, words } = desk;
  const address = () => {
    const { name, id } = partnerships.mine();
    const values = partnerships.papers.read(id, outline.name);
    const fragment = toFragment({ tool: outline.name, name, values });
    return fragment.length <= LONGEST_LINK ? addressWith(fragment) : "";
  };
  const heading = () => `${outline.title}: ${titleOf(partnerships.mine(), words)}`;
  wireLinks(desk, heading, address, () => say(desk, words["link.long"]));
  wireFiles(desk, ALL_ITEMS, () => "");
  wireArrival(desk, (fragment) => offered(desk, fragment));
  onClick("word", () => saveWord(desk));
}

/**
 * @param {Desk} desk
 * @param {string} fragment of a link
 * @returns {import("../partnership/arrival.js").Found | null}
 */
function offered({ outline, words }, fragment) {
  const { tool, name, values } = fromFragment(fragment, LONGEST_LINK) ?? {};
  const found = accepted({ name, ticks: [] }, ALL_ITEMS);
  if (!found || tool !== outline.name) return null;
  const { partnership } = found;
  const typed = acceptedValues(values);
  const count = Object.keys(typed).length;
  return {
    whole: { partnership, tools: { [outline.name]: typed } },
    question: fill(words.ask, { count, name: titleOf(partnership, words) }),
    replacing: (mine) => ({ ...mine, tools: { ...mine.tools, [outline.name]: typed } }),
  };
}

/** @param {Desk} desk */
async function saveWord(desk) {
  const { outline, locale, script, words, partnerships } = desk;
  const values = partnerships.written(outline.name);
  const answers = {
    values: completed(outline, values, locale),
    dropped: droppedOf(outline, values),
  };
  const name = `${namedAfter(`${outline.file} ${partnerships.mine().name}`)}.docx`;
  say(desk, words["word.making"]);
  try {
    const { WORD, wordFile } = await import(new URL("tool-word.js", script).href);
    download(name, await wordFile(`${outline.file}.docx`, answers), WORD);
    say(desk, fill(words["word.made"], name));
  } catch (error) {
    // What was typed is still there.
    console.warn(error);
    say(desk, words["word.failed"]);
  }
}
