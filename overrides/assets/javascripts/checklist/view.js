// The answers as the page shows them.

import { all, element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { verdict } from "./state.js";

/** @typedef {import("./state.js").Item & {text: string}} Item */
/** @typedef {import("./state.js").Partnership} Partnership */

export class View {
  /**
   * @param {Item[]} items
   * @param {HTMLElement[]} rows of the items
   * @param {import("../lib/words.js").Words} words
   */
  constructor(items, rows, words) {
    this.items = items;
    this.rows = rows;
    this.words = words;
  }

  /** @param {import("./store.js").Partnerships} partnerships */
  show(partnerships) {
    const mine = partnerships.mine();
    const list = partnerships.read();
    this.showNames(list.length ? list : [mine], mine);
    for (const row of this.rows) showItem(row, mine);
    for (const part of all("[data-progress]")) this.showProgress(part, mine);
    this.showVerdict(mine);
    find("[data-kept]").textContent = this.words[partnerships.keeps ? "kept" : "blocked"];
    find("[data-kept]").classList.toggle("is-warning", !partnerships.keeps);
    find("[data-paper-name]").textContent = mine.name;
  }

  /**
   * @param {Partnership[]} list
   * @param {Partnership} mine the one on the page
   */
  showNames(list, mine) {
    const options = list.map(({ id, name }) => {
      return new Option(name || this.words.unnamed, id, false, id === mine.id);
    });
    find("#partnership").replaceChildren(...options);
  }

  /**
   * @param {HTMLElement} part that counts the ticks of its section
   * @param {Partnership} mine
   */
  showProgress(part, mine) {
    const items = this.items.filter((item) => item.section === part.dataset.progress);
    const done = items.filter((item) => mine.ticks.includes(item.id)).length;
    part.textContent = fill(this.words.done, { done, all: items.length });
    part.style.setProperty("--done", `${done / items.length}`);
  }

  /** @param {Partnership} mine */
  showVerdict(mine) {
    const { words } = this;
    const { level, missing, later, done } = verdict(this.items, mine);
    const count = fill(words.done, { done, all: this.items.length });
    const headline = words[`verdict.${level}`];
    find("#standing").dataset.level = level;
    // The status is announced: it changes only where the verdict does, not with every tick.
    setText(find("[data-verdict]"), headline);
    setText(
      find("[data-verdict-text]"),
      fill(words[`verdict.${level}.text`], { count: missing.length }),
    );
    setText(find("[data-count]"), count);
    setText(find("[data-bar]"), headline);
    setText(find("[data-bar-count]"), count);
    find(".standing__missing").replaceChildren(...missing.map(linkTo));
    const rest = find("[data-later-text]");
    rest.hidden = !(level === "ready" && later);
    rest.textContent = fill(words["later.rest"], { count: later });
  }
}

/**
 * @param {HTMLElement} row
 * @param {Partnership} mine
 */
function showItem(row, { ticks, notes }) {
  const note = notes[row.id] ?? "";
  /** @type {HTMLInputElement} */
  const box = find("input", row);
  /** @type {HTMLTextAreaElement} */
  const area = find("textarea", row);
  box.checked = ticks.includes(row.id);
  // Whoever is writing goes on where they are.
  if (area !== document.activeElement) area.value = note;
  find(".tick__notes", row).textContent = note;
}

/** @param {Item} item */
function linkTo(item) {
  const link = element("a", item.text);
  link.href = `#${item.id}`;
  return element("li", link);
}
