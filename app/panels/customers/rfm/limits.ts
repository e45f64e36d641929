/** Five in each fifth. */
export const leastForFifths = 25;
