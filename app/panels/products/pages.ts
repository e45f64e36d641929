/** The pages of products, in the order of their tabs. */
export const productPages = [
  "ranking",
  "sell-through",
  "price-bands",
  "price-changes",
  "reductions",
  "competitors",
] as const;
export type ProductPage = (typeof productPages)[number];
