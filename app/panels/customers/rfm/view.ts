import type { ShopDay } from "../../../lib/shop-day";
import type { Change } from "../../../metrics/comparison";
import type { StudyFailure } from "../../../metrics/customer-studies/tries";
import type { RfmGroup } from "../../../metrics/retention/rfm";
import type { SummaryFigure } from "../../products/list/view";
import type { SmallTable } from "../table/view";
import type { CustomersView } from "../view";

/** Customers by how recently, how often and for how much they purchased, as plain JSON. */
export type RfmView = CustomersView<RfmContent>;

export interface RfmContent {
  /** Whose groups the sentence, figures and bars are of. */
  source: "shopify" | "fifths";
  sentence: RfmSentence;
  /** The day groups are of, and the one they are compared with. */
  day: ShopDay;
  before: ShopDay;
  figures: SummaryFigure[];
  bars: { group: RfmGroup; customers: number }[];
  /** Shopify's own groups of now; null: it tells none of that day. */
  atShopify: SmallTable | null;
  /** By our fifths. */
  groups: SmallTable;
  moves: SmallTable;
  /** Null: nobody has looked back yet. */
  history: RfmHistoryView | null;
  /** Why there is none, or no newer one; null: nothing failed. */
  historyFailure: StudyFailure | null;
  /** The scope for it has been granted. */
  mayCreateSegments: boolean;
}

/** What is shown of the groups over time. */
export const historyMeasures = ["customers", "net", "each", "joined", "left"] as const;
export type HistoryMeasure = (typeof historyMeasures)[number];

export interface RfmHistoryView {
  measure: HistoryMeasure;
  /** Which of the groups is drawn. */
  group: RfmGroup;
  /** Those on which there were enough customers to tell fifths apart, the oldest first. */
  days: ShopDay[];
  /** By day; null: there is no such figure. Rates of growth are of the first and the last day. */
  rows: { group: RfmGroup; values: (number | null)[]; change: Change | null }[];
  /** Days left out, since there were too few. */
  leftOut: number;
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
