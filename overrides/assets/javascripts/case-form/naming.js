// Questions and answers by the names that the form gives them.

/** @typedef {import("./answers.js").Answers} Answers */

/**
 * @param {Answers} answers
 * @param {string} place
 * @returns {HTMLElement | null}
 */
export function questionAt({ form }, place) {
  return form.querySelector(`[data-place="${place}"]`);
}

/**
 * A question as its label calls it, with its row and its language where there are several.
 * @param {Answers} answers
 * @param {string} place
 */
export function labelOf(answers, place) {
  const question = questionAt(answers, place);
  const nodes = [...(question?.querySelector("label, legend")?.childNodes ?? [])];
  // What stands in elements beside it is no part of the name: "optional".
  const label = nodes.find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? "";
  const row = question?.closest("[data-row]")?.querySelector("legend")?.textContent;
  /** @type {HTMLElement | null | undefined} */
  const part = question?.closest("[data-language]");
  const several = answers.languages().length > 1;
  return [
    row ? `${row}: ` : "",
    label.trim(),
    several && part ? ` ${part.dataset.called}` : "",
  ].join("");
}

/**
 * The name of a value as the form shows it.
 * @param {Answers} answers
 * @param {string} field
 * @param {string} value
 */
export function calledOf(answers, field, value) {
  if (!value) return "";
  const place = field.replace(".", ".0."); // the first row stands for all
  const box = answers.boxes(place).find((one) => {
    return one.value === value && (one.type === "checkbox" || one.type === "radio");
  });
  if (box) return box.parentElement?.querySelector("span")?.textContent ?? value;
  const control = document.getElementById(place);
  /** @type {HTMLOptionElement[]} */
  const options = [...(control?.querySelectorAll("option") ?? [])];
  return options.find((option) => option.value === value)?.textContent ?? value;
}

/**
 * An answer as people read it.
 * @param {Answers} answers
 * @param {string} place
 * @param {any} value
 * @returns {string}
 */
export function inWords(answers, place, value) {
  if (!Array.isArray(value)) return calledOf(answers, place, `${value}`);
  const rows = value.map((row) => {
    if (typeof row === "string") return calledOf(answers, place, row);
    const entries = Object.entries(row).filter(([, text]) => text);
    return entries.map(([inner, text]) => calledOf(answers, `${place}.${inner}`, text)).join(" · ");
  });
  return rows.filter(Boolean).join("\n");
}
