import type { ShopDay } from "../../../lib/shop-day";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../../home/view";
import type { ListView } from "../list/view";

/** Changes of prices and what followed, as plain JSON. */
export type PriceChangesView = InstallingView | BlockedView | EmptyView | PriceChangesReadyView;

export interface PriceChangesReadyView extends FrameView {
  sentence: PriceChangesSentence;
  /** Since when prices are known; null: they have not been read. */
  knownSince: ShopDay | null;
  /** Days before and after a change that are compared, where there are as many. */
  windowDays: number;
  /** Changes whose windows are shorter, or that have none. */
  cutCount: number;
  list: ListView;
}

export type PriceChangesSentence =
  /** `notKnown`: prices were not known on any of these days. */
  | { kind: "noHistory" | "notKnown" | "none" }
  | { kind: "some"; all: number; lower: number; higher: number; compareAt: number; shown: number };
