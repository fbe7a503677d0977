// How long something may be on its way before the reader is told that it failed.

// In milliseconds: at 50 kbit/s the first answer of the search takes half a minute.
const LIMIT = 60_000;

/**
 * What a promise brings; fails where it takes too long, for a line that is cut says nothing.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function inTime(promise) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("took too long")), LIMIT);
    promise.then(resolve, reject);
  });
}

/**
 * The address of something that has failed so many times: a browser that waits for it, or
 * remembers that it failed, asks anew.
 * @param {string} address
 * @param {number} failed
 */
export function asked(address, failed) {
  const url = new URL(address, location.href);
  if (failed) url.searchParams.set("again", `${failed}`);
  return url.href;
}
