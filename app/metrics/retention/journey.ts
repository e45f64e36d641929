import type { FirstWorth, ProductPair } from "../../store/worth/journey.server";

/** Below this many customers a mean says little of the next ones, and its interval less. */
export const leastCustomers = 30;
const z95 = 1.959964;

/** A mean with the interval that holds the true one in 95 of 100 such samples; money in minor units. */
export interface MeanWorth {
  meanMinor: number;
  interval: { fromMinor: number; toMinor: number } | null;
}

/**
 * Mean and its 95 % confidence interval by the normal distribution, from 30 customers on: mean -+ z s / sqrt n
 * (NIST/SEMATECH e-Handbook, 1.3.5.2, https://www.itl.nist.gov/div898/handbook/eda/section3/eda352.htm).
 */
export function worthOf({ customers, meanMinor, deviationMinor }: FirstWorth): MeanWorth {
  const mean = Math.round(meanMinor);
  if (customers < leastCustomers || deviationMinor === null) {
    return { meanMinor: mean, interval: null };
  }
  const half = (z95 * deviationMinor) / Math.sqrt(customers);
  const [fromMinor, toMinor] = [Math.round(meanMinor - half), Math.round(meanMinor + half)];
  return { meanMinor: mean, interval: { fromMinor, toMinor } };
}

/**
 * How much more often two products are in one order than if they had nothing to do with each other: share of
 * orders with both over the product of the shares of orders with each.
 */
export function liftOf({ orders, oneOrders, otherOrders, allOrders }: ProductPair): number | null {
  const base = oneOrders * otherOrders;
  return base === 0 ? null : (orders * allOrders) / base;
}
