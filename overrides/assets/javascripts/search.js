// The search in its dialog, loaded when it is first opened. The address keeps query and part, so
// that a search can be shared.

import { all, find } from "./lib/dom.js";
import { asked, inTime } from "./lib/patience.js";
import { fill } from "./lib/words.js";
import { toAddress } from "./search/address.js";
import { Announcer } from "./search/announcer.js";
import { beginnings } from "./search/beginnings.js";
import { load, search } from "./search/engine.js";
import { definitionEntry, entry } from "./search/results.js";
import { neighbour } from "./search/words.js";

/** @typedef {import("./search/engine.js").Result} Result */

// How many results are shown at a time: each costs a file with its page's text.
const STEP = 4;
// How long a reader has to pause before a query is looked up, in milliseconds.
const PAUSE = 150;
// How long an answer may take before the reader is told that it is on its way.
const SLOW = 300;

class Search {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog;
    /** What it says: first what the page carries. @type {Record<string, string | undefined>} */
    this.words = { ...dialog.dataset };
    this.language = document.documentElement.lang;
    /** @type {HTMLInputElement} */
    this.input = find("input[type=search]", dialog);
    /** The choice of a part; that of all of them is empty. @type {HTMLInputElement[]} */
    this.radios = all("input[name=part]", dialog);
    this.parts = this.radios.map(({ value }) => value).filter(Boolean);
    this.list = find("ol", dialog);
    this.more = find("[data-search-more]", dialog);
    this.none = find(".search__none", dialog);
    this.start = find(".search__start", dialog);
    this.status = new Announcer(find("[role=status]", dialog));
    /** @type {HTMLAnchorElement} */
    const glossary = find("[data-search-glossary]", dialog);
    this.glossary = { url: glossary.pathname, title: glossary.dataset.searchGlossary ?? "" };
    /** @type {Promise<import("./search/engine.js").Engine> | undefined} */
    this.engine = undefined;
    /** How often a piece of it did not arrive. */
    this.failed = 0;
    /** Counts the queries: an answer to an older one is left aside. */
    this.turn = 0;
    /** Pages for the query, best first. @type {Result[]} */
    this.results = [];
    /** How many of them are in the list. */
    this.shown = 0;
  }

  /** @param {string} path from the folder of this script */
  address(path) {
    return new URL(path, new URL(this.words.script ?? "", location.href)).href;
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
      this.turn += 1;
      this.status.hush();
      this.wait(true);
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

  /** @param {boolean} isBusy whether another list is on its way */
  wait(isBusy) {
    this.list.setAttribute("aria-busy", `${isBusy}`);
  }

  /** @param {string} query instead of what stands in the field */
  lookUp(query) {
    this.input.value = query;
    this.input.focus();
    this.refresh();
  }

  /** Look up what stands in the field, and show it. */
  async refresh() {
    const query = this.input.value.trim();
    const part = this.radios.find(({ checked }) => checked)?.value ?? "";
    this.turn += 1;
    const mine = this.turn;
    toAddress(query, query && part);
    this.wait(true);
    this.start.hidden = Boolean(query);
    if (query) this.status.say(this.words.busy ?? "", SLOW);
    try {
      const byPart = await inTime(this.find(query));
      if (mine !== this.turn) return;
      const everything = inOrder([...byPart.values()].flat());
      this.results = part ? inOrder(byPart.get(part) ?? []) : everything;
      this.shown = 0;
      const entries = await inTime(this.next());
      if (mine !== this.turn) return;
      for (const name of this.parts) this.count(name, query ? byPart.get(name) : undefined);
      this.count("", query ? everything : undefined);
      this.draw(entries);
      this.none.hidden = true;
      this.status.say(this.answer(query));
      if (query && !entries.length) await this.suggest(query);
    } catch {
      if (mine === this.turn) this.fail();
    }
    if (mine === this.turn) this.wait(false);
  }

  /**
   * @param {string} query
   * @returns {Promise<Map<string, Result[]>>} empty for an empty query
   */
  async find(query) {
    this.engine ??= load({
      index: asked(this.address("../../pagefind/pagefind.js"), this.failed),
      synonyms: this.address(`../search/synonyms-${this.language}.json`),
      terms: this.address(`../search/terms-${this.language}`),
    });
    const engine = await this.engine;
    Object.assign(this.words, engine.synonyms.texts);
    if (!this.start.firstChild) {
      this.start.append(...beginnings(this.words, (word) => this.lookUp(word)));
    }
    return query ? search(engine, query, this.parts) : new Map();
  }

  /** Something did not arrive: the next query begins anew. */
  fail() {
    this.engine = undefined;
    this.failed += 1;
    this.results = [];
    this.draw([]);
    for (const { value } of this.radios) this.count(value);
    this.more.hidden = true;
    this.status.say(this.words.error ?? "");
    this.offer("");
  }

  /**
   * What the status says of the results.
   * @param {string} query
   */
  answer(query) {
    const { words, results } = this;
    if (!query) return words.start ?? "";
    if (!results.length) return fill(words.none ?? "", query);
    const whole = results.filter((result) => result.whole).length;
    if (!whole) return fill(words.some ?? "", results.length);
    if (whole < results.length) {
      return fill(words.both ?? "", { whole, some: results.length - whole });
    }
    return whole === 1 ? (words.one ?? "") : fill(words.other ?? "", whole);
  }

  /**
   * @param {string} part
   * @param {Result[]} [found] not before there is a query
   */
  count(part, found) {
    const radio = this.radios.find(({ value }) => value === part);
    const label = /** @type {HTMLElement} */ (radio?.parentElement);
    find("[data-found]", label).textContent = found ? `${found.length}` : "";
    label.hidden = found?.length === 0 && part !== "" && !radio?.checked;
  }

  /**
   * Fetches the next results.
   * @returns {Promise<HTMLElement[]>} their entries for the list
   */
  async next() {
    const mine = this.turn;
    const next = this.results.slice(this.shown, this.shown + STEP);
    const entries = await Promise.all(next.map((result) => this.entry(result)));
    if (mine !== this.turn) return [];
    this.shown += next.length;
    this.more.hidden = this.shown >= this.results.length;
    return entries;
  }

  /** @param {Result} result */
  async entry({ data, term }) {
    const page = await data();
    if (term) return definitionEntry(term, page, this.glossary);
    return entry(page, this.words.inside ?? "");
  }

  /**
   * Puts other entries into the list. Who stands on one goes on from the same place.
   * @param {HTMLElement[]} entries
   */
  draw(entries) {
    const here = this.links().findIndex((link) => link === document.activeElement);
    this.list.replaceChildren(...entries);
    if (here >= 0) (this.links()[here] ?? this.input).focus();
  }

  async showMoreAndGoThere() {
    const mine = this.turn;
    try {
      const entries = await inTime(this.next());
      this.list.append(...entries);
      entries[0]?.querySelector("a")?.focus();
    } catch {
      if (mine === this.turn) this.fail();
    }
  }

  /**
   * Nothing was found: what it may have been.
   * @param {string} query
   */
  async suggest(query) {
    const mine = this.turn;
    /** @type {string[]} */
    let known = [];
    try {
      known = await (await fetch(this.address(`../search/words-${this.language}.json`))).json();
    } catch {
      // Nothing was found all the same; only no other spelling is known.
    }
    if (mine === this.turn) this.offer(neighbour(query, known));
  }

  /**
   * The ways on where there is no result: another query, if there is one, and other pages.
   * @param {string} query
   */
  offer(query) {
    const button = find("[data-search-suggestion]", this.none);
    /** @type {HTMLElement} */ (button.parentElement).hidden = !query;
    button.textContent = query;
    button.onclick = () => this.lookUp(query);
    this.none.hidden = false;
  }
}

/** @param {Result[]} results */
const inOrder = (results) => results.sort((one, two) => two.score - one.score);

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
