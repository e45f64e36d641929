import type { SpendLimit } from "../../metrics/acquisition/spend-limits";
import type { TextKey } from "../../i18n/text-key";
import type { ShopDay } from "../../lib/shop-day";
import type { MetricUnit } from "../../metrics/metric";
import type {
  BlockedView,
  ComparisonView,
  CoverageView,
  DefinitionView,
  EmptyView,
  InstallingView,
  RangeView,
} from "../home/view";

/** What the profit page shows, as plain JSON: texts as keys of the catalogue, money in minor units. */
export type ProfitView = InstallingView | BlockedView | EmptyView | ProfitReadyView;

export interface ProfitReadyView extends Pick<
  InstallingView,
  "dataVersion" | "reading" | "notice" | "changes"
> {
  state: "ready";
  /** ISO 4217 */
  currency: string;
  timezone: string;
  today: ShopDay;
  range: RangeView;
  coverage: CoverageView;
  sentence: ProfitSentence;
  cost: CostKnowledgeView;
  /** Of what is taken off for marketing, the part that was told of several days together. */
  assumedMarketingMinor: number;
  /** Where it is not known: the channels of which it is not, and the days on which they are. */
  spendLimits: SpendLimit[];
  figures: ProfitFigureView[];
  steps: StepView[];
  tables: Record<Grouping, ProfitTable>;
  /** Costs that channels and product types share are spread over them. */
  isSpread: boolean;
  /** Costs that are not known, with the reason: each once. */
  unknown: UnknownView[];
}

export type ProfitSentence =
  | { kind: "notRead" | "noSales" | "nothingCosted" }
  | { kind: "net"; profitMinor: number; netSalesMinor: number; comparison: ComparisonView }
  | {
      kind: "margin";
      marginMinor: number;
      netSalesMinor: number;
      rate: number | null;
      /** Below 1: of the part of the sales whose cost is known. */
      coverage: number | null;
      comparison: ComparisonView;
    };

/** Of how much of what was sold the cost is known. */
export interface CostKnowledgeView {
  /** 0..1; null where there is no such share. */
  coverage: number | null;
  assumed: number | null;
  isNothingCosted: boolean;
  /** Net sales of goods whose cost is not known. */
  leftOutMinor: number;
}

export interface ProfitFigureView {
  id: string;
  label: TextKey;
  value: number | null;
  emptyText: TextKey;
  change: ComparisonView;
  /** One value a day, where days have one. */
  trend: (number | null)[];
  definition: DefinitionView;
  /** A rate of 0..1 that belongs to it. */
  rate: number | null;
}

export interface StepView {
  id: string;
  label: TextKey;
  kind: "sum" | "less";
  /** What is taken off is positive. */
  valueMinor: number | null;
  /** Why there is no value. */
  reason: TextKey | null;
  /** Of net sales, from where to where its bar reaches; null where there is none. */
  bar: { from: number; to: number } | null;
  share: number | null;
}

export type Grouping = "month" | "channel" | "type";

export interface ProfitColumn {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  definition: DefinitionView | null;
  /** What several rows share is spread over them. */
  isSpread: boolean;
}

export interface ProfitTable {
  columns: ProfitColumn[];
  rows: ProfitRow[];
  total: (number | null)[];
  /** Of the days it is compared with; null where they are not all read. */
  before: (number | null)[] | null;
}

export interface ProfitRow {
  key: string;
  /** The days of a month, or what is named; `text` where we name it. */
  heading: { days: { from: ShopDay; to: ShopDay } } | { name: string } | { text: TextKey };
  values: (number | null)[];
}

export interface UnknownView {
  label: TextKey;
  reason: TextKey;
  /** Where it can be entered; null where it cannot. */
  url: string | null;
}
