// Between the page and the draft that is kept: every change goes there at once, what other tabs have
// written comes from there, and drafts can be emptied, brought back, saved and opened.

import { all, find } from "../lib/dom.js";
import { tell } from "../lib/message.js";
import { keyOf } from "../lib/storage.js";
import { fill } from "../lib/words.js";
import { saveDraft, saveText, takeDrafts } from "./draft-file.js";
import { Keeper } from "./keeper.js";
import { inWords, labelOf } from "./naming.js";
import { Notes } from "./notes.js";
import { placesOf } from "./places.js";
import { accepted } from "./store.js";

/** @typedef {import("./answers.js").Answers} Answers */
/** @typedef {import("./keeper.js").Earlier} Earlier */
/** @typedef {import("./notes.js").Offer} Offer */
/** @typedef {import("./store.js").Kept} Kept */
/**
 * @typedef {object} Follows what the form does after the draft has changed by itself
 * @property {() => void} changed
 * @property {() => void} replaced the whole draft
 */

export class Desk {
  /**
   * @param {Answers} answers
   * @param {Follows} follows
   */
  constructor(answers, follows) {
    const { form, schema, words } = answers;
    this.answers = answers;
    this.form = form;
    this.words = words;
    this.follows = follows;
    this.blank = accepted({ draft: { facts: { kind: "documented" } } }, schema);
    const key = keyOf("case-draft", form.dataset.site ?? "");
    this.keeper = new Keeper(key, schema, this.blank);
    this.notes = new Notes(words, {
      save: () => saveDraft(answers.kept()),
      saveSpoilt: () => this.keeper.spoilt().forEach(saveText),
      forgetSpoilt: () => this.forgetSpoilt(),
      choose: (offer, isTaken) => this.choose(offer, isTaken),
      restore: (earlier) => this.restore(earlier),
      saveEarlier: ({ draft, languages }) => saveDraft({ draft, languages }),
    });
  }

  /** Put the draft onto the page, and keep it from now on. */
  start() {
    this.answers.write(this.keeper.read() ?? this.blank);
    this.keeper.start(this.answers.kept());
    find("[data-do=save]").addEventListener("click", () => saveDraft(this.answers.kept()));
    find("[data-do=clear]").addEventListener("click", () => this.clear());
    find("[href='#draft']").addEventListener("click", () => {
      /** @type {HTMLDetailsElement} */
      const details = find("#draft");
      details.open = true;
    });
    takeDrafts(this.form, this.answers.schema, (kept, text) => this.open(kept, text));
    for (const event of ["storage", "pageshow", "pagehide"]) {
      addEventListener(event, () => this.keep());
    }
    document.addEventListener("visibilitychange", () => this.keep());
    this.showParts();
    this.showNotes();
    this.showKept();
  }

  /** Whether a draft was kept before. */
  get isBegun() {
    return Boolean(this.keeper.stored);
  }

  /** Keep what is on the page at once, and show there what other tabs have written. */
  keep() {
    const before = [this.isBegun, this.keeper.failure].join();
    const taken = this.keeper.sync(this.answers.kept());
    const places = Object.keys(taken);
    if (places.length) {
      this.answers.writePlaces(taken);
      this.keeper.agree(placesOf(this.answers.kept()), places);
      this.follows.changed();
    }
    this.showParts();
    this.showNotes();
    if (before !== [this.isBegun, this.keeper.failure].join()) this.showKept();
  }

  /** Parts of the form that depend on answers. */
  showParts() {
    const chosen = this.answers.languages();
    const { draft } = this.answers.kept();
    const isInvented = draft.facts.kind === "illustration";
    /** @type {Record<string, string>[]} */
    const agreements = draft.facts.agreements;
    const isAnswered = agreements.some((row) => Object.values(row).some(Boolean));
    const isAgreed = draft.facts.basis === "partners" || isAnswered;
    for (const part of all("[data-language]", this.form)) {
      const language = part.dataset.language ?? "";
      const { title, summary, sections } = draft.texts[language];
      const isChosen = chosen.includes(language);
      const isWritten = [title, summary, ...sections].some((text) => text.trim());
      part.hidden = !isChosen && !isWritten;
      find("[data-unsent]", part).hidden = isChosen;
    }
    for (const part of all("[data-documented]", this.form)) part.hidden = isInvented;
    find("[data-invented]", this.form).hidden = !isInvented;
    find("[data-agreed]", this.form).hidden = !isAgreed;
    for (const { name, most } of this.answers.repeated) {
      const isFull = Boolean(most) && this.answers.rowsOf(name).length >= most;
      find(`[data-rows="${name}"] [data-full]`).hidden = !isFull;
    }
  }

