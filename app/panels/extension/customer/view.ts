import type { BlockCurrency } from "../product/view";

/** What the block on a customer's page shows, as plain JSON: every text is in words already. */
export type CustomerBlock =
  /** Why nothing can be said of customers. */
  { state: "waiting"; why: string } | CustomerBlockReady;

export interface CustomerBlockReady {
  state: "ready";
  currency: BlockCurrency;
  /** RFM group in words: Shopify's own, or by our fifths where it says none. */
  group: string;
  /** What Shopify itself expects of the customer, in words; null: it says nothing. */
  spendTier: string | null;
  purchases: number;
  /** Minor units of net sales. */
  netMinor: number;
  /** Shop days; null: not a purchase yet. */
  firstDay: string | null;
  lastDay: string | null;
  next: NextOrderView;
  /** Where the app says more. */
  appPath: string;
}

export type NextOrderView =
  /** Why nothing is expected, in words. */
  | { kind: "unknown"; why: string }
  | {
      kind: "expected";
      /** From 0 to 1, within so many days of the last whole day. */
      chance: number;
      chanceDays: number;
      /** The shop day by which an order is as likely to have come as not; null: not within two years. */
      likelyDay: string | null;
      /** Net sales expected within 12 months, minor units. */
      netMinor: number;
      /** The last shop day that the models know. */
      observedTo: string;
    };
