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

/** One shop day with sales; money in minor units. Days without any are absent. */
export interface SalesDayRow {
  day: string;
  grossSalesMinor: number;
  discountsMinor: number;
  returnsMinor: number;
  shippingMinor: number;
  taxesMinor: number;
  dutiesMinor: number;
  feesMinor: number;
  placedGrossMinor: number;
  placedDiscountsMinor: number;
  orders: number;
  giftCardOnlyOrders: number;
  guestOrders: number;
  /** Every order, where orders were read without their customers. */
  unidentifiedOrders: number;
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
