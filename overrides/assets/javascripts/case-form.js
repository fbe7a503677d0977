// The form for a case study: reads the answers, keeps them, checks them, shows the page they make and hands files on.
// case-draft.js makes the files, case-check.js knows the rules, case-preview.js draws the page, case-send.js sends.
// @ts-check

import { check } from "./case-form/check.js";
import { files, slugOf } from "./case-form/draft.js";
import { accepted, store, stored } from "./case-form/store.js";
import { preview } from "./case-form/preview.js";
import { copy, download, githubAddress, mailAddress } from "./case-form/send.js";

/** @typedef {import("./case-form/check.js").Finding} Finding */
/** @typedef {import("./case-form/draft.js").Draft} Draft */
/** @typedef {import("./case-form/send.js").File} File */

/** @type {<T extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => T} */
const find = (selector, root = document) => {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`nothing on the page is '${selector}'`);
  return /** @type {any} */ (element);
};
/** @type {(selector: string, root?: ParentNode) => HTMLElement[]} */
const all = (selector, root = document) => /** @type {any} */ ([...root.querySelectorAll(selector)]);
/** @param {string} id */
const template = (id) => /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (find(`#${id}`)).content.cloneNode(true));

/** @type {import("./case-form/draft.js").Schema} */
const schema = JSON.parse(find("#case-form-schema").textContent ?? "{}");
/** @type {Record<string, string>} */
const words = JSON.parse(find("#case-form-words").textContent ?? "{}");
/** @type {(text: string, values?: Record<string, string | number>) => string} */
const fill = (text, values = {}) => text.replace(/[#{](\w+)\}?/g, (whole, name) => (name in values ? `${values[name]}` : whole));

const form = /** @type {HTMLFormElement} */ (find("#case-form"));
const { site = "", repository = "", edit = "", email = "", cases = "" } = form.dataset;
const key = `case-draft ${new URL(site, location.href).pathname}`;
const own = document.documentElement.lang;
const many = schema.fields.filter(({ type }) => type === "records" || type === "texts");
/** Questions that have been answered or left; only these are told what is wrong. @type {Set<string>} */
const touched = new Set();
let everything = false;
/** Names of cases that are there already. @type {Set<string> | null} */
let taken = null;

/** @param {string} name */
const valueOf = (name) => /** @type {any} */ (form.elements.namedItem(name))?.value ?? "";
/** @param {string} name */
const boxes = (name) => /** @type {HTMLInputElement[]} */ (all(`input[name="${name}"]`, form));
const languages = () => (valueOf("languages") === "both" ? schema.languages : [valueOf("languages")]);
/** @param {string} name */
const rowsOf = (name) => all("[data-row]", find(`[data-rows="${name}"]`));

/** @returns {Draft} everything on the page, in all languages */
function read() {
  const facts = schema.fields.filter(({ own }) => !own).map((field) => {
    const { name } = field;
    if (field.type === "records") return [name, rowsOf(name).map((_, at) => Object.fromEntries(field.fields.map((inner) => [inner.name, valueOf(`${name}.${at}.${inner.name}`)])))];
    if (field.type === "texts") return [name, rowsOf(name).map((_, at) => valueOf(`${name}.${at}`))];
    if (field.type === "choices") return [name, boxes(name).filter(({ checked }) => checked).map(({ value }) => value)];
    return [name, field.type === "flag" ? boxes(name)[0].checked : valueOf(name)];
  });
  const texts = schema.languages.map((language) => {
    return [language, { title: valueOf(`${language}.title`), summary: valueOf(`${language}.summary`), sections: schema.headings[language].map((_, at) => valueOf(`${language}.sections.${at}`)) }];
  });
  return { name: valueOf("name"), facts: Object.fromEntries(facts), texts: Object.fromEntries(texts) };
}

/** The draft with only those languages that are being written. */
function draft() {
  const whole = read();
  return { ...whole, texts: Object.fromEntries(languages().map((language) => [language, whole.texts[language]])) };
}

/** @param {import("./case-form/store.js").Kept} kept */
function write({ draft, languages }) {
  for (const field of many) {
    const rows = /** @type {any[]} */ (draft.facts[field.name]);
    const least = Math.max(field.least, 1);
    showRows(field.name, Math.max(rows.length, least));
    rows.forEach((row, at) => {
      for (const [name, value] of typeof row === "string" ? [["", row]] : Object.entries(row)) put(`${field.name}.${at}${name && `.${name}`}`, value);
    });
  }
  for (const field of schema.fields) if (!field.own && !many.includes(field)) put(field.name, draft.facts[field.name]);
  for (const [language, { title, summary, sections }] of Object.entries(draft.texts)) {
    put(`${language}.title`, title);
    put(`${language}.summary`, summary);
    sections.forEach((section, at) => put(`${language}.sections.${at}`, section));
  }
  put("name", draft.name);
  put("languages", languages || own);
}

/**
 * @param {string} name
 * @param {any} value
 */
function put(name, value) {
  const boxed = boxes(name).filter(({ type }) => type === "checkbox" || type === "radio");
  for (const box of boxed) box.checked = value === true || [value].flat().includes(box.value);
  const field = /** @type {any} */ (form.elements.namedItem(name));
  if (!boxed.length && field) field.value = value;
}

/**
 * @param {string} name of a repeated question
 * @param {number} count
 */
function showRows(name, count) {
  const list = find("[data-list]", find(`[data-rows="${name}"]`));
  const row = /** @type {HTMLTemplateElement} */ (find("template", find(`[data-rows="${name}"]`))).innerHTML;
  list.replaceChildren(
    ...Array.from({ length: count }, (_, at) => {
      const made = document.createElement("template");
      made.innerHTML = row.replaceAll("{n}", `${at}`); // our own template, without anything typed
      find("legend", made.content).textContent = words[`row.${name}`].replace("#", `${at + 1}`);
      find("[data-remove]", made.content).setAttribute("aria-label", `${words.remove}: ${words[`row.${name}`].replace("#", `${at + 1}`)}`);
      return made.content;
    }),
  );
}

/** @param {string} place */
const questionAt = (place) => form.querySelector(`[data-place="${place}"]`);

/** @param {string} place */
function labelOf(place) {
  const question = questionAt(place);
  const label = [...(question?.querySelector("label, legend")?.childNodes ?? [])].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? "";
  const row = question?.closest("[data-row]")?.querySelector("legend")?.textContent;
  const language = /** @type {HTMLElement | null} */ (question?.closest("[data-language]"))?.querySelector("h2 small")?.textContent;
  return [row && `${row}: `, label.trim(), languages().length > 1 && language && ` ${language}`].filter(Boolean).join("");
}

/** @param {Finding} finding */
function told({ rule, place, values }) {
  const own = words[`say.${rule}`];
  const { message = "", hint = "" } = schema.messages[rule] ?? {};
  const text = own ?? `${message[0].toUpperCase()}${message.slice(1)}.${hint.includes("{") ? "" : ` ${hint}`}`;
  return fill(text, { ...values, key: labelOf(place) });
}

/** @returns {Finding[]} in the order of the questions */
function findings() {
  const found = check(draft(), schema);
  if (taken?.has(slugOf(draft(), schema))) found.push({ rule: "same-slug", place: "name", values: {} });
  const order = all("[data-place]", form).map(({ dataset }) => dataset.place);
  return found.sort((one, other) => order.indexOf(one.place) - order.indexOf(other.place));
}

function show() {
  const now = draft();
  const found = findings();
  for (const part of all("[data-language]", form)) part.hidden = !languages().includes(part.dataset.language ?? "");
  for (const part of all("[data-documented]", form)) part.hidden = now.facts.kind === "illustration";
  for (const question of all("[data-place]", form)) showQuestion(question, found);
  /** @type {HTMLInputElement} */ (find("#name")).placeholder = slugOf(now, schema);
  const state = fill(found.length ? words.problems : languages().length > 1 ? words["done.files"] : words.done, { count: found.length });
  if (find("[data-state-text]").textContent !== state) find("[data-state-text]").textContent = state;
  find("[data-state]").classList.toggle("is-done", !found.length);
  find("[data-problems]").replaceChildren(...found.map(problem));
  find("[data-previews]").replaceChildren(...languages().map((language) => preview(now, language, { schema, words, name: nameOf, template })));
  showFiles(now, found.length);
  const kept = store(key, { draft: read(), languages: valueOf("languages") });
  find("[data-kept]").textContent = words[kept ? "kept" : "blocked"];
}

/**
 * @param {HTMLElement} question
 * @param {Finding[]} found
 */
function showQuestion(question, found) {
  const place = question.dataset.place ?? "";
  const wrong = document.getElementById(`${place}-wrong`);
  const mine = found.find((one) => one.place === place && (everything || touched.has(place)));
  if (wrong) {
    wrong.hidden = !mine;
    const text = mine ? told(mine) : "";
    if (wrong.textContent !== text) wrong.textContent = text;
  }
  question.classList.toggle("is-wrong", Boolean(mine));
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById(place));
  if (input?.matches("input, select, textarea")) input.setAttribute("aria-invalid", `${Boolean(mine)}`);
  const count = /** @type {HTMLElement | null} */ (question.querySelector("[data-count]"));
  if (count && input) count.textContent = fill(words.count, { count: [...input.value.trim()].length, all: count.dataset.count ?? "" });
}

/** @param {Finding} finding */
function problem(finding) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${finding.place}`;
  link.textContent = `${labelOf(finding.place)}: ${told(finding)}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    touched.add(finding.place);
    show();
    const target = document.getElementById(finding.place) ?? questionAt(finding.place)?.querySelector("input");
    target?.focus();
    target?.scrollIntoView({ block: "center" });
  });
  item.append(link);
  return item;
}

