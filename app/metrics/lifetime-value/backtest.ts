import { expectedPurchases, type BgNbd } from "./bg-nbd";
import type { PurchaseHistory } from "./histories";

/** A history up to the day the past was cut at, and how many purchase days followed. */
export interface HeldOutHistory extends PurchaseHistory {
  later: number;
}

/** How far predictions of purchases lie from what happened, per customer. */
export interface PredictionErrors {
  /** Mean absolute error, purchases. */
  mae: number;
  /** Root of the mean squared error, purchases. */
  rmse: number;
  /** All that was predicted over all that happened, less 1; null where nothing happened. */
  bias: number | null;
}

/** What can be said without a model. */
export const naiveRules = ["zero", "asBefore", "ownRate", "shopRate"] as const;
export type NaiveRule = (typeof naiveRules)[number];

export interface Backtest extends PredictionErrors {
  customers: number;
  /** Purchases that did follow. */
  purchases: number;
  /** How long was held out. */
  weeks: number;
  naive: Record<NaiveRule, PredictionErrors>;
  /** By number of repeats before the cut, the last with all above: customers, and purchases of each. */
  byRepeats: { repeats: number; customers: number; actual: number; predicted: number }[];
}

const mostRepeats = 7;

/**
 * Predicts the held out weeks from what was before them, and compares with what happened: the model, fitted
 * to what was before alone, beside rules that need none. Null without customers.
 */
export function backtest(
  model: BgNbd,
  histories: readonly HeldOutHistory[],
  weeks: number,
): Backtest | null {
  let [customers, purchases, repeats, time] = [0, 0, 0, 0];
  for (const { customers: n, later, ...history } of histories) {
    customers += n;
    purchases += n * later;
    repeats += n * history.repeats;
    time += n * history.age;
  }
  if (customers === 0) return null;
  const shopRate = time > 0 ? repeats / time : 0;
  const rules: Record<NaiveRule, (history: PurchaseHistory) => number> = {
    zero: () => 0,
    asBefore: (history) => history.repeats,
    ownRate: ({ age, repeats: own }) => (age > 0 ? (own / age) * weeks : 0),
    shopRate: () => shopRate * weeks,
  };
  const errorsOf = (
    predicted: (history: HeldOutHistory, row: number) => number,
  ): PredictionErrors => {
    let [absolute, squared, sum] = [0, 0, 0];
    for (const [row, history] of histories.entries()) {
      const expected = predicted(history, row);
      absolute += history.customers * Math.abs(expected - history.later);
      squared += history.customers * (expected - history.later) ** 2;
      sum += history.customers * expected;
    }
    return {
      mae: absolute / customers,
      rmse: Math.sqrt(squared / customers),
      bias: purchases > 0 ? sum / purchases - 1 : null,
    };
  };
  const byModel = Float64Array.from(histories, (history) =>
    expectedPurchases(model, history, weeks),
  );
  const naive = Object.fromEntries(
    naiveRules.map((rule) => [rule, errorsOf(rules[rule])]),
  ) as Backtest["naive"];
  const errors = errorsOf((_, row) => byModel[row] ?? NaN);
  const byRepeats = calibrate(histories, byModel);
  return { ...errors, customers, purchases, weeks, naive, byRepeats };
}

function calibrate(
  histories: readonly HeldOutHistory[],
  byModel: Float64Array,
): Backtest["byRepeats"] {
  const bins = new Map<number, { customers: number; actual: number; predicted: number }>();
  for (const [row, history] of histories.entries()) {
    const repeats = Math.min(mostRepeats, history.repeats);
    const bin = bins.get(repeats) ?? { customers: 0, actual: 0, predicted: 0 };
    bin.customers += history.customers;
    bin.actual += history.customers * history.later;
    bin.predicted += history.customers * (byModel[row] ?? NaN);
    bins.set(repeats, bin);
  }
  return [...bins]
    .sort(([one], [other]) => one - other)
    .map(([repeats, { customers, actual, predicted }]) => ({
      repeats,
      customers,
      actual: actual / customers,
      predicted: predicted / customers,
    }));
}
