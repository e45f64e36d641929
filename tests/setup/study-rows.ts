import { lifetimeStudy } from "../../app/metrics/lifetime-value/run-study.server";
import type { ShopRow } from "../../app/store/shops.server";
import { writeStudy } from "../../app/store/worth/studies.server";

const rule = { mae: 1, rmse: 2, bias: 0.5 };
/** Better on the shop's past than every rule that needs no model. */
const passed = {
  ...{ mae: 0.8, rmse: 1.6, bias: -0.1, customers: 100, purchases: 50, weeks: 26 },
  naive: { zero: rule, asBefore: rule, ownRate: rule, shopRate: rule },
  byRepeats: [{ repeats: 0, customers: 100, actual: 0.5, predicted: 0.45 }],
};

/** What `putStudy` has found. */
export const studiedModel = { r: 0.6, alpha: 8, a: 0.6, b: 3, p: 5, q: 4, v: 3_000 };

/** A study of the models as if it had been made; with `bias`, of the past, it may not have passed. */
export async function putStudy(
  shop: ShopRow,
  now: Date,
  { observedTo, bias = passed.bias }: { observedTo: string; bias?: number },
): Promise<void> {
  const result = {
    ...{ state: "fitted", customers: 60, repeaters: 50, spendCorrelation: null },
    model: { ...studiedModel, logLikelihood: -1, spendLogLikelihood: -1 },
    ...{ repeatSpendMinor: 5_000, firstSpendMinor: 5_000, predicted: [], untested: null },
    alive: { customers: 1, repeaters: 1, repeatersByChance: [0, 0, 0, 0, 1] },
    backtest: { ...passed, bias },
  };
  await writeStudy(shop, { kind: lifetimeStudy, observedTo, result }, now);
}
