import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import type { MetricUnit } from "../../metrics/metric";
import type { DifferenceCause } from "../../metrics/reconciliation/causes";
import type { DayState } from "../../metrics/reconciliation/compare";
import type { ReportMeasure } from "../../store/report-figures";
import type { UnexplainedSales } from "../../store/unexplained-sales.server";
import type { ReportView } from "../reports/report-view";
import type { ShopChangeView } from "../shop-changes/view";

/** Our sales against Shopify's, as plain JSON: texts as keys, money in minor units. */
export type ReconciliationView = UnreadyView | ReadyReconciliation;

/** unread: no day of sales is here yet; empty: everything is read, and there has never been an order. */
export interface UnreadyView {
  state: "unread" | "empty";
  dataVersion: number;
  report: ReportView;
  changes: ShopChangeView[];
}

export interface ReadyReconciliation {
  state: "ready";
  dataVersion: number;
  report: ReportView;
  changes: ShopChangeView[];
  /** ISO 4217 */
  currency: string;
  timezone: string;
  range: { from: ShopDay; to: ShopDay };
  summary: SummaryView;
  measures: MeasureView[];
  /** Every covered day, in order. */
  days: DayView[];
  /** Days that differ, newest first. */
  differences: DifferenceView[];
  /** Sales of a kind that nobody names, of any day; null: none. */
  unexplained: UnexplainedSales | null;
}

/** What is shown: what is kept of both sides, and what follows from it. */
export type ShownMeasure = ReportMeasure | "dutiesAndFees";

export interface MeasureView {
  id: ShownMeasure;
  label: TextKey;
  unit: MetricUnit;
}

export interface SummaryView {
  /** Days that were over when both sides were read: only these are counted. */
  comparedDays: number;
  equalDays: number;
  /** Not over yet: shown, and not counted. */
  openDays: number;
  notAskedDays: number;
  /** More days differ than `differences` lists. */
  hasMoreDifferences: boolean;
}

export interface DayView {
  day: ShopDay;
  state: DayState;
  /** By measure. */
  ours: number[];
  theirs: number[] | null;
}

export interface DifferenceView {
  day: ShopDay;
  state: DayState;
  /** Ours less Shopify's, by measure. */
  difference: number[];
  /** How many orders each cause explains, the commonest first. */
  causes: { cause: DifferenceCause; text: TextKey; count: number }[];
  orders: OrderDifferenceView[];
  /** What no listed order explains, by measure; null: nothing. */
  remainder: number[] | null;
  /** The orders listed are all there are. */
  isNarrowed: boolean;
}

export interface OrderDifferenceView {
  orderId: number;
  name: string | null;
  cause: DifferenceCause;
  /** In a sentence; `otherDay` goes into it. */
  text: TextKey;
  otherDay: ShopDay | null;
  difference: number[];
}
