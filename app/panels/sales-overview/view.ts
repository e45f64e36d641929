import type { TextKey } from "../../i18n/text-key";
import type { DayRange } from "../../metrics/date-range";
import type { MetricUnit } from "../../metrics/metric";
import type { Breakdown } from "../../metrics/sales/breakdown";
import type { Grain } from "../../metrics/sales/grain";
import type { ProductGroup } from "../../store/product-groups.server";
import type { OrdersLink } from "./admin-orders";
import type { Sentence } from "../home/sentence";
import type {
  BlockedView,
  ComparisonView,
  DefinitionView,
  EmptyView,
  FigureView,
  FrameView,
  InstallingView,
} from "../home/view";

/** The sales page, as plain JSON: money in minor units, rates as ratios. */
export type SalesOverviewView = InstallingView | BlockedView | EmptyView | OverviewView;

export interface OverviewView extends FrameView {
  sentence: Sentence;
  figures: FigureView[];
  chain: ChainRow[];
  rates: ChainRow[];
  /** What is of no sale of these days: money that went back in them. */
  apart: ChainRow[];
  grain: Grain;
  grains: { id: Grain; isPossible: boolean }[];
  points: PointView[];
  table: SalesTable;
}

/** One step from gross to total sales, or one rate. */
export interface ChainRow {
  id: string;
  label: TextKey;
  unit: MetricUnit;
  value: number | null;
  emptyText: TextKey;
  change: ComparisonView;
  definition: DefinitionView;
  /** What the rows above it add up to. */
  isSum: boolean;
}

/** A stretch of time: an hour of the day, or days. */
export interface PointView {
  id: string;
  /** "00" to "23" where hours are shown. */
  hour: string | null;
  days: DayRange;
  valueMinor: number | null;
  previousMinor: number | null;
  /** Its last day is not over, or was not when it was read. */
  isIncomplete: boolean;
  /** Not the whole week, month or quarter, or not all of it has been read. */
  isPart: boolean;
}

/** What the table has a row for. */
export type TableRows = Breakdown | "time";

export type ColumnUnit = MetricUnit | "change";

export interface TableColumn {
  id: string;
  label: TextKey;
  unit: ColumnUnit;
  definition: DefinitionView | null;
}

export interface TableRow {
  id: string;
  label: string;
  /** Beside the label. */
  note: TextKey | null;
  /** By column; null: there is no such figure. */
  values: (number | null)[];
  /** The orders behind it in the admin, or why its list cannot be filtered so. */
  orders: OrdersLink;
}

/** Products that have something in common. */
export interface OnlyGroup {
  group: ProductGroup;
  key: string;
  label: string;
}

export interface SalesTable {
  rowsBy: TableRows;
  /** The goods that rows are left to; null: all. The total is of all. */
  only: OnlyGroup | null;
  /** What rows can be. */
  choices: TableRows[];
  columns: TableColumn[];
  /** Of this page. */
  rows: TableRow[];
  /** The figures of the whole range: those above the table. */
  total: (number | null)[];
  /** How many rows there are, and how many are left by the search. */
  rowCount: number;
  foundCount: number;
  search: string;
  /** Column -1: by name, or by time. */
  sort: { column: number; isDescending: boolean };
  page: number;
  pageCount: number;
  /** What rows are that belong to several, and what is not known of them. */
  notes: TextKey[];
  /** Where rows are sales channels. */
  onlineShare: number | null;
  /** All orders of the range. */
  ordersUrl: string;
}
