// Numbers as people write them in Indonesian and in English, read the same on pages of both
// languages: "1.250.000", "1,250,000", "Rp 1.250.000,50", "2,5". What can't be read is no number,
// and nothing is ever worked out with it.

/**
 * @typedef {object} Reading
 * @property {number | null} value null where nothing is written, or nothing that can be read
 * @property {"" | "words" | "unclear" | "large"} problem
 * @property {number | null} [meant] by a number with a word, such as "2 juta"
 */

// More than a quadrillion can't be counted to the rupiah.
const LARGEST = 1e15;
const CURRENCY = /^(?:rp|idr)\.?(?![a-z])|rupiah$/i;
// "1.250.000,-"
const NO_CENTS = /[.,][-–—]+$/;
/** @type {[RegExp, number][]} */
const WORDS = [
  [/^(?:ribu|rb|thousand)$/i, 1e3],
  [/^(?:juta|jt|million)$/i, 1e6],
  [/^(?:miliar|milyar|billion)$/i, 1e9],
  [/^(?:triliun|trillion)$/i, 1e12],
];

/**
 * @param {string} written
 * @returns {Reading}
 */
export function readNumber(written) {
  const text = written
    .normalize("NFKC")
    .trim()
    .replace(CURRENCY, "")
    .replace(NO_CENTS, "")
    .replace(/\s+/g, " ")
    .trim();
  if (!text) return { value: null, problem: written.trim() ? "words" : "" };
  const [, sign, digits] = /^([-−]?) ?([\d.,]+|\d{1,3}(?: \d{3})+)$/.exec(text) ?? [];
  if (!digits) return { value: null, problem: "words", meant: meantBy(text) };
  const size = plain(digits.replace(/ /g, ""));
  if (size === null) return { value: null, problem: "unclear" };
  if (size > LARGEST) return { value: null, problem: "large" };
  return { value: sign && size ? -size : size, problem: "" };
}

/**
 * Digits with points and commas as a number; null where it is not clear which are which.
 * @param {string} digits
 * @returns {number | null}
 */
function plain(digits) {
  const signs = digits.replace(/\d/g, "");
  const last = signs[signs.length - 1] ?? "";
  const isOneKind = [...signs].every((sign) => sign === last);
  // One point or comma before three digits parts thousands, but after a nought it begins a fraction.
  const isFraction = isOneKind
    ? signs.length === 1 && !/^[1-9]\d{0,2}.\d{3}$/.test(digits)
    : signs.indexOf(last) === signs.length - 1;
  const at = isFraction ? digits.lastIndexOf(last) : digits.length;
  const whole = digits.slice(0, at);
  const fraction = digits.slice(at + 1);
  const isGrouped = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$|^\d+$/.test(whole);
  if (!isGrouped || (isFraction && !isShort(whole, fraction))) return null;
  return Number(`${whole.replace(/\D/g, "")}.${fraction || 0}`);
}

/**
 * Whether these can only be the digits after a decimal sign: "1250.000" may be anything.
 * @param {string} whole
 * @param {string} fraction
 */
const isShort = (whole, fraction) =>
  /^\d+$/.test(fraction) && (fraction.length !== 3 || whole === "0");

/**
 * @param {string} text
 * @returns {number | null}
 */
function meantBy(text) {
  const [, digits, word] = /^([\d.,]+) ?(\p{L}+)\.?(?: rupiah)?$/u.exec(text) ?? [];
  const times = WORDS.find(([pattern]) => pattern.test(word ?? ""))?.[1];
  // "1.5 million" and "1,5 juta"; nobody writes 1,250 million with a point for thousands.
  const size = digits && times ? Number(digits.replace(",", ".")) * times : NaN;
  return size > 0 && size <= LARGEST ? Math.round(size) : null;
}

/**
 * @param {number} value
 * @param {string} locale such as `id-ID`
 */
export const writeNumber = (value, locale) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);

/**
 * @param {number} value
 * @param {string} locale
 */
export function writeRupiah(value, locale) {
  const text = writeNumber(Math.abs(value), locale);
  return value < 0 ? `−Rp${text}` : `Rp${text}`;
}

/**
 * @param {number} value
 * @returns {Reading} refused where it is too large to be counted
 */
export const counted = (value) =>
  Math.abs(value) <= LARGEST ? { value, problem: "" } : { value: null, problem: "large" };
