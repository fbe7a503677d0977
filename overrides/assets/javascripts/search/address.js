// The address keeps query and part, so that a search can be shared.

/**
 * @param {string} query
 * @param {string} part
 */
export function toAddress(query, part) {
  const here = new URL(location.href);
  for (const [name, value] of Object.entries({ q: query, part })) {
    if (value) here.searchParams.set(name, value);
    else here.searchParams.delete(name);
  }
  if (here.href !== location.href) history.replaceState(history.state, "", here);
}
