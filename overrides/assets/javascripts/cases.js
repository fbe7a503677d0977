// Filters on the index of cases: the list is fetched when a filter is first used, the choice stands
// in the address. Without this script the index shows every case, grouped, and links to a list per
// benefit, sector and outcome.

import { all, element, find } from "./lib/dom.js";
import { fill } from "./lib/words.js";

/**
 * @typedef {object} Row a case as cases-LANGUAGE.json holds it
 * @property {string} u its address below the home page
 * @property {string} t title
 * @property {string} s summary
 * @property {string} [l] the language of these, where it is not that of the page
 * @property {string[]} benefits
 * @property {string[]} steps
 * @property {string} sector
 * @property {string} region
 * @property {string} outcome
 * @property {string} kind
 */

// How many cases are shown at a time.
const STEP = 24;

/** @type {HTMLFormElement} */
const form = find(".filters");
const status = find("[role=status]", form);
const list = find("#found");
const everything = find("#all-cases");
const more = find("#more");
const words = form.dataset;
/** @type {HTMLTemplateElement} */
const signs = find("#outcome-signs");

/** @type {Promise<Row[]> | undefined} */
let rows;
let shown = STEP;
// Counts what was asked for: an answer to an older question is left aside.
let turn = 0;

/** @returns {[name: string, value: string][]} */
function chosen() {
  /** @type {[string, string][]} */
  const filters = [];
  for (const [name, value] of new FormData(form)) if (value) filters.push([name, `${value}`]);
  return filters;
}

/**
 * @param {Row} row
 * @param {[name: string, value: string][]} filters
 */
function fits(row, filters) {
  const values = /** @type {Record<string, any>} */ (row);
  return filters.every(([name, value]) => [values[name]].flat().includes(value));
}

/** @param {Row} row */
function entry(row) {
  const link = element("a", row.t);
  link.href = words.root + row.u;
  const summary = element("p", row.s);
  if (row.l) {
    link.lang = row.l;
    summary.lang = row.l;
  }
  const marks = element("span");
  marks.className = "case-entry__signs";
  const sign = all("[data-outcome]", signs.content).find(({ dataset }) => dataset.outcome === row.outcome);
  if (sign) marks.append(...sign.cloneNode(true).childNodes);
  if (row.kind === "illustration") {
    const kind = element("span", words.illustration ?? "");
    kind.className = "kind";
    marks.append(" ", kind);
  }
  const item = element("li", link, marks, summary);
  item.className = "case-entry";
  return item;
}

/** @returns {Promise<Row[]>} */
async function fetchRows() {
  const answer = await fetch(words.cases ?? "");
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function show() {
  turn += 1;
  const mine = turn;
  const filters = chosen();
  if (!filters.length) {
    list.hidden = true;
    more.hidden = true;
    everything.hidden = false;
    status.textContent = "";
    return;
  }
  try {
    rows ??= fetchRows();
    const known = await rows;
    if (mine !== turn) return;
    showFitting(known.filter((row) => fits(row, filters)));
  } catch {
    rows = undefined;
    if (mine === turn) status.textContent = words.error ?? "";
  }
}

/** @param {Row[]} fitting */
function showFitting(fitting) {
  list.replaceChildren(...fitting.slice(0, shown).map(entry));
  list.hidden = false;
  more.hidden = fitting.length <= shown;
  everything.hidden = true;
  status.textContent = countOf(fitting.length);
}

/** @param {number} count */
function countOf(count) {
  if (count === 0) return words.none ?? "";
  if (count === 1) return words.one ?? "";
  return fill(words.other ?? "", count);
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    const value = asked.get(select.name) ?? "";
    const known = [...select.options].some((option) => option.value === value);
    select.value = known ? value : "";
  }
  shown = STEP;
  show();
}

function toAddress() {
  const query = new URLSearchParams(chosen()).toString();
  history.pushState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  shown = STEP;
  show();
}

form.addEventListener("change", toAddress);
form.addEventListener("submit", (event) => event.preventDefault());
// The fields are emptied after this event.
form.addEventListener("reset", () => setTimeout(toAddress));
find("button", more).addEventListener("click", async () => {
  const next = shown;
  shown += STEP;
  await show();
  list.children[next]?.querySelector("a")?.focus();
});
addEventListener("popstate", fromAddress);
fromAddress();
