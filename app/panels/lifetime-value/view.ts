import type { ShopDay } from "../../lib/shop-day";
import type { StudyFailure } from "../../metrics/customer-studies/tries";
import type { Backtest } from "../../metrics/lifetime-value/backtest";
import type { FittedStudy, Interval, Refusal } from "../../metrics/lifetime-value/study";
import type { Verdict } from "../../metrics/lifetime-value/verdict";
import type { WorthPerCustomer } from "../../metrics/lifetime-value/worth";

/** What customers are worth, as plain JSON; money in minor units. */
export interface WorthContent {
  /** After 30, 60 and so on days, and to date. */
  historic: WorthPerCustomer[];
  /** Net sales per customer after every 30 days, null where too few have been customers for so long. */
  curve: { days: number; netMinor: number | null; expectedMinor: number | null }[];
  /** Parts of one: of net sales after the cost of goods, of sales whose cost is known. */
  marginRate: number | null;
  costShare: number | null;
  prediction: PredictionView | null;
  /** Why nothing newer is predicted; null: nothing failed. */
  failure: StudyFailure | null;
  /** Some orders were read before it was asked whether they were sold on a selling plan. */
  lacksPlans: boolean;
}

export type PredictionView =
  | { kind: "refused"; why: Refusal; repeaters: number; weeks: number; observedTo: ShopDay }
  | {
      kind: "fitted";
      observedTo: ShopDay;
      /** None where the model failed. */
      rows: PredictedRow[];
      customers: number;
      repeaters: number;
      alive: FittedStudy["alive"];
      /** Part of all customers who are not expected to be customers any more. */
      churn: number;
      churnOfRepeaters: number;
      model: FittedStudy["model"];
      spendCorrelation: number | null;
      firstSpendMinor: number;
      repeatSpendMinor: number;
      backtest: Backtest | null;
      /** Whether the model was right about the past: else what it says is not what the page answers with. */
      verdict: Verdict;
    };

export interface PredictedRow {
  months: number;
  repeats: number;
  netMinor: number;
  netInterval: Interval | null;
  /** Net sales times the margin rate; null where no cost is known. */
  marginMinor: number | null;
  basePurchases: number;
  baseNetMinor: number;
}
