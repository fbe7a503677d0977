// What the form for a case study says of the answers: it is fetched when somebody begins to write,
// so that a first visit to the page stays light. case-form.js asks for it.

import { Review } from "./case-form/review.js";

/** @param {import("./case-form/review.js").Given} given */
export const review = (given) => new Review(given);
