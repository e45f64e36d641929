import type { DayRange } from "../../metrics/date-range";
import type { Breakdown } from "../../metrics/sales/breakdown";
import type { ChangePart } from "../../metrics/sales/change-split";
import type { SessionsGap } from "../../metrics/sales/sessions";
import type {
  BlockedView,
  ComparisonView,
  EmptyView,
  FigureView,
  FrameView,
  InstallingView,
} from "../home/view";

/** Why net sales changed, as plain JSON: money in minor units. */
export type SalesWhyView = InstallingView | BlockedView | EmptyView | WhyView;

export interface WhyView extends FrameView {
  answer: WhyAnswer;
  figures: FigureView[];
  /** Null where not all days of both periods have been read. */
  split: SplitView | null;
}

/** The answer before words are put to it. */
export type WhyAnswer =
  /** Not all days of both periods have been read. */
  | { kind: "notCovered" }
  | { kind: "noSales" }
  /** To the minor unit. */
  | { kind: "same"; netSalesMinor: number }
  | {
      kind: "changed";
      changeMinor: number;
      comparison: ComparisonView;
      /** The largest part that goes the same way. */
      part: ChangePart;
      /** The largest contributor that goes the same way. */
      contributor: { breakdown: Breakdown; label: string; minor: number } | null;
    };

export interface SplitView {
  beforeMinor: number;
  afterMinor: number;
  changeMinor: number;
  parts: ChangePart[];
  /** What orders moved between, where "mix" is spoken of. */
  mixBy: "channel" | "kind";
  /** Why orders are not split into visits and orders per visit; null: they are. */
  visitsGap: SessionsGap | "noOnlineOrders" | null;
  /** Days whose visits are not known to their end yet, left out of that split on both sides; null: none. */
  openDays: { current: DayRange; previous: DayRange } | null;
  /** Breakdowns by how much the change sits in a few of their rows, most first; 0 to 1, null: not worked out. */
  ranks: { id: Breakdown; concentration: number | null }[];
  /** The breakdown that is shown: the one asked for, or the first of the ranks. */
  breakdown: Breakdown;
  contributors: ContributorView[];
  /** All others together; null: there are none. */
  rest: (Omit<ContributorView, "key" | "label"> & { count: number }) | null;
}

export interface ContributorView {
  key: string;
  label: string;
  beforeMinor: number;
  afterMinor: number;
  changeMinor: number;
}
