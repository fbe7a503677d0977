// What follows from what was typed, as the page of a tool shows it: sums, numbers that can't be read,
// what a scale says, words that stand again in a text, clauses that are left out.

import { all, element, find, setText } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { bandOf, judged } from "./judgement.js";
import { clauseName, partnerName } from "./names.js";
import { readNumber, writeNumber, writeRupiah } from "./numbers.js";
import { completed, inWords, rowsOf, typesOf } from "./shown.js";
import { workedOut } from "./sums.js";

/** @typedef {import("./shown.js").Values} Values */
/**
 * @typedef {object} Shown the tool on the page
 * @property {import("./shown.js").Outline} outline
 * @property {HTMLFormElement} form
 * @property {import("../lib/words.js").Words} words
 * @property {string} locale such as `id-ID`
 */

/**
 * @param {Shown} tool
 * @param {Values} values
 */
export function showResults(tool, values) {
  const results = completed(tool.outline, values, tool.locale);
  for (const output of all("output[name]", tool.form)) {
    setText(output, results[output.getAttribute("name") ?? ""] ?? "");
  }
  showLeft(tool, values);
  showScales(tool, values);
  showAgain(tool, values);
  showClauses(tool, values);
}

/**
 * Below a table: how many rows count in no total.
 * @param {Shown} tool
 * @param {Values} values
 */
function showLeft({ outline, words }, values) {
  for (const table of outline.tables) {
    if (!table.sums.length) continue;
    const { left } = workedOut(table, rowsOf(table, values), values);
    const grid = find(`[data-table="${table.name}"]`);
    const note = noteAfter(grid.closest(".table-box") ?? grid, "results");
    setText(note, left ? fill(words["rows.left"], left) : "");
  }
}

/**
 * A number that can't be read says so once its writer has left it.
 * @param {HTMLInputElement} control
 * @param {Shown} tool
 */
export function showProblem(control, { words, locale }) {
  const { problem, meant } = readNumber(control.value);
  const id = `problem-${control.name}`;
  document.getElementById(id)?.remove();
  control.toggleAttribute("aria-invalid", Boolean(problem));
  if (!problem) return;
  const written = control.dataset.type === "rupiah" ? writeRupiah : writeNumber;
  const text = meant
    ? fill(words["number.meant"], written(meant, locale))
    : words[`number.${problem}`];
  const note = element("span", text);
  note.id = id;
  note.className = "problem";
  control.setAttribute("aria-invalid", "true");
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ");
  const ids = new Set([...described, id].filter(Boolean));
  control.setAttribute("aria-describedby", [...ids].join(" "));
  (control.closest("label") ?? control).after(note);
}

/**
 * @param {Shown} tool
 * @param {Values} values
 */
function showScales({ outline, words }, values) {
  for (const scale of outline.scales) {
    const grid = find(`[data-scale="${scale.name}"]`);
    const { apart, partners } = judged(scale, values);
    for (const row of all("[data-statement]", grid)) {
      const isApart = apart.includes(row.dataset.statement ?? "");
      row.classList.toggle("is-apart", isApart);
      row.querySelector(".apart")?.remove();
      if (isApart) find("th", row).append(noteOf("apart", words.apart));
    }
    // A sum means something once every statement has its points.
    const bands = partners.map(({ sum, answered }) => {
      return answered === scale.statements.length ? bandOf(scale.bands, sum) : undefined;
    });
    for (const row of all(`[data-bands="${scale.name}"] [data-low]`)) {
      const isReached = bands.some((band) => band?.low === Number(row.dataset.low));
      row.classList.toggle("is-reached", isReached);
    }
    const lines = partners.map(({ sum }, at) => {
      const name = values[partnerName(scale.name, at + 1)] || fill(words.partner, at + 1);
      return bands[at] ? fill(words.band, { name, sum, ...bands[at] }) : "";
    });
    if (apart.length) lines.push(fill(words["apart.some"], apart.length));
    const said = document.querySelector(`[data-band="${scale.name}"]`);
    const note = said ?? noteAfter(grid.closest(".table-box") ?? grid, "results");
    setText(note, lines.filter(Boolean).join("\n"));
  }
}

/**
 * What was typed once stands wherever the text has it again.
 * @param {Shown} tool
 * @param {Values} values
 */
function showAgain({ outline, form, locale }, values) {
  const types = typesOf(outline, values);
  for (const blank of all("[data-again]", form)) {
    const name = blank.dataset.again ?? "";
    blank.dataset.label ??= blank.textContent ?? "";
    const text = inWords(values[name] ?? "", types[name], locale).trim();
    setText(blank, text || blank.dataset.label);
    blank.toggleAttribute("data-filled", Boolean(text));
  }
}

/**
 * The clauses that stay, numbered one after the other, and who signs with them.
 * @param {Shown} tool
 * @param {Values} values
 */
function showClauses({ form, words }, values) {
  let number = 0;
  for (const clause of all("[data-clause]", form)) {
    const isOut = values[clauseName(clause.dataset.clause ?? "")] === "no";
    clause.classList.toggle("is-out", isOut);
    if (!isOut) number += 1;
    setText(find("[data-number]", clause), isOut ? "" : fill(words.article, number));
    const party = form.querySelector(`[data-signs-with="${clause.dataset.clause}"]`);
    party?.classList.toggle("is-out", isOut);
  }
}

/**
 * A line that is said when it changes, below an element.
 * @param {Element} before
 * @param {string} name
 */
function noteAfter(before, name) {
  const next = before.nextElementSibling;
  if (next?.classList.contains(name)) return next;
  const note = noteOf(name, "");
  note.setAttribute("role", "status");
  before.after(note);
  return note;
}

/**
 * @param {string} name of its class
 * @param {string} text
 */
function noteOf(name, text) {
  const note = element("p", text);
  note.className = name;
  return note;
}
