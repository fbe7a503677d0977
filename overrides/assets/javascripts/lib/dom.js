// Elements of the page. The type of what is found follows from where it goes:
// `/** @type {HTMLInputElement} */ const box = find("input");`

/**
 * The element that has to be there; a page and a script that don't fit are told at once.
 * @type {<T extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => T}
 */
export const find = (selector, root = document) => {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`nothing on the page is '${selector}'`);
  return /** @type {any} */ (element);
};

/** @type {<T extends HTMLElement = HTMLElement>(selector: string, root?: ParentNode) => T[]} */
export const all = (selector, root = document) =>
  /** @type {any} */ ([...root.querySelectorAll(selector)]);

/**
 * A new element. Texts among its children stay texts, whatever they hold.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/**
 * A copy of what a `<template>` holds.
 * @param {string} id
 * @returns {DocumentFragment}
 */
export function template(id) {
  /** @type {HTMLTemplateElement} */
  const found = find(`#${id}`);
  return /** @type {DocumentFragment} */ (found.content.cloneNode(true));
}

/**
 * What a `<script type="application/json">` holds.
 * @param {string} id
 */
export const dataOf = (id) => JSON.parse(find(`#${id}`).textContent ?? "");

/**
 * Sets a text where it is another one: screen readers say again what is set again.
 * @param {Element} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}
