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
  /** Apart from sales: neither is in net or total sales. */
  tipsMinor: number;
  giftCardsMinor: number;
  /** Of the agreements by which orders were placed: without later edits, refunds and returns. */
  placedGrossMinor: number;
  placedDiscountsMinor: number;
  orders: number;
  /** Orders of nothing but gift cards. */
  giftCardOnlyOrders: number;
  /** Units of goods ordered, or added by an edit. */
  unitsSold: number;
  /** Negative or 0. */
  unitsReturned: number;
  /** Of units sold, less those returned, as far as their cost is known. */
  costMinor: number;
  /** Net sales of goods: all, those whose cost is known, and those whose cost is an assumption. */
  goodsNetMinor: number;
  costedNetMinor: number;
  assumedNetMinor: number;
}

/** The facts of one day in the shop's time zone. */
export interface SalesDay extends SalesFacts {
  day: ShopDay;
}

/** A count is whole; a number has decimals. */
export type MetricUnit = "money" | "count" | "rate" | "number";

/** What a figure means, in words. Texts are keys of the catalogue. */
export interface MetricWords {
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
  /** Which way is better, for the signed value (the size of a deduction); null where neither is. */
  better: "higher" | "lower" | null;
  /** The value is negative or 0: a change is told, and judged, of its size. */
  isDeduction?: true;
  /** Shown where compute gives null. */
  emptyText: TextKey;
}

/** A figure: what it means, and how it comes from the facts of its subject (sales, where none is named). */
export interface MetricDefinition<Facts = SalesFacts> extends MetricWords {
  /**
   * Minor units for money, a whole number for counts, a ratio for rates (0.024 is 2.4 %); null where
   * there is no such figure.
   */
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
  tipsMinor: 0,
  giftCardsMinor: 0,
  placedGrossMinor: 0,
  placedDiscountsMinor: 0,
  orders: 0,
  giftCardOnlyOrders: 0,
  unitsSold: 0,
  unitsReturned: 0,
  costMinor: 0,
  goodsNetMinor: 0,
  costedNetMinor: 0,
  assumedNetMinor: 0,
};

/**
 * Adds the facts of a day, or of a product, to a sum, but for its customers, which do not add up. Written out: field by
 * field by name it takes five times as long, and there are thousands of products.
 */
export function addFacts(sum: SalesFacts, day: SalesFacts): void {
  sum.grossSalesMinor += day.grossSalesMinor;
  sum.discountsMinor += day.discountsMinor;
  sum.returnsMinor += day.returnsMinor;
  sum.shippingMinor += day.shippingMinor;
  sum.taxesMinor += day.taxesMinor;
  sum.dutiesMinor += day.dutiesMinor;
  sum.feesMinor += day.feesMinor;
  sum.tipsMinor += day.tipsMinor;
  sum.giftCardsMinor += day.giftCardsMinor;
  sum.placedGrossMinor += day.placedGrossMinor;
  sum.placedDiscountsMinor += day.placedDiscountsMinor;
  sum.orders += day.orders;
  sum.giftCardOnlyOrders += day.giftCardOnlyOrders;
  sum.unitsSold += day.unitsSold;
  sum.unitsReturned += day.unitsReturned;
  sum.costMinor += day.costMinor;
  sum.goodsNetMinor += day.goodsNetMinor;
  sum.costedNetMinor += day.costedNetMinor;
  sum.assumedNetMinor += day.assumedNetMinor;
}

/**
 * The facts of a period from its days. Customers do not add up over days (someone who orders on two
 * days is one customer), so the period's own count comes along.
 */
export function sumDays(days: Iterable<SalesFacts>, customers: CustomerCounts): SalesFacts {
  const sum = { ...noSales };
  for (const day of days) addFacts(sum, day);
  return { ...sum, ...customers };
}
