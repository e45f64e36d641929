/** Within so many months of their first order customers have come back, in the answer of the page. */
export const returnMonths = 3;
/** Rows of a split: more could not be compared. */
export const splitLimit = 25;
