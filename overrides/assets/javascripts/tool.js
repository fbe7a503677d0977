// The page of a tool as it comes. What fills it in is fetched when somebody begins, when there is
// something to show, or when a link brings answers: who only reads doesn't wait for it.

import { find } from "./lib/dom.js";
import { keyOf, keysFrom } from "./lib/storage.js";

const EVENTS = ["focusin", "pointerdown", "input", "click"];
const BUTTONS = "[data-do], [data-whatsapp], [data-add], [data-remove]";

const parts = ["#desk", "#tool", "#handing-on"].map((selector) => find(selector));
const site = find("#tool").dataset.site ?? "";
/** @type {HTMLInputElement | null} */
const first = document.querySelector("[data-first]");
let isThere = false;
let tries = 0;

async function fetchDesk() {
  const address = new URL("tool-desk.js", import.meta.url);
  // Browsers may keep what failed under the same address.
  if (tries) address.search = `${tries}`;
  try {
    await import(address.href);
    isThere = true;
  } catch (error) {
    tries += 1;
    // Readers go on typing, and have to know that nothing is kept.
    console.warn(error);
    const kept = find("[data-kept]");
    kept.textContent = kept.dataset.failed ?? "";
    kept.classList.add("is-warning");
  }
}

/** @param {Event} event */
async function begin(event) {
  if (isThere) return;
  const target = /** @type {HTMLElement} */ (event.target);
  /** @type {HTMLElement | null} */
  const button = event.type === "click" ? target.closest(BUTTONS) : null;
  // It is pressed again when there is somebody to answer.
  if (button) event.preventDefault();
  await fetchDesk();
  if (isThere) button?.click();
}

first?.addEventListener("change", () => {
  find("#tool").classList.toggle("is-first", first.checked);
});
for (const part of parts) {
  for (const event of EVENTS) part.addEventListener(event, begin);
}
const isBegun = keysFrom(keyOf("checklist", site)).length > 0;
if (isBegun || location.hash.startsWith("#answers=")) fetchDesk();
