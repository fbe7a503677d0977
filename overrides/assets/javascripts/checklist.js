// The checklist page: ticks, notes, several partnerships, the verdict, printing, sharing, files.
// checklist-state.js says what answers are, checklist-store.js keeps them, checklist-share.js hands them on.
// @ts-check

import { wireSharing } from "./checklist/share.js";
import { empty, verdict } from "./checklist/state.js";
import { Store } from "./checklist/store.js";

/** @typedef {import("./checklist/state.js").Partnership} Partnership */

/** @type {<T extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => T} */
const find = (selector, root = document) => {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`nothing on the page is '${selector}'`);
  return /** @type {any} */ (element);
};

/** @type {Record<string, string>} */
const words = JSON.parse(find("#ticks-words").textContent ?? "{}");
/** @type {(key: string, values?: Record<string, string | number>) => string} */
const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`#${name}`, () => `${value}`), words[key]);

const standing = find("#standing");
const select = /** @type {HTMLSelectElement} */ (find("#partnership"));
const nameForm = /** @type {HTMLFormElement} */ (find(".standing__name"));
const nameInput = /** @type {HTMLInputElement} */ (find("#partnership-name"));
const message = find(".ticks-message");

const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".tick")]);
const items = rows.map((row) => ({
  id: row.id,
  section: row.dataset.section ?? "",
  critical: "critical" in row.dataset,
  later: "later" in row.dataset,
  text: find(".tick__words", row).textContent ?? "",
}));
const known = new Set(items.map((item) => item.id));
const store = new Store(`checklist ${new URL(standing.dataset.site ?? "", location.href).pathname}`, known);

let current = store.read()[0]?.id ?? "";
/** The partnership when none is kept yet. */
let fresh = empty();

/** @returns {Partnership} the one on the page */
function mine() {
  const list = store.read();
  return list.find(({ id }) => id === current) ?? list[0] ?? fresh;
}

/** @param {(partnership: Partnership) => void} change to the partnership on the page */
function change(change) {
  store.change((list) => {
    let found = list.find(({ id }) => id === current) ?? list[0];
    if (!found) list.push((found = fresh));
    current = found.id;
    change(found);
  });
  show();
}

/** @param {Partnership} partnership put beside the others, or in the place of the one with its id */
function put(partnership) {
  store.change((list) => {
    const at = list.findIndex(({ id }) => id === partnership.id);
    if (at < 0) list.push(partnership);
    else list[at] = partnership;
  });
  current = partnership.id;
  show();
}

/**
 * Says what was done, with a way back where there is one, until it is closed or something else is done.
 * @param {string} text
 * @param {() => void} [undo]
 */
function tell(text, undo) {
  const said = document.createElement("span");
  said.textContent = text;
  message.replaceChildren(said);
  for (const [word, act] of /** @type {[string, (() => void) | undefined][]} */ ([["undo", undo], ["dismiss", () => {}]])) {
    if (!act) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words[word];
    button.addEventListener("click", () => {
      message.replaceChildren();
      act();
      select.focus();
    });
    message.append(button);
  }
}

const title = (/** @type {Partnership} */ partnership) => partnership.name || words.unnamed;

function show() {
  const partnership = mine();
  const list = store.read();
  const all = list.length ? list : [partnership];
  select.replaceChildren(...all.map((one) => new Option(title(one), one.id, false, one.id === partnership.id)));
  for (const row of rows) showItem(row, partnership);
  for (const part of /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-progress]")])) {
    const mineHere = items.filter((item) => item.section === part.dataset.progress);
    const done = mineHere.filter((item) => partnership.ticks.includes(item.id)).length;
    part.textContent = say("done", { done, all: mineHere.length });
    part.style.setProperty("--done", `${done / mineHere.length}`);
  }
  showVerdict(partnership);
  find("[data-kept]").textContent = words[store.keeps ? "kept" : "blocked"];
  find("[data-kept]").classList.toggle("is-warning", !store.keeps);
  find("[data-paper-name]").textContent = partnership.name;
  document.dispatchEvent(new CustomEvent("answers"));
}

/**
 * @param {HTMLElement} row
 * @param {Partnership} partnership
 */
function showItem(row, { ticks, notes }) {
  const note = notes[row.id] ?? "";
  const area = /** @type {HTMLTextAreaElement} */ (find("textarea", row));
  /** @type {HTMLInputElement} */ (find("input", row)).checked = ticks.includes(row.id);
  if (area !== document.activeElement) area.value = note;
  find(".tick__notes", row).textContent = note;
}

/** @param {Partnership} partnership */
function showVerdict(partnership) {
  const { level, missing, later, done } = verdict(items, partnership);
  const count = say("done", { done, all: items.length });
  const headline = words[`verdict.${level}`];
  // The status is announced: it changes only where the verdict does, not with every tick.
  standing.dataset.level = level;
  for (const [selector, text] of [
    ["[data-verdict]", headline],
    ["[data-verdict-text]", say(`verdict.${level}.text`, { count: missing.length })],
    ["[data-count]", count],
    ["[data-bar]", headline],
    ["[data-bar-count]", count],
  ]) {
    const element = find(selector);
    if (element.textContent !== text) element.textContent = text;
  }
  find(".standing__missing").replaceChildren(
    ...missing.map((item) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${item.id}`;
      link.textContent = items.find(({ id }) => id === item.id)?.text ?? "";
      line.append(link);
      return line;
    }),
  );
  const rest = find("[data-later-text]");
  rest.hidden = !(level === "ready" && later);
  rest.textContent = say("later.rest", { count: later });
}

for (const row of rows) {
  const box = /** @type {HTMLInputElement} */ (find("input", row));
  box.addEventListener("change", () =>
    change((partnership) => {
      partnership.ticks = partnership.ticks.filter((id) => id !== row.id);
      if (box.checked) partnership.ticks.push(row.id);
    }),
  );
  const area = /** @type {HTMLTextAreaElement} */ (find("textarea", row));
  area.addEventListener("input", () =>
    change((partnership) => {
      if (area.value) partnership.notes[row.id] = area.value;
      else delete partnership.notes[row.id];
    }),
  );
}

let renaming = false;
/** @param {boolean} another whether the name is for a new partnership */
function askName(another) {
  renaming = !another;
  nameForm.hidden = false;
  nameInput.value = another ? "" : mine().name;
  nameInput.focus();
}

function closeName() {
  nameForm.hidden = true;
  select.focus();
}

nameForm.addEventListener("submit", (event) => {
  event.preventDefault();
  const name = nameInput.value.trim();
  if (renaming) change((partnership) => void (partnership.name = name));
  else put(empty(name));
  closeName();
});
nameForm.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeName();
});
select.addEventListener("change", () => {
  current = select.value;
  show();
});

/** @type {Record<string, () => void>} */
const actions = {
  new: () => askName(true),
  rename: () => askName(false),
  cancel: closeName,
  delete: () => {
    const gone = structuredClone(mine());
    store.change((list) => list.filter(({ id }) => id !== gone.id));
    fresh = empty();
    show();
    tell(say("deleted", { name: title(gone) }), () => put(gone));
  },
  clear: () => {
    const before = structuredClone(mine());
    change((partnership) => Object.assign(partnership, { ticks: [], notes: {} }));
    tell(words.cleared, () => put(before));
  },
};
for (const [name, act] of Object.entries(actions)) find(`[data-do=${name}]`).addEventListener("click", act);

wireSharing({ find, say, words, items, known, mine, put, tell, title });
store.watch(show);
show();
