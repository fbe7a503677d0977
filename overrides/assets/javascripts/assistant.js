// The assistant's page: ten questions choose tools and clauses and say why. Nothing leaves the
// reader's browser.

import { putIn, verdictOn } from "./assistant/result.js";
import { View } from "./assistant/view.js";
import { wantedFiles } from "./assistant/zip.js";
import { empty } from "./checklist/state.js";
import { Partnerships } from "./checklist/store.js";
import { dataOf, find } from "./lib/dom.js";
import { download, namedAfter } from "./lib/download.js";
import { hush } from "./lib/message.js";
import { keyOf } from "./lib/storage.js";
import { fill } from "./lib/words.js";
import { onClick, put, say, showChoice, titleOf, wireChoice } from "./partnership/choice.js";
import { ASSISTANT, Papers } from "./partnership/papers.js";
import { clauseName } from "./tool/names.js";
import { wireSending } from "./tool/sending.js";

/** @typedef {import("./assistant/result.js").Answers} Answers */

/** @type {import("./lib/words.js").Words} */
const words = dataOf("assistant-words");
/** @type {HTMLFormElement} */
const form = find("#assistant");
const site = form.dataset.site ?? "";
const view = new View(form, words);
const papers = new Papers(keyOf("tools", site));
const partnerships = new Partnerships(keyOf("checklist", site), { has: () => true }, papers);
/** @type {import("./partnership/choice.js").Choice} */
const choice = {
  words,
  partnerships,
  showMine: show,
  change: (change) => {
    partnerships.change(change);
    show();
  },
  begun: empty,
};

const answersOfMine = () => partnerships.written(ASSISTANT);

function show() {
  const answers = answersOfMine();
  if (view.isBegun(answers)) putClauses(answers);
  showChoice(choice);
  view.show(answersOfMine(), ({ tool, name }) => {
    return partnerships.written(tool)[clauseName(name)] !== "no";
  });
  // Links that hold the answers are made anew.
  document.dispatchEvent(new CustomEvent("answers"));
}

/**
 * The clauses of each agreement as the answers want them. What they said last is kept beside the
 * answers: who has chosen otherwise in the agreement is left alone.
 * @param {Answers} answers
 */
function putClauses(answers) {
  for (const tool of new Set(view.clauses.map((clause) => clause.tool))) {
    /** @type {Answers} */
    const before = {};
    /** @type {Answers} */
    const after = {};
    for (const clause of view.clauses.filter((one) => one.tool === tool)) {
      const name = clauseName(clause.name);
      after[name] = verdictOn(clause, answers, view.questionOf);
      const said = answers[`${tool}.${name}`];
      if (said) before[name] = said;
    }
    const typed = partnerships.written(tool);
    const isPutIn = Object.keys(after).every((name) => {
      return after[name] === (before[name] ?? "") && (!after[name] || typed[name]);
    });
    if (isPutIn) continue;
    partnerships.changeTool(tool, (values) => putIn(values, before, after));
    partnerships.changeTool(ASSISTANT, (values) => {
      for (const [name, verdict] of Object.entries(after)) {
        if (verdict) values[`${tool}.${name}`] = verdict;
        else delete values[`${tool}.${name}`];
      }
    });
  }
}

/** @param {(answers: Answers) => void} change */
function change(change) {
  partnerships.changeTool(ASSISTANT, change);
  hush();
  show();
}

async function saveZip() {
  const found = view.found(answersOfMine()).map(({ tool }) => view.links[tool].href);
  if (!found.length) {
    say(choice, words.begin);
    return;
  }
  const mine = partnerships.copyOfMine();
  const name = `${namedAfter(`${words.file} ${titleOf(mine.partnership, words)}`)}.zip`;
  say(choice, fill(words["zip.making"], found.length));
  try {
    const files = await wantedFiles(found, mine.tools, form.dataset.locale ?? "");
    const { zipOfWordFiles } = await import(new URL("tool-word.js", import.meta.url).href);
    download(name, await zipOfWordFiles(files), "application/zip");
    say(choice, fill(words["zip.made"], name));
  } catch (error) {
    // The answers are still there.
    console.warn(error);
    say(choice, words["zip.failed"]);
  }
}

form.addEventListener("change", ({ target }) => {
  const box = /** @type {HTMLInputElement} */ (target);
  change((answers) => void (answers[box.name] = box.value));
});
form.addEventListener("submit", (event) => event.preventDefault());
wireChoice(choice);
wireSending(choice, { name: ASSISTANT, title: words.title });
onClick("zip", saveZip);
onClick("print", () => print());
onClick("clear", () => {
  const before = partnerships.copyOfMine();
  change((answers) => {
    for (const question of view.questions) delete answers[question];
  });
  say(choice, words.cleared, () => put(choice, before));
});
partnerships.watch(show);
show();
