import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";
import type { ApiToken } from "../../store/spend/api-tokens.server";
import type { SpendEnd } from "../../store/spend/spend-ends.server";
import type { SpendBatch, SpendCost, SpendSource } from "../../store/spend/spend-terms";

/** What the page of marketing spend shows, as plain JSON; money in minor units. */
export type SpendView = { state: "notReady" } | SpendReadyView;

export interface SpendReadyView {
  state: "ready";
  dataVersion: number;
  /** ISO 4217 */
  currency: string;
  timezone: string;
  today: ShopDay;
  known: KnownSpend[];
  /** Told by Shopify in other currencies, and left out. */
  leftOut: { channel: MarketingChannel; currency: string }[];
  ends: SpendEndsView;
  batches: (Omit<SpendBatch, "enteredAt"> & { enteredAt: string })[];
  batchTotal: number;
  costs: SpendCostView[];
  tokens: (Omit<ApiToken, "createdAt" | "usedAt"> & {
    createdAt: string;
    usedAt: string | null;
  })[];
  /** To be filled in. */
  template: string;
  /** What a script runs, but for its token. */
  curl: string;
}

/** What is known of a channel by one source, up to today. */
export interface KnownSpend {
  /** Null: costs of no channel in particular. */
  channel: MarketingChannel | null;
  source: SpendSource;
  from: ShopDay;
  to: ShopDay;
  /** Days with a row, of those between. */
  days: number;
  spendMinor: number;
  /** The part of it that was spread over days. */
  assumedMinor: number;
}

export interface SpendEndsView {
  /** Channels that files or posts told of and tell of no more: figures of all channels wait for them. */
  waiting: {
    channel: MarketingChannel;
    /** The last day of which it is known what was spent. */
    lastDay: ShopDay;
    /** From which day on nothing may have been spent. */
    from: ShopDay;
  }[];
  /** Those on which nothing more was spent, as the merchant says. */
  ended: (Omit<SpendEnd, "enteredAt"> & { enteredAt: string })[];
}

export interface SpendCostView extends SpendCost {
  /** It goes on beyond this month. */
  canEnd: boolean;
}
