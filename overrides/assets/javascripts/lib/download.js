// How long a browser may take to begin with a download: a minute, in milliseconds.
const PATIENCE = 60_000;

/**
 * Hands something to the reader as a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type such as `application/json`
 */
export function download(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}

/**
 * A title as a file may be called, without ending; empty where it has no letters and digits.
 * @param {string} title
 */
export const namedAfter = (title) =>
  [...title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")]
    .slice(0, 80)
    .join("")
    .replace(/^-|-$/g, "");
