// What is wrong with the text of a case study: the rules of hooks/guidebook/cases/body.py, with its
// own patterns and bounds. As there, what is judged is what the page will show.

import { blocksOf } from "./blocks.js";
import { linkFlaw } from "./check-links.js";
import { bodyOf } from "./draft.js";
import { tokensOf, wordsOf } from "./inline.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./draft.js").Schema} Schema */
/** @typedef {import("./inline.js").Target} Target */
/**
 * @typedef {object} Body
 * @property {import("./draft.js").Text} text
 * @property {string} language
 * @property {number} sources how many there are
 * @property {string} slug the name of the case, which is that of the folder of its pictures
 * @property {Schema} schema
 * @property {import("./check.js").Tell} tell
 */
/** @typedef {(rule: string, line: number, values?: import("./check.js").Values) => void} TellAt */

const NUMBER_OF_SOURCE = /\[(\d{1,3})\](?![(:])/g;
const LEFT_OVER = ["note", "definition", "link-broken", "table-head"];

/** @param {Body} body */
export function checkBody(body) {
  const { text, language, schema, tell } = body;
  const written = bodyOf(text, schema.headings[language]);
  const lines = written.map(({ line }) => line);
  /** @type {TellAt} */
  const tellAt = (rule, line, values) => {
    const question = Math.max(0, written[line].question);
    tell(rule, `${language}.sections.${question}`, values);
  };
  if (isTooMuch(lines, schema, tellAt)) return;
  const blocks = blocksOf(lines);
  const all = [...withInner(blocks)];
  const open = all.find(({ isOpen }) => isOpen);
  if (open) {
    // It has swallowed what follows, of which nothing is to be said.
    tellAt("fence-open", open.line);
    return;
  }
  checkSections(blocks, body, tellAt);
  for (const block of all) checkBlock(block, blocks, body, tellAt);
  const deep = deepest(blocks, 0, schema.deepest);
  if (deep) tellAt("too-deep", deep.line);
}

/**
 * Whether there is more text than is rendered.
 * @param {string[]} lines
 * @param {Schema} schema
 * @param {TellAt} tellAt
 */
function isTooMuch(lines, { most, kinds }, tellAt) {
  const counts = { lines: 0, characters: 0, brackets: 0 };
  for (const [at, line] of lines.entries()) {
    counts.lines += Number(Boolean(line.trim()));
    counts.characters += [...line].length;
    counts.brackets += line.split("[").length - 1;
    for (const [kind, count] of Object.entries(counts)) {
      if (count > most[kind]) {
        tellAt("too-much", at, { expected: most[kind], kind: kinds[kind] });
        return true;
      }
    }
  }
  return false;
}

/**
 * Blocks with all that is in them, in order.
 * @param {Block[]} blocks
 * @returns {Generator<Block>}
 */
function* withInner(blocks) {
  for (const block of blocks) {
    yield block;
    yield* withInner(block.blocks);
  }
}

/**
 * The first block that stands too deep in others, or has words that do.
 * @param {Block[]} blocks
 * @param {number} level how deep these are
 * @param {number} most
 * @returns {Block | undefined}
 */
function deepest(blocks, level, most) {
  for (const block of blocks) {
    // Around the cells of a table stand the table, its head or body, and a row.
    const inner = level + (block.type === "table" ? 2 : 1);
    const isLeaf = !block.blocks.length;
    const words = isLeaf && block.text && block.type !== "code" ? inner + marksIn(block.text) : 0;
    if (level > most || words > most) return block;
    const deep = deepest(block.blocks, inner, most);
    if (deep) return deep;
  }
  return undefined;
}

/** @param {string} text how deep its marks stand in each other */
function marksIn(text) {
  let level = 0;
  let most = 0;
  for (const { nesting } of tokensOf(text)) {
    level += nesting;
    most = Math.max(most, level);
  }
  return most;
}

/**
 * The headings that the form makes, each with text, and none beside them.
 * @param {Block[]} blocks
 * @param {Body} body
 * @param {TellAt} tellAt
 */
function checkSections(blocks, { language, schema }, tellAt) {
  const expected = schema.headings[language];
  /** @type {{heading: Block, isFilled: boolean}[]} */
  const sections = [];
  for (const block of blocks) {
    if (isSection(block)) sections.push({ heading: block, isFilled: false });
    else if (sections.length && hasText(block)) sections[sections.length - 1].isFilled = true;
  }
  const titled = sections.filter(({ heading }) => heading.text);
  const stray = titled.find(({ heading }, at) => heading.text !== expected[at]);
  if (stray) {
    const { line, text } = stray.heading;
    tellAt("body-headings", line, { found: `## ${text}`, expected: "-", allowed: "" });
    return;
  }
  for (const { heading, isFilled } of sections) {
    if (!isFilled) tellAt("body-empty", heading.line, { found: heading.text });
  }
}

/** @param {Block} block */
const isSection = ({ type, level }) => type === "heading" && level === 2;

/**
 * Whether a block holds a word or a piece of code.
 * @param {Block} block
 * @returns {boolean}
 */
function hasText({ type, text, blocks }) {
  if (type === "heading") return false;
  return type === "code" || Boolean(text) || blocks.some(hasText);
}

/**
 * Nothing that the page would not show, and in its words nothing that nobody can read.
 * @param {Block} block
 * @param {Block[]} outer the blocks that are in no other
 * @param {Body} body
 * @param {TellAt} tellAt
 */
function checkBlock(block, outer, body, tellAt) {
  const { type, line, text, info = "" } = block;
  if (type === "heading" && !(isSection(block) && outer.includes(block))) {
    tellAt("body-level", line, { found: text });
  }
  if (type === "code" && info.split(/\s+/).length > 1) tellAt("fence-words", line, { found: info });
  if (block.isCut) tellAt("table-row", line);
  if (type !== "paragraph" && type !== "cell" && type !== "heading") return;
  const { words, targets } = wordsOf(tokensOf(text));
  /** @type {TellAt} */
  const tellIn = (rule, place, values) => {
    tellAt(rule, line + words.slice(0, place).split("\n").length - 1, values);
  };
  checkWords(words, body, tellIn);
  checkTargets(targets, body, tellIn);
  checkReferences(words, targets, body, tellIn);
}

/**
 * @param {string} words
 * @param {Body} body
 * @param {TellAt} tellIn
 */
function checkWords(words, { schema }, tellIn) {
  const allowed = schema.html.map((tag) => `<${tag}>`).join(", ");
  for (const rule of ["tag", "attributes", ...LEFT_OVER]) {
    const { source, flags } = schema.patterns[rule];
    for (const { 0: found, index = 0 } of words.matchAll(new RegExp(source, flags))) {
      const name = LEFT_OVER.includes(rule) ? rule : "markup";
      tellIn(name, index, { found: found.slice(0, 80), allowed });
    }
  }
}

/**
 * Links that lead somewhere; pictures of the case's own folder, with a text alternative, in a
 * format that a page can carry.
 * @param {Target[]} targets
 * @param {Body} body
 * @param {TellAt} tellIn
 */
function checkTargets(targets, { slug, sources, schema }, tellIn) {
  const own = new RegExp(`^${slug}/[a-z0-9-]+(\\.[a-z]+)$`);
  const links = targets.filter(({ isImage }) => !isImage);
  for (const { start, end, address, words, isImage } of targets) {
    const found = address.slice(0, 80);
    if (!isImage) {
      if (links.filter((one) => start <= one.start && one.end <= end).length > 1) {
        tellIn("link-inside", start, { found: words.slice(0, 80) });
      }
      const flaw = linkFlaw(address, sources, schema);
      if (flaw) tellIn(flaw.rule, start, flaw.values);
      continue;
    }
    if (!words.trim()) tellIn("image-alt", start, { found });
    const ending = own.exec(address)?.[1] ?? "";
    if (!schema.pictures.includes(ending)) tellIn("image-place", start, { found });
  }
}

/**
 * `[3]` needs three sources; in the words of a link it is none.
 * @param {string} words
 * @param {Target[]} targets
 * @param {Body} body
 * @param {TellAt} tellIn
 */
function checkReferences(words, targets, { sources }, tellIn) {
  for (const { 1: number, index = 0 } of words.matchAll(NUMBER_OF_SOURCE)) {
    const isLinked = targets.some((target) => {
      return !target.isImage && target.start <= index + 1 && index + 1 < target.end;
    });
    const isKnown = Number(number) >= 1 && Number(number) <= sources;
    if (!isLinked && !isKnown && words[index - 1] !== "!") {
      tellIn("reference", index, { found: number, expected: sources });
    }
  }
}
