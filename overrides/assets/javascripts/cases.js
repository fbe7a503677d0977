// The finder on the index of cases: words, filters, order and the map of provinces. What is chosen
// stands in the address. Nothing is fetched before something is chosen, and then the pieces that it
// takes. Without this script the index shows the first cases and leads to lists of all.

import { ABROAD, fitting, mostLike, valuesOf } from "./cases/facts.js";
import { piece } from "./cases/pieces.js";
import { drawn } from "./cases/rows.js";
import { casesWith, inAll, piecesWith, typedWords } from "./cases/words.js";
import { all, element, find, setText } from "./lib/dom.js";
import { fill } from "./lib/words.js";

/** @typedef {import("./cases/facts.js").Index} Index */
/** @typedef {import("./cases/facts.js").Filters} Filters */

// For how many milliseconds nothing is typed before it is looked up, and before a wait is told of.
const TYPED_FOR = 150;
const PATIENCE = 300;
// In this order cases have their numbers.
const LEADING = "leading";

const finder = find("#finder");
/** @type {HTMLFormElement} */
const form = find("#filters");
/** @type {HTMLInputElement} */
const box = find("[name=words]", finder);
/** @type {HTMLSelectElement} */
const order = find("[name=order]", finder);
const status = find("[role=status]", finder);
const chosen = find("#chosen");
const clear = find("[type=reset]", finder);
const list = find("#found");
const everything = find("#all-cases");
const more = find("#more");
/** @type {HTMLTemplateElement} */
const signs = find("#outcome-signs");
const words = finder.dataset;
/** @type {HTMLSelectElement[]} */
const selects = all("select[data-group]", finder);
/** @type {HTMLInputElement[]} */
const radios = all("[type=radio]", form);
/** @type {HTMLAnchorElement[]} */
const tiles = all("[data-tile]", finder);

/** The rows that came with the page, which are those of nothing chosen. */
const first = [...list.children];
const total = Number(words.total);

const totals = countsOnPage();

let shown = first.length;
// The part of the address that the fields stand for.
let read = "";
// Counts what was asked for: an answer to an older question is left aside.
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/** @returns {Filters} */
function filters() {
  /** @type {Filters} */
  const found = new Map();
  for (const [name, value] of new FormData(form)) {
    if (value && name !== "words" && name !== "order") found.set(name, `${value}`);
  }
  return found;
}

/** @returns {Promise<Index>} */
const index = () => piece(`${words.pieces}index.json`);

/**
 * @param {Index} known
 * @returns {Promise<Map<number, number> | undefined>} the cases with the words that were typed, by
 *   how well they fit; nothing where none were
 */
async function withWords(known) {
  const typed = typedWords(box.value);
  if (!typed.length) return undefined;
  const sets = typed.map(async (word) => {
    const places = piecesWith(known.words, word);
    const held = places.map((place) => piece(`${words.pieces}words-${place}.json`));
    return casesWith(await Promise.all(held), word);
  });
  return inAll(await Promise.all(sets));
}

async function show() {
  turn += 1;
  const mine = turn;
  const asked = filters();
  const isAsked = asked.size > 0 || typedWords(box.value).length > 0;
  tellChosen(asked);
  if (!isAsked && order.value === LEADING && shown <= first.length) {
    showAll();
    return;
  }
  const wait = setTimeout(() => setText(status, words.wait ?? ""), PATIENCE);
  try {
    const known = await index();
    const weights = await withWords(known);
    const numbers = weights ? [...weights.keys()].sort((one, two) => one - two) : upTo(known.count);
    const { fit, counts } = fitting(known, numbers, asked);
    const sorted = await inOrder(known, fit, asked, weights ?? new Map());
    const rows = await rowsOf(known, sorted.slice(0, shown));
    if (mine !== turn) return;
    clearTimeout(wait);
    tellCounts(counts);
    list.replaceChildren(...rows);
    tellMore(rows.length, sorted.length);
    everything.hidden = isAsked;
    setText(status, countOf(sorted.length, isAsked));
  } catch {
    if (mine === turn) setText(status, words.error ?? "");
  } finally {
    clearTimeout(wait);
  }
}

