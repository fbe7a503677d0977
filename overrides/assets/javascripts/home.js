// The home page's way back to a list that the reader has begun.

import { Answers } from "./checklist/store.js";
import { find, setText } from "./lib/dom.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";

const door = find("[data-mine]");
const told = door.dataset;
const answers = new Answers(keyOf("checklist", told.site ?? ""), { has: () => true });
const title = find("strong", door);
const line = find("span > span", door);
const before = [title.textContent ?? "", line.textContent ?? ""];

function show() {
  // A partnership that only tools know has no list yet.
  const begun = answers.read().some(({ ticks, notes }) => {
    return ticks.length > 0 || Object.keys(notes).length > 0;
  });
  const words = begun ? [told.mine ?? "", state(answers.mine())] : before;
  setText(title, words[0]);
  setText(line, words[1]);
}

/** @param {import("./checklist/state.js").Partnership} partnership */
function state({ name, ticks, form }) {
  const short = (told.short ?? "").split(" ");
  const counts =
    form === "short"
      ? { done: ticks.filter((id) => short.includes(id)).length, all: short.length }
      : { done: ticks.length, all: told.all ?? "" };
  return fill(told.text ?? "", { name: name || (told.unnamed ?? ""), ...counts });
}

answers.watch(show);
show();
