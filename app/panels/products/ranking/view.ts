import type {
  AbcClass,
  ClassSum,
  ParetoPoint,
  Thresholds,
} from "../../../metrics/products/classes";
import type { CatalogueUnit } from "../../../store/products/catalogue.server";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "../../home/view";
import type { ListView, SummaryFigure } from "../list/view";

/** Products by what part of the sales they make, as plain JSON: money in minor units, rates as ratios. */
export type RankingView = InstallingView | BlockedView | EmptyView | RankingReadyView;

export interface RankingReadyView extends FrameView {
  unit: CatalogueUnit;
  basis: RankingBasis;
  thresholds: Thresholds;
  sentence: RankingSentence;
  figures: SummaryFigure[];
  classes: Record<AbcClass, ClassSum>;
  pareto: ParetoPoint[];
  /** How many have a share. */
  rankedCount: number;
  list: ListView;
}

export type RankingBasis = "sales" | "margin";

export type RankingSentence =
  /** `marginUnknown`: something was sold, and of none of it the cost is known. */
  | { kind: "notRead" | "noSales" | "one" | "marginUnknown" }
  /** So many of all that have a share make it. */
  | { kind: "few"; count: number; all: number; share: number };
