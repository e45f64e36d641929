/**
 * The store's truth: what happened, with the facts as the pricing engine decided them. Nothing in
 * here is ever rewritten; what orders look like and what reports say are views of it.
 *
 * Money is integer minor units of the shop's currency and positive: an event says what was charged
 * or given back, a view decides on the sign. "As displayed" means including tax when the order's
 * `taxesIncluded` is true, and before tax when it is not. Times are epoch ms.
 */

export interface TaxFact {
  title: string;
  /** 0.08875 = 8.875 % */
  rate: number;
  amountMinor: number;
}

export interface AllocationFact {
  /** Index into the order's discount applications. */
  application: number;
  /** As displayed. */
  amountMinor: number;
}

export interface DiscountApplicationFact {
  kind: "code" | "automatic" | "manual";
  /** The code, or the title. */
  label: string;
  target: "line" | "shipping";
  /** "across": an order-level discount spread over the lines; "each": on the entitled lines. */
  allocation: "across" | "each";
  selection: "all" | "entitled";
  /** 0.1 = 10 %; null where the discount is an amount. */
  percentage: number | null;
  amountMinor: number | null;
}

export interface LineFact {
  lineId: number;
  kind: "product" | "giftCard" | "tip";
  variantId: number | null;
  productId: number | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  requiresShipping: boolean;
  taxable: boolean;
  quantity: number;
  /** As displayed, before discounts. */
  unitPriceMinor: number;
  allocations: readonly AllocationFact[];
  /** Tax of the whole line after discounts. */
  taxes: readonly TaxFact[];
  /** The allocations without the tax inside them (the same as displayed where tax comes on top). */
  discountBeforeTaxesMinor: number;
}

/** Units of a line taken back, with their share of the line's money. */
export interface ReversalFact {
  lineId: number;
  quantity: number;
  /** After discounts, as displayed. */
  subtotalMinor: number;
  taxes: readonly TaxFact[];
  /** The discount that goes back with it, as displayed and before taxes. */
  discountMinor: number;
  discountBeforeTaxesMinor: number;
}

/** More units of a line that is already on the order. */
export interface IncreaseFact {
  lineId: number;
  quantity: number;
  /** Per unit, as displayed; added units come without discount. */
  unitPriceMinor: number;
  taxes: readonly TaxFact[];
}

/** A discount given on a line after the order was placed. */
export interface RepriceFact {
  lineId: number;
  /** As displayed, what the line now costs less. */
  discountMinor: number;
  discountBeforeTaxesMinor: number;
  /** Tax that falls away with it. */
  taxes: readonly TaxFact[];
}

export interface ShippingFact {
  shippingLineId: number;
  title: string;
  code: string;
  source: string;
  /** As displayed, before discounts. */
  priceMinor: number;
  allocations: readonly AllocationFact[];
  taxes: readonly TaxFact[];
  discountBeforeTaxesMinor: number;
}

export interface DutyFact {
  dutyId: number;
  lineId: number;
  amountMinor: number;
  harmonizedSystemCode: string;
  countryCodeOfOrigin: string;
}

/** A surcharge. Its amount is without tax, whatever the order's prices include. */
export interface FeeFact {
  feeId: number;
  name: string;
  amountMinor: number;
  taxes: readonly TaxFact[];
}

export interface TransactionFact {
  transactionId: number;
  kind: "SALE" | "REFUND";
  gateway: string;
  amountMinor: number;
}

export interface VisitFact {
  at: number;
  source: string;
  sourceDescription: string | null;
  /** As CustomerVisit.sourceType has it. */
  sourceType: string | null;
  referrerUrl: string | null;
  landingPage: string;
  utm: {
    source: string | null;
    medium: string | null;
    campaign: string | null;
    content: string | null;
    term: string | null;
  } | null;
  marketingActivityId: number | null;
}

export interface JourneyFact {
  first: VisitFact;
  last: VisitFact;
  moments: number;
}

export type SalesChannel = "online" | "pos" | "draft" | "subscription";

export interface OrderedEvent {
  type: "ordered";
  /** When the order came into this store. */
  at: number;
  /** When the sale took place: earlier than `at` for orders imported from elsewhere. */
  processedAt: number;
  number: number;
  /** Index into the customer log; null for a guest. */
  customer: number | null;
  channel: SalesChannel;
  test: boolean;
  taxesIncluded: boolean;
  presentmentCurrency: string;
  /** Units of presentment currency per unit of shop currency. */
  presentmentRate: number;
  countryCode: string;
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

export interface AdjustmentFact {
  adjustmentId: number;
  reason:
    | "REFUND_DISCREPANCY"
    | "PENDING_REFUND_DISCREPANCY"
    | "FULL_RETURN_BALANCING_ADJUSTMENT"
    | "RESTOCK"
    | "DAMAGE"
    | "CUSTOMER";
  /** Signed, as a sale: positive keeps money (a fee), negative gives more than the goods' value. */
  amountMinor: number;
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
