// What a status says: nothing twice, and nothing while the reader types.

import { setText } from "../lib/dom.js";

// For how many milliseconds nothing is said after a letter.
const QUIET = 500;

export class Announcer {
  /** @param {HTMLElement} status */
  constructor(status) {
    this.status = status;
    this.quietUntil = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
  }

  /** The reader has typed a letter. */
  hush() {
    this.quietUntil = Date.now() + QUIET;
  }

  /**
   * Say a text, unless another is to be said before it is time.
   * @param {string} text
   * @param {number} [delay] in milliseconds
   */
  say(text, delay = 0) {
    clearTimeout(this.waiting);
    const wait = Math.max(delay, this.quietUntil - Date.now());
    this.waiting = setTimeout(() => setText(this.status, text), wait);
  }
}
