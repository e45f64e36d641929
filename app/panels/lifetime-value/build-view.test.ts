import { expect, test } from "vitest";
import type { Backtest } from "../../metrics/lifetime-value/backtest";
import type { FittedStudy } from "../../metrics/lifetime-value/study";
import { buildWorth } from "./build-view";

const rule = { mae: 1, rmse: 2, bias: 0.5 };
const backtest: Backtest = {
  ...{ mae: 0.8, rmse: 1.6, bias: -0.1, customers: 2_000, purchases: 1_000, weeks: 26 },
  naive: { zero: rule, asBefore: rule, ownRate: rule, shopRate: rule },
  byRepeats: [{ repeats: 0, customers: 2_000, actual: 0.5, predicted: 0.45 }],
};
const study: FittedStudy = {
  state: "fitted",
  model: {
    ...{ r: 0.6, alpha: 8, a: 0.6, b: 3, p: 5, q: 4, v: 3_000 },
    ...{ logLikelihood: -1, spendLogLikelihood: -1 },
  },
  ...{ customers: 100, repeaters: 60, spendCorrelation: null },
  ...{ repeatSpendMinor: 5_000, firstSpendMinor: 5_000 },
  predicted: [
    {
      ...{ months: 12, repeats: 1, netMinor: 10_000, netInterval: null },
      ...{ baseRepeats: 10, baseNetMinor: 50_000 },
    },
  ],
  alive: { customers: 90, repeaters: 50, repeatersByChance: [0, 0, 0, 0, 60] },
  backtest,
  untested: null,
};
const shown = (more: Partial<FittedStudy>) => {
  const result = { ...study, ...more };
  const historic = [30, 60].map((days) => ({
    ...{ days, customers: 40, purchases: 50, netMinor: 80_000 },
    ...{ costMinor: 0, goodsNetMinor: 0, costedNetMinor: 0 },
  }));
  const { prediction, curve } = buildWorth({
    historic,
    study: { observedTo: "2026-10-31", result },
    failure: null,
    lacksPlans: false,
  });
  if (prediction?.kind !== "fitted") throw new Error("Nothing is predicted");
  return {
    rows: prediction.rows.length,
    hasCurve: curve.some(({ expectedMinor }) => expectedMinor !== null),
    verdict: prediction.verdict.kind,
  };
};

test("what a failed model says is not shown, and what was not tried is in no curve", () => {
  expect(shown({})).toEqual({ rows: 1, hasCurve: true, verdict: "passed" });
  expect(shown({ backtest: { ...backtest, bias: 0.4 } })).toEqual({
    ...{ rows: 0, hasCurve: false, verdict: "failed" },
  });
  expect(shown({ backtest: null, untested: "pastTooShort" })).toEqual({
    ...{ rows: 1, hasCurve: false, verdict: "untested" },
  });
});
