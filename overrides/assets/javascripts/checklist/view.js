// The answers as the page shows them.

import { all, element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { showChoice } from "../partnership/choice.js";
import { inForm, news, nextSection, verdict } from "./state.js";

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

  /**
   * @param {import("./store.js").Partnerships} partnerships
   * @param {string} form
   */
  show(partnerships, form) {
    const mine = partnerships.mine();
    const asked = inForm(this.items, form);
    document.documentElement.dataset.form = form;
    for (const radio of all("[name=form]")) {
      /** @type {HTMLInputElement} */ (radio).checked = radio.getAttribute("value") === form;
    }
    showChoice({ words: this.words, partnerships });
    for (const row of this.rows) showItem(row, mine);
    for (const part of all("[data-progress]")) this.showProgress(part, asked, mine);
    this.showVerdict(asked, mine);
    this.showRest(form, mine);
    this.showWayOn(asked, mine);
    this.showNews(mine);
    find("[data-paper-name]").textContent = mine.name;
    // Answers are those of a day; an empty list gets its date by hand.
    const date = find("[data-paper-date]");
    date.textContent = mine.ticks.length ? today(date.dataset.locale) : "";
  }

  /**
   * @param {HTMLElement} part that counts the ticks of its section
   * @param {Item[]} asked
   * @param {Partnership} mine
   */
  showProgress(part, asked, mine) {
    const items = asked.filter((item) => item.section === part.dataset.progress);
    const done = items.filter((item) => mine.ticks.includes(item.id)).length;
    part.textContent = fill(this.words.done, { done, all: items.length });
    const share = items.length ? done / items.length : 0;
    part.style.setProperty("--done", `${share}`);
    find(`[data-petal=${part.dataset.progress}]`).setAttribute("transform", `scale(${share})`);
  }

  /**
   * @param {Item[]} asked
   * @param {Partnership} mine
   */
  showVerdict(asked, mine) {
    const { words } = this;
    const { level, missing, later, done } = verdict(asked, mine);
    const count = fill(words.done, { done, all: asked.length });
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
    find("[data-missing]").replaceChildren(...missing.map(linkTo));
    const rest = find("[data-later-text]");
    rest.hidden = !(level === "ready" && later);
    rest.textContent = fill(words["later.rest"], { count: later });
  }

  /**
   * What the short form leaves out and a signature would wait for.
   * @param {string} form
   * @param {Partnership} mine
   */
  showRest(form, { ticks }) {
    const open = this.items.filter((item) => item.critical && !ticks.includes(item.id));
    const count = open.length - inForm(open, form).length;
    const rest = find("[data-rest-text]");
    rest.hidden = !count;
    rest.textContent = fill(this.words["rest.short"], { count });
  }

  /**
   * @param {Item[]} asked
   * @param {Partnership} mine
   */
  showWayOn(asked, mine) {
    const section = nextSection(asked, mine);
    const part = find("[data-way-on]");
    part.hidden = !section;
    if (!section) return;
    const text = this.words[`way.on.${section}`] ?? this.words["way.on"];
    const link = element("a", fill(text, { section: headingOf(section) }));
    link.href = `#${section}`;
    part.replaceChildren(link);
  }

  /** @param {Partnership} mine */
  showNews(mine) {
    const items = news(this.items, mine);
    const part = find(".standing__news");
    part.hidden = !items.length;
    find("[data-news]").textContent = fill(this.words.news, { count: items.length });
    find("ul", part).replaceChildren(...items.map(linkTo));
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

/** @param {string | undefined} locale such as `en-GB` */
const today = (locale) => new Date().toLocaleDateString(locale, { dateStyle: "long" });

/** @param {string} section whose heading begins with its title, before the link to itself */
const headingOf = (section) => find(`#${section}`).firstChild?.textContent?.trim() ?? "";

/** @param {Item} item */
function linkTo(item) {
  const link = element("a", item.text);
  link.href = `#${item.id}`;
  return element("li", link);
}