/** Shows what the page came with. */
function showAll() {
  tellCounts(totals);
  list.replaceChildren(...first);
  tellMore(first.length, total);
  everything.hidden = false;
  setText(status, words.all ?? "");
}

/**
 * @param {number} count of rows
 * @param {number} of how many
 */
function tellMore(count, of) {
  more.hidden = count >= of;
  find("span", more).textContent = fill(words.shown ?? "", { count, total: of });
}

/** How many cases each choice leaves while nothing is chosen, as the page says it. */
function countsOnPage() {
  /** @type {Record<string, Record<string, number>>} */
  const counts = { outcome: {} };
  for (const { name, options } of selects) {
    counts[name] = Object.fromEntries([...options].map(({ text, value }) => [value, numberIn(text)]));
  }
  for (const radio of radios) counts.outcome[radio.value] = numberIn(labelOf(radio));
  return counts;
}

/** @param {string} text that ends with a number, maybe in brackets */
function numberIn(text) {
  return Number(/(\d+)\)?\s*$/.exec(text)?.[1] ?? 0);
}

/** @param {HTMLInputElement} radio */
function labelOf(radio) {
  return radio.parentElement?.textContent ?? "";
}

/** @param {number} count */
const upTo = (count) => Array.from({ length: count }, (_, number) => number);

/**
 * @param {Index} known
 * @param {number[]} fit
 * @param {Filters} asked
 * @param {Map<number, number>} weights
 */
async function inOrder(known, fit, asked, weights) {
  if (order.value === "like") return mostLike(known, fit, asked, weights);
  if (order.value === LEADING) return fit;
  const inside = new Set(fit);
  /** @type {number[]} */
  const listed = await piece(`${words.pieces}${order.value}.json`);
  return listed.filter((number) => inside.has(number));
}

/**
 * @param {Index} known
 * @param {number[]} numbers
 */
async function rowsOf(known, numbers) {
  const rows = numbers.map(async (number) => {
    const place = Math.floor(number / known.piece);
    const held = await piece(`${words.pieces}rows-${place}.json`);
    /** @type {(group: string) => string} */
    const value = (group) => valuesOf(known.groups[group], number)[0] ?? "";
    const regions = valuesOf(known.groups.region, number).filter((one) => one !== ABROAD);
    return drawn(held[number % known.piece], {
      root: words.root ?? "",
      signs: signs.content,
      outcome: value("outcome"),
      illustration: value("kind") === "illustration" ? (words.illustration ?? "") : "",
      facts: [nameOf("sector", value("sector")), regions.map((one) => nameOf("region", one)).join(", ")],
    });
  });
  return Promise.all(rows);
}

/**
 * The name of a value as the page writes it.
 * @param {string} group
 * @param {string} value
 */
function nameOf(group, value) {
  const options = selects.find((select) => select.name === group)?.options ?? [];
  const option = [...options].find((one) => one.value === value && value);
  const radio = radios.find((one) => one.name === group && one.value === value && value);
  return (option ?? radio)?.dataset.name ?? "";
}

/**
 * @param {number} count
 * @param {boolean} isAsked
 */
function countOf(count, isAsked) {
  if (!isAsked) return words.all ?? "";
  const told = fill(words.found ?? "", { count, total });
  return count ? told : `${told}. ${words.none}`;
}

/**
 * What is chosen, each with a button that takes it back.
 * @param {Filters} asked
 */
function tellChosen(asked) {
  /** @type {[name: string, told: string][]} */
  const told = [...asked].map(([group, value]) => [group, nameOf(group, value)]);
  if (typedWords(box.value).length) told.unshift(["words", `“${box.value.trim()}”`]);
  const items = told.map(([name, text]) => {
    const button = element("button", text);
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", fill(words.remove ?? "", text));
    button.addEventListener("click", () => takeBack(name));
    return element("li", button);
  });
  chosen.replaceChildren(...items);
  chosen.hidden = !items.length;
  clear.hidden = !items.length;
  for (const tile of tiles) {
    if (tile.dataset.tile === asked.get("region")) tile.setAttribute("aria-current", "true");
    else tile.removeAttribute("aria-current");
  }
}

