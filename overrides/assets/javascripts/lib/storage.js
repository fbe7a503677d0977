// What the reader's browser keeps for this site. Storage can be blocked, full or spoilt: every call
// says so instead of failing.

/**
 * A key that no other site on the same host uses.
 * @param {string} name of what is kept
 * @param {string} site address of the home page as this page writes it
 */
export const keyOf = (name, site) => `${name} ${new URL(site, location.href).pathname}`;

/**
 * @param {string} key
 * @returns {string | null | undefined} null where nothing is stored, undefined where storage is
 * blocked
 */
export function storedText(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @returns {any} null where nothing is stored, undefined where it can't be read
 */
export function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether it is kept
 */
export function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the browser stores anything, tried with a key of its own.
 * @param {string} key
 */
export function canStore(key) {
  const kept = store(key, "");
  if (kept) localStorage.removeItem(key);
  return kept;
}

/**
 * @param {string} key
 * @returns {boolean} whether nothing is kept under it any more
 */
export function removeStored(key) {
  try {
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} start
 * @returns {string[]} the keys that begin so; none where storage is blocked
 */
export function keysFrom(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}
