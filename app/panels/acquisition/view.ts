import type { TextKey } from "../../i18n/text-key";
import type { MarketingChannel } from "../../lib/marketing-channel";
import type { OrderPlace } from "../../lib/order-place";
import type { WorthBasis } from "../../metrics/acquisition/acquired-worth";
import type { KnownCampaign } from "../../metrics/acquisition/known-campaigns";
import type { Click, Origin } from "../../metrics/acquisition/attribute";
import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import type { Payback } from "../../metrics/acquisition/ratios";
import type { ComparisonView, DefinitionView } from "../home/view";
import type { MarginBasis } from "../../metrics/acquisition/contribution";
import type { PointGrain } from "../../metrics/acquisition/points";
import type { Change } from "../../metrics/comparison";
import type { CostKind } from "../../store/costs/cost-terms";
import type { DayRange } from "../../metrics/date-range";
import type { MetricUnit } from "../../metrics/metric";

/** What customers cost and brought in the days of the page; money in minor units. */
export interface AcquisitionContent {
  sentence: AcquisitionSentence;
  totals: AcquisitionSummary;
  /** What the figures are of: the days of the range that are over and of which spend is known. */
  known: {
    days: DayRange;
    isWhole: boolean;
    /** The day under way is among those chosen, and left out. */
    isTodayOut: boolean;
    /** The days these are compared with: as many; null: with none. */
    before: DayRange | null;
    /** Spend of a channel is in another currency, and left out. */
    isOtherCurrency: boolean;
    newCustomers: number;
    /** Channels of which it is known on a part of the days only. */
    limits: SpendLimit[];
  };
  figures: AcquisitionFigure[];
  click: Click;
  /** Within how many days of the first order customers' worth is told. */
  worthDays: number;
  /** How many days the last of these customers have been ones. */
  ageDays: number;
  /** By what that is known of the customers of these days. */
  worthBasis: WorthBasis;
  series: SeriesView;
  basis: MarginBasis;
  /** Costs of orders that are not known of all of them, and so are not among those of the basis. */
  lacks: CostKind[];
  channels: ChannelRow[];
  /** Those of `channels` to which no visits apply, by where the orders were placed. */
  places: PlaceRow[];
  /** All of them together. */
  total: ChannelTotal;
  campaigns: CampaignRow[];
  /** New customers whose channel is not known, and of whom none could be. */
  unattributed: number;
  notApplicable: number;
  /** Of these, by where they ordered first. */
  notApplicableBy: Readonly<Record<OrderPlace, number>>;
  /** Part of the spend that was told of several days together, and spread over them. */
  assumedShare: number | null;
  /** Part of the net sales of goods whose cost is known. */
  costShare: number | null;
}

export interface AcquisitionSummary {
  /** Null: none is known. */
  spendMinor: number | null;
  newCustomers: number;
  blendedCacMinor: number | null;
  loadedCacMinor: number | null;
  /** Margin per customer within the days of worth, and that over the blended cost of one. */
  worthMinor: number | null;
  worthToCost: number | null;
}

export type AcquisitionSentence =
  | { kind: "noSpend"; newCustomers: number }
  | { kind: "noCustomers"; spendMinor: number }
  | { kind: "cac"; cacMinor: number; payback: Payback };

export interface AcquisitionFigure {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  value: number | null;
  emptyText: TextKey;
  /** What `emptyText` counts. */
  emptyCount?: number;
  /** Null: where there is no figure, nothing is compared. */
  change: FigureChange | null;
  /** Both figures are in part what the models expect, at the same age of the customers. */
  isPredicted?: boolean;
  definition: DefinitionView;
}

/** `months`: so many later (more than 0) or sooner. */
export type FigureChange = ComparisonView & { months?: number };

/** The figures by day, week or month. */
export interface SeriesView {
  grain: PointGrain;
  columns: SeriesColumn[];
  /** Which of the columns is drawn and compared. */
  shown: number;
  points: PointView[];
  /** Earlier days are there to compare with. */
  hasBefore: boolean;
}

export interface SeriesColumn {
  id: string;
  label: TextKey;
  formula: TextKey;
  unit: MetricUnit;
}

export interface PointView {
  days: DayRange;
  isIncomplete: boolean;
  isPart: boolean;
  /** By column; null: there is no such figure. */
  values: (number | null)[];
  before: (number | null)[] | null;
  /** Why there is none, where that can be said. */
  lacks: (PointLack | null)[];
  beforeLacks: (PointLack | null)[] | null;
  /** By what LTV is known of the customers of these days. */
  worthBasis: WorthBasis;
  /** Of the column that is shown; null: there is none. */
  change: Change | null;
}

/** Why a figure of a part of the days is not told. */
export type PointLack =
  | { kind: "noSpend" | "noCustomers" | "tooYoung" | "fewCustomers" | "noCosts" }
  /** Not paid back in any of so many months. */
  | { kind: "notWithin"; months: number };

/** What a channel or a campaign cost and brought. */
export interface Brought {
  /** What all of it is of. */
  days: DayRange;
  spendMinor: number | null;
  newCustomers: number;
  cacMinor: number | null;
  orders: number;
  netMinor: number;
  roas: number | null;
}

export interface ChannelTotal extends Brought {
  poas: number | null;
  worthMinor: number | null;
  worthToCost: number | null;
}

export interface ChannelRow extends ChannelTotal {
  /** "noChannel": what was spent on no channel in particular. */
  origin: Origin | "noChannel";
}

export interface PlaceRow extends ChannelRow {
  place: OrderPlace;
}

export interface CampaignRow extends Brought {
  campaign: string;
  channel: MarketingChannel | null;
  /** Who runs it, where the merchant entered that. */
  owner: string | null;
  /** Rows of its ad groups, under which its spend stands. */
  spendUnder: string[];
  /** What the merchant or Shopify says of it; null: neither knows it. */
  known: Pick<KnownCampaign, "from" | "to" | "status" | "budgetMinor" | "dailyBudgetMinor"> | null;
}
