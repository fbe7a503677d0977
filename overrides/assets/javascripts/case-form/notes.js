// What has to be known about the draft before anything else: that it is not kept, that another tab
// has written in the same places, that it was emptied. Each note says what can be done.

import { element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";

/** @typedef {import("./keeper.js").Earlier} Earlier */
/** @typedef {import("../lib/words.js").Words} Words */
/** @typedef {{place: string, label: string, value: any, shown: string}} Offer */
/**
 * @typedef {object} Noted
 * @property {string} unkept what is not kept; empty where everything is
 * @property {Offer[]} offers
 * @property {number} spoilt how many stored drafts can't be shown
 * @property {Earlier | undefined} cleared the draft that was there before the form was emptied
 */
/**
 * @typedef {object} Acts
 * @property {() => void} save
 * @property {() => void} saveSpoilt
 * @property {() => void} forgetSpoilt
 * @property {(offer: Offer, isTaken: boolean) => void} choose
 * @property {(earlier: Earlier) => void} restore
 * @property {(earlier: Earlier) => void} saveEarlier
 */

// An offered text up to this length, in characters, is shown without being unfolded.
const SHORT = 120;

export class Notes {
  /**
   * @param {Words} words
   * @param {Acts} acts
   */
  constructor(words, acts) {
    this.words = words;
    this.acts = acts;
    this.before = "";
    this.list = "";
  }

  /** @param {Noted} noted */
  show(noted) {
    // What is shown again is read out again, and its buttons lose the focus.
    const now = JSON.stringify(noted);
    if (now === this.before) return;
    this.before = now;
    const { unkept, offers, spoilt, cleared } = noted;
    const notes = [];
    if (unkept) notes.push(this.note(unkept, ["draft.save", this.acts.save]));
    if (spoilt) {
      const { saveSpoilt, forgetSpoilt } = this.acts;
      const note = this.note(this.words.spoilt, ["draft.save", saveSpoilt]);
      note.append(this.buttons(["spoilt.forget", forgetSpoilt]));
      notes.push(note);
    }
    if (offers.length) {
      const items = offers.map((offer) => this.offer(offer));
      notes.push(this.note(this.words.offer), element("ul", ...items));
    }
    if (cleared) {
      notes.push(this.note(this.words.cleared, ["undo", () => this.acts.restore(cleared)]));
    }
    find("[data-notes]").replaceChildren(...notes);
  }

  /**
   * @param {string} text
   * @param {[string, () => void][]} ways
   */
  note(text, ...ways) {
    const note = element("p", `${text} `);
    if (ways.length) note.append(this.buttons(...ways));
    return note;
  }

  /**
   * @param {[string, () => void][]} ways keys of words, and what they do
   */
  buttons(...ways) {
    const made = ways.map(([word, act]) => {
      const button = element("button", this.words[word]);
      button.type = "button";
      button.className = "copy";
      button.addEventListener("click", act);
      return button;
    });
    return element("span", ...made);
  }

  /** @param {Offer} offer */
  offer(offer) {
    const text = element("div", offer.shown);
    text.className = "form-notes__text";
    const isLong = offer.shown.length > SHORT;
    const shown = isLong ? element("details", element("summary", this.words["offer.show"]), text) : text;
    return element(
      "li",
      element("strong", offer.label),
      shown,
      this.buttons(
        ["offer.take", () => this.acts.choose(offer, true)],
        ["offer.leave", () => this.acts.choose(offer, false)],
      ),
    );
  }

  /**
   * The drafts that were there before.
   * @param {Earlier[]} earlier
   * @param {(at: number) => string} said how a time is written
   */
  showEarlier(earlier, said) {
    const now = JSON.stringify(earlier);
    if (now === this.list) return;
    this.list = now;
    const items = earlier.map((one) => {
      const titles = Object.values(one.draft.texts).map(({ title }) => title.trim());
      const title = titles.find(Boolean) ?? this.words.untitled;
      return element(
        "li",
        `${fill(this.words.earlier, { time: said(one.at), title })} `,
        this.buttons(
          ["restore", () => this.acts.restore(one)],
          ["draft.save", () => this.acts.saveEarlier(one)],
        ),
      );
    });
    const place = find("[data-earlier]");
    if (!items.length) place.replaceChildren();
    else place.replaceChildren(element("h3", this.words["earlier.title"]), element("ul", ...items));
  }

  /** @param {string} text about the draft as it is kept */
  showKept(text) {
    setText(find("[data-kept]"), text);
  }
}
