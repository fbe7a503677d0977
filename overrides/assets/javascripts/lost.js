// The page for what is not there: the words of the address stand in the search, and pages whose
// addresses are like it are named. Both languages are on the page, one of them hidden.

import { all, element, find } from "./lib/dom.js";
import { nearest, wordsOf } from "./lost/nearest.js";

const root = find("main").dataset.root ?? "/";
const lost = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : "";

/** @type {HTMLInputElement[]} */
const inputs = all("input[name=q]");
for (const input of inputs) input.value = wordsOf(lost).join(" ");
all("[data-near]").forEach(nameNearest);

/** @param {HTMLElement} part that lists the nearest pages of a language */
async function nameNearest(part) {
  const answer = await fetch(part.dataset.near ?? "");
  if (!answer.ok) return; // The search and the ways from here are on the page without it.
  const found = nearest(lost, await answer.json());
  part.hidden = !found.length;
  for (const [address, title] of found) {
    const link = element("a", title);
    link.href = root + address;
    find("ul", part).append(element("li", link));
  }
}
