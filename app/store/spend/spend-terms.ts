import type { MarketingChannel } from "../../lib/marketing-channel";
import type { ShopDay } from "../../lib/shop-day";

/** Who told of spend: a file, a script, Shopify's marketing activities, or the merchant by hand. */
export type SpendSource = "import" | "post" | "activity" | "cost";

/** What was spent on a day; minor units of the shop's currency. */
export interface SpendDay {
  day: ShopDay;
  /** Null: a cost that was entered for no channel in particular. */
  channel: MarketingChannel | null;
  campaign: string | null;
  spendMinor: number;
  source: SpendSource;
  /** It was told of several days together, and spread over them. */
  isAssumed: boolean;
  /** It counts in the loaded cost of a customer only. */
  isLoadedOnly: boolean;
  /** Of a cost that was entered by hand. */
  costId?: number;
}

export const spendCostKinds = ["agency", "tools", "influencer", "offline", "other"] as const;
export type SpendCostKind = (typeof spendCostKinds)[number];

/** What is paid for running marketing rather than for reaching people counts as loaded by default. */
export const loadedKinds: ReadonlySet<SpendCostKind> = new Set(["agency", "tools"]);

/** A cost of marketing that was entered by hand; minor units of the shop's currency. */
export interface SpendCost {
  id: number;
  name: string;
  kind: SpendCostKind;
  channel: MarketingChannel | null;
  campaign: string | null;
  /** Of all its days together, or of each month. */
  amountMinor: number;
  isMonthly: boolean;
  /** By month: the first day of the first month, and the last of the last. */
  from: ShopDay;
  /** Null: it goes on (by month only). */
  to: ShopDay | null;
  isLoadedOnly: boolean;
}

/** A day of spend as a file or a script tells it. */
export interface EnteredSpend {
  channel: MarketingChannel;
  /** The ad platform whose ads it is of, where it is not that of the file; empty: of the channel as a whole. */
  platform?: string;
  campaign: string | null;
  day: ShopDay;
  spendMinor: number;
  /** ISO 4217, with the amount in its minor units. */
  currency: string;
  originalMinor: number;
  /** What a unit of it is in the shop's currency, as a decimal; null where it is the shop's. */
  rate: string | null;
  isAssumed: boolean;
}

/** A file or post of which a day still counts. */
export interface SpendBatch {
  id: number;
  source: "import" | "post";
  /** Of the file, or of the token. */
  name: string;
  format: string;
  /** Rows when it was entered, and days of channels that still count. */
  rows: number;
  days: number;
  firstDay: ShopDay;
  lastDay: ShopDay;
  enteredAt: Date;
}
