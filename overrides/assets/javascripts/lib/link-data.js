// Data in the fragment of a link, behind its `#`, which browsers send to no server: JSON in base64
// for addresses.

/** @param {unknown} value */
export function toFragment(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte));
  return btoa(signs.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * @param {string} fragment
 * @param {number} longest in characters
 * @returns {any} undefined where it holds nothing of ours
 */
export function fromFragment(fragment, longest) {
  if (fragment.length > longest || !/^[\w-]+$/.test(fragment)) return undefined;
  try {
    const binary = atob(fragment.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