  showNotes() {
    const { answers, keeper } = this;
    const earlier = keeper.earlier();
    const [last] = earlier;
    const isBlank = !answers.answered().length;
    const offers = keeper.offers(answers.kept()).flatMap(({ place, values }) => {
      return values.map((value) => this.offerOf(place, value));
    });
    this.notes.show({
      unkept: keeper.failure && this.unkept(),
      offers,
      spoilt: keeper.spoilt().length,
      cleared: isBlank && last?.why === "cleared" ? last : undefined,
    });
    this.notes.showEarlier(earlier, (at) => this.time(at));
  }

  /** Say what is kept, but not while somebody writes: a screen reader would talk over it. */
  showKept() {
    const { failure, stored } = this.keeper;
    if (failure) this.notes.showKept(this.words[failure]);
    else if (stored?.at) this.notes.showKept(fill(this.words.kept, this.time(stored.at)));
    else this.notes.showKept(this.words.unsaved);
  }

  /** What is not kept, where the storage failed. */
  unkept() {
    const at = this.keeper.stored?.at;
    return at ? fill(this.words["unkept.since"], this.time(at)) : this.words.unkept;
  }

  /** @param {number} at in milliseconds */
  time(at) {
    const date = new Date(at);
    /** @param {Intl.DateTimeFormatOptions} parts */
    const format = (parts) => new Intl.DateTimeFormat(this.words.locale, parts).format(date);
    const clock = fill(this.words.clock, format({ hour: "2-digit", minute: "2-digit" }));
    if (date.toDateString() === new Date().toDateString()) return clock;
    return `${format({ day: "numeric", month: "long" })} ${clock}`;
  }

  /**
   * @param {string} place
   * @param {any} value that another tab has written there
   * @returns {Offer}
   */
  offerOf(place, value) {
    const { answers } = this;
    return { place, label: labelOf(answers, place), value, shown: inWords(answers, place, value) };
  }

  /**
   * @param {Offer} offer
   * @param {boolean} isTaken whether the other version is to be on the page
   */
  choose({ place, value }, isTaken) {
    const { answers, keeper } = this;
    const kept = answers.kept();
    const mine = placesOf(kept)[place];
    // What is not chosen stays among the earlier versions.
    keeper.rememberAnswer(kept, place, isTaken ? mine : value);
    keeper.choose(place, isTaken ? value : mine);
    if (isTaken) answers.writePlaces({ [place]: value });
    keeper.agree(placesOf(answers.kept()), [place]);
    this.keep();
    this.showKept();
    this.follows.changed();
  }

  /**
   * Put another draft on the page; the one that is there stays among the earlier ones.
   * @param {Kept} next
   * @param {string} why
   * @param {Earlier[]} [earlier]
   * @returns {boolean} false where there was no room to keep both
   */
  replace(next, why, earlier) {
    const { answers, keeper, words } = this;
    if (!keeper.replace(answers.kept(), next, why, earlier)) {
      this.showNotes();
      this.showKept();
      tell(words["full.clear"], words);
      return false;
    }
    answers.write(next);
    keeper.start(answers.kept());
    this.keep();
    this.showKept();
    this.follows.replaced();
    return true;
  }

  /** Empty the form; that can be undone, also later. */
  clear() {
    if (this.replace(this.blank, "cleared")) find("[data-notes]").querySelector("button")?.focus();
  }

  /** @param {Earlier} earlier */
  restore(earlier) {
    const others = this.keeper.earlier().filter(({ at }) => at !== earlier.at);
    this.replace({ draft: earlier.draft, languages: earlier.languages }, "replaced", others);
  }

  /**
   * @param {Kept | null} kept the draft of a file; none where there was none in it
   * @param {string} text of the file, where not everything in it finds room
   */
  open(kept, text) {
    const { words } = this;
    if (!kept) {
      tell(words["draft.broken"], words);
      return;
    }
    if (text) this.keeper.setAside(text);
    if (this.replace(kept, "replaced")) tell(words["draft.opened"], words);
  }

  forgetSpoilt() {
    this.keeper.forgetSpoilt();
    this.showNotes();
  }
}
