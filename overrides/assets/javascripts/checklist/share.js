// Handing the answers on: paper, the open points as text, a link, WhatsApp, the device's own sharing, a file.
// A link holds name and ticks behind its `#`, which browsers send to no server.
// @ts-check

import { FILE_BYTES, fromFile, fromLink, toFile, toLink } from "./state.js";

/** @typedef {import("./state.js").Partnership} Partnership */
/** @typedef {import("./state.js").Item} Item */
/**
 * @typedef {object} Checklist what checklist.js lends
 * @property {<T extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => T} find
 * @property {(key: string, values?: Record<string, string | number>) => string} say
 * @property {Record<string, string>} words
 * @property {(Item & {text: string})[]} items
 * @property {Set<string>} known
 * @property {() => Partnership} mine
 * @property {(partnership: Partnership) => void} put
 * @property {(text: string, undo?: () => void) => void} tell
 * @property {(partnership: Partnership) => string} title
 */

const MARK = "#answers=";

/** @param {Checklist} checklist */
export function wireSharing({ find, say, words, items, known, mine, put, tell, title }) {
  const address = () => location.href.split("#")[0] + MARK + toLink(mine());
  const heading = () => `${words.title}: ${title(mine())}`;

  /** @param {number} count of items that are not in this checklist */
  const left = (count) => (count ? ` ${say("ignored", { count })}` : "");

  /** @param {string} text */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(words.copied);
    } catch {
      tell(text); // Where copying is not allowed the text is shown to be copied by hand.
    }
  };

  const openPoints = () => {
    const { ticks } = mine();
    const open = items.filter((item) => !ticks.includes(item.id));
    return [heading(), ...open.map((item) => `- ${item.critical ? "◆ " : ""}${item.text}`)].join("\n");
  };

  const download = () => {
    const link = document.createElement("a");
    const name = title(mine()).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    link.href = URL.createObjectURL(new Blob([toFile(mine())], { type: "application/json" }));
    link.download = `${name || "checklist"}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const file = /** @type {HTMLInputElement} */ (find(".ticktools input[type=file]"));
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen) return;
    const found = chosen.size <= FILE_BYTES ? fromFile(await chosen.text(), known) : null;
    if (!found) return tell(words["open.broken"]);
    put(found.partnership);
    tell(say("imported", { name: title(found.partnership) }) + left(found.ignored));
  });

  // On paper: what is blank for one print stays so until the reader does anything else.
  const paper = document.documentElement.dataset;
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => delete paper.blank, true);

  /** @type {Record<string, () => void>} */
  const actions = {
    print: () => print(),
    blank: () => {
      paper.blank = "";
      print();
    },
    copy: () => copy(openPoints()),
    link: () => copy(address()),
    share: () => navigator.share({ title: heading(), url: address() }).catch(() => {}),
    download,
    open: () => file.click(),
  };
  for (const [name, act] of Object.entries(actions)) find(`[data-do=${name}]`).addEventListener("click", act);
  find("[data-do=share]").hidden = !("share" in navigator);

  const whatsapp = /** @type {HTMLAnchorElement} */ (find("[data-whatsapp]"));
  const refresh = () => {
    const link = new URL(whatsapp.href);
    link.searchParams.set("text", `${heading()}\n${address()}`);
    whatsapp.href = link.href;
  };
  document.addEventListener("answers", refresh);

  // A link with answers asks before anything is changed; Escape ignores it.
  const dialog = /** @type {HTMLDialogElement} */ (find(".ticks-ask"));
  /** @type {Partnership} */
  let offered;
  const forget = () => history.replaceState(null, "", location.href.split("#")[0]);
  const arrive = () => {
    if (!location.hash.startsWith(MARK)) return;
    const found = fromLink(location.hash.slice(MARK.length), known);
    forget();
    if (!found) return tell(words["link.broken"]);
    offered = found.partnership;
    const text = say("ask", { done: offered.ticks.length, all: items.length, name: title(offered) });
    find("#ask-text").textContent = text + left(found.ignored);
    find("[data-choice=replace]").textContent = say("replace", { name: title(mine()) });
    dialog.showModal();
  };
  const choices = {
    add: () => {
      put(offered);
      tell(say("imported", { name: title(offered) }));
    },
    replace: () => {
      const before = structuredClone(mine());
      put({ ...offered, id: before.id });
      tell(say("replaced", { name: title(before) }), () => put(before));
    },
    ignore: () => {},
  };
  for (const [name, act] of Object.entries(choices)) {
    find(`[data-choice=${name}]`).addEventListener("click", () => {
      dialog.close();
      act();
    });
  }
  addEventListener("hashchange", arrive);
  arrive();
}
