import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import type { Change, Verdict } from "../../metrics/comparison";
import type { DayRange } from "../../metrics/date-range";
import type { MetricUnit } from "../../metrics/metric";
import type { DefinitionView, RangeView } from "../home/view";
import type { ReportView } from "../reports/report-view";
import type { ShopChangeView } from "../shop-changes/view";

/** Visits, what becomes of them, and checkouts that were left, as plain JSON. */
export type ConversionView = UnreadConversion | ReadyConversion;

/** Neither the shop's time zone nor its currency are known yet. */
export interface UnreadConversion {
  state: "unread";
  dataVersion: number;
  report: ReportView;
  changes: ShopChangeView[];
}

export interface ReadyConversion {
  state: "ready";
  dataVersion: number;
  report: ReportView;
  changes: ShopChangeView[];
  /** ISO 4217 */
  currency: string;
  timezone: string;
  today: ShopDay;
  range: RangeView;
  /** Days of which visits are known at all; null: none. */
  coverage: DayRange | null;
  /** Null: not one day of the range is known. */
  visits: VisitsView | null;
  pixel: PixelView;
  /** What the storefront pixel tells; where Shopify's own visits are known, only what these do not tell. */
  estimate: EstimateView | null;
  checkouts: CheckoutsView;
}

export interface PixelView {
  isOn: boolean;
  /** Scopes that turning it on needs and that are not granted. */
  missingScopes: string[];
  /** ISO instants; null: never. */
  turnedOnAt: string | null;
  lastEventAt: string | null;
}

export type EstimateView =
  { kind: "whole"; visits: VisitsView } | { kind: "parts"; visits: VisitsView };

export interface VisitsView {
  /** Told by the storefront pixel, not by Shopify. */
  isEstimate: boolean;
  /** Bots are left out. */
  isHumanOnly: boolean;
  /** The days of the range that are known, where these are not all of them. */
  partlyKnown: DayRange | null;
  /** The range's last known day is not over: changes leave it out. */
  hasOpenDay: boolean;
  /** Days before and after the change of measurement are in the range: the last day before it. */
  measurementChange: ShopDay | null;
  /** Of the changes. */
  comparedDays: number;
  sentence: { kind: "rate"; sessions: number; rate: number; change: ChangeView } | { kind: "none" };
  figures: FigureView[];
  funnel: FunnelStep[];
  chart: ChartPoint[];
  breakdowns: BreakdownView[];
  table: { columns: ColumnView[]; rows: DayRow[]; total: (number | null)[] };
}

export type ChangeView =
  | { kind: "change"; change: Change; verdict: Verdict | null }
  | { kind: "none"; reason: "noBase" | "open" | "notKnown" | "measurementChanged" | "lessTime" };

export interface FigureView {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  value: number | null;
  emptyText: TextKey;
  change: ChangeView;
  trend: (number | null)[];
  definition: DefinitionView;
}

export interface FunnelStep {
  id: string;
  label: TextKey;
  sessions: number;
  /** Of all sessions; null where there are none. */
  share: number | null;
  /** Of the step before; null for the first and where there are none. */
  shareOfPrevious: number | null;
}

export interface ChartPoint {
  day: ShopDay;
  rate: number | null;
  sessions: number | null;
  isIncomplete: boolean;
  previousDay: ShopDay | null;
  previousRate: number | null;
}

export interface ColumnView {
  id: string;
  label: TextKey;
  unit: MetricUnit;
}

export interface DayRow {
  day: ShopDay;
  isKnown: boolean;
  isIncomplete: boolean;
  values: (number | null)[];
}

export type BreakdownId = "device" | "referrer" | "landing_page" | "channel" | "product";

export interface BreakdownView {
  id: BreakdownId;
  title: TextKey;
  rowHeading: TextKey;
  /** Days of the range of which it is known. */
  knownDays: number;
  /** Each visit is in just one row, so that all rows add up to all visits. */
  isWhole: boolean;
  rows: BreakdownRow[];
}

export interface BreakdownRow {
  id: string;
  /** Null: `value` is shown as it is. */
  label: TextKey | null;
  value: string;
  values: (number | null)[];
}

export type CheckoutsView =
  | { state: "unknown"; text: TextKey }
  | {
      state: "known";
      /** ISO instant up to which they have been read. */
      asOf: string | null;
      /** Of the changes. */
      comparedDays: number;
      figures: FigureView[];
    };
