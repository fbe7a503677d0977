// The search in its dialog, loaded when it is first opened. Pagefind, which knows the page's language from <html lang>,
// looks up the query and what it may also mean (search-words.js); the address keeps query and part to be shared.
// @ts-check

import { neighbour, normalized, variants } from "./search/words.js";

const STEP = 4; // each result shown costs a file with its page's text
/** @typedef {{id: string, score: number, data: () => Promise<any>}} Result */

/** @param {HTMLDialogElement} dialog @param {string} selector @returns {any} */
const find = (dialog, selector) => dialog.querySelector(selector);

let started = false;

/** @param {HTMLDialogElement} dialog */
export async function start(dialog) {
  if (started) return refresh(dialog);
  started = true;
  const here = new URLSearchParams(location.search);
  const input = find(dialog, "input[type=search]");
  const part = find(dialog, `input[name=part][value="${CSS.escape(here.get("part") ?? "")}"]`);
  if (here.has("q")) input.value = (here.get("q") ?? "").slice(0, input.maxLength);
  if (part) part.checked = true;

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh(dialog), 150);
  });
  dialog.addEventListener("change", (event) => {
    if (/** @type {HTMLInputElement} */ (event.target).name === "part") refresh(dialog);
  });
  find(dialog, "form").addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    find(dialog, "ol a")?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || /** @type {any} */ (event.target).type === "radio") return;
    const stops = [input, ...dialog.querySelectorAll("ol a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  find(dialog, "[data-search-more]").addEventListener("click", () => more(dialog, true));
  dialog.addEventListener("close", () => toAddress("", ""));
  return refresh(dialog);
}

/** @type {Promise<{pagefind: any, synonyms: any}> | undefined} */
let loading;

/** @param {HTMLDialogElement} dialog */
function engine(dialog) {
  const address = (/** @type {string | undefined} */ path) => new URL(path ?? "", location.href).href;
  loading ??= Promise.all([import(address(dialog.dataset.index)), fetch(address(dialog.dataset.synonyms)).then((answer) => answer.json())]).then(
    async ([pagefind, synonyms]) => {
      // A worker would cost 12 kB more; this index answers in a few milliseconds without one.
      await pagefind.options({ noWorker: true, excerptLength: 24, ranking: { metaWeights: { title: 8, summary: 2 } } });
      await pagefind.init();
      return { pagefind, synonyms };
    },
  );
  loading.catch(() => (loading = undefined));
  return loading;
}

let turn = 0;
/** @type {Result[]} */
let results = [];
let shown = 0;

/** @param {HTMLDialogElement} dialog */
async function refresh(dialog) {
  const query = find(dialog, "input[type=search]").value.trim();
  const part = find(dialog, "input[name=part]:checked").value;
  const status = find(dialog, "[role=status]");
  const words = dialog.dataset;
  const mine = ++turn;
  toAddress(query, query && part);
  find(dialog, ".search__none").hidden = true;
  try {
    const { pagefind, synonyms } = await engine(dialog);
    const { found, some } = query ? await search(pagefind, synonyms, query, parts(dialog)) : { found: new Map(), some: false };
    if (mine !== turn) return;
    const all = ordered([...found.values()].flat());
    for (const name of parts(dialog)) count(dialog, name, query ? (found.get(name)?.length ?? 0) : -1);
    count(dialog, "", query ? all.length : -1);
    results = part ? ordered(found.get(part) ?? []) : all;
    shown = 0;
    find(dialog, "ol").replaceChildren();
    await more(dialog, false);
    if (mine !== turn) return;
    const key = !query ? "start" : !results.length ? "none" : some ? "some" : results.length === 1 ? "one" : "other";
    status.textContent = (words[key] ?? "").replace("#", () => (key === "none" ? query : `${results.length}`));
    if (key === "none") suggest(dialog, query);
  } catch {
    status.textContent = words.error ?? "";
  }
}

/** @param {HTMLDialogElement} dialog */
const parts = (dialog) => [...dialog.querySelectorAll("input[name=part]")].map((radio) => /** @type {any} */ (radio).value).filter(Boolean);

/** How much more than a case a page of the guide counts that says as much: it explains what cases show. */
const WEIGHT = /** @type {Record<string, number>} */ ({ benefit: 1.5, case: 1, other: 1.25, step: 1.5, worksheet: 1.5 });

/**
 * Pages by part with every word of the query, or of another way to say it; where there are none, with some of the words.
 * @param {any} pagefind
 * @param {{also: Record<string, string[]>, instead: Record<string, string[]>}} synonyms
 * @param {string} query
 * @param {string[]} parts
 * @returns {Promise<{found: Map<string, Result[]>, some: boolean}>}
 */
async function search(pagefind, synonyms, query, parts) {
  const best = async (/** @type {string} */ words, /** @type {string} */ part) => {
    const said = variants(words, synonyms);
    const found = /** @type {{results: Result[]}[]} */ (await Promise.all(said.map((one) => pagefind.search(one, { filters: { [part]: "1" } }))));
    const byPage = /** @type {Map<string, Result>} */ (new Map());
    for (const { id, score, data } of found.flatMap((one) => one.results)) {
      const weighed = score * WEIGHT[part];
      if ((byPage.get(id)?.score ?? -1) < weighed) byPage.set(id, { id, score: weighed, data });
    }
    return byPage;
  };
  const found = new Map();
  for (const part of parts) found.set(part, [...(await best(query, part)).values()]);
  const words = normalized(query).split(" ").filter((word) => word.length > 3).slice(0, 8);
  if (words.length < 2 || [...found.values()].some((one) => one.length)) return { found, some: false };
  for (const part of parts) {
    const sums = /** @type {Map<string, Result>} */ (new Map());
    for (const word of words) {
      for (const [id, result] of await best(word, part)) {
        const before = sums.get(id);
        sums.set(id, { ...result, score: result.score + (before ? before.score + 100 : 0) });
      }
    }
    found.set(part, [...sums.values()]);
  }
  return { found, some: true };
}

/** @param {Result[]} some */
const ordered = (some) => some.sort((one, two) => two.score - one.score);

/** @param {HTMLDialogElement} dialog @param {boolean} focus whether to go to the first new one */
async function more(dialog, focus) {
  const mine = turn;
  const next = results.slice(shown, shown + STEP);
  const pages = await Promise.all(next.map((result) => result.data()));
  if (mine !== turn) return;
  const list = find(dialog, "ol");
  const entries = pages.map(entry);
  shown += next.length;
  list.append(...entries);
  find(dialog, "[data-search-more]").hidden = shown >= results.length;
  if (focus) entries[0]?.querySelector("a")?.focus();
}

/**
 * The place on a page that a query means most: a term of the glossary, a section, or the page.
 * @param {any} page
 */
function place(page) {
  const weight = (/** @type {any} */ part) => part.weighted_locations.reduce((/** @type {number} */ sum, /** @type {any} */ at) => sum + at.balanced_score, 0);
  const [best = page] = [...page.sub_results].sort((one, two) => weight(two) - weight(one));
  const [strongest] = [...page.weighted_locations].sort((one, two) => two.balanced_score - one.balanced_score);
  const term = page.anchors.filter((/** @type {any} */ at) => at.element === "dt" && at.location <= (strongest?.location ?? 0)).pop();
  if (term) return { url: `${page.url}#${term.id}`, title: term.text, excerpt: page.excerpt };
  return { url: best.url, title: best.title ?? page.meta.title, excerpt: best.excerpt };
}

/** @param {any} page */
function entry(page) {
  const best = place(page);
  const inside = best.title !== page.meta.title;
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = best.url;
  link.append(
    piece("span", "search__path", [page.meta.section, inside && page.meta.title].filter(Boolean).join(" › ")),
    piece("strong", "", best.title),
    piece("span", "search__facts", page.meta.facts ?? ""),
  );
  const excerpt = piece("span", "search__excerpt", "");
  excerpt.innerHTML = best.excerpt; // Pagefind escapes the text and adds only <mark>
  link.append(excerpt);
  item.append(link);
  return item;
}

/** @param {string} name @param {string} style @param {string} text */
function piece(name, style, text) {
  const element = document.createElement(name);
  element.className = style;
  element.textContent = text;
  return element;
}

/** @param {HTMLDialogElement} dialog @param {string} name of a part @param {number} found pages, less than 0 before a search */
function count(dialog, name, found) {
  const label = find(dialog, `input[name=part][value="${name}"]`).parentElement;
  label.querySelector("[data-found]").textContent = found < 0 ? "" : `${found}`;
}

/**
 * Nothing was found: what it may have been, and the way to the glossary.
 * @param {HTMLDialogElement} dialog
 * @param {string} query
 */
async function suggest(dialog, query) {
  const mine = turn;
  const known = await (await fetch(new URL(dialog.dataset.words ?? "", location.href).href)).json();
  if (mine !== turn) return;
  const near = neighbour(query, known);
  const button = find(dialog, "[data-search-suggestion]");
  button.textContent = near;
  button.parentElement.hidden = !near;
  button.onclick = () => {
    find(dialog, "input[type=search]").value = near;
    find(dialog, "input[type=search]").focus();
    refresh(dialog);
  };
  find(dialog, ".search__none").hidden = false;
}

/** @param {string} query @param {string} part */
function toAddress(query, part) {
  const address = new URL(location.href);
  for (const [name, value] of [["q", query], ["part", part]]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}
