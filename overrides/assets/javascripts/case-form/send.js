// Handing a finished file on: to GitHub with the address filled in, as a download, to the clipboard, by e-mail.
// Nothing goes to a server of ours.
// @ts-check

// Servers refuse longer addresses; e-mail programs cut them.
const GITHUB_ADDRESS = 7500;
const MAIL_ADDRESS = 1800;

/** @typedef {{path: string, text: string, title: string}} File */

/**
 * GitHub's page for a new file; it makes a copy of the repository and a proposal by itself.
 * @param {string} repository its address
 * @param {string} edit `edit/BRANCH/docs/`
 * @param {File} file
 * @returns {{address: string, whole: boolean}} whether the text travels in the address
 */
export function githubAddress(repository, edit, { path, text }) {
  const branch = edit.replace(/^edit\//, "").replace(/\/docs\/$/, "") || "main";
  const start = `${repository.replace(/\/$/, "")}/new/${branch}?`;
  const full = start + new URLSearchParams({ filename: path, value: text });
  const whole = full.length <= GITHUB_ADDRESS;
  return { address: whole ? full : start + new URLSearchParams({ filename: path }), whole };
}

/**
 * @param {string} to
 * @param {string} subject
 * @param {File} file
 * @returns {{address: string, whole: boolean}}
 */
export function mailAddress(to, subject, { text }) {
  const start = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const full = `${start}&body=${encodeURIComponent(text)}`;
  return full.length <= MAIL_ADDRESS ? { address: full, whole: true } : { address: start, whole: false };
}

/** @param {File} file */
export function download({ path, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  link.download = path.split("/").at(-1) ?? path;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
