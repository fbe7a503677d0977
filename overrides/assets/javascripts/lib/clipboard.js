/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard; browsers and readers may forbid it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
