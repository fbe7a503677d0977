// Words of the interface and messages of the check, with values put in.

/** @typedef {Record<string, string>} Words by their key */
/** @typedef {string | number} Value */

/**
 * A text with its placeholders filled: `#` where there is one value, `#name` where there are
 * several. Messages that the build fills as well write `{name}`. What has no value stays.
 * @param {string} text
 * @param {Value | Record<string, Value>} values
 */
export function fill(text, values) {
  const named = typeof values === "object" ? values : { "": values };
  return text.replace(/#(\w*)|\{(\w+)\}/g, (placeholder, hashed, braced) =>
    `${named[hashed ?? braced] ?? placeholder}`,
  );
}
