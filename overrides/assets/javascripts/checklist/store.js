// Where answers are kept: in the reader's browser, for this site alone. Every change is made on what is stored at that
// moment, so that several tabs don't undo each other; where nothing can be stored, they are kept until the page closes.
// @ts-check

import { accepted } from "./state.js";

/** @typedef {import("./state.js").Partnership} Partnership */

export class Store {
  /**
   * @param {string} key
   * @param {Set<string>} known ids of items
   */
  constructor(key, known) {
    this.key = key;
    this.known = known;
    /** Whether the last change could be kept. */
    this.keeps = true;
    /** @type {Partnership[]} */
    this.memory = [];
    try {
      localStorage.setItem(`${key}?`, "");
      localStorage.removeItem(`${key}?`);
    } catch {
      this.keeps = false;
    }
    this.read();
  }

  /** @returns {Partnership[]} */
  read() {
    if (!this.keeps) return this.memory;
    try {
      const list = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      const all = Array.isArray(list) ? list.map((value) => accepted(value, this.known)?.partnership) : [];
      this.memory = all.filter((partnership) => partnership !== undefined);
    } catch {
      // Blocked, or not what we wrote: what this page holds stays.
    }
    return this.memory;
  }

  /** @param {(list: Partnership[]) => Partnership[] | void} change */
  change(change) {
    const list = this.read();
    this.keeps = this.write(change(list) ?? list);
  }

  /**
   * @param {Partnership[]} list
   * @returns {boolean} whether it is kept
   */
  write(list) {
    this.memory = list;
    try {
      localStorage.setItem(this.key, JSON.stringify(list));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {() => void} told when another tab has changed something */
  watch(told) {
    addEventListener("storage", (event) => {
      if (event.key === this.key || event.key === null) told();
    });
  }
}
