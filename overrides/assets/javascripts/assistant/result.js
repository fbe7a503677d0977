// Which tools and which optional clauses the answers to the assistant call for, and why. No page and
// no storage here, so that each function can be tried alone.

/** @typedef {Record<string, string>} Answers the name of the answer by that of its question */
/**
 * @typedef {object} Call
 * @property {string} answer that calls for the tool; empty where everybody needs it
 * @property {string} tool
 * @property {string[]} unless answers with which it is not called for
 * @property {string} why
 */
/**
 * @typedef {object} Clause an optional one
 * @property {string} tool
 * @property {string} name
 * @property {string[]} when answers that call for it
 */

/**
 * The tools that fit, in the order in which answers call for them, with all reasons.
 * @param {Call[]} calls
 * @param {Answers} answers
 * @returns {{tool: string, whys: string[]}[]}
 */
export function fitting(calls, answers) {
  const given = new Set(Object.values(answers));
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { answer, tool, unless, why } of calls) {
    const isCalled = !answer || given.has(answer);
    if (!isCalled || unless.some((other) => given.has(other))) continue;
    found.set(tool, (found.get(tool) ?? new Set()).add(why));
  }
  return [...found].map(([tool, whys]) => ({ tool, whys: [...whys] }));
}

/**
 * What the answers say of a clause; nothing while a question is open that may call for it.
 * @param {Clause} clause
 * @param {Answers} answers
 * @param {Record<string, string>} questionOf the name of the question by that of its answer
 * @returns {"yes" | "no" | ""}
 */
export function verdictOn({ when }, answers, questionOf) {
  const given = Object.values(answers);
  if (when.some((answer) => given.includes(answer))) return "yes";
  return when.every((answer) => answers[questionOf[answer]]) ? "no" : "";
}

/**
 * Puts what the answers say of clauses into a tool; what somebody has chosen there stays.
 * @param {Record<string, string>} values of the tool
 * @param {Record<string, string>} before what the answers said of each clause when they were last put in
 * @param {Record<string, string>} after
 */
export function putIn(values, before, after) {
  for (const [name, verdict] of Object.entries(after)) {
    const isOwn = values[name] !== undefined && values[name] !== before[name];
    if (isOwn) continue;
    if (verdict) values[name] = verdict;
    else delete values[name];
  }
}
