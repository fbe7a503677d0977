// What every page can do beyond reading: colour scheme, menu, language link, contents, opening the
// search. Without this script everything is still readable; it is loaded with `defer`.

import { copy } from "./lib/clipboard.js";
import { offerSearch } from "./search/door.js";

const root = document.documentElement;
const SCHEMES = ["auto", "light", "dark"];
// For how many milliseconds a button says that it has copied.
const COPIED_FOR = 2000;

/** @type {<T extends HTMLElement>(selector: string) => T | null} */
const seek = (selector) => document.querySelector(selector);
/** @type {<T extends HTMLElement>(selector: string) => NodeListOf<T>} */
const each = (selector) => document.querySelectorAll(selector);

/** Follow the device, light, dark: kept in the reader's browser where it may be. */
function offerSchemes() {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = each("[data-scheme-toggle]");
  const said = document.querySelector("[data-scheme-said]");
  const show = () => {
    for (const button of buttons) {
      const name = button.querySelector("[data-scheme-name]")?.textContent ?? "";
      const state = button.querySelector("[data-scheme-label]");
      if (state) state.textContent = `: ${stateOf(button)}`;
      button.title = `${name}: ${stateOf(button)}`;
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      nextScheme();
      show();
      if (said) said.textContent = stateOf(button);
    });
  }
  show();
}

/** @param {HTMLButtonElement} button */
function stateOf(button) {
  return button.getAttribute(`data-label-${root.dataset.scheme ?? "auto"}`) ?? "";
}

function nextScheme() {
  const next = SCHEMES[(SCHEMES.indexOf(root.dataset.scheme ?? "auto") + 1) % SCHEMES.length];
  if (next === "auto") delete root.dataset.scheme;
  else root.dataset.scheme = next;
  try {
    // As plain text: the script in base.html reads it before the first paint.
    localStorage.setItem("scheme", next);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
}

/**
 * The page behind a link is fetched when a reader is about to open it, where the browser can and
 * data is not to be saved.
 */
function fetchAhead() {
  const { connection } = /** @type {{connection?: {saveData: boolean}}} */ (navigator);
  /** @type {HTMLTemplateElement | null} */
  const ahead = seek("#ahead");
  if (!ahead || connection?.saveData) return;
  document.body.append(document.importNode(ahead.content, true));
}

/**
 * Escape, a click elsewhere or leaving it by keyboard closes the menu.
 * @param {HTMLDetailsElement} menu
 */
function closeMenu(menu) {
  /** @param {EventTarget | null} target */
  const outside = (target) => !menu.contains(/** @type {Node} */ (target));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (menu.open && outside(event.target)) menu.open = false;
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && outside(event.relatedTarget)) menu.open = false;
  });
}

/**
 * The other language opens with the same filters and at the section that is being read: values and
 * ids are the same in both.
 */
function keepPlace() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = each("[data-language-link]");
  for (const link of links) {
    const keep = () => {
      link.search = location.search;
      link.hash = location.hash || sectionInView();
    };
    // On every way to use a link: no event tells of each change of the address.
    for (const use of ["pointerdown", "focus", "keydown", "contextmenu", "mouseover"]) {
      link.addEventListener(use, keep);
    }
    addEventListener("hashchange", keep);
    keep();
  }
}

/** The last heading above a third of the screen, as an address has it; at the top there is none. */
function sectionInView() {
  const id = lastPassed([...each("main :is(h2, h3, dt)[id]")]);
  return id && scrollY ? `#${id}` : "";
}

/**
 * The id of the last of these headings above a third of the screen; nothing where none is.
 * @param {HTMLElement[]} headings
 */
function lastPassed(headings) {
  const passed = headings.filter((one) => one.getBoundingClientRect().top < innerHeight / 3);
  return passed.length ? passed[passed.length - 1].id : "";
}

/**
 * The contents: open beside the text on a wide screen, the section in view marked.
 * @param {HTMLDetailsElement} contents
 */
function followContents(contents) {
  const wide = matchMedia("(min-width: 76.25em)");
  const fit = () => {
    contents.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();

  const links = new Map([...contents.querySelectorAll("a")].map((a) => [a.hash.slice(1), a]));
  const headings = [...links.keys()]
    .map((id) => document.getElementById(id))
    .filter((heading) => heading !== null);
  const mark = () => {
    const current = lastPassed(headings);
    for (const [id, link] of links) link.toggleAttribute("aria-current", id === current);
    links.get(current)?.setAttribute("aria-current", "true");
  };
  let waiting = false;
  const markSoon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", markSoon, { passive: true });
  mark();
}

/**
 * What is folded opens when the address leads to the heading above it or to something inside, as a
 * note's way back.
 */
function unfoldTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const below = target?.nextElementSibling;
  const folded = target?.closest(".folded") ?? (below?.matches(".folded") ? below : null);
  if (!(folded instanceof HTMLDetailsElement) || folded.open) return;
  folded.open = true;
  target?.scrollIntoView();
}

/** Buttons that copy the text of an element, and say once that it is done: to the eye and to the ear. */
function offerCopies() {
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = each("[data-copy]");
  for (const button of buttons) {
    const label = button.textContent ?? "";
    // A name that changes would be said beside the announcement.
    button.setAttribute("aria-label", label);
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.className = "visually-hidden";
    button.after(said);
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy ?? "");
      if (!source) return;
      if (!(await copy(source.textContent?.trim() ?? ""))) {
        // Where copying is not allowed the text is selected, to be copied by hand.
        source.hidden = false;
        getSelection()?.selectAllChildren(source);
        source.scrollIntoView({ block: "nearest" });
        return;
      }
      const done = button.dataset.done ?? "";
      button.textContent = done;
      said.textContent = done;
      setTimeout(() => {
        button.textContent = label;
        said.textContent = "";
      }, COPIED_FOR);
    });
  }
}

/**
 * The page is handed on by the device's own way where there is one, else as a link; on paper too.
 * @param {HTMLElement} line
 */
function offerSharing(line) {
  /** @param {string} way */
  const by = (way) => line.querySelector(`[data-share=${way}]`);
  const able = "share" in navigator;
  by("device")?.toggleAttribute("hidden", !able);
  by("link")?.toggleAttribute("hidden", able);
  by("device")?.addEventListener("click", () => {
    // It fails where the reader thought better of it.
    navigator.share({ title: document.title, url: location.href }).catch(() => {});
  });
  by("print")?.addEventListener("click", () => print());
  // Before anything in the line uses it: the address as it is by then, with filters and section.
  line.addEventListener(
    "click",
    () => {
      const address = line.querySelector("output");
      if (address) address.textContent = location.href;
      const message = line.querySelector("a");
      const text = `${document.title}\n${location.href}`;
      if (message) message.search = `?${new URLSearchParams({ text })}`;
    },
    true,
  );
}

/** @type {HTMLDetailsElement | null} */
const menu = seek(".menu");
/** @type {HTMLDetailsElement | null} */
const contents = seek(".contents");
/** @type {HTMLDialogElement | null} */
const search = seek("#search");

offerSchemes();
fetchAhead();
if (menu) closeMenu(menu);
keepPlace();
if (contents) followContents(contents);
unfoldTarget();
// Comes also when a reader follows the same link again.
addEventListener("popstate", unfoldTarget);
offerCopies();
const line = seek(".share");
if (line) offerSharing(line);
if (search) offerSearch(search, menu);
