import type { PriceBand } from "../../../metrics/products/price-bands";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../../home/view";
import type { ListView } from "../list/view";

/** Sales by what a unit was sold for, as plain JSON: money in minor units. */
export type PriceBandsView = InstallingView | BlockedView | EmptyView | PriceBandsReadyView;

export interface PriceBandsReadyView extends FrameView {
  sentence: PriceBandsSentence;
  bands: BandView[];
  list: ListView;
}

/** `from` and `to` null: sales of which no price is known (returns of earlier sales only). */
export interface BandView {
  id: string;
  band: PriceBand | null;
  netSalesMinor: number;
  share: number | null;
}

export type PriceBandsSentence =
  | { kind: "notRead" | "noSales" | "onePrice" }
  /** The band that makes most. */
  | { kind: "most"; band: PriceBand; share: number };