/**
 * The name of a value as the form shows it.
 * @param {string} field
 * @param {string} value
 */
function nameOf(field, value) {
  if (!value) return "";
  if (field === "partners.type") return find(`#partners\\.0\\.type option[value="${value}"]`).textContent ?? value;
  const box = boxes(field).find((one) => one.value === value);
  if (box) return find("span", /** @type {HTMLElement} */ (box.parentElement)).textContent ?? value;
  return form.querySelector(`#${field} option[value="${value}"]`)?.textContent ?? value;
}

/** What the buttons of each file send. @type {File[]} */
let made = [];

/**
 * @param {Draft} now
 * @param {number} problems how many there are
 */
function showFiles(now, problems) {
  made = Object.entries(files(now, schema)).map(([path, text], at) => ({ path, text, title: now.texts[languages()[at]].title }));
  const list = find("[data-files]");
  while (list.children.length > made.length) list.lastElementChild?.remove();
  while (list.children.length < made.length) list.append(filePart(list.children.length));
  made.forEach(({ path, text }, at) => {
    find("[data-path]", list.children[at]).textContent = path;
    find("[data-text]", list.children[at]).textContent = text;
    find("[data-send=github]", list.children[at]).classList.toggle("is-waiting", problems > 0);
    const said = find("[data-said]", list.children[at]);
    if (!problems && said.textContent === words["github.wait"]) said.textContent = "";
  });
}

