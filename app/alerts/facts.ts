import type { MarketingChannel } from "../lib/marketing-channel";
import type { ShopDay } from "../lib/shop-day";
import type { DayRange } from "../metrics/date-range";
import type { PaceWord } from "../metrics/acquisition/pace";
import type { ChangePart } from "../metrics/sales/change-split";
import type {
  ArchivedCategory,
  BestSeller,
  CheckCount,
  NewError,
  ScoreDay,
} from "../store/alerts/merchandising.server";
import type { ChargedPrices } from "../store/alerts/charged-prices";
import type { PastArchived, PastCount, PastError } from "../store/alerts/past-findings.server";
import type { VariantLevels } from "../store/alerts/past-sellers.server";
import type { ProductReturns } from "../store/alerts/returns.server";

/** What alert rules are told. Null: it is not known, so no rule fires of it. */
export interface AlertFacts {
  now: Date;
  today: ShopDay;
  /** Minor units in one unit of the shop's currency. */
  minorUnits: number;
  /** Null: products have not all been checked yet. */
  merchandising: MerchandisingFacts | null;
  /** Null: nothing is followed yet. */
  sync: SyncFacts | null;
  /** Null: it was looked at a short while ago, or the history is still being read. */
  trading: TradingFacts | null;
}

/** What checks of merchandising have found so far. */
export interface MerchandisingFacts {
  /** Null, here and below, of a past day: products had not all been checked, or no rule that is tried asks. */
  newErrors: readonly NewError[] | null;
  /** There are more than these: those of the products that sell least are missing. */
  areErrorsCut: boolean;
  /** Of the last days. */
  counts: readonly CheckCount[] | null;
  /** Null also where the sales of all 90 days are not here, or of a past day stock is asked for and not known. */
  bestSellers: readonly BestSeller[] | null;
  archived: readonly ArchivedCategory[] | null;
  scores: readonly ScoreDay[];
}

/**
 * What checks found on the days over which alerts are tried, as findings tell it: each by the last time it came. Null:
 * no rule that is tried asks for it.
 */
export interface PastFindings {
  /** On which the first full run ended: what was wrong then is no news. */
  baseDay: ShopDay;
  errors: readonly PastError[] | null;
  /** There were more errors than are looked at: those of the products that sell least are missing. */
  isCut: boolean;
  counts: readonly PastCount[] | null;
  archived: readonly PastArchived[] | null;
  sellers: PastSellers | null;
}

/** Products that sold most on the days over which alerts are tried. */
export interface PastSellers {
  /** Those of each day of which the sales of all 90 days before it are here, best first. */
  rankings: ReadonlyMap<ShopDay, readonly RankedProduct[]>;
  titles: ReadonlyMap<number, string>;
  /** New or not; null: not asked for. */
  errors: ReadonlyMap<number, readonly PastError[]> | null;
  stock: PastStock | null;
}

export interface RankedProduct {
  productId: number;
  /** Of 90 days. */
  netMinor: number;
}

export interface PastStock {
  /** On which it was looked at. */
  days: ReadonlySet<ShopDay>;
  variants: ReadonlyMap<number, readonly VariantLevels[]>;
}

/** How well Shopify is followed. */
export interface SyncFacts {
  /** The oldest of the last questions. */
  askedAt: Date;
  /** Resources whose reading has stopped, by name. */
  failed: readonly string[];
}

export interface TradingFacts {
  /** The last day that is over and all here. */
  lastDay: ShopDay;
  /** Every day up to that one, in order; none before the first sale. */
  days: readonly TradeDay[];
  /** Why net sales changed, of as many of the last days; see CauseSplit. */
  splits: readonly CauseSplit[];
  /** Null: nothing is known of what was spent. */
  spend: SpendFacts | null;
  /** What customers of 30 days cost, by their last day; not those of which it is not known. */
  acquisitions: readonly AcquisitionFacts[];
  /** By the day as of which they are told. */
  campaigns: readonly CampaignPace[];
  /** Of products of which units came back lately, by the day as of which it is told. */
  returns: readonly ReturnsAsOf[];
  /** Null: Shopify's own report may not be read, or was not. */
  reconciliation: ReconciliationFacts | null;
}

/** A part of TradingFacts, with what customers are worth (`worth` of AcquisitionFacts) by itself: it takes long. */
export type TradePart = Exclude<keyof TradingFacts, "lastDay"> | "worth";

/** What of trade is read: nothing that no rule asks for. */
export interface TradingNeeds {
  parts: ReadonlySet<TradePart>;
  /** What goods are charged; that of half a year where a day is this far below the usual (0.15: 15 %); null: not at all. */
  priceDrop: number | null;
}

export interface ReturnsAsOf {
  asOf: ShopDay;
  products: readonly ProductReturns[];
}

/** A day of trade; money in minor units. */
export interface TradeDay {
  day: ShopDay;
  netMinor: number;
  orders: number;
  /** What orders came to when they were placed, and how many of them were no mere gift cards. */
  placedMinor: number;
  valuedOrders: number;
  /** Visits: all, those that reached checkout, and those that completed it. Null: not known. */
  sessions: number | null;
  reached: number | null;
  completed: number | null;
  /** Null: not known. */
  checkouts: CheckoutCounts | null;
  /** Null: not looked at, as it lies too far back. */
  prices: ChargedPrices | null;
}

/** Checkouts begun on a day: those that became orders, and those that were left, whatever became of them later. */
export interface CheckoutCounts {
  ordered: number;
  left: number;
}

/** How net sales of some days differ from those of the days before them. */
export interface CauseSplit {
  days: DayRange;
  /** As many, on the same days of the week. */
  before: DayRange;
  parts: readonly ChangePart[];
}

export interface SpendFacts {
  /** Of each channel of which files, posts or Shopify ever told: the days on which it is known what was spent on it. */
  channels: readonly { channel: MarketingChannel; spans: readonly DayRange[] }[];
  /** Of reaching people, by channel and day. */
  spend: readonly { day: ShopDay; channel: MarketingChannel; spendMinor: number }[];
  /** Orders by the channel of their first or last visit; one of both counts in each. */
  orders: readonly { day: ShopDay; channel: MarketingChannel; orders: number }[];
}

export interface AcquisitionFacts {
  days: DayRange;
  newCustomers: number;
  /** Blended. */
  cacMinor: number | null;
  /** Within 365 days; null also where it is not asked for, and of days before the last ones: nobody knows what was expected then. */
  worthToCost: number | null;
}

/** How fast a campaign with a budget and an end spends it. */
export interface CampaignPace {
  asOf: ShopDay;
  id: number;
  name: string;
  budgetMinor: number;
  spentMinor: number;
  /** Days of it that are over, and in all. */
  elapsedDays: number;
  allDays: number;
  /** What was spent over what should have been. */
  ratio: number;
  word: PaceWord;
}

export interface ReconciliationFacts {
  days: DayRange;
  comparedDays: number;
  differingDays: number;
  /** Net sales as Shopify's report has them on the compared days, and what differs of them, whatever the sign. */
  netMinor: number;
  differenceMinor: number;
}
