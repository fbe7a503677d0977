// What other tools ask for as well and has been typed there is offered where it is still blank.

import { find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { withSignatures } from "./signing.js";

/** @typedef {import("./shown.js").Values} Values */

export class Offers {
  /**
   * @param {import("./shown.js").Outline} outline
   * @param {HTMLFormElement} form
   * @param {import("./rows.js").Page} page
   * @param {() => Values} shared by the name that several tools have it under
   */
  constructor(outline, form, page, shared) {
    this.outline = outline;
    this.form = form;
    this.page = page;
    this.shared = shared;
    this.part = find("[data-offers]");
    find("button", this.part).addEventListener("click", () => this.take());
  }

  /**
   * What is offered, by field.
   * @param {Values} values
   * @returns {Values}
   */
  open(values) {
    const shared = this.shared();
    /** @type {Values} */
    const open = {};
    for (const [field, name] of Object.entries(this.outline.shared)) {
      if (!values[field] && shared[name]) open[field] = shared[name];
    }
    return open;
  }

  /** @param {Values} values */
  show(values) {
    const texts = new Set(Object.values(this.open(values)));
    this.part.hidden = !texts.size;
    const list = [...texts].map((text) => `“${text}”`).join(", ");
    setText(find("p", this.part), fill(this.page.words.offers, list));
  }

  take() {
    const before = { ...this.page.values() };
    const isThere = (/** @type {string} */ name) => this.form.elements.namedItem(name) !== null;
    const open = withSignatures(this.open(before), before, this.outline.shared, isThere);
    this.page.change((values) => void Object.assign(values, open));
    const count = Object.keys(this.open(before)).length;
    this.page.say(fill(this.page.words["offers.taken"], count), () => {
      this.page.change((values) => {
        for (const field of Object.keys(open)) {
          if (before[field]) values[field] = before[field];
          else delete values[field];
        }
      });
    });
  }
}
