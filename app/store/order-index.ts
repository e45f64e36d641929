/** What a shop's orders tell of the index that Shopify gives them among their customer's orders. */
export interface OrderIndexCounts {
  /** Some order has the index 0. */
  hasZero: boolean;
  /** Orders with an index at all; counting may stop at `indexedToJudge`. */
  indexed: number;
}

/** So many orders are hardly all repeats: one of them would be a customer's first. */
export const indexedToJudge = 50;

/**
 * The index of a customer's first order: `customerJourneySummary.customerOrderIndex` counts a
 * customer's orders, and Shopify does not document from where. The shop's own orders decide: where
 * one has 0, it counts from 0; where none has among enough orders, from 1. Null while that cannot be
 * said: then only an index of 2 or more tells something, a returning customer either way.
 */
export function firstOrderIndex({ hasZero, indexed }: OrderIndexCounts): 0 | 1 | null {
  if (hasZero) return 0;
  return indexed >= indexedToJudge ? 1 : null;
}
