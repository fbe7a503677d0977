// Which pieces of the index did not arrive. Pagefind takes a piece that is lost for one that holds
// nothing, which would tell a reader that no page has the word.

let lost = 0;
let folder = "";

/** How many pieces have been lost until now. */
export const lostPieces = () => lost;

/**
 * From now on count what is fetched from the folder of an index and does not arrive.
 * @param {string} index address of pagefind.js in that folder
 */
export function watchPieces(index) {
  if (folder) return;
  folder = new URL(".", index).href;
  const fetchAny = self.fetch;
  self.fetch = async (asked, options) => {
    const address = typeof asked === "string" ? new URL(asked, location.href).href : "";
    const isPiece = address.startsWith(folder);
    if (!isPiece) return fetchAny(asked, options);
    try {
      const answer = await fetchAny(asked, options);
      if (!arrived(answer)) lost += 1;
      return answer;
    } catch (error) {
      lost += 1;
      throw error;
    }
  };
  // Pagefind leaves the promise of its own start to nobody; the search that waits for it fails too.
  addEventListener("unhandledrejection", (event) => {
    const cause = `${event.reason?.stack ?? event.reason}`;
    if (lost && /pagefind/i.test(cause)) event.preventDefault();
  });
}

/**
 * A page instead of a piece is what a network says that asks for a login first.
 * @param {Response} answer
 */
function arrived(answer) {
  return answer.ok && !answer.headers.get("content-type")?.startsWith("text/html");
}
