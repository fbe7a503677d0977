import { element, find } from "./dom.js";

/**
 * Says what was done, with a way back where there is one, until it is closed or something else is
 * said.
 * @param {string} text
 * @param {import("./words.js").Words} words with those of the buttons, `undo` and `dismiss`
 * @param {() => void} [undo]
 * @param {() => void} [closed] what follows when a button has closed the message
 */
export function tell(text, words, undo, closed) {
  const message = find(".ticks-message");
  /**
   * @param {string} word
   * @param {() => void} [act]
   */
  const button = (word, act) => {
    const made = element("button", words[word]);
    made.type = "button";
    made.className = "copy";
    made.addEventListener("click", () => {
      message.replaceChildren();
      act?.();
      closed?.();
    });
    return made;
  };
  message.replaceChildren(element("span", text));
  if (undo) message.append(button("undo", undo));
  message.append(button("dismiss"));
}

/** Takes the message away: what it offers to undo is not the last that was done any more. */
export function hush() {
  find(".ticks-message").replaceChildren();
}
