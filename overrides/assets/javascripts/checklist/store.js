// Where answers are kept: in the reader's browser, for this site alone.

import { canStore, store, stored } from "../lib/storage.js";
import { accepted, empty } from "./state.js";

/** @typedef {import("./state.js").Partnership} Partnership */
/** @typedef {import("./state.js").Whole} Whole */

/**
 * The one that the reader used last.
 * @param {Partnership[]} list
 * @returns {Partnership | undefined}
 */
const usedLast = (list) =>
  list.reduce((last, one) => ((one.used ?? 0) > (last.used ?? 0) ? one : last), list[0]);

/**
 * The reader's answers for each partnership, and which of these is on the page. Every change is made on what is
 * stored at that moment, so that several tabs don't undo each other; where nothing can be stored,
 * answers are kept until the page closes.
 */
export class Answers {
  /**
   * @param {string} key in the browser's storage
   * @param {import("./state.js").Known} known
   * @param {string} edition day of the newest that brought items
   */
  constructor(key, known, edition = "") {
    this.key = key;
    this.known = known;
    this.edition = edition;
    /** What was stored when it could last be read. @type {Partnership[]} */
    this.memory = [];
    /** Whether the last change could be kept. */
    this.keeps = canStore(`${key}?`);
    /** The partnership when none is kept yet. */
    this.fresh = empty("", edition);
    /** Id of the one on the page. */
    this.current = usedLast(this.read())?.id ?? "";
  }

  /** @returns {Partnership[]} */
  read() {
    if (!this.keeps) return this.memory;
    const list = stored(this.key);
    // Where storage is blocked or spoilt, what this page holds stays.
    if (list === undefined) return this.memory;
    this.memory = [];
    for (const value of Array.isArray(list) ? list : []) {
      const found = accepted(value, this.known);
      if (found) this.memory.push(found.partnership);
    }
    return this.memory;
  }

  /** @param {Partnership[]} list */
  write(list) {
    this.memory = list;
    this.keeps = store(this.key, list);
  }

  /** @returns {Partnership} the one on the page */
  mine() {
    return this.among(this.read()) ?? this.fresh;
  }

  /**
   * The one on the page in a list; the one used before where it is not there any more.
   * @param {Partnership[]} list
   * @returns {Partnership | undefined}
   */
  among(list) {
    return list.find(({ id }) => id === this.current) ?? usedLast(list);
  }

  /** @param {(partnership: Partnership) => void} change to the one on the page */
  change(change) {
    const list = this.read();
    let mine = this.among(list);
    if (!mine) {
      mine = this.fresh;
      list.push(mine);
    }
    this.current = mine.id;
    mine.used = Date.now();
    change(mine);
    this.write(list);
  }

  /** @param {() => void} changed called when another tab has changed something */
  watch(changed) {
    addEventListener("storage", (event) => {
      // Without a key everything has been removed.
      if (event.key === this.key || event.key === null) changed();
    });
  }
}

/** Answers among which a page chooses, which it adds to and removes, with what was typed into tools. */
export class Partnerships extends Answers {
  /**
   * @param {string} key in the browser's storage
   * @param {import("./state.js").Known} known
   * @param {import("../partnership/papers.js").Papers} papers
   * @param {string} edition day of the newest that brought items
   */
  constructor(key, known, papers, edition = "") {
    super(key, known, edition);
    this.papers = papers;
  }

  /** Whether all that was changed last could be kept. */
  get keepsAll() {
    return this.keeps && this.papers.keeps;
  }

  /**
   * A copy of it, which later changes leave alone.
   * @returns {Whole}
   */
  copyOfMine() {
    const partnership = this.mine();
    return JSON.parse(JSON.stringify({ partnership, tools: this.papers.all(partnership.id) }));
  }

  /** @param {string} id of the one to be on the page, also when the reader comes back */
  choose(id) {
    this.current = id;
    this.change(() => {});
  }

  /** @param {Whole} whole put last, or in the place of the one with its id */
  put({ partnership, tools }) {
    partnership.used = Date.now();
    const list = this.read();
    const at = list.findIndex(({ id }) => id === partnership.id);
    if (at < 0) list.push(partnership);
    else list[at] = partnership;
    this.current = partnership.id;
    this.write(list);
    this.papers.replace(partnership.id, tools);
  }

  /** @returns {Whole} the one that was on the page and is gone */
  removeMine() {
    const gone = this.copyOfMine();
    this.write(this.read().filter(({ id }) => id !== gone.partnership.id));
    this.papers.replace(gone.partnership.id, {});
    this.fresh = empty("", this.edition);
    return gone;
  }

  /** The reader knows the items of the newest edition. */
  see() {
    const list = this.read();
    for (const partnership of list) partnership.seen = this.edition;
    this.write(list);
  }

  /**
   * What was typed into a tool for the one on the page.
   * @param {string} tool
   */
  written(tool) {
    return this.papers.read(this.mine().id, tool);
  }

  /**
   * @param {string} tool
   * @param {(values: import("../partnership/papers.js").Values) => void} change to what was typed
   */
  changeTool(tool, change) {
    this.change(() => {});
    const values = this.written(tool);
    change(values);
    this.papers.write(this.current, tool, values);
  }

  /** @param {() => void} changed called when another tab has changed something */
  watch(changed) {
    super.watch(changed);
    this.papers.watch(changed);
  }
}
