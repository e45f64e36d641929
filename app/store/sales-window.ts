import type { Measures } from "./rollup/measures";

/** What to sum up: shop days, both included. */
export interface SalesWindow {
  /** "2026-11-01" */
  from: string;
  to: string;
  /** Only what happened before this instant: a last day that is compared up to the same hour. */
  until?: Date;
}

export interface SalesWindowOptions {
  /** Every order of the shop is here, so that a customer without an earlier one is new. */
  hasFullHistory: boolean;
  /** Orders were read with their customers: one without a customer is a guest's. */
  hasCustomers: boolean;
}

/** What was sold; money in minor units. */
export interface SalesSums {
  grossSalesMinor: number;
  discountsMinor: number;
  returnsMinor: number;
  shippingMinor: number;
  taxesMinor: number;
  dutiesMinor: number;
  feesMinor: number;
  tipsMinor: number;
  giftCardsMinor: number;
  placedGrossMinor: number;
  placedDiscountsMinor: number;
  orders: number;
  giftCardOnlyOrders: number;
  unitsSold: number;
  unitsReturned: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
  assumedNetMinor: number;
}

/** One shop day with sales. Days without any are absent. */
export interface SalesDayRow extends SalesSums {
  day: string;
  guestOrders: number;
  /** Every order, where orders were read without their customers. */
  unidentifiedOrders: number;
}

/** Sums as they are stored, under the names that figures are made of. */
export function toSalesSums(sums: Measures): SalesSums {
  return {
    grossSalesMinor: sums.grossMinor,
    discountsMinor: sums.discountsMinor,
    returnsMinor: sums.returnsMinor,
    shippingMinor: sums.shippingMinor,
    taxesMinor: sums.taxesMinor,
    dutiesMinor: sums.dutiesMinor,
    feesMinor: sums.feesMinor,
    tipsMinor: sums.tipsMinor,
    giftCardsMinor: sums.giftCardsMinor,
    placedGrossMinor: sums.placedGrossMinor,
    placedDiscountsMinor: sums.placedDiscountsMinor,
    orders: sums.orders,
    giftCardOnlyOrders: sums.giftCardOnlyOrders,
    unitsSold: sums.unitsSold,
    unitsReturned: sums.unitsReturned,
    costMinor: sums.costMinor,
    goodsNetMinor: sums.goodsNetMinor,
    costedNetMinor: sums.costedNetMinor,
    assumedNetMinor: sums.assumedNetMinor,
  };
}

/** One customer kind on one day (`day` null: over the whole window, each customer once). */
export interface CustomerCountRow {
  day: string | null;
  kind: "new" | "returning" | "unknown";
  customers: number;
}

export interface SalesWindowRows {
  days: SalesDayRow[];
  customers: CustomerCountRow[];
}
