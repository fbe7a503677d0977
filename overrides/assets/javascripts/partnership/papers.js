// What was typed into the tools, for each partnership and each tool on its own, so that tabs with
// several tools don't undo each other.

import { canStore, removeStored, keysFrom, store, stored } from "../lib/storage.js";

/** @typedef {Record<string, string>} Values by the name of their control */
/** @typedef {Record<string, Values>} Tools by the name of the tool, or one of the names below */

// Beside the tools: what several of them ask for, and the answers to the assistant.
export const SHARED = "shared";
export const ASSISTANT = "assistant";

const TOOL = /^[a-z0-9-]{1,60}$/;
const CONTROL = /^[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,2}$/;
// Control characters but for tabs and ends of lines, and halves of pairs.
const UNWANTED = /[^\P{Cc}\t\n]|\p{Cs}/gu;

/**
 * Whatever came from outside, made into what was typed into one tool.
 * @param {any} value
 * @returns {Values}
 */
export function acceptedValues(value) {
  /** @type {Values} */
  const values = {};
  if (!value || typeof value !== "object") return values;
  for (const [name, text] of Object.entries(value)) {
    if (!CONTROL.test(name) || typeof text !== "string") continue;
    values[name] = text.replace(/\r\n?/g, "\n").replace(UNWANTED, "");
  }
  return values;
}

/**
 * @param {any} value
 * @returns {Tools}
 */
export function acceptedTools(value) {
  /** @type {Tools} */
  const tools = {};
  if (!value || typeof value !== "object") return tools;
  for (const [name, values] of Object.entries(value)) {
    if (TOOL.test(name)) tools[name] = acceptedValues(values);
  }
  return tools;
}

export class Papers {
  /** @param {string} key that the keys in the browser's storage begin with */
  constructor(key) {
    this.key = key;
    /** Whether the last change could be kept. */
    this.keeps = canStore(`${key}?`);
    /** What could not be kept, by its key. @type {Tools} */
    this.memory = {};
  }

  /**
   * @param {string} partnership its id
   * @param {string} tool
   */
  keyFor(partnership, tool) {
    return `${this.key} ${partnership} ${tool}`;
  }

  /**
   * @param {string} partnership
   * @param {string} tool
   * @returns {Values}
   */
  read(partnership, tool) {
    const key = this.keyFor(partnership, tool);
    return this.memory[key] ?? acceptedValues(stored(key));
  }

  /**
   * @param {string} partnership
   * @param {string} tool
   * @param {Values} values
   */
  write(partnership, tool, values) {
    const key = this.keyFor(partnership, tool);
    this.keeps = Object.keys(values).length ? store(key, values) : removeStored(key);
    if (this.keeps) delete this.memory[key];
    else this.memory[key] = values;
  }

  /**
   * @param {string} partnership
   * @returns {Tools} all that was typed for it
   */
  all(partnership) {
    const start = this.keyFor(partnership, "");
    /** @type {Tools} */
    const tools = {};
    for (const key of new Set([...keysFrom(start), ...Object.keys(this.memory)])) {
      const tool = key.slice(start.length);
      if (!key.startsWith(start) || !TOOL.test(tool)) continue;
      const values = this.read(partnership, tool);
      if (Object.keys(values).length) tools[tool] = values;
    }
    return tools;
  }

  /**
   * @param {string} partnership
   * @param {Tools} tools all that is to be there
   */
  replace(partnership, tools) {
    for (const tool of Object.keys({ ...this.all(partnership), ...tools })) {
      this.write(partnership, tool, tools[tool] ?? {});
    }
  }

  /** @param {() => void} changed called when another tab has changed something */
  watch(changed) {
    addEventListener("storage", ({ key }) => {
      // Without a key everything has been removed.
      if (key === null || key.startsWith(this.key)) changed();
    });
  }
}