/** @param {number} at */
function filePart(at) {
  const part = template("file-part");
  const said = find("[data-said]", part);
  find("[data-send=github]", part).hidden = !/github/.test(repository && new URL(repository).host);
  find("[data-send=email]", part).hidden = !email;
  /** @type {Record<string, () => void>} */
  const ways = {
    github: () => toGithub(made[at], said),
    download: () => download(made[at]),
    copy: async () => (said.textContent = (await copy(made[at].text)) ? words.copied : words["file.blocked"]),
    email: () => {
      const { address, whole } = mailAddress(email, fill(words["email.subject"], { title: made[at].title }), made[at]);
      if (!whole) download(made[at]);
      said.textContent = whole ? "" : fill(words["email.attach"], { name: made[at].path.split("/").at(-1) ?? "" });
      location.href = address;
    },
  };
  for (const [way, act] of Object.entries(ways)) find(`[data-send=${way}]`, part).addEventListener("click", act);
  return part;
}

/**
 * @param {File} file
 * @param {HTMLElement} said
 */
async function toGithub(file, said) {
  if (findings().length) {
    everything = true;
    show();
    said.textContent = words["github.wait"];
    find("[data-state]").focus();
    return;
  }
  const { address, whole } = githubAddress(repository, edit, file);
  const copied = whole || (await copy(file.text));
  const link = document.createElement("a");
  Object.assign(link, { href: address, target: "_blank", rel: "noopener", textContent: words["github.open"] });
  said.replaceChildren(whole ? "" : `${copied ? words["github.long"] : words["file.blocked"]} `, link);
  window.open(address, "_blank", "noopener");
}

