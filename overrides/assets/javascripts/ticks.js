// The boxes of the checklist on other pages: the same ticks, those of the partnership used last.

import { Answers } from "./checklist/store.js";
import { all, find, setText } from "./lib/dom.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";

/** @type {HTMLInputElement[]} */
const boxes = all(".checklist input");
const state = find(".checklist-state");
const told = state.dataset;
// What the list holds beside the items of this page is left as it is.
const known = { has: () => true };
const answers = new Answers(keyOf("checklist", told.site ?? ""), known, told.edition);

function show() {
  const { name, ticks } = answers.mine();
  for (const box of boxes) box.checked = ticks.includes(box.value);
  const done = boxes.filter(({ checked }) => checked).length;
  const values = { name: name || (told.unnamed ?? ""), done, all: boxes.length };
  const kept = answers.keeps ? told.kept : told.blocked;
  setText(state, `${fill(told.text ?? "", values)} ${kept}`);
}

for (const box of boxes) {
  box.addEventListener("change", () => {
    answers.change((partnership) => {
      partnership.ticks = partnership.ticks.filter((id) => id !== box.value);
      if (box.checked) partnership.ticks.push(box.value);
    });
    show();
  });
}
answers.watch(show);
show();
