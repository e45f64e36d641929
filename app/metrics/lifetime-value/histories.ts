/** Customers with one and the same history, as the models count it. */
export interface PurchaseHistory {
  /** How many customers. */
  customers: number;
  /** Days with a purchase after the first one: several orders of one day are one. */
  repeats: number;
  /** Weeks from the first to the last purchase; 0 without repeats. */
  recency: number;
  /** Weeks from the first purchase to the end of observation. */
  age: number;
}

/** Days as weeks, the time unit of the models. */
export function weeksOf(days: number): number {
  return days / 7;
}

const longestHeldOut = 182;
/** Of which a third can be held out and enough is left to learn from. */
const leastDays = 273;

/** How many days at the end of a shop's past predictions are tried on; null where it is too short. */
export function heldOutDaysOf(daysOfPast: number): number | null {
  if (daysOfPast < leastDays) return null;
  return Math.min(longestHeldOut, Math.floor(daysOfPast / 3));
}