/** @param {string} name */
function takeBack(name) {
  setField(name, "");
  toAddress();
  /** @type {HTMLElement} */
  const next = chosen.querySelector("button") ?? box;
  next.focus();
}

/** @param {Record<string, Record<string, number>>} counts */
function tellCounts(counts) {
  for (const select of selects) {
    for (const option of select.options) tellCount(option, counts[select.name]?.[option.value] ?? 0);
  }
  for (const radio of radios) {
    const count = counts.outcome?.[radio.value] ?? 0;
    tellCount(radio, count);
    const number = radio.parentElement?.querySelector("b");
    if (number) number.textContent = `${count}`;
  }
  for (const tile of tiles) {
    const count = counts.region?.[tile.dataset.tile ?? ""] ?? 0;
    const number = tile.querySelector("b");
    if (number) number.textContent = `${count}`;
    // A link without an address is none, for the keyboard as well.
    if (count) tile.href = `?region=${tile.dataset.tile}`;
    else tile.removeAttribute("href");
  }
}

/**
 * Says how many cases a choice leaves, and keeps from choosing what would leave none.
 * @param {HTMLOptionElement | HTMLInputElement} choice
 * @param {number} count
 */
function tellCount(choice, count) {
  if (!choice.value) return;
  const isChosen = choice instanceof HTMLOptionElement ? choice.selected : choice.checked;
  choice.disabled = !count && !isChosen;
  if (choice instanceof HTMLOptionElement) choice.text = `${choice.dataset.name} (${count})`;
}

/**
 * @param {string} name
 * @param {string} value
 */
function setField(name, value) {
  if (name === "words") box.value = value;
  for (const radio of radios) if (radio.name === name) radio.checked = radio.value === value;
  for (const select of [...selects, order]) if (select.name === name) setSelect(select, value);
}

/**
 * What a select does not know is nothing chosen.
 * @param {HTMLSelectElement} select
 * @param {string} value
 */
function setSelect(select, value) {
  const isKnown = [...select.options].some((option) => option.value === value);
  select.value = isKnown ? value : select.options[0].value;
}

function fromAddress() {
  read = location.search;
  const asked = new URLSearchParams(read);
  const names = new Set(["words", ...[...radios, ...selects, order].map(({ name }) => name)]);
  for (const name of names) setField(name, asked.get(name) ?? "");
  const known = radios.some((radio) => radio.checked);
  if (!known) radios[0].checked = true;
  shown = first.length;
  show();
}

/** @param {boolean} [isTyped] whether it goes on with what stands in the address already */
function toAddress(isTyped = false) {
  const asked = new URLSearchParams([...filters()]);
  if (box.value.trim()) asked.set("words", box.value.trim());
  if (order.value !== LEADING) asked.set("order", order.value);
  const query = `${asked}`;
  const address = location.pathname + (query ? `?${query}` : "") + location.hash;
  if (isTyped) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  read = location.search;
  shown = first.length;
  show();
}

box.addEventListener("input", () => {
  clearTimeout(typing);
  const isBegun = new URLSearchParams(location.search).has("words");
  typing = setTimeout(() => toAddress(isBegun), TYPED_FOR);
});
finder.addEventListener("change", ({ target }) => {
  if (target !== box) toAddress();
});
form.addEventListener("submit", (event) => event.preventDefault());
// The fields are emptied after this event.
form.addEventListener("reset", () => setTimeout(toAddress));
for (const tile of tiles) {
  tile.addEventListener("click", (event) => {
    event.preventDefault();
    if (!tile.hasAttribute("href")) return;
    setField("region", tile.hasAttribute("aria-current") ? "" : (tile.dataset.tile ?? ""));
    toAddress();
  });
}
find("button", more).addEventListener("click", async () => {
  const next = list.children.length;
  shown = next + first.length;
  await show();
  list.children[next]?.querySelector("a")?.focus();
});
addEventListener("popstate", () => {
  // Comes also when a reader follows a link to a heading of the page.
  if (read !== location.search) fromAddress();
});

const wide = matchMedia("(min-width: 76.25em)");
/** @type {HTMLDetailsElement} */
const others = find("#other-filters");
const unfold = () => {
  others.open = wide.matches;
};
wide.addEventListener("change", unfold);
unfold();
fromAddress();
