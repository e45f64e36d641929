import type { TextKey } from "../i18n/text-key";
import type { ShopDay } from "../lib/shop-day";

/** Customers of a day or a period, each counted once in it. Cancelled orders make no customer. */
export interface CustomerCounts {
  /** Their first order lies in it. */
  newCustomers: number;
  /** They had ordered before it. */
  returningCustomers: number;
  /** They ordered, and the history that would tell which of both is not here. */
  unknownCustomers: number;
  /** Orders without a customer. */
  guestOrders: number;
  /** Orders of which it is not known who placed them, since customers may not be read. */
  unidentifiedOrders: number;
}

/** What a day or a period sums up to; money in minor units of the shop's currency. */
export interface SalesFacts extends CustomerCounts {
  grossSalesMinor: number;
  /** Negative or 0. */
  discountsMinor: number;
  /** Negative or 0. */
  returnsMinor: number;
  shippingMinor: number;
  taxesMinor: number;
  dutiesMinor: number;
  feesMinor: number;
  /** Of the agreements by which orders were placed: without later edits, refunds and returns. */
  placedGrossMinor: number;
  placedDiscountsMinor: number;
  orders: number;
  /** Orders of nothing but gift cards. */
  giftCardOnlyOrders: number;
}

/** The facts of one day in the shop's time zone. */
export interface SalesDay extends SalesFacts {
  day: ShopDay;
}

export type MetricUnit = "money" | "count" | "rate";

/** What a figure means, in words first. Texts are keys of the catalogue. */
export interface MetricDefinition<Facts = SalesFacts> {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  /** The formula in words. */
  formula: TextKey;
  included: TextKey;
  excluded: TextKey;
  /** On which day something counts. */
  basis: TextKey;
  source: { name: string; url: string };
  /** Which way is better, for the signed value; null where neither is. */
  better: "higher" | "lower" | null;
  /** Shown where compute gives null. */
  emptyText: TextKey;
  /** Minor units for money, a whole number for counts, 0..1 for rates; null: no such figure. */
  compute(facts: Facts): number | null;
}

export const noCustomers: CustomerCounts = {
  newCustomers: 0,
  returningCustomers: 0,
  unknownCustomers: 0,
  guestOrders: 0,
  unidentifiedOrders: 0,
};

export const noSales: SalesFacts = {
  ...noCustomers,
  grossSalesMinor: 0,
  discountsMinor: 0,
  returnsMinor: 0,
  shippingMinor: 0,
  taxesMinor: 0,
  dutiesMinor: 0,
  feesMinor: 0,
  placedGrossMinor: 0,
  placedDiscountsMinor: 0,
  orders: 0,
  giftCardOnlyOrders: 0,
};

/**
 * The facts of a period from its days. Customers do not add up over days (someone who orders on two
 * days is one customer), so the period's own count comes along.
 */
export function sumDays(days: readonly SalesFacts[], customers: CustomerCounts): SalesFacts {
  const sum = { ...noSales };
  for (const day of days) {
    sum.grossSalesMinor += day.grossSalesMinor;
    sum.discountsMinor += day.discountsMinor;
    sum.returnsMinor += day.returnsMinor;
    sum.shippingMinor += day.shippingMinor;
    sum.taxesMinor += day.taxesMinor;
    sum.dutiesMinor += day.dutiesMinor;
    sum.feesMinor += day.feesMinor;
    sum.placedGrossMinor += day.placedGrossMinor;
    sum.placedDiscountsMinor += day.placedDiscountsMinor;
    sum.orders += day.orders;
    sum.giftCardOnlyOrders += day.giftCardOnlyOrders;
  }
  return { ...sum, ...customers };
}
