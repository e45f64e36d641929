import type { GapPart } from "../../../metrics/retention/repeat";
import type { SummaryFigure } from "../../products/list/view";
import type { SmallTable } from "../table/view";
import type { CustomersView } from "../view";

/** Whether and when customers purchase again, as plain JSON. */
export type RepeatView = CustomersView<RepeatContent, RepeatAlways>;

export interface RepeatContent {
  sentence: RepeatSentence;
  figures: SummaryFigure[];
  silentDays: number;
  curve: { days: number[]; afterFirst: RepeatCurve; afterSecond: RepeatCurve };
  gaps: GapPart[];
  ladder: SmallTable;
  subscriptions: {
    customers: number;
    orders: number;
    netMinor: number;
    /** Some orders were read before it was asked whether they were sold on a selling plan. */
    lacksPlans: boolean;
  };
}

/** Those waiting for their next purchase, at each of some days. */
export interface RepeatCurve {
  /** Who had purchased again by then, by Kaplan and Meier; null: nobody was seen for so long. */
  cameBack: (number | null)[];
  /** Who had not purchased again before that day and were seen until it: what the share rests on. */
  waiting: number[];
}

export type RepeatSentence =
  | { kind: "nobody" }
  /** Too few for a share of them to say much. */
  | { kind: "few"; customers: number; repeaters: number; least: number }
  | { kind: "rate"; customers: number; rate: number; medianDays: number | null };

/** Known without the whole history too, as far as Shopify tells which order of a customer it was. */
export interface RepeatAlways {
  kinds: SmallTable;
  /** Of the net sales of customers, those of their later orders; null: there are no shares. */
  returningShare: number | null;
}
