import type { StockState } from "../../../metrics/products/stock";
import type { CatalogueUnit } from "../../../store/products/catalogue.server";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../../home/view";
import type { ListView, SummaryFigure } from "../list/view";

/** How much of what was there was sold, as plain JSON. */
export type SellThroughView = InstallingView | BlockedView | EmptyView | SellThroughReadyView;

export interface SellThroughReadyView extends FrameView {
  unit: CatalogueUnit;
  sentence: SellThroughSentence;
  figures: SummaryFigure[];
  /** How many products are in each state of stock. */
  states: { state: StockState; count: number }[];
  list: ListView;
}

export type SellThroughSentence =
  | { kind: "notRead" | "noProducts" }
  /** Of no product the stock is known. */
  | { kind: "unknown"; all: number }
  | { kind: "rate"; rate: number; unsold: number; all: number; unknown: number };
