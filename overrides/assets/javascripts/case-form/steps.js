// The four steps of the form, of which one is on the page. Each has an address of its own, so that
// the browser's way back leads from step to step.

import { all, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";

/** Where a step stands: how many things are left to do, or that nothing of it is answered yet. */
/** @typedef {{begun: boolean, problems: number}} Standing */

export class Steps {
  /**
   * @param {HTMLFormElement} form
   * @param {import("../lib/words.js").Words} words
   * @param {(step: string) => void} shown what follows when a step has come onto the page
   */
  constructor(form, words, shown) {
    this.form = form;
    this.words = words;
    this.shown = shown;
    this.sections = all("[data-step]", form);
    this.names = this.sections.map(({ dataset }) => dataset.step ?? "");
    this.current = this.names[0];
  }

  /** Show the step of the page's address from now on. */
  start() {
    if (this.isAsked()) this.follow();
    else this.shown(this.current);
    addEventListener("hashchange", () => this.follow());
    for (const link of all("a[href^='#step-']", this.form)) {
      link.addEventListener("click", () => {
        // The address does not change where it is this step's already.
        if (link.getAttribute("href") === location.hash) this.follow();
      });
    }
  }

  /** Whether the address names a step. */
  isAsked() {
    return this.names.some((name) => location.hash === `#step-${name}`);
  }

  /** Show the step that the address names; without an address the first one. */
  follow() {
    if (!this.isAsked() && location.hash) return;
    const name = this.isAsked() ? location.hash.slice("#step-".length) : this.names[0];
    this.show(name);
    const title = find(`#title-${name}`);
    title.focus({ preventScroll: true });
    title.scrollIntoView();
  }

  /** @param {string} name of the step that is to be on the page */
  show(name) {
    this.current = name;
    for (const section of this.sections) section.hidden = section.dataset.step !== name;
    for (const link of all(".form-steps a", this.form)) {
      if (link.getAttribute("href") === `#step-${name}`) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    this.shown(name);
  }

  /**
   * Bring a question onto the page, in a step of its own in the browser's history.
   * @param {Element | null | undefined} question
   */
  lead(question) {
    /** @type {HTMLElement | null | undefined} */
    const section = question?.closest("[data-step]");
    const name = section?.dataset.step;
    if (!name || name === this.current) return;
    history.pushState(null, "", `#step-${name}`);
    this.show(name);
  }

  /**
   * @param {string} name of a step
   * @param {Standing} standing
   */
  showStanding(name, { begun, problems }) {
    const state = find(`[data-state-of="${name}"]`, this.form);
    let text = this.words["state.empty"];
    if (begun) text = problems ? fill(this.words["state.missing"], problems) : this.words["state.done"];
    setText(state, text);
    state.classList.toggle("is-done", begun && !problems);
  }
}
