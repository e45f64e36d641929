/**
 * The store's truth: what happened, with the facts as the pricing engine decided them. Nothing in
 * here is ever rewritten; what orders look like and what reports say are views of it.
 *
 * Money is integer minor units of the shop's currency and positive: an event says what was charged
 * or given back, a view decides on the sign. "As displayed" means including tax when the order's
 * `taxesIncluded` is true, and before tax when it is not. Times are epoch ms.
 */

import type {
  TaxFact,
  DiscountApplicationFact,
  LineFact,
  ReversalFact,
  IncreaseFact,
  RepriceFact,
  ShippingFact,
  DutyFact,
  FeeFact,
  TransactionFact,
  JourneyFact,
  SalesChannel,
  AdjustmentFact,
} from "./facts";

export type * from "./facts";

export interface OrderedEvent {
  type: "ordered";
  /** When the order came into this store. */
  at: number;
  /** When the sale took place: earlier than `at` for orders imported from elsewhere. */
  processedAt: number;
  number: number;
  /** What the order is called where that is not "#" and its number. */
  name?: string;
  /** Index into the customer log; null for a guest. */
  customer: number | null;
  channel: SalesChannel;
  /** Order.sourceName where it is not the channel's own. */
  sourceName?: string | null;
  test: boolean;
  taxesIncluded: boolean;
  presentmentCurrency: string;
  /** Units of presentment currency per unit of shop currency. */
  presentmentRate: number;
  /** null: nobody knows where the goods went. */
  countryCode: string | null;
  provinceCode: string | null;
  lines: readonly LineFact[];
  discounts: readonly DiscountApplicationFact[];
  shipping: readonly ShippingFact[];
  duties: readonly DutyFact[];
  fees: readonly FeeFact[];
  tags: readonly string[];
  note: string | null;
  /** null: the shopper gave no consent, so nothing is known. */
  journey: JourneyFact | null;
  locationId: number | null;
  /** Its products were sold on a selling plan: it begins a subscription of an app. */
  isOnPlan?: boolean;
}

export interface EditedEvent {
  type: "edited";
  at: number;
  note: string | null;
  added: readonly LineFact[];
  increased: readonly IncreaseFact[];
  removed: readonly ReversalFact[];
  repriced: readonly RepriceFact[];
}

export interface PaidEvent {
  type: "paid";
  at: number;
  transactions: readonly TransactionFact[];
}

export interface FulfilledEvent {
  type: "fulfilled";
  at: number;
  fulfillmentId: number;
  lines: readonly { lineId: number; quantity: number }[];
  trackingCompany: string | null;
}

/**
 * A return. Opening it takes the goods off the books at once (its reversals, less a restocking fee
 * as a fee of its own); a refund that follows only moves money. Closing it moves nothing.
 */
export interface ReturnedEvent {
  type: "returned";
  at: number;
  returnId: number;
  phase: "opened" | "closed";
  reason: string;
  reversals: readonly ReversalFact[];
  restockingFee: { feeId: number; amountMinor: number; percentage: number } | null;
}

export interface RefundedEvent {
  type: "refunded";
  at: number;
  refundId: number;
  /** The return whose goods this pays for; those reversals were booked when it opened. */
  returnId: number | null;
  note: string | null;
  /** Goods given back with this refund: booked now. */
  reversals: readonly ReversalFact[];
  /** Goods of the return, listed on the refund but booked before. */
  returned: readonly ReversalFact[];
  restock: "RETURN" | "CANCEL" | "NO_RESTOCK";
  /** As displayed. */
  shipping: readonly { shippingLineId: number; subtotalMinor: number; taxes: readonly TaxFact[] }[];
  duties: readonly { dutyId: number; amountMinor: number }[];
  fees: readonly { feeId: number; amountMinor: number; taxes: readonly TaxFact[] }[];
  adjustments: readonly AdjustmentFact[];
  /** Money back; less than the goods' value where nothing had been paid. */
  transactions: readonly TransactionFact[];
}

/** A balancing adjustment of an earlier refund, decided later. */
export interface AdjustedEvent {
  type: "adjusted";
  at: number;
  refundId: number;
  adjustments: readonly AdjustmentFact[];
  transactions: readonly TransactionFact[];
}

export interface CancelledEvent {
  type: "cancelled";
  at: number;
  reason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";
  staffNote: string | null;
}

/** Tags or note as they are from now on; what is absent stays as it was. Moves no money. */
export interface RelabelledEvent {
  type: "relabelled";
  at: number;
  tags?: readonly string[];
  note?: string | null;
}

export interface DeletedEvent {
  type: "deleted";
  at: number;
}

export type LaterEvent =
  | EditedEvent
  | PaidEvent
  | FulfilledEvent
  | ReturnedEvent
  | RefundedEvent
  | AdjustedEvent
  | CancelledEvent
  | RelabelledEvent
  | DeletedEvent;

export type OrderEvent = OrderedEvent | LaterEvent;

/** An order's events in the order they happened; the first is always "ordered". */
export type OrderEvents = readonly [OrderedEvent, ...LaterEvent[]];

export interface CustomersMergedEvent {
  type: "customers merged";
  at: number;
  from: number;
  into: number;
}

/** A profile's tags as they are from now on. */
export interface CustomerTaggedEvent {
  type: "customer tagged";
  at: number;
  customer: number;
  tags: readonly string[];
}
