// What the answers on a scale say: sums, what they mean, and where partners see things differently.

import { pointsName } from "./names.js";

/** @typedef {{low: number, up_to: number, title: string, advice: string}} Band of sums */
/**
 * @typedef {object} Scale
 * @property {string} name
 * @property {string[]} statements
 * @property {number} partners
 * @property {number} points the highest that a statement gets
 * @property {Band[]} bands from the lowest
 */
/**
 * @typedef {object} Judgement
 * @property {string[]} apart statements on which partners differ by two or more
 * @property {{sum: number, answered: number}[]} partners in their order
 */

// So many points between two partners are worth a talk.
const APART = 2;

/**
 * @param {Scale} scale
 * @param {Record<string, string>} values
 * @returns {Judgement}
 */
export function judged(scale, values) {
  const numbers = Array.from({ length: scale.partners }, (_, at) => at + 1);
  /** @type {(statement: string, partner: number) => number} */
  const given = (statement, partner) => {
    const points = Number(values[pointsName(scale.name, statement, partner)]);
    return Number.isInteger(points) && points >= 1 && points <= scale.points ? points : 0;
  };
  const apart = scale.statements.filter((statement) => {
    const points = numbers.map((partner) => given(statement, partner)).filter(Boolean);
    return points.length > 1 && Math.max(...points) - Math.min(...points) >= APART;
  });
  const partners = numbers.map((partner) => {
    const points = scale.statements.map((statement) => given(statement, partner)).filter(Boolean);
    return { sum: points.reduce((sum, one) => sum + one, 0), answered: points.length };
  });
  return { apart, partners };
}

/**
 * @param {Band[]} bands
 * @param {number} sum
 * @returns {Band | undefined}
 */
export const bandOf = (bands, sum) => bands.find(({ low, up_to }) => sum >= low && sum <= up_to);
