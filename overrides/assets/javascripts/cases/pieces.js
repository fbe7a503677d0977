// The pieces in which the data of the finder lies on the host, each asked for once.

/** @type {Map<string, Promise<any>>} */
const asked = new Map();

/**
 * @param {string} address
 * @returns {Promise<any>} what the piece holds; one that has failed is asked for anew next time
 */
export function piece(address) {
  const known = asked.get(address) ?? fetchPiece(address);
  asked.set(address, known);
  return known;
}

/** @param {string} address */
async function fetchPiece(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return await answer.json();
  } catch (error) {
    asked.delete(address);
    throw error;
  }
}
