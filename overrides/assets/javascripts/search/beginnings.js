// What is offered before a word is typed.

import { all, element } from "../lib/dom.js";

/**
 * Examples to look up, and the doors of the page's header.
 * @param {Record<string, string | undefined>} words `example` before the `examples`, which have ", "
 * between them
 * @param {(word: string) => void} lookUp
 */
export function beginnings(words, lookUp) {
  const buttons = (words.examples ?? "").split(", ").map((word) => {
    const button = element("button", word);
    button.type = "button";
    button.className = "copy";
    button.addEventListener("click", () => lookUp(word));
    return button;
  });
  const spaced = buttons.flatMap((button) => [" ", button]);
  const doors = all(".site-header__nav a").map((link) => element("li", link.cloneNode(true)));
  return [element("p", words.example ?? "", ...spaced), element("ul", ...doors)];
}