/**
 * Says what was done, with a way back.
 * @param {string} text
 * @param {() => void} undo
 */
function tell(text, undo) {
  const said = document.createElement("span");
  said.textContent = text;
  const buttons = /** @type {[string, () => void][]} */ ([["undo", undo], ["dismiss", () => {}]]).map(([word, act]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: words[word] });
    button.addEventListener("click", () => {
      find(".ticks-message").replaceChildren();
      act();
    });
    return button;
  });
  find(".ticks-message").replaceChildren(said, ...buttons);
}

for (const { name } of many) {
  const question = find(`[data-rows="${name}"]`);
  find("[data-add]", question).addEventListener("click", () => {
    const now = read();
    now.facts[name].push("");
    write({ draft: accepted({ draft: now }, schema).draft, languages: valueOf("languages") });
    show();
    /** @type {HTMLElement} */ (rowsOf(name).at(-1)?.querySelector("input, select"))?.focus();
  });
  question.addEventListener("click", (event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest("[data-remove]")?.closest("[data-row]");
    if (!row) return;
    const now = read();
    now.facts[name].splice(rowsOf(name).indexOf(/** @type {HTMLElement} */ (row)), 1);
    write({ draft: now, languages: valueOf("languages") });
    for (const place of touched) if (place.startsWith(`${name}.`)) touched.delete(place);
    show();
    question.focus();
  });
}

/** @type {ReturnType<typeof setTimeout>} */
let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 250);
});
form.addEventListener("focusin", () => {
  if (taken || !cases) return;
  taken = new Set();
  fetch(cases)
    .then((answer) => answer.json())
    .then((rows) => (taken = new Set(rows.map((/** @type {{u: string}} */ { u }) => u.split("/").filter(Boolean).at(-1)))))
    .catch(() => {}); // the check of the repository says it, if not we
});
form.addEventListener("focusout", (event) => {
  const question = /** @type {HTMLElement} */ (event.target).closest("[data-place]");
  if (!(question instanceof HTMLElement) || !/** @type {HTMLElement} */ (event.target).matches("input, select, textarea")) return;
  touched.add(question.dataset.place ?? "");
  clearTimeout(waiting);
  waiting = setTimeout(show, 50);
});
form.addEventListener("submit", (event) => event.preventDefault());
find("[data-do=clear]").addEventListener("click", () => {
  const before = { draft: read(), languages: valueOf("languages") };
  const start = (/** @type {import("./case-form/store.js").Kept} */ kept) => {
    write(kept);
    touched.clear();
    everything = false;
    show();
  };
  start(accepted({ draft: { facts: { kind: "documented" } } }, schema));
  tell(words.cleared, () => start(before));
});

const countries = find("[data-countries]");
const named = new Intl.DisplayNames(own, { type: "region" });
countries.append(
  ...(countries.dataset.countries ?? "")
    .trim()
    .split(" ")
    .map((code) => new Option(named.of(code.toUpperCase()), code))
    .sort((one, other) => one.text.localeCompare(other.text, own)),
);
write(accepted(stored(key) ?? { draft: { facts: { kind: "documented" } } }, schema));
show();
