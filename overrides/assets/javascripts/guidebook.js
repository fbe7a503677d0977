// What every page can do beyond reading: colour scheme, menu, language link, contents, opening the search.
// Without this script everything is still readable; it is loaded with `defer`.
// @ts-check
(() => {
  const root = document.documentElement;

  // Colour scheme: follow the device, light, dark. Kept in the reader's browser where it may be.
  const schemes = ["auto", "light", "dark"];
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-scheme-toggle]"))) {
    const show = () => {
      const label = button.getAttribute(`data-label-${root.dataset.scheme ?? "auto"}`) ?? "";
      const text = button.querySelector("[data-scheme-label]");
      if (text) text.textContent = label;
      button.title = label;
    };
    button.addEventListener("click", () => {
      const next = schemes[(schemes.indexOf(root.dataset.scheme ?? "auto") + 1) % schemes.length];
      if (next === "auto") delete root.dataset.scheme;
      else root.dataset.scheme = next;
      try {
        localStorage.setItem("scheme", next);
      } catch {
        // Storage is blocked: the choice holds for this page.
      }
      show();
    });
    show();
  }

  // The page behind a link is fetched when a reader is about to open it, where the browser can and data is not to be saved.
  const { connection } = /** @type {{connection?: {saveData: boolean}}} */ (navigator);
  const ahead = /** @type {HTMLTemplateElement | null} */ (document.getElementById("ahead"));
  if (ahead && !connection?.saveData) document.body.append(document.importNode(ahead.content, true));

  // Menu: Escape, a click elsewhere or leaving it by keyboard closes it.
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".menu"));
  if (menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false;
    });
  }

  // Language link: stays at the same section; ids are the same in both languages. Set on every way to use a link.
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-language-link]"))) {
    const keepAnchor = () => {
      link.hash = location.hash;
    };
    for (const use of ["pointerdown", "focus", "keydown", "contextmenu", "mouseover"]) link.addEventListener(use, keepAnchor);
    addEventListener("hashchange", keepAnchor);
    keepAnchor();
  }

  // Contents: open beside the text on a wide screen, the section in view marked.
  const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".contents"));
  if (contents) {
    const wide = matchMedia("(min-width: 76.25em)");
    const fit = () => {
      contents.open = wide.matches;
    };
    wide.addEventListener("change", fit);
    fit();
    const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter((heading) => heading !== null);
    const mark = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
      const current = passed.length ? passed[passed.length - 1].id : "";
      for (const [id, link] of links) link.toggleAttribute("aria-current", id === current);
      links.get(current)?.setAttribute("aria-current", "true");
    };
    let waiting = false;
    addEventListener(
      "scroll",
      () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          mark();
        });
      },
      { passive: true },
    );
    mark();
  }

  // Copy: the text of the named element; the button says that it is done.
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy ?? "")?.textContent?.trim() ?? "";
      await navigator.clipboard.writeText(text);
      const before = button.textContent;
      button.textContent = button.dataset.done ?? "";
      setTimeout(() => {
        button.textContent = before;
      }, 2000);
    });
  }

  // Search: nothing of it is fetched before it is opened.
  const search = /** @type {HTMLDialogElement | null} */ (document.getElementById("search"));
  if (search) {
    const open = async () => {
      if (search.open) return;
      if (menu) menu.open = false;
      search.showModal();
      search.querySelector("input")?.focus();
      try {
        (await import(new URL(/** @type {string} */ (search.dataset.script), location.href).href)).start(search);
      } catch {
        const status = search.querySelector("[role=status]");
        if (status) status.textContent = search.dataset.error ?? "";
      }
    };
    for (const button of document.querySelectorAll("[data-search-open]")) button.addEventListener("click", open);
    if (new URLSearchParams(location.search).has("q")) open();
    search.querySelector("[data-search-close]")?.addEventListener("click", () => search.close());
    search.addEventListener("click", (event) => {
      if (event.target === search) search.close();
    });
    addEventListener("keydown", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const typing = target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);
      const asked = event.ctrlKey || event.metaKey ? event.key === "k" : !typing && !event.altKey && /^[/s]$/.test(event.key);
      if (!asked || event.defaultPrevented) return;
      event.preventDefault();
      open();
    });
  }
})();
