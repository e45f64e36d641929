import type { DiscountApplicationFact, SalesChannel, TaxFact } from "../trade/log/facts";
import type { AdjustmentFact } from "../trade/log/facts";

/**
 * A store written down by hand: nothing in it is generated or priced. Money is minor units of the shop's
 * currency and positive, as the order displays it (with the tax inside where `taxesIncluded`); times are
 * ISO instants. Parts of an order are named by numbers of its own.
 */
export interface WrittenStore {
  products: readonly WrittenProduct[];
  /** Collections of the products with a tag. */
  collections?: readonly { title: string; tag: string }[];
  /** How many profiles there are, numbered from 0. */
  customers: number;
  merges?: readonly { from: number; into: number; at: string }[];
  /** In the order in which they came into the store. */
  orders: readonly WrittenOrder[];
  /** In the order in which they were begun. */
  checkouts?: readonly WrittenCheckout[];
}

export interface WrittenProduct {
  title: string;
  vendor: string;
  type: string;
  /** Last part of its category's gid. */
  category: string | null;
  tags?: readonly string[];
  isGiftCard?: boolean;
  variants: readonly WrittenVariantFacts[];
}

export interface WrittenVariantFacts {
  title?: string;
  sku: string;
  price: number;
  compareAt?: number;
  cost: number | null;
  /** Units, whatever the orders say; without it stock is not tracked. */
  stock?: number;
}

export interface WrittenOrder {
  /** When the sale took place. */
  placed: string;
  /** When it came into the store, where that was later. */
  entered?: string;
  customer: number | null;
  /** Default: the online store. */
  channel?: SalesChannel;
  test?: boolean;
  taxesIncluded?: boolean;
  presentment?: { currency: string; rate: number };
  country?: string;
  discounts?: readonly DiscountApplicationFact[];
  lines: readonly WrittenLine[];
  shipping?: readonly WrittenShipping[];
  duties?: readonly { line: number; amount: number }[];
  fees?: readonly { fee: number; name: string; amount: number; tax?: WrittenTax }[];
  tags?: readonly string[];
  /** The first and the last visit before it, or the only one. Without: the store knows of none. */
  visits?: readonly [WrittenVisit, WrittenVisit?];
  /** Default: all of it, a minute after it was entered. */
  payments?: readonly { gateway: string; amount: number }[];
  /** What happened to it later. */
  then?: readonly WrittenEvent[];
}

export interface WrittenVisit {
  source: string;
  /** Source, medium and campaign of the UTM parameters. */
  utm?: readonly [source: string, medium: string, campaign: string];
  /** The page it began on; without: the home page. */
  landing?: string;
}

/** An amount at a tenth, or taxes by name. */
export type WrittenTax = number | readonly TaxFact[];

/** Discounts on it, by their place among the order's. */
export type WrittenOff = readonly (readonly [discount: number, amount: number])[];

export interface WrittenLine {
  line: number;
  /** Of a variant. Absent: it is none of the shop's. */
  sku?: string;
  /** Of what is no variant of the shop's. */
  title?: string;
  isTip?: boolean;
  quantity?: number;
  price: number;
  off?: WrittenOff;
  /** The discounts without the tax inside them, where prices include it. */
  offBeforeTax?: number;
  tax?: WrittenTax;
}

export interface WrittenShipping {
  price: number;
  off?: WrittenOff;
  tax?: WrittenTax;
}

/** Units of a line that are taken off, with their share of its money after discounts. */
export interface WrittenBack {
  line: number;
  quantity: number;
  subtotal: number;
  tax?: WrittenTax;
  off?: number;
}

export type WrittenEvent = { at: string } & (
  | {
      type: "edited";
      added?: readonly WrittenLine[];
      increased?: readonly { line: number; quantity: number; price: number; tax?: WrittenTax }[];
      removed?: readonly WrittenBack[];
      repriced?: readonly { line: number; off: number; tax?: WrittenTax }[];
    }
  | {
      type: "refunded";
      back?: readonly WrittenBack[];
      /** Goods of the return that was opened before: booked then. */
      returned?: readonly WrittenBack[];
      shipping?: { subtotal: number; tax?: WrittenTax };
      adjustments?: readonly { reason: AdjustmentFact["reason"]; amount: number }[];
      money: number;
    }
  | {
      type: "adjusted";
      adjustments: readonly { reason: AdjustmentFact["reason"]; amount: number }[];
      money: number;
    }
  | { type: "returned"; back: readonly WrittenBack[]; restockingFee?: number }
  | { type: "return closed" }
  | { type: "cancelled" }
  | { type: "deleted" }
);

export interface WrittenCheckout {
  begun: string;
  completed?: string;
  customer: number | null;
  lines: readonly WrittenLine[];
}
