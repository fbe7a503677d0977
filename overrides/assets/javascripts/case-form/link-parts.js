// What stands behind the text of a link: its address and its title.

/**
 * @param {string} source
 * @param {number} at
 * @param {number} to
 */
export function afterBlanks(source, at, to) {
  let place = at;
  while (place < to && /[ \t\n]/.test(source[place])) place += 1;
  return place;
}

/**
 * The address of a link, null where there is none, and where it ends.
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @returns {[string | null, number]}
 */
export function destinationAt(source, at, to) {
  let place = at;
  if (source[at] === "<") {
    for (place += 1; place < to && !/[\n<]/.test(source[place]); place += 1) {
      if (source[place] === ">") return [unescaped(source.slice(at + 1, place)), place + 1];
      if (source[place] === "\\") place += 1;
    }
    return [null, at];
  }
  let level = 0;
  for (; place < to && !/[\0- \x7f]/.test(source[place]); place += 1) {
    const sign = source[place];
    if (sign === "\\" && place + 1 < to) {
      if (source[place + 1] === " ") break;
      place += 1;
    } else if (sign === "(") level += 1;
    else if (sign === ")") {
      if (!level) break;
      level -= 1;
    }
  }
  if (place === at || level) return [null, at];
  return [unescaped(source.slice(at, place)), place];
}

/**
 * @param {string} source
 * @param {number} at
 * @param {number} to
 * @returns {[string, number] | null}
 */
export function titleAt(source, at, to) {
  const open = source[at];
  if (!/["'(]/.test(open ?? "")) return null;
  const close = open === "(" ? ")" : open;
  for (let place = at + 1; place < to; place += 1) {
    if (source[place] === close) return [unescaped(source.slice(at + 1, place)), place + 1];
    if (source[place] === "(" && close === ")") return null;
    if (source[place] === "\\") place += 1;
  }
  return null;
}

/** @param {string} text of an address or a title, with backslashes and signs such as `&amp;` */
function unescaped(text) {
  return text.replace(/\\([!-/:-@[-`{-~])|&(?:#x?[\da-f]{1,8}|\w{1,31});/gi, (found, sign) => {
    if (sign) return sign;
    const area = document.createElement("textarea");
    area.innerHTML = found;
    return area.value;
  });
}
