/** Asked for when a segment is to be made, and not before. */
export const segmentScope = "write_customers";
