// The controls of a tool's page: what is typed in them, and what is put into them.

import { all, element } from "../lib/dom.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {Record<string, string>} Values by the name of their control */

/**
 * @param {HTMLFormElement} form
 * @returns {Control[]} all but what is worked out
 */
export const controlsIn = (form) => all("input[name], textarea[name], select[name]", form);

/**
 * What a control holds now; empty for what need not be kept.
 * @param {Control} control
 */
export function typedIn(control) {
  if (control.type !== "checkbox") return control.value;
  return /** @type {HTMLInputElement} */ (control).checked ? "yes" : "no";
}

/**
 * Whether a control holds something else than the page had in it.
 * @param {Control} control
 */
export function isChanged(control) {
  if (control instanceof HTMLSelectElement) return Boolean(control.value);
  if (control.type === "radio" || control.type === "checkbox") {
    const box = /** @type {HTMLInputElement} */ (control);
    return box.checked !== box.defaultChecked;
  }
  return control.value !== control.defaultValue;
}

/**
 * @param {Control[]} controls
 * @param {Values} values
 */
export function showTyped(controls, values) {
  for (const control of controls) {
    const value = values[control.name] ?? "";
    if (control.type === "radio" || control.type === "checkbox") {
      const box = /** @type {HTMLInputElement} */ (control);
      box.checked = box.type === "radio" ? box.value === value : value !== "no";
    } else {
      if (!isWritingIn(control) && control.value !== value) control.value = value;
      control.toggleAttribute("data-filled", Boolean(value));
    }
  }
}

/**
 * Whoever is writing goes on where they are; in a tab that is left nobody is.
 * @param {Control} control
 */
const isWritingIn = (control) => control === document.activeElement && document.hasFocus();

/**
 * On paper a text is as long as it is: it stands there instead of its control.
 * @param {HTMLFormElement} form
 */
export function wirePaper(form) {
  addEventListener("beforeprint", () => {
    for (const control of controlsIn(form)) {
      const isText = control instanceof HTMLTextAreaElement || control.type === "text";
      if (!isText || !control.value) continue;
      const text = element("span", control.value);
      text.className = "typed";
      text.dir = "auto";
      control.classList.add("is-typed");
      control.after(text);
    }
  });
  addEventListener("afterprint", () => {
    all(".typed", form).forEach((text) => text.remove());
    all(".is-typed", form).forEach((control) => control.classList.remove("is-typed"));
  });
}
