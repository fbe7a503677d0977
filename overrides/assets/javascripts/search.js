// The search in its dialog, loaded when it is first opened. The address keeps query and part, so
// that a search can be shared.

import { all, find } from "./lib/dom.js";
import { fill } from "./lib/words.js";
import { load, search } from "./search/engine.js";
import { entry } from "./search/results.js";
import { neighbour } from "./search/words.js";

/** @typedef {import("./search/engine.js").Result} Result */

// How many results are shown at a time: each costs a file with its page's text.
const STEP = 4;
// How long a reader has to pause before a query is looked up, in milliseconds.
const PAUSE = 150;

/** @param {string | undefined} path as the page writes it */
const address = (path) => new URL(path ?? "", location.href).href;

class Search {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    this.words = dialog.dataset;
    /** @type {HTMLInputElement} */
    this.input = find("input[type=search]", dialog);
    /** The choice of a part; that of all of them is empty. @type {HTMLInputElement[]} */
    this.radios = all("input[name=part]", dialog);
    this.parts = this.radios.map(({ value }) => value).filter(Boolean);
    this.list = find("ol", dialog);
    this.more = find("[data-search-more]", dialog);
    this.none = find(".search__none", dialog);
    this.status = find("[role=status]", dialog);
    /** @type {Promise<import("./search/engine.js").Engine> | undefined} */
    this.engine = undefined;
    /** Counts the queries: an answer to an older one is left aside. */
    this.turn = 0;
    /** Pages for the query, best first. @type {Result[]} */
    this.results = [];
    /** How many of them are in the list. */
    this.shown = 0;
  }

  /** Take query and part from the address. */
  readAddress() {
    const query = new URLSearchParams(location.search);
    if (query.has("q")) this.input.value = (query.get("q") ?? "").slice(0, this.input.maxLength);
    for (const radio of this.radios) if (radio.value === query.get("part")) radio.checked = true;
  }

  listen() {
    /** @type {ReturnType<typeof setTimeout>} */
    let waiting;
    this.input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.refresh(), PAUSE);
    });
    for (const radio of this.radios) radio.addEventListener("change", () => this.refresh());
    find("form", this.dialog).addEventListener("submit", (event) => {
      event.preventDefault();
      this.links()[0]?.click();
    });
    this.dialog.addEventListener("keydown", (event) => this.moveByKey(event));
    this.more.addEventListener("click", () => this.showMoreAndGoThere());
    this.dialog.addEventListener("close", () => toAddress("", ""));
  }

  /** @returns {HTMLAnchorElement[]} the results */
  links() {
    return all("a", this.list);
  }

  /** @param {KeyboardEvent} event of an arrow: through field and results */
  moveByKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    // Arrows choose among radio buttons.
    if (/** @type {HTMLInputElement} */ (event.target).type === "radio") return;
    const stops = [this.input, ...this.links()];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** Look up what stands in the field, and show it. */
  async refresh() {
    const query = this.input.value.trim();
    const part = this.radios.find(({ checked }) => checked)?.value ?? "";
    this.turn += 1;
    const mine = this.turn;
    toAddress(query, query && part);
    this.none.hidden = true;
    try {
      const { byPart, some } = await this.find(query);
      if (mine !== this.turn) return;
      const everything = inOrder([...byPart.values()].flat());
      for (const name of this.parts) this.count(name, query ? byPart.get(name) : undefined);
      this.count("", query ? everything : undefined);
      this.results = part ? inOrder(byPart.get(part) ?? []) : everything;
      this.shown = 0;
      this.list.replaceChildren();
      await this.showMore();
      if (mine !== this.turn) return;
      this.status.textContent = this.answer(query, some);
      if (query && !this.results.length) this.suggest(query);
    } catch {
      this.status.textContent = this.words.error ?? "";
    }
  }

  /**
   * @param {string} query
   * @returns {Promise<import("./search/engine.js").Found>} empty for an empty query
   */
  async find(query) {
    this.engine ??= load(address(this.words.index), address(this.words.synonyms));
    // The next query tries again.
    this.engine.catch(() => (this.engine = undefined));
    const engine = await this.engine;
    return query ? search(engine, query, this.parts) : { byPart: new Map(), some: false };
  }

  /**
   * What the status says of the results.
   * @param {string} query
   * @param {boolean} some whether they hold only some of its words
   */
  answer(query, some) {
    const { words, results } = this;
    if (!query) return words.start ?? "";
    if (!results.length) return fill(words.none ?? "", query);
    if (some) return fill(words.some ?? "", results.length);
    return results.length === 1 ? (words.one ?? "") : fill(words.other ?? "", results.length);
  }

  /**
   * @param {string} part
   * @param {Result[]} [found] not before there is a query
   */
  count(part, found) {
    const radio = this.radios.find(({ value }) => value === part);
    const label = /** @type {HTMLElement} */ (radio?.parentElement);
    find("[data-found]", label).textContent = found ? `${found.length}` : "";
  }

  /** Fetches the next results. @returns {Promise<HTMLElement[]>} their entries in the list */
  async showMore() {
    const mine = this.turn;
    const next = this.results.slice(this.shown, this.shown + STEP);
    const pages = await Promise.all(next.map((result) => result.data()));
    if (mine !== this.turn) return [];
    const entries = pages.map(entry);
    this.shown += next.length;
    this.list.append(...entries);
    this.more.hidden = this.shown >= this.results.length;
    return entries;
  }

  async showMoreAndGoThere() {
    const [first] = await this.showMore();
    first?.querySelector("a")?.focus();
  }

  /**
   * Nothing was found: what it may have been, and the way to the glossary.
   * @param {string} query
   */
  async suggest(query) {
    const mine = this.turn;
    const known = await (await fetch(address(this.words.words))).json();
    if (mine !== this.turn) return;
    const near = neighbour(query, known);
    const offer = find("[data-search-suggestion]", this.none);
    const line = /** @type {HTMLElement} */ (offer.parentElement);
    offer.textContent = near;
    line.hidden = !near;
    offer.onclick = () => {
      this.input.value = near;
      this.input.focus();
      this.refresh();
    };
    this.none.hidden = false;
  }
}

/** @param {Result[]} results */
const inOrder = (results) => results.sort((one, two) => two.score - one.score);

/**
 * @param {string} query
 * @param {string} part
 */
function toAddress(query, part) {
  const here = new URL(location.href);
  for (const [name, value] of Object.entries({ q: query, part })) {
    if (value) here.searchParams.set(name, value);
    else here.searchParams.delete(name);
  }
  if (here.href !== location.href) history.replaceState(history.state, "", here);
}

/** @type {Search | undefined} */
let running;

/**
 * Called each time the dialog is opened.
 * @param {HTMLDialogElement} dialog
 */
export function start(dialog) {
  if (!running) {
    running = new Search(dialog);
    running.readAddress();
    running.listen();
  }
  return running.refresh();
}
