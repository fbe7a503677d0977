// How long a browser may take to begin with a download: a minute, in milliseconds.
const PATIENCE = 60_000;

/**
 * Hands a text to the reader as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} type such as `application/json`
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
