/*
 * Ratios of spend and what it brought. Definitions after the glossaries named in each metric; null where
 * there is nothing to divide by, never 0 or endless.
 */

/** What was spent for one new customer, minor units. */
export function costPerCustomer(spendMinor: number | null, newCustomers: number): number | null {
  return spendMinor === null || newCustomers <= 0 ? null : Math.round(spendMinor / newCustomers);
}

/** Net sales (ROAS, MER) or margin (POAS) for one unit of spend. */
export function returnOnSpend(valueMinor: number | null, spendMinor: number | null): number | null {
  return valueMinor === null || spendMinor === null || spendMinor <= 0
    ? null
    : valueMinor / spendMinor;
}

/** The return on spend at which nothing is left: one over what is left of a unit of net sales. */
export function breakEvenReturn(marginRate: number | null): number | null {
  return marginRate === null || marginRate <= 0 ? null : 1 / marginRate;
}

/** What a customer is worth over what one costs. */
export function worthToCost(worthMinor: number | null, costMinor: number | null): number | null {
  return worthMinor === null || costMinor === null || costMinor <= 0
    ? null
    : worthMinor / costMinor;
}

export type Payback =
  /** In the month with this number, from 1. */
  | { kind: "within"; months: number }
  /** Not in any of so many months that can be looked at. */
  | { kind: "notWithin"; months: number }
  | { kind: "unknown" };

/**
 * The first month by whose end a customer's margin has made up for what they cost. `margins`: cumulative
 * per customer after 1, 2, 3 ... months, null from where too few have been customers for so long.
 */
export function paybackOf(costMinor: number | null, margins: readonly (number | null)[]): Payback {
  if (costMinor === null) return { kind: "unknown" };
  let known = 0;
  for (const [index, margin] of margins.entries()) {
    if (margin === null) break;
    known = index + 1;
    if (margin >= costMinor) return { kind: "within", months: known };
  }
  return known === 0 ? { kind: "unknown" } : { kind: "notWithin", months: known };
}
