// The facts of all cases, packed: which cases fit what is chosen, and how many each further choice
// would leave. A case is its number in the order that lists have.

/** @typedef {{values: string[], sets: number[][], signs: string}} Column */
/** @typedef {{count: number, piece: number, words: string[], groups: Record<string, Column>}} Index */
/** @typedef {Map<string, string>} Filters the value that is chosen, by its group */

// The sign that stands for 0 in a column.
const FIRST_SIGN = 48;

/** The value that stands for all countries but Indonesia, which are known by two letters. */
export const ABROAD = "abroad";

/**
 * The values of a case in a group, with those that stand for several.
 * @param {Column} column
 * @param {number} number
 */
export function valuesOf({ values, sets, signs }, number) {
  const own = (sets[signs.charCodeAt(number) - FIRST_SIGN] ?? []).map((place) => values[place]);
  return own.some((value) => value.length === 2) ? [...own, ABROAD] : own;
}

/**
 * The numbers that fit all filters, in order, and how many cases each value of each group would
 * leave together with what is chosen in the other groups.
 * @param {Index} index
 * @param {Iterable<number>} numbers those that have the words
 * @param {Filters} filters
 */
export function fitting(index, numbers, filters) {
  const groups = Object.entries(index.groups);
  /** @type {number[]} */
  const fit = [];
  /** @type {Record<string, Record<string, number>>} */
  const counts = Object.fromEntries(groups.map(([group]) => [group, {}]));
  for (const number of numbers) {
    /** @type {[string, string[]][]} */
    const own = groups.map(([group, column]) => [group, valuesOf(column, number)]);
    const missed = own.filter(([group, values]) => {
      const value = filters.get(group);
      return value && !values.includes(value);
    });
    if (!missed.length) fit.push(number);
    if (missed.length > 1) continue;
    for (const [group, values] of missed.length ? missed : own) {
      for (const value of values) counts[group][value] = (counts[group][value] ?? 0) + 1;
    }
  }
  return { fit, counts };
}

/**
 * The cases that are most like what was asked for first: those whose words fit best, then those that
 * are about little else than the chosen values.
 * @param {Index} index
 * @param {number[]} numbers
 * @param {Filters} filters
 * @param {Map<number, number>} weights of the words
 */
export function mostLike(index, numbers, filters, weights) {
  /** @param {number} number */
  const others = (number) => {
    let count = 0;
    for (const group of filters.keys()) count += valuesOf(index.groups[group], number).length;
    return count;
  };
  const rank = new Map(numbers.map((one) => [one, (weights.get(one) ?? 0) * 100 - others(one)]));
  return [...numbers].sort((one, two) => (rank.get(two) ?? 0) - (rank.get(one) ?? 0));
}
