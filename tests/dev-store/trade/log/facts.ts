/** The facts that events are made of: integer minor units of shop currency, positive unless said otherwise. */

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
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
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

/** "other": another app, or not known at all. */
export type SalesChannel = "online" | "pos" | "draft" | "subscription" | "other";

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
