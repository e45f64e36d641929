/** So many of what sells best can be watched at most. */
export const mostBest = 200;
// Products at the edge change places from day to day, and what is sold out sells less for that: what was told of one goes
// on until it is put right, or until it is far from the best.
const band = 4;

/** So many are looked at where `top` of them are watched. */
export const lookedAt = (top: number) => Math.ceil(top * band);

/** Whether the product at this place, from 0 on, is one of the best: of others nothing is told anew. */
export const isAmongBest = (index: number, top: number) => index < top;
