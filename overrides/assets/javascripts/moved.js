// At the old address of a page: goes on to the new one with the query and the section that were
// asked for.

/** @type {HTMLAnchorElement} */
const link = /** @type {any} */ (document.querySelector("main a"));
const address = new URL(link.href);
address.search = location.search;
address.hash = location.hash || address.hash;
location.replace(address);
