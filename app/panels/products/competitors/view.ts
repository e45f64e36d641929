import type { CompetitorSummary } from "../../../store/products/competitor-prices.server";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../../home/view";
import type { ListView, SummaryFigure } from "../list/view";

/** Our prices beside those of competitors, as plain JSON. */
export type CompetitorsView = InstallingView | BlockedView | EmptyView | CompetitorsReadyView;

export interface CompetitorsReadyView extends FrameView {
  sentence: CompetitorsSentence;
  figures: SummaryFigure[];
  competitors: CompetitorSummary[];
  /** SKUs with a price that no variant has. */
  unmatchedSkus: number;
  /** Latest prices that are too old to count. */
  outdated: number;
  /** To be filled in: a header, and SKUs of the shop. */
  template: string;
  list: ListView;
}

export type CompetitorsSentence =
  /** `noMatch`: no variant has a price to compare with. */
  | { kind: "noPrices" | "noMatch" }
  /** Nothing of what is compared was sold. */
  | { kind: "noUnits"; variants: number }
  | { kind: "index"; index: number; variants: number };
