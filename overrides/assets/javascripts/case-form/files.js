// The files that the answers become, each with the ways to send it.

import { copy } from "../lib/clipboard.js";
import { element, find, setText, template } from "../lib/dom.js";
import { download } from "../lib/download.js";
import { fill } from "../lib/words.js";
import { filesOf } from "./draft.js";
import { fileName, githubAddress, mailAddress } from "./send.js";

/** @typedef {import("./send.js").File} File */

const TYPE = "text/markdown;charset=utf-8";

export class Files {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./draft.js").Schema} schema
   * @param {import("../lib/words.js").Words} words
   * @param {() => boolean} mayBeSent to GitHub; where it is not so, says why
   */
  constructor(form, schema, words, mayBeSent) {
    const { repository = "", edit = "", email = "" } = form.dataset;
    this.repository = repository;
    this.edit = edit;
    this.email = email;
    this.schema = schema;
    this.words = words;
    this.mayBeSent = mayBeSent;
    /** What the buttons of each part send. @type {File[]} */
    this.files = [];
    /** The parts of the page, one for each file. @type {HTMLElement[]} */
    this.parts = [];
  }

  /**
   * @param {import("./draft.js").Draft} draft
   * @param {string[]} languages in the order of the files
   * @param {{begun: boolean, problems: number}} standing
   */
  show(draft, languages, { begun, problems }) {
    const made = begun ? Object.entries(filesOf(draft, this.schema)) : [];
    this.files = made.map(([path, text], at) => {
      return { path, text, title: draft.texts[languages[at]].title };
    });
    // The parts stay what they are as far as they can: somebody may be using one.
    while (this.parts.length > this.files.length) this.parts.pop()?.remove();
    while (this.parts.length < this.files.length) this.addPart();
    this.parts.forEach((part, at) => {
      find("[data-path]", part).textContent = this.files[at].path;
      find("[data-text]", part).textContent = this.files[at].text;
      find("[data-send=github]", part).classList.toggle("is-waiting", problems > 0);
      const saving = this.words[problems ? "download.unfinished" : "send.download"];
      setText(find("[data-send=download]", part), saving);
      const answer = find("[data-said]", part);
      const waits = answer.textContent === this.words["github.wait"];
      if (!problems && waits) answer.textContent = "";
    });
  }

  addPart() {
    const at = this.parts.length;
    const made = template("file-part");
    const part = find(".form-file", made);
    const answer = find("[data-said]", part);
    const onGithub = this.repository && new URL(this.repository).host === "github.com";
    find("[data-send=github]", part).hidden = !onGithub;
    find("[data-send=email]", part).hidden = !this.email;
    /** @type {Record<string, (file: File) => void>} */
    const ways = {
      github: (file) => this.toGithub(file, answer),
      download: (file) => save(file),
      copy: (file) => this.toClipboard(file, answer),
      email: (file) => this.toEmail(file, answer),
    };
    for (const [way, send] of Object.entries(ways)) {
      const button = find(`[data-send=${way}]`, part);
      button.addEventListener("click", () => send(this.files[at]));
    }
    this.parts.push(part);
    find("[data-files]").append(made);
  }

  /**
   * @param {File} file
   * @param {HTMLElement} answer
   */
  async toClipboard(file, answer) {
    const copied = await copy(file.text);
    answer.textContent = this.words[copied ? "copied" : "file.blocked"];
  }

  /**
   * @param {File} file
   * @param {HTMLElement} answer
   */
  toEmail(file, answer) {
    const subject = fill(this.words["email.subject"], { title: file.title });
    const { address, whole } = mailAddress(this.email, subject, file);
    answer.textContent = "";
    if (!whole) {
      save(file);
      answer.textContent = fill(this.words["email.attach"], { name: fileName(file) });
    }
    location.href = address;
  }

  /**
   * @param {File} file
   * @param {HTMLElement} answer
   */
  async toGithub(file, answer) {
    if (!this.mayBeSent()) {
      answer.textContent = this.words["github.wait"];
      return;
    }
    const { address, whole } = githubAddress(this.repository, this.edit, file);
    const link = element("a", this.words["github.open"]);
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    answer.replaceChildren(link);
    if (!whole) {
      const copied = await copy(file.text);
      answer.prepend(`${this.words[copied ? "github.long" : "file.blocked"]} `);
    }
    window.open(address, "_blank", "noopener");
  }
}

/** @param {File} file */
const save = (file) => download(fileName(file), file.text, TYPE);
