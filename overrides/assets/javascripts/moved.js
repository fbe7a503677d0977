// At the old address of a page: goes on to the new one with the query and the section that were asked for.
// @ts-check
{
  const address = new URL(/** @type {HTMLAnchorElement} */ (document.querySelector("main a")).href);
  address.search = location.search;
  address.hash = location.hash || address.hash;
  location.replace(address);
}
