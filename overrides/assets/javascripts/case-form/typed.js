// What somebody typed for a value, and what it may mean: what hooks/guidebook/text/typed*.py do, in
// the browser. tests/data/typed.yml says of both what they make of what is typed.
//
// What is clear becomes the value. What may mean several things is never chosen between: whoever
// typed it is asked.

/**
 * @typedef {object} Reading
 * @property {string} value what was typed means; empty where it means nothing
 * @property {string[]} candidates values of which it means one, and only its writer knows which
 * @property {"" | "unread" | "calendar" | "account" | "cut"} refused why it can't be used
 * @property {boolean} [isAbout] whether its writer knows the value only roughly
 */
/**
 * @typedef {object} Typed the words and names of `typed.form_words()`
 * @property {Record<string, number>} months
 * @property {string[]} weekdays
 * @property {Record<string, string[]>} kinds of words, the longest first
 * @property {string[]} endings of web addresses
 * @property {string} doi the address before the number of a publication
 */

// Characters; no date and no address is as long.
const LONGEST = 80;
const LONGEST_ADDRESS = 1000;
const EARLIEST = 1900;

const DASHES = /[‐‑‒–—―−]/g;
const EDGE = "[ \\t\\n.,;:\\-()[\\]{}<>\"'“”‘’«»]+";
const EDGES = new RegExp(`^${EDGE}|${EDGE}$`, "g");
const CLOCK = "(?:(?:pukul|pkl?\\.?|jam|at) *\\d{1,2}[:.]\\d\\d|\\d{1,2}:\\d\\d)";
const SECONDS = "(?::\\d\\d(?:\\.\\d{1,6})?)?";
const ZONE = "(?:wib|wita|wit|utc|gmt|am|pm|z|[+-]\\d\\d:?\\d\\d)?";
const TIME = new RegExp(`[ t,]+${CLOCK}${SECONDS} *${ZONE}$`);
const BETWEEN_PARTS = /[ ,./'’-]+(?:(?:of|bulan|tahun) )?/;
const PART = /^(?:(\d{1,2})(?:st|nd|rd|th)?|\d{4})$/;
const YEAR_OR_SPAN = /^(\d\d(\d\d)) ?[-/] ?(\d\d)$/;
const TWO_YEARS = /^(?:(\d{4}) ?- ?(\d{4}|\D.*)|(.+?) - (.+))$/;

// The parts of a date by their kinds: y is a year, m the name of a month, n any other number. The
// order says which part is the year, the month and the day.
/** @type {Record<string, string>} */
const SHAPES = {
  y: "y", yn: "ym", ny: "my", my: "my", ym: "ym",
  ynn: "ymd", nmy: "dmy", mny: "mdy", ymn: "ymd", ynm: "ydm",
};
/** @type {Record<string, string[]>} */
const UNCLEAR_SHAPES = {
  nny: ["dmy", "mdy"], nnn: ["dmy", "mdy"], nmn: ["dmy"], mnn: ["mdy"], mn: ["my"],
};

const LINK = /^\[[^\]]*\]\(\s*<?([^\s<>]+?)>?\s*\)$/;
const NAMED = /^(?:link|url|tautan|alamat(?: web)?|laman|situs|web(?:site)?) ?: *(?=\S)/i;
const SCHEME = /^(https?):\/\/(.+)$/i;
const DOI = /^(?:doi: ?|(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const HOST = /^((?:[\p{L}\p{N}_-]{1,63}\.)+(\p{L}{2,24}))(:\d{1,5})?((?:[/?#].*)?)$/u;

/** @type {(value: string) => Reading} */
const meaning = (value) => ({ value, candidates: [], refused: "" });
/** @type {(...candidates: string[]) => Reading} */
const oneOf = (...candidates) => ({ value: "", candidates, refused: "" });
/** @type {(refused: Reading["refused"]) => Reading} */
const refusal = (reason) => ({ value: "", candidates: [], refused: reason });

/**
 * What was typed for a field of this type. Any other type than a date, a year or an address is
 * taken as it is.
 * @param {string} type
 * @param {string} typed
 * @param {Typed} known
 * @returns {Reading}
 */
export function reading(type, typed, known) {
  if (type === "date") return readDate(typed, known);
  if (type === "year") return readYear(typed, known);
  return type === "url" ? readAddress(typed, known) : meaning(typed);
}

/**
 * The first and the last year; what was typed for one of them may tell both. The last year is
 * nothing where it is still to come. The first may be known only roughly.
 * @param {string} start
 * @param {string} end
 * @param {Typed} known
 * @returns {[Reading, Reading]}
 */
export function readYears(start, end, known) {
  const sure = withoutAbout(start, known);
  const [first, last] = yearsOf(sure, end, known);
  return [sure !== start && first.value ? { ...first, isAbout: true } : first, last];
}

/**
 * What was typed for a first year without the words that make it a rough one.
 * @param {string} typed
 * @param {Typed} known
 */
function withoutAbout(typed, known) {
  const text = plain(typed);
  if (text.length > LONGEST) return typed;
  const begun = withoutStart(text, ["weekdays", "before", "since"], known);
  const bare = withoutStart(begun, ["about", "before", "since"], known);
  const sure = withoutEnd(bare, ["about"], known);
  return sure === begun ? typed : sure;
}

/**
 * @param {string} start
 * @param {string} end
 * @param {Typed} known
 * @returns {[Reading, Reading]}
 */
function yearsOf(start, end, known) {
  const [first, last] = span(start, known);
  if (!plain(end)) {
    // There is only one box to ask about.
    if (last && !(isClear(first) && isClear(last))) return [refusal("unread"), meaning("")];
    return [first, last ?? meaning("")];
  }
  const typedLast = lastYear(end, known);
  if (last) return [alike(typedLast, last) ? first : refusal("unread"), typedLast];
  const [begin, close] = span(end, known);
  const fits = !plain(start) || alike(begin, first);
  const isSpan = close && isClear(begin) && isClear(close);
  return isSpan && typedLast.refused && fits ? [begin, close] : [first, typedLast];
}

/**
 * In lower case, with digits 0 to 9, plain hyphens and single blanks; no signs at the ends. What is
 * too long for any value is left as it is.
 * @param {string} typed
 */
function plain(typed) {
  if (typed.length > LONGEST_ADDRESS) return typed;
  return typed
    .replace(/\p{No}/gu, "#") // the number of a note is none of a year
    .normalize("NFKC")
    .replace(DASHES, "-")
    .replace(/\p{Nd}/gu, digit)
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\p{Mn}\p{Sk}\p{So}\s]+/gu, " ")
    .toLowerCase()
    .replace(EDGES, "");
}

/**
 * The digits of each script stand in a row of ten.
 * @param {string} sign
 */
function digit(sign) {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return `${value % 10}`;
}

/**
 * @param {string} text that is plain
 * @param {string[]} kinds of words at its beginning, without which it is given
 * @param {Typed} known
 */
function withoutStart(text, kinds, known) {
  return without(text, kinds, known, (before, word) => {
    const after = before.slice(word.length);
    const goesOn = /\p{L}$/u.test(word) && /^\p{L}/u.test(after);
    return before.startsWith(word) && after && !goesOn ? after : before;
  });
}

/**
 * @param {string} text that is plain
 * @param {string[]} kinds of words at its end, without which it is given
 * @param {Typed} known
 */
function withoutEnd(text, kinds, known) {
  return without(text, kinds, known, (after, word) => {
    const before = after.slice(0, -word.length);
    const goesOn = /[\p{L}\p{N}]$/u.test(before);
    return after.endsWith(word) && before && !goesOn ? before : after;
  });
}

/**
 * @param {string} text
 * @param {string[]} kinds
 * @param {Typed} known
 * @param {(text: string, word: string) => string} cut
 * @returns {string}
 */
function without(text, kinds, known, cut) {
  const words = kinds.flatMap((kind) => (kind === "weekdays" ? known.weekdays : known.kinds[kind]));
  words.sort((one, other) => other.length - one.length);
  for (const word of words) {
    const rest = cut(text, word);
    if (rest !== text) return without(rest.replace(EDGES, ""), kinds, known, cut);
  }
  return text;
}

/** @type {(reading: Reading) => boolean} */
const isClear = ({ candidates, refused }) => !candidates.length && !refused;

/**
 * @param {Reading} one
 * @param {Reading} other
 */
const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @type {(typed: string, known: Typed) => Reading} */
function readDate(typed, known) {
  return readSure(typed, ["weekdays", "before", "until"], known, dateOf);
}

/** @type {(typed: string, known: Typed) => Reading} */
function readYear(typed, known) {
  return readSure(typed, ["weekdays", "before", "since"], known, yearOf);
}

/**
 * What `read` makes of it without the words around; only a candidate where the writer is not sure.
 * @param {string} typed
 * @param {string[]} before
 * @param {Typed} known
 * @param {(text: string, known: Typed) => Reading} read
 * @returns {Reading}
 */
function readSure(typed, before, known, read) {
  const whole = plain(typed);
  if (whole.length > LONGEST) return refusal("unread");
  if (!whole || known.kinds.unknown.includes(whole)) return meaning("");
  const text = withoutStart(whole.replace(TIME, ""), before, known);
  const sure = withoutStart(text, ["about", "part", ...before], known).replace(/[ ?]+$/, "");
  const found = read(withoutEnd(sure, ["after", "weekdays"], known), known);
  return found.value && sure !== text ? oneOf(found.value) : found;
}

/**
 * @param {string} text that is plain
 * @param {Typed} known
 * @returns {Reading}
 */
function dateOf(text, known) {
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (compact) {
    const day = dayOf(compact.slice(1).map(Number), "ymd");
    return day ? meaning(day) : refusal("unread");
  }
  const spaced = text.replace(/([a-z])(?=\d)|(\d)(?=[a-z]{3})/g, "$& ");
  const parts = spaced.split(BETWEEN_PARTS);
  const shape = parts.map((part) => kindOf(part, known)).join("");
  const numbers = parts.map((part) => known.months[part] ?? Number.parseInt(part, 10));
  if (SHAPES[shape]) return only(dayOf(numbers, SHAPES[shape]));
  if (!UNCLEAR_SHAPES[shape]) return refusal("unread");
  const possible = UNCLEAR_SHAPES[shape].map((order) => dayOf(numbers, order) ?? "");
  const days = [...new Set(possible)].filter(Boolean);
  const hasYear = shape.includes("y");
  if (hasYear && days.length < 2) return only(days.join(""));
  const isWhole = hasYear || parts[parts.length - 1].length === 2;
  return days.length && isWhole ? oneOf(...days) : refusal("unread");
}

/**
 * @param {string} part
 * @param {Typed} known
 */
function kindOf(part, known) {
  if (known.months[part] > 0) return "m";
  const number = PART.exec(part);
  if (!number) return "?";
  return number[1] ? "n" : "y";
}

/** @type {(day: string | null) => Reading} */
function only(day) {
  if (day === null) return refusal("unread");
  return day ? meaning(day) : refusal("calendar");
}

/**
 * The date of which the parts stand in this order: empty if no calendar has it, null if it is too
 * long ago.
 * @param {number[]} numbers
 * @param {string} order
 */
function dayOf(numbers, order) {
  /** @param {string} kind */
  const part = (kind) => (order.includes(kind) ? numbers[order.indexOf(kind)] : 1);
  const year = part("y") > 99 ? part("y") : century(part("y"));
  if (year < EARLIEST) return null;
  // A day that does not exist becomes one of another month.
  const date = new Date(Date.UTC(year, part("m") - 1, part("d")));
  if (date.getUTCMonth() !== part("m") - 1 || date.getUTCDate() !== part("d")) return "";
  return date.toISOString().slice(0, 4 + 3 * (order.length - 1));
}

/**
 * The latest year with these last digits that is not to come.
 * @param {number} twoDigits
 */
function century(twoDigits) {
  const thisYear = new Date().getFullYear();
  const year = thisYear - (thisYear % 100) + twoDigits;
  return year <= thisYear ? year : year - 100;
}

/** @type {(text: string, known: Typed) => Reading} */
function yearOf(text, known) {
  if (/^\d\d$/.test(text)) return oneOf(`${century(Number(text))}`);
  const { value, candidates } = dateOf(text, known);
  const found = (value || candidates[0] || "").slice(0, 4);
  if (!found) return refusal("unread");
  return text.includes(found) ? meaning(found) : oneOf(found);
}

/**
 * The first year and, where two are told, the last.
 * @param {string} typed
 * @param {Typed} known
 * @returns {[Reading, Reading?]}
 */
function span(typed, known) {
  const first = readYear(typed, known);
  const text = plain(typed);
  const short = YEAR_OR_SPAN.exec(text);
  // 2009-10 may be a month or two years.
  if (short && short[3] > short[2]) return [oneOf(short[1])];
  if (first.refused !== "unread" || text.length > LONGEST) return [first];
  const bare = withoutStart(text, ["before", "since"], known);
  const running = withoutEnd(bare, ["ongoing"], known);
  if (running !== bare) {
    return [readYear(withoutEnd(running, ["until"], known), known), meaning("")];
  }
  for (const word of known.kinds.until) {
    const at = bare.indexOf(` ${word} `);
    if (at < 0) continue;
    const after = bare.slice(at + word.length + 2);
    return [readYear(bare.slice(0, at), known), lastYear(after, known)];
  }
  const years = TWO_YEARS.exec(bare);
  if (!years) return [first];
  return [readYear(years[1] ?? years[3], known), lastYear(years[2] ?? years[4], known)];
}

/**
 * A year in which something ended; nothing where it has not.
 * @param {string} typed
 * @param {Typed} known
 * @returns {Reading}
 */
function lastYear(typed, known) {
  if (plain(typed).length > LONGEST) return refusal("unread");
  const text = withoutStart(plain(typed), ["before", "until"], known);
  if (known.kinds.ongoing.includes(text)) return meaning("");
  if (withoutStart(text, ["since"], known) !== text) return refusal("unread");
  return readYear(text, known);
}

/**
 * A full web address; one that was typed without a scheme gets one.
 * @param {string} typed
 * @param {Typed} known
 * @returns {Reading}
 */
function readAddress(typed, known) {
  if (typed.length > LONGEST_ADDRESS) return refusal("unread");
  if (!plain(typed) || known.kinds.unknown.includes(plain(typed))) return meaning("");
  const text = bareAddress(typed);
  if (/\s/.test(text)) return refusal("unread");
  if (text.endsWith("…") || typed.trim().slice(-3).includes("..")) return refusal("cut");
  const doi = DOI.exec(text);
  if (doi) return meaning(known.doi + doi[1]);
  const [, scheme = "", behind = text] = SCHEME.exec(text) ?? [];
  if (behind.split(/[/?#]/)[0].includes("@")) return refusal(scheme ? "account" : "unread");
  const start = scheme.toLowerCase() || "https";
  const host = HOST.exec(behind);
  if (!host) return refusal("unread");
  const [, name, ending, port = "", path] = host;
  const full = `${start}://${name.toLowerCase()}${port}${path}`;
  // What ends otherwise may be the name of a file.
  const isKnown = ending.length === 2 || known.endings.includes(ending.toLowerCase());
  return scheme || isKnown || path || /^www\./i.test(behind) ? meaning(full) : oneOf(full);
}

/**
 * The address without what surrounds it in a sentence, and without signs that can't be seen.
 * @param {string} typed
 */
function bareAddress(typed) {
  const seen = typed.replace(/[\p{Cf}\p{So}]/gu, "").trim().replace(NAMED, "");
  let text = (LINK.exec(seen)?.[1] ?? seen).replace(/^[<([{"'“‘«]+/, "");
  let longer = "";
  while (longer !== text) {
    longer = text;
    text = text.replace(/[>\]}"'”’».,;:!?]+$/, "");
    if (text.endsWith(")") && text.split(")").length > text.split("(").length) {
      text = text.slice(0, -1);
    }
  }
  return text;
}
