import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import type { Change, Verdict } from "../../metrics/comparison";
import type { ComparedRange } from "../../metrics/comparison-range";
import type { DayRange, RangePreset, RangeProblem } from "../../metrics/date-range";
import type { MetricUnit } from "../../metrics/metric";
import type { AlertNoticeView } from "../alerts/view";
import type { NoticeView } from "../data-status/notice";
import type { ReadingView } from "../data-status/view";
import type { ShopChangeView } from "../shop-changes/view";
import type { Sentence } from "./sentence";

/** What the home page shows, as plain JSON: texts as keys of the catalogue, money in minor units. */
export type HomeView = InstallingView | BlockedView | EmptyView | ReadyView;

export interface Shared {
  /** The stamp of the data that is shown. */
  dataVersion: number;
  /** What the backfill is at; null where it is over. */
  reading: ReadingView | null;
  /** At most one. */
  notice: NoticeView | null;
  /** Changes of the shop itself after which every figure is made again. */
  changes: ShopChangeView[];
}

/** No day is known yet. */
export interface InstallingView extends Shared {
  state: "installing";
}

/** No day is known, and none will be before somebody does something. */
export interface BlockedView extends Shared {
  state: "blocked";
}

/** Everything is read, and there has never been an order. */
export interface EmptyView extends Shared {
  state: "empty";
}

/** What every page with figures says of its days. */
export interface FrameView extends Shared {
  state: "ready";
  /** ISO 4217 */
  currency: string;
  timezone: string;
  today: ShopDay;
  range: RangeView;
  coverage: CoverageView;
}

export interface ReadyView extends FrameView {
  alerts: AlertNoticeView;
  sentence: Sentence;
  /** Where the range has no orders: days of the same number that have some; null: there are none. */
  lastOrders: DayRange | null;
  /** Orders came without their customers, since these may not be read. */
  isWithoutCustomers: boolean;
  figures: FigureView[];
  salesChart: ChartPoint[];
  customerChart: CustomerPoint[];
  table: DayTable;
}

export interface RangeView extends DayRange {
  preset: RangePreset | "custom";
  problem: RangeProblem | null;
  dayCount: number;
  /** The days it is compared with, and how they were chosen. */
  previous: DayRange;
  compared: Pick<ComparedRange, "choice" | "kind" | "problem">;
  /** The last day is not over: the previous days end at the same hour of theirs. */
  isPreviousCut: boolean;
}

export interface CoverageView {
  /** Null: from the shop's beginning, whose day is not known. */
  from: ShopDay | null;
  to: ShopDay;
  isToday: boolean;
  isFromTheStart: boolean;
  isReading: boolean;
  /** ISO instant up to which the figures reach. */
  asOf: string;
  /** Every day of the range is covered. */
  coversRange: boolean;
  /** The days of the range that are: figures, sentence and totals are of these. Null: none. */
  readDays: DayRange | null;
}

export interface FigureView {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  value: number | null;
  emptyText: TextKey;
  change: ComparisonView;
  /** One value a day; null where the day is not covered or has no such figure. */
  trend: (number | null)[];
  definition: DefinitionView;
  /** Where the figure rests on costs: how much of them is known, and assumed. */
  costs?: CostShares;
  /** Customers (and guests' orders) of whom it is not known whether they are new. */
  unknownCount: number;
  guestCount: number;
  /**
   * Returns count on their own day but come with their order: those of orders placed before this day
   * are not here. Null where none can be missing, or where returns do not matter.
   */
  lacksReturnsBefore: ShopDay | null;
}

/** Shares of the net sales of products; null where there are none. */
export interface CostShares {
  known: number | null;
  assumed: number | null;
}

/** A change, or why there is none. */
export type ComparisonView =
  | { kind: "change"; change: Change; verdict: Verdict | null }
  | { kind: "none"; reason: NoComparison };

export type NoComparison =
  | "notCovered"
  | "noBase"
  | "unknown"
  | "notAllowed"
  | "noCosts"
  /** Of what customers cost and are worth. */
  | "noSpend"
  | "tooYoung"
  | "fewCustomers"
  | "notPaidBack"
  /** The days include the one under way. */
  | "underWay";

export interface DefinitionView {
  formula: TextKey;
  included: TextKey;
  excluded: TextKey;
  basis: TextKey;
  source: { name: string; url: string };
}

export interface ChartPoint {
  day: ShopDay;
  valueMinor: number | null;
  /** The day is not over (where the coverage is of today), or was not when it was read. */
  isIncomplete: boolean;
  previousDay: ShopDay;
  previousMinor: number | null;
}

export interface CustomerPoint {
  day: ShopDay;
  newCustomers: number | null;
  returningCustomers: number | null;
  unknownCustomers: number | null;
}

export interface ColumnView {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  definition: DefinitionView;
}

export interface DayTable {
  /** As in FigureView. */
  lacksReturnsBefore: ShopDay | null;
  columns: ColumnView[];
  rows: DayRow[];
  /** The read days' own figures, not the sums of the rows where these do not add up. */
  total: (number | null)[];
}

export interface DayRow {
  day: ShopDay;
  isCovered: boolean;
  isIncomplete: boolean;
  /** By column; null where not covered or where there is no such figure. */
  values: (number | null)[];
}
