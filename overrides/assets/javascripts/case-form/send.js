// Addresses that carry a finished file: GitHub's page for a new one, and an e-mail. Nothing goes to
// a server of ours.

// In characters: servers refuse longer addresses, e-mail programs cut them.
const GITHUB_ADDRESS = 7500;
const MAIL_ADDRESS = 1800;

/** @typedef {{path: string, text: string, title: string}} File its path below the project */
/** @typedef {{address: string, whole: boolean}} Address and whether the text travels in it */

/** @param {File} file */
export const fileName = ({ path }) => path.slice(path.lastIndexOf("/") + 1);

/**
 * GitHub's page for a new file; it makes a copy of the repository and a proposal by itself.
 * @param {string} repository its address
 * @param {string} edit `edit/BRANCH/docs/`
 * @param {File} file
 * @returns {Address}
 */
export function githubAddress(repository, edit, { path, text }) {
  const branch = edit.replace(/^edit\//, "").replace(/\/docs\/$/, "") || "main";
  const start = `${repository.replace(/\/$/, "")}/new/${branch}?`;
  const full = start + new URLSearchParams({ filename: path, value: text });
  if (full.length <= GITHUB_ADDRESS) return { address: full, whole: true };
  return { address: start + new URLSearchParams({ filename: path }), whole: false };
}

/**
 * @param {string} to
 * @param {string} subject
 * @param {File} file
 * @returns {Address}
 */
export function mailAddress(to, subject, { text }) {
  const start = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const full = `${start}&body=${encodeURIComponent(text)}`;
  if (full.length <= MAIL_ADDRESS) return { address: full, whole: true };
  return { address: start, whole: false };
}
