// Opening the search, and what it says until its script has come.

import { asked, inTime } from "../lib/patience.js";

/**
 * The search: nothing of it is fetched before it is opened.
 * @param {HTMLDialogElement} search
 * @param {HTMLDetailsElement | null} menu
 */
export function offerSearch(search, menu) {
  const open = async () => {
    if (search.open) return;
    if (menu) menu.open = false;
    search.showModal();
    field?.focus();
    begin();
  };
  const field = search.querySelector("input");
  let failed = 0;
  /** @param {string} [text] */
  const say = (text = "") => {
    const status = search.querySelector("[role=status]");
    if (status && status.textContent !== text) status.textContent = text;
  };
  const sayBusy = () => say(search.dataset.busy);
  const begin = async () => {
    // Who types already is told that the answer is on its way.
    field?.addEventListener("input", sayBusy);
    try {
      const { start } = await inTime(import(asked(search.dataset.script ?? "", failed)));
      start(search);
    } catch {
      failed += 1;
      say(search.dataset.error);
      search.querySelector(".search__none")?.removeAttribute("hidden");
      field?.addEventListener("input", begin, { once: true });
    }
    field?.removeEventListener("input", sayBusy);
  };
  for (const button of document.querySelectorAll("[data-search-open]")) {
    button.addEventListener("click", open);
  }
  if (new URLSearchParams(location.search).has("q")) open();
  search.querySelector("[data-search-close]")?.addEventListener("click", () => search.close());
  search.addEventListener("click", (event) => {
    if (event.target === search) search.close();
  });
  addEventListener("keydown", (event) => {
    // No letter opens it alone: who speaks to the device would open it with every word.
    const asked = (event.ctrlKey || event.metaKey) && event.key === "k";
    if (!asked || event.defaultPrevented) return;
    event.preventDefault();
    open();
  });
}
