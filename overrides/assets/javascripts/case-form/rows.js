// Questions that are answered in rows, which can be added and removed.

import { all, find } from "../lib/dom.js";
import { tell } from "../lib/message.js";
import { fill } from "../lib/words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/**
 * @param {string} name of the question
 * @param {Desk} desk
 * @param {(start: string) => void} changed what follows; rows have other numbers now
 */
export function wireRows(name, desk, changed) {
  const { answers } = desk;
  const question = find(`[data-rows="${name}"]`);
  const most = answers.repeated.find((field) => field.name === name)?.most;
  find("[data-add]", question).addEventListener("click", () => {
    if (most && answers.rowsOf(name).length >= most) return;
    answers.addRow(name);
    desk.keep();
    changed("");
    const rows = answers.rowsOf(name);
    /** @type {HTMLElement | null} */
    const first = rows[rows.length - 1].querySelector("input, select");
    first?.focus();
  });
  question.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    /** @type {HTMLElement | null | undefined} */
    const row = target.closest("[data-remove]")?.closest("[data-row]");
    if (row) removeRow(row);
  });

  /** @param {HTMLElement} row */
  function removeRow(row) {
    const before = answers.kept();
    const title = find("legend", row).textContent ?? "";
    /** @type {HTMLInputElement[]} */
    const controls = all("input, select", row);
    const isWritten = controls.some(({ type, checked, value }) => {
      return type === "checkbox" ? checked : value.trim();
    });
    if (isWritten) desk.keeper.remember(before, "removed");
    answers.removeRow(name, row);
    desk.keep();
    changed(`${name}.`);
    question.focus();
    if (!isWritten) return;
    tell(fill(answers.words.removed, title), answers.words, () => {
      answers.writePlaces({ [name]: before.draft.facts[name] });
      desk.keep();
      changed(`${name}.`);
    });
  }
}
