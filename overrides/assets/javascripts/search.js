// The search in its dialog, loaded when it is first opened. Pagefind knows the page's language from <html lang>.
// @ts-check

const LIMIT = 12;
/** @type {Promise<any> | undefined} */
let engine;

/** @param {HTMLDialogElement} dialog */
export async function start(dialog) {
  if (engine) return engine;
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  const words = dialog.dataset;
  engine = import(new URL(/** @type {string} */ (words.index), location.href).href).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => {
    engine = undefined;
    status.textContent = words.error ?? "";
  });

  let latest = 0;
  const find = async () => {
    const query = input.value.trim();
    const turn = ++latest;
    if (!query) {
      list.replaceChildren();
      status.textContent = words.start ?? "";
      return;
    }
    try {
      const pagefind = await engine;
      const found = await pagefind.debouncedSearch(query, {}, 150);
      if (!found || turn !== latest) return;
      const pages = await Promise.all(found.results.slice(0, LIMIT).map((/** @type {any} */ result) => result.data()));
      if (turn !== latest) return;
      list.replaceChildren(...pages.map(entry));
      const count = found.results.length;
      const text = count === 0 ? words.none?.replace("#", query) : count === 1 ? words.one : words.other?.replace("#", `${count}`);
      status.textContent = text ?? "";
    } catch {
      status.textContent = words.error ?? "";
    }
  };
  input.addEventListener("input", find);
  dialog.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {HTMLAnchorElement | null} */ (list.querySelector("a"))?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("a"))];
    const at = stops.indexOf(/** @type {any} */ (document.activeElement));
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  if (input.value) find();
  return engine;
}

/** @param {{url: string, meta: {title: string}, excerpt: string, sub_results: {url: string, title: string, excerpt: string}[]}} page */
function entry(page) {
  const best = page.sub_results[0] ?? page;
  const item = document.createElement("li");
  const link = document.createElement("a");
  const title = document.createElement("strong");
  const excerpt = document.createElement("span");
  link.href = best.url;
  title.textContent = page.meta.title;
  excerpt.innerHTML = best.excerpt; // Pagefind escapes the text and adds only <mark>
  link.append(title, excerpt);
  item.append(link);
  return item;
}
