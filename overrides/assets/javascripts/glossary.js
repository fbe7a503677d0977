// The glossary: a word typed above it leaves the terms that have it, in either language.

import { all, find, setText } from "./lib/dom.js";
import { fill } from "./lib/words.js";

const form = find(".glossary-filter");
const words = form.dataset;
/** @type {HTMLInputElement} */
const input = find("input", form);
const status = find("[role=status]", form);
/** @type {HTMLAnchorElement} */
const elsewhere = find("a", form);
const sections = all(".letter");
const letters = all(".letters li");
const entries = all(".glossary > div").map((entry) => {
  const own = find("dt", entry).textContent;
  const other = find(".glossary__other [lang]", entry).textContent;
  return {
    entry,
    names: plain(`${own} ${other} ${entry.dataset.also ?? ""}`),
    text: plain(entry.textContent),
  };
});

/**
 * As a reader may type it: small, without accents and hyphens.
 * @param {string | null} text
 */
function plain(text) {
  const small = (text ?? "").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return small.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Terms that are called so; where none is, those that are explained with the word. */
function refresh() {
  const asked = plain(input.value);
  const named = entries.filter(({ names }) => names.includes(asked));
  const found = named.length ? named : entries.filter(({ text }) => text.includes(asked));
  for (const each of entries) each.entry.hidden = !found.includes(each);
  sections.forEach((section, at) => {
    section.hidden = !section.querySelector(".glossary > div:not([hidden])");
    letters[at].hidden = section.hidden;
  });
  tell(asked, found.length);
}

/**
 * How many terms there are, and the way on where there is none.
 * @param {string} asked
 * @param {number} count
 */
function tell(asked, count) {
  const typed = input.value.trim();
  const counted = count === 1 ? words.one : fill(words.other ?? "", count);
  setText(status, (!asked ? "" : count ? counted : fill(words.none ?? "", typed)) ?? "");
  elsewhere.hidden = count > 0;
  elsewhere.textContent = fill(words.search ?? "", typed);
  elsewhere.search = `?${new URLSearchParams({ q: typed })}`;
}

/** The term that a link leads to is shown, whatever was typed. */
function showTarget() {
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.closest("[hidden]")) return;
  input.value = "";
  refresh();
  target.scrollIntoView();
}

form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", refresh);
addEventListener("hashchange", showTarget);
// What a browser has kept in the field when a reader comes back.
if (input.value) refresh();
