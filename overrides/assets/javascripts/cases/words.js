// Words as the finder compares them. hooks/guidebook/cases/finder.py does the same with the cases.

/**
 * The words that somebody has typed, each once: small letters without accents. A doubled word is the
 * word, whether it is written `nilai-nilai` or `nilai2`. A single letter says nothing.
 * @param {string} text
 */
export function typedWords(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/[\p{M}\u00ad]/gu, "");
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const single = found.map((word) => word.replace(/^(\p{L}{3,})2$/u, "$1"));
  return [...new Set(single)].filter((word) => word.length > 1);
}

/** @typedef {Record<string, [title: number[], elsewhere: number[]]>} Postings where a word stands */

/**
 * Which pieces of the words hold those that begin with this one.
 * @param {string[]} starts the first word of each piece
 * @param {string} word
 */
export function piecesWith(starts, word) {
  const after = starts.findIndex((start) => start > word && !start.startsWith(word));
  const end = after < 0 ? starts.length : after;
  let first = 0;
  while (first + 1 < end && starts[first + 1] <= word) first += 1;
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
}

/**
 * The cases that have a word beginning with this one, with how well it fits: a title counts more, and
 * a whole word more than a beginning.
 * @param {Postings[]} pieces
 * @param {string} word
 */
export function casesWith(pieces, word) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const piece of pieces) {
    for (const [known, places] of Object.entries(piece)) {
      if (!known.startsWith(word)) continue;
      const whole = known === word ? 2 : 1;
      places.forEach((steps, place) => {
        const weight = whole * (place ? 1 : 3);
        let number = 0;
        for (const step of steps) {
          number += step;
          found.set(number, Math.max(found.get(number) ?? 0, weight));
        }
      });
    }
  }
  return found;
}

/**
 * The cases that stand in all of these, their weights added.
 * @param {Map<number, number>[]} sets at least one
 */
export function inAll([first, ...others]) {
  /** @type {Map<number, number>} */
  const common = new Map();
  for (const [number, weight] of first) {
    if (!others.every((other) => other.has(number))) continue;
    common.set(number, others.reduce((sum, other) => sum + (other.get(number) ?? 0), weight));
  }
  return common;
}
