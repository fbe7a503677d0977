// Filters on the index of cases: the list is fetched when a filter is first used, the choice stands in the address.
// Without this script the index shows every case, grouped, and links to a list per benefit, sector and outcome.
// @ts-check

/** @typedef {{u: string, t: string, s: string, l?: string, benefits: string[], steps: string[], sector: string, region: string, outcome: string, kind: string}} Row */

const STEP = 24;
const form = /** @type {HTMLFormElement} */ (document.querySelector(".filters"));
const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const list = /** @type {HTMLElement} */ (document.getElementById("found"));
const all = /** @type {HTMLElement} */ (document.getElementById("all-cases"));
const more = /** @type {HTMLElement} */ (document.getElementById("more"));
const signs = /** @type {HTMLTemplateElement} */ (document.getElementById("outcome-signs")).content;
const words = form.dataset;
/** @type {Promise<Row[]> | undefined} */
let rows;
let shown = STEP;
let turn = 0;

/** @returns {[string, string][]} */
const chosen = () => [...new FormData(form)].map(([name, value]) => /** @type {[string, string]} */ ([name, `${value}`])).filter(([, value]) => value);

/** @param {Row} row */
function entry(row) {
  const item = document.createElement("li");
  item.className = "case-entry";
  const link = document.createElement("a");
  link.href = words.root + row.u;
  link.textContent = row.t;
  const marks = document.createElement("span");
  marks.className = "case-entry__signs";
  const sign = [...signs.children].find((each) => /** @type {HTMLElement} */ (each).dataset.outcome === row.outcome);
  if (sign) marks.append(...[...sign.cloneNode(true).childNodes]);
  if (row.kind === "illustration") {
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = words.illustration ?? "";
    marks.append(" ", kind);
  }
  const summary = document.createElement("p");
  summary.textContent = row.s;
  if (row.l) link.lang = summary.lang = row.l;
  item.append(link, marks, summary);
  return item;
}

async function show() {
  const mine = ++turn;
  const filters = chosen();
  const active = filters.length > 0;
  if (!active) {
    list.hidden = more.hidden = true;
    all.hidden = false;
    status.textContent = "";
    return;
  }
  try {
    rows ??= fetch(/** @type {string} */ (words.cases)).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    });
    const known = await rows;
    if (mine !== turn) return;
    const fitting = known.filter((row) =>
      filters.every(([name, value]) => [/** @type {any} */ (row)[name]].flat().includes(value)),
    );
    list.replaceChildren(...fitting.slice(0, shown).map(entry));
    more.hidden = fitting.length <= shown;
    list.hidden = false;
    all.hidden = true;
    const count = fitting.length;
    const text = count === 0 ? words.none : count === 1 ? words.one : words.other?.replace("#", `${count}`);
    status.textContent = text ?? "";
  } catch {
    rows = undefined;
    if (mine === turn) status.textContent = words.error ?? "";
  }
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    const value = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  shown = STEP;
  show();
}

function toAddress() {
  const query = new URLSearchParams(chosen()).toString();
  history.pushState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  shown = STEP;
  show();
}

form.addEventListener("change", toAddress);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(toAddress));
more.querySelector("button")?.addEventListener("click", async () => {
  const next = shown;
  shown += STEP;
  await show();
  list.children[next]?.querySelector("a")?.focus();
});
addEventListener("popstate", fromAddress);
fromAddress();
