// Handing the answers on: paper, the open points as text, a link, WhatsApp, the device's own
// sharing, a file. A link holds name and ticks behind its `#`, which browsers send to no server.

import { copy } from "../lib/clipboard.js";
import { find } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { fill } from "../lib/words.js";
import { FILE_BYTES, fromFile, fromLink, inForm, toFile, toLink } from "./state.js";

/** @typedef {import("./state.js").Partnership} Partnership */
/** @typedef {import("./state.js").Item} Item */
/**
 * @typedef {object} Checklist what checklist.js lends
 * @property {import("../lib/words.js").Words} words
 * @property {(Item & {text: string})[]} items
 * @property {Set<string>} known ids of the items
 * @property {() => string} form of the list on the page
 * @property {import("./store.js").Partnerships} partnerships
 * @property {(name: string, act: () => void) => void} onClick of a button
 * @property {(partnership: Partnership) => void} put
 * @property {(text: string, undo?: () => void) => void} say
 * @property {(partnership: Partnership) => string} title
 */

const MARK = "#answers=";

/** @param {Checklist} checklist */
export function wireSharing(checklist) {
  wirePaper(checklist);
  wireLinks(checklist);
  wireFiles(checklist);
  wireArrival(checklist);
}

const page = () => location.href.split("#")[0];

/** @param {Checklist} checklist */
const address = ({ partnerships }) => page() + MARK + toLink(partnerships.mine());

/** @param {Checklist} checklist */
const heading = ({ words, partnerships, title }) => `${words.title}: ${title(partnerships.mine())}`;

/**
 * @param {Checklist} checklist
 * @param {number} count of items that are not in this checklist
 */
const ignored = ({ words }, count) => (count ? ` ${fill(words.ignored, { count })}` : "");

/** @param {Checklist} checklist */
function wirePaper({ onClick }) {
  // What is blank for one print stays so until the reader does anything else.
  const paper = document.documentElement.dataset;
  for (const event of ["pointerdown", "keydown"]) {
    addEventListener(event, () => delete paper.blank, true);
  }
  /** @type {HTMLInputElement} */
  const explain = find("[data-explain]");
  const choose = () => document.documentElement.toggleAttribute("data-explained", explain.checked);
  explain.addEventListener("change", choose);
  // Going back in a browser's history can bring the box back as it was.
  choose();
  onClick("print", () => print());
  onClick("blank", () => {
    paper.blank = "";
    print();
  });
}

/** @param {Checklist} checklist */
function wireLinks(checklist) {
  const { onClick, say, words } = checklist;
  /** @param {string} text */
  const copyOrShow = async (text) => {
    const copied = await copy(text);
    // Where copying is not allowed the text is shown to be copied by hand.
    say(copied ? words.copied : text);
  };
  onClick("copy", () => copyOrShow(openPoints(checklist)));
  onClick("link", () => copyOrShow(address(checklist)));
  onClick("share", () => {
    const shared = { title: heading(checklist), url: address(checklist) };
    // It fails where the reader thought better of it.
    navigator.share(shared).catch(() => {});
  });
  find("[data-do=share]").hidden = !("share" in navigator);

  /** @type {HTMLAnchorElement} */
  const whatsapp = find("[data-whatsapp]");
  document.addEventListener("answers", () => {
    const link = new URL(whatsapp.href);
    link.searchParams.set("text", `${heading(checklist)}\n${address(checklist)}`);
    whatsapp.href = link.href;
  });
}

/**
 * What is not ticked yet, as a list in plain text.
 * @param {Checklist} checklist
 */
function openPoints(checklist) {
  const { ticks } = checklist.partnerships.mine();
  const open = inForm(checklist.items, checklist.form()).filter((item) => !ticks.includes(item.id));
  const lines = open.map((item) => `- ${item.critical ? "◆ " : ""}${item.text}`);
  return [heading(checklist), ...lines].join("\n");
}

/** @param {Checklist} checklist */
function wireFiles(checklist) {
  const { words, known, partnerships, onClick, put, say, title } = checklist;
  onClick("download", () => {
    const mine = partnerships.mine();
    const name = title(mine).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
    download(`${name || "checklist"}.json`, toFile(mine), "application/json");
  });

  /** @type {HTMLInputElement} */
  const file = find(".ticktools input[type=file]");
  onClick("open", () => file.click());
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    // So that the same file can be chosen again.
    file.value = "";
    if (!chosen) return;
    const found = chosen.size <= FILE_BYTES ? fromFile(await chosen.text(), known) : null;
    if (!found) {
      say(words["open.broken"]);
      return;
    }
    put(found.partnership);
    const imported = fill(words.imported, { name: title(found.partnership) });
    say(imported + ignored(checklist, found.ignored));
  });
}

/**
 * A link with answers asks before anything is changed; Escape ignores it.
 * @param {Checklist} checklist
 */
function wireArrival(checklist) {
  const { words, items, known, partnerships, put, say, title } = checklist;
  /** @type {HTMLDialogElement} */
  const dialog = find(".ticks-ask");
  /** @type {Partnership} */
  let offered;

  const arrive = () => {
    if (!location.hash.startsWith(MARK)) return;
    const found = fromLink(location.hash.slice(MARK.length), known);
    history.replaceState(null, "", page());
    if (!found) {
      say(words["link.broken"]);
      return;
    }
    offered = found.partnership;
    const asked = inForm(items, offered.form);
    const done = asked.filter(({ id }) => offered.ticks.includes(id)).length;
    const counts = { done, all: asked.length };
    const question = fill(words.ask, { ...counts, name: title(offered) });
    find("#ask-text").textContent = question + ignored(checklist, found.ignored);
    const replace = fill(words.replace, { name: title(partnerships.mine()) });
    find("[data-choice=replace]").textContent = replace;
    dialog.showModal();
  };

  /**
   * @param {string} name
   * @param {() => void} act
   */
  const onChoice = (name, act) => {
    find(`[data-choice=${name}]`).addEventListener("click", () => {
      dialog.close();
      act();
    });
  };
  onChoice("add", () => {
    put(offered);
    say(fill(words.imported, { name: title(offered) }));
  });
  onChoice("replace", () => {
    const before = partnerships.copyOfMine();
    put({ ...offered, id: before.id });
    say(fill(words.replaced, { name: title(before) }), () => put(before));
  });
  onChoice("ignore", () => {});
  addEventListener("hashchange", arrive);
  arrive();
}
