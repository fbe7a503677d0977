// The draft in the browser's storage, which all tabs of the site share. Nothing that was written
// anywhere is lost: what two tabs have written in the same place is kept twice, until somebody has
// chosen, and a draft that is emptied or replaced stays among the earlier ones.

import { canStore, store, storedText } from "../lib/storage.js";
import { differences, isEmpty, placesOf, same, withPlaces } from "./places.js";
import { accepted, fits, tableOf } from "./store.js";

/** @typedef {import("./places.js").Places} Places */
/** @typedef {import("./store.js").Kept} Kept */
/**
 * @typedef {object} Versions
 * @property {number} revision of the draft, counted in all tabs
 * @property {number} at when it was kept, in milliseconds
 * @property {Record<string, any[]>} aside by place: what other tabs have written there
 * @property {Record<string, number>} chosen by place: the revision in which somebody chose
 */
/** @typedef {Kept & Versions} Stored */
/** @typedef {{why: string, at: number} & Kept} Earlier a draft that was there before */
/** @typedef {"" | "blocked" | "full"} Failure why the last change is not kept */

// How many earlier drafts are kept.
const EARLIER = 10;

export class Keeper {
  /**
   * @param {string} key in the browser's storage
   * @param {import("./draft.js").Schema} schema
   * @param {Kept} blank
   */
  constructor(key, schema, blank) {
    this.key = key;
    this.schema = schema;
    this.blank = blank;
    /** The answers on the page when it last agreed with the storage. */
    this.shown = placesOf(blank);
    /** Places that were written in this tab. @type {Set<string>} */
    this.touched = new Set();
    /** The last revision that this tab has met. */
    this.seen = 0;
    /** What was stored when it could last be read. @type {Stored | null} */
    this.stored = null;
    this.text = "";
    /** Its answers, as far as the page has met them. @type {Places} */
    this.met = {};
    /** @type {Failure} */
    this.failure = "";
    /** Where the storage holds nothing. @type {Earlier[]} */
    this.memory = [];
    /** The earlier drafts as they were read last, and of which text. @type {Earlier[]} */
    this.earlierRead = [];
    this.earlierText = "";
  }

  /**
   * The page shows what is stored; from now on this keeps what is changed.
   * @param {Kept} kept what is on the page
   */
  start(kept) {
    const stored = this.read();
    this.shown = placesOf(kept);
    this.met = stored ? placesOf(stored) : {};
    this.seen = Math.max(this.seen, stored?.revision ?? 0);
    if (!canStore(`${this.key}?`)) this.failure = this.reason();
  }

  /** @returns {Failure} why something could not be kept */
  reason() {
    return storedText(this.key) === undefined ? "blocked" : "full";
  }

  /** @returns {Stored | null} what is stored now */
  read() {
    const text = storedText(this.key);
    if (text === undefined) return this.stored;
    if (text === this.text) return this.stored;
    this.text = text ?? "";
    this.stored = text === null ? null : this.understood(text);
    return this.stored;
  }

  /**
   * @param {string} text from the storage
   * @returns {Stored | null}
   */
  understood(text) {
    const value = parsed(text);
    if (!fits(value, this.schema)) this.setAside(text);
    if (!value) return null;
    const { revision, at, aside, chosen } = value;
    return {
      ...accepted(value, this.schema),
      revision: Number(revision) || 0,
      at: Number(at) || 0,
      aside: tableOf(aside),
      chosen: tableOf(chosen),
    };
  }

  /**
   * Bring page and storage together.
   * @param {Kept} kept what is on the page
   * @returns {Places} what other tabs have written, which the page has to show
   */
  sync(kept) {
    const now = placesOf(kept);
    const changed = differences(now, this.shown);
    for (const place of changed) this.touched.add(place);
    const stored = this.read();
    /** @type {Stored} */
    const next = stored ? copy(stored) : { ...kept, revision: this.seen, at: 0, aside: {}, chosen: {} };
    const taken = this.meet(next, now, new Set(changed));
    this.seen = Math.max(this.seen, next.revision);
    this.met = placesOf(next);
    if (!changed.length && !this.hasNewAside(stored, next)) return taken;

    const theirs = placesOf(next);
    /** @type {Places} */
    const mine = {};
    for (const place of changed) {
      const others = next.aside[place] ?? [];
      const isTheirs = !same(theirs[place], this.shown[place]);
      const values = isTheirs ? [...others, theirs[place]] : others;
      next.aside[place] = values.filter((value) => {
        return !isEmpty(value) && ![now[place], this.shown[place]].some((own) => same(value, own));
      });
      mine[place] = now[place];
    }
    if (this.write({ ...next, ...withPlaces(next, mine) })) this.agree(now, changed);
    return taken;
  }

  /**
   * What another tab has written: the page takes it where nobody has written in this one.
   * @param {Stored} stored to which is added what only this page shows
   * @param {Places} now
   * @param {Set<string>} changed places that are not kept yet
   * @returns {Places}
   */
  meet(stored, now, changed) {
    for (const [place, revision] of Object.entries(stored.chosen)) {
      if (revision > this.seen && !changed.has(place)) this.touched.delete(place);
    }
    /** @type {Places} */
    const taken = {};
    for (const [place, value] of Object.entries(placesOf(stored))) {
      // Which languages are written in is the choice of each page.
      if (place === "languages" || !(place in now) || same(value, now[place])) continue;
      if (changed.has(place)) continue;
      if (!this.touched.has(place) || isEmpty(now[place])) {
        if (!same(value, this.met[place] ?? "")) taken[place] = value;
        continue;
      }
      const others = stored.aside[place] ?? [];
      if (!others.some((other) => same(other, now[place]))) {
        stored.aside[place] = [...others, now[place]];
      }
    }
    return taken;
  }

