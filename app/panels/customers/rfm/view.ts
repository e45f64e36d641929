import type { ShopDay } from "../../../lib/shop-day";
import type { RfmGroup } from "../../../metrics/retention/rfm";
import type { SummaryFigure } from "../../products/list/view";
import type { SmallTable } from "../table/view";
import type { CustomersView } from "../view";

/** Customers by how recently, how often and for how much they purchased, as plain JSON. */
export type RfmView = CustomersView<RfmContent>;

export interface RfmContent {
  sentence: RfmSentence;
  /** The day groups are of, and the one they are compared with. */
  day: ShopDay;
  before: ShopDay;
  figures: SummaryFigure[];
  bars: { group: RfmGroup; customers: number }[];
  groups: SmallTable;
  moves: SmallTable;
  /** The scope for it has been granted. */
  mayCreateSegments: boolean;
}

export type RfmSentence =
  | { kind: "nobody" }
  /** Fewer than can be told apart by fifths. */
  | { kind: "tooFew"; customers: number }
  | {
      kind: "best";
      champions: number;
      customers: number;
      /** Of all that customers have spent; null: there are no shares. */
      salesShare: number | null;
      /** Came into a group of those who are about to be lost since then. */
      slipped: number;
    };
