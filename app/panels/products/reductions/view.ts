import type { ShopDay } from "../../../lib/shop-day";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../../home/view";
import type { ListView, SummaryFigure } from "../list/view";

/** Reductions that are on, against the lowest price before them, as plain JSON. */
export type ReductionsView = InstallingView | BlockedView | EmptyView | ReductionsReadyView;

export interface ReductionsReadyView extends FrameView {
  sentence: ReductionsSentence;
  /** Since when prices of the shop are known; null: they have not been read. */
  knownSince: ShopDay | null;
  figures: SummaryFigure[];
  list: ListView;
}

export type ReductionsSentence =
  { kind: "none" } | { kind: "judged"; all: number; higher: number; ok: number; unknown: number };