  /**
   * @param {Stored | null} before
   * @param {Stored} after
   */
  hasNewAside(before, after) {
    return JSON.stringify(before?.aside ?? {}) !== JSON.stringify(after.aside);
  }

  /**
   * The page shows these answers, and they are kept.
   * @param {Places} now
   * @param {string[]} places
   */
  agree(now, places) {
    for (const place of places) this.shown[place] = now[place];
  }

  /**
   * @param {Stored} stored
   * @returns {boolean} whether it is kept
   */
  write(stored) {
    const next = { ...stored, revision: Math.max(stored.revision, this.seen) + 1, at: Date.now() };
    if (!store(this.key, next)) {
      this.failure = this.reason();
      return false;
    }
    this.failure = "";
    this.stored = next;
    this.text = storedText(this.key) ?? "";
    this.seen = next.revision;
    this.met = placesOf(next);
    return true;
  }

  /**
   * What others have written in places where the page shows something else.
   * @param {Kept} kept what is on the page
   * @returns {{place: string, values: any[]}[]}
   */
  offers(kept) {
    const stored = this.stored;
    if (!stored) return [];
    const now = placesOf(kept);
    const current = placesOf(stored);
    const offers = Object.keys(now).map((place) => {
      const values = [...(stored.aside[place] ?? [])];
      // What this tab wrote last is no other version.
      const isTheirs = this.touched.has(place) && !same(current[place], this.shown[place]);
      if (isTheirs) values.unshift(current[place]);
      const others = values.filter((value, at) => {
        const isFirst = values.findIndex((other) => same(other, value)) === at;
        return isFirst && !isEmpty(value) && !same(value, now[place]);
      });
      return { place, values: others };
    });
    return offers.filter(({ place, values }) => place !== "languages" && values.length);
  }

  /**
   * Somebody has chosen one of the versions of an answer.
   * @param {string} place
   * @param {any} value
   */
  choose(place, value) {
    const stored = this.read();
    if (!stored) return;
    const next = copy(stored);
    delete next.aside[place];
    next.chosen[place] = Math.max(next.revision, this.seen) + 1;
    this.touched.delete(place);
    this.write({ ...next, ...withPlaces(next, { [place]: value }) });
  }

  /**
   * Put another draft in the place of this one, which stays among the earlier ones.
   * @param {Kept} kept what is on the page
   * @param {Kept} next
   * @param {string} why
   * @param {Earlier[]} earlier the other earlier ones
   * @returns {boolean} false where there is no room to keep both
   */
  replace(kept, next, why, earlier = this.earlier()) {
    const isBlank = !differences(placesOf(kept), placesOf(this.blank)).some(isAnswer);
    const entry = { why, at: Date.now(), ...kept };
    const list = isBlank ? earlier : [entry, ...earlier].slice(0, EARLIER);
    const before = this.read();
    const revision = Math.max(before?.revision ?? 0, this.seen) + 1;
    const places = Object.keys(placesOf(next));
    const chosen = Object.fromEntries(places.map((place) => [place, revision]));
    const made = { ...next, revision: revision - 1, at: 0, aside: {}, chosen };
    if (this.keepEarlier(list)) {
      this.write(made);
    } else if (this.failure === "blocked") {
      this.memory = list;
    } else if (!this.write(made) || !this.keepEarlier(list)) {
      // The emptied draft made no room for its own copy.
      if (before) this.write(before);
      this.failure = "full";
      return false;
    }
    this.touched.clear();
    return true;
  }

  /** @returns {Earlier[]} the last one first */
  earlier() {
    const text = storedText(`${this.key} earlier`) ?? "";
    // Asked for with each key that is pressed.
    if (text && text === this.earlierText) return this.earlierRead;
    const list = parsed(text);
    if (!Array.isArray(list)) return this.memory;
    this.earlierText = text;
    this.earlierRead = list.map((entry) => {
      const { why, at } = tableOf(entry);
      return { why: `${why}`, at: Number(at) || 0, ...accepted(entry, this.schema) };
    });
    return this.earlierRead;
  }

  /**
   * @param {Earlier[]} list
   * @returns {boolean} whether it is kept
   */
  keepEarlier(list) {
    if (store(`${this.key} earlier`, list)) return true;
    this.failure = this.reason();
    return false;
  }

  /**
   * Keep a draft as it is before something is taken out of it.
   * @param {Kept} kept
   * @param {string} why
   */
  remember(kept, why) {
    const list = [{ why, at: Date.now(), ...kept }, ...this.earlier()].slice(0, EARLIER);
    if (!this.keepEarlier(list)) this.memory = list;
  }

  /**
   * Keep a version of one answer that was not chosen.
   * @param {Kept} kept
   * @param {string} place
   * @param {any} value
   */
  rememberAnswer(kept, place, value) {
    this.remember(withPlaces(kept, { [place]: value }), "chosen");
  }

  /** @returns {string[]} stored drafts of which not everything can be shown, as they were stored */
  spoilt() {
    const list = parsed(storedText(`${this.key} spoilt`) ?? "null");
    return Array.isArray(list) ? list.map(String) : [];
  }

  /** @param {string} text */
  setAside(text) {
    const list = this.spoilt();
    if (list.includes(text)) return;
    const key = `${this.key} spoilt`;
    if (store(key, [text, ...list])) return;
    // The spoilt draft takes up the room that its copy needs.
    store(this.key, null);
    store(key, [text, ...list]);
  }

  forgetSpoilt() {
    store(`${this.key} spoilt`, []);
  }
}

/** @param {string} place */
const isAnswer = (place) => place !== "languages";

/**
 * @param {string} text
 * @returns {any} undefined where it is no JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @type {<T>(value: T) => T} */
const copy = (value) => JSON.parse(JSON.stringify(value));
