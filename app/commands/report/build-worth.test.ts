import { describe, expect, test } from "vitest";
import type { Backtest } from "../../metrics/lifetime-value/backtest";
import type { FittedStudy, LifetimeStudy } from "../../metrics/lifetime-value/study";
import { buildWorth } from "../../panels/lifetime-value/build-view";
import { buildLtv } from "./build-worth";
import { ltvSchema } from "./worth-schema";

const backtest: Backtest = {
  ...{ mae: 0.81234567, rmse: 1.6, bias: -0.1, customers: 2_000, purchases: 1_000, weeks: 26 },
  naive: {
    zero: { mae: 0.9, rmse: 2.2, bias: -1 },
    asBefore: { mae: 1, rmse: 2.3, bias: 0.3 },
    ownRate: { mae: 1.1, rmse: 2.4, bias: 0.5 },
    shopRate: { mae: 1.2, rmse: 2.5, bias: null },
  },
  byRepeats: [{ repeats: 0, customers: 2_000, actual: 0.5, predicted: 0.45 }],
};

const expectedOf = (months: number, netMinor: number, low: number, high: number) => ({
  ...{ months, netMinor, netInterval: { low, high }, repeats: months / 30 },
  ...{ baseRepeats: 10 * months, baseNetMinor: 1_000 * months },
});

const fitted: FittedStudy = {
  state: "fitted",
  model: {
    ...{ r: 0.6, alpha: 8, a: 0.7, b: 3, p: 5, q: 4, v: 3_000 },
    ...{ logLikelihood: -12.5, spendLogLikelihood: -34.25 },
  },
  ...{ customers: 100, repeaters: 60, spendCorrelation: 0.1 },
  ...{ repeatSpendMinor: 5_000, firstSpendMinor: 5_000 },
  predicted: [
    expectedOf(3, 5_250.4, 4_100.6, 6_300.2),
    expectedOf(6, 6_000, 5_000, 7_000),
    expectedOf(12, 8_000, 6_500, 9_500),
    { ...expectedOf(24, 10_000, 0, 0), netInterval: null },
  ],
  alive: { customers: 90, repeaters: 45, repeatersByChance: [0, 0, 10, 0, 50] },
  backtest,
  untested: null,
};

const historic = [
  // A quarter of goods have no known cost; of 600.00 with one 300.00 are left: half.
  {
    ...{ days: 30, customers: 40, purchases: 50, netMinor: 80_000 },
    ...{ costMinor: 30_000, goodsNetMinor: 80_000, costedNetMinor: 60_000 },
  },
  // One too few.
  {
    ...{ days: 60, customers: 29, purchases: 60, netMinor: 90_000 },
    ...{ costMinor: 30_000, goodsNetMinor: 90_000, costedNetMinor: 60_000 },
  },
  // Of 1,200.00 with a known cost 720.00 are left: three fifths, which what is predicted is told at.
  {
    ...{ days: null, customers: 60, purchases: 90, netMinor: 150_000 },
    ...{ costMinor: 48_000, goodsNetMinor: 150_000, costedNetMinor: 120_000 },
  },
];

const worthOf = (result: LifetimeStudy | null, rows = historic) =>
  buildWorth({
    historic: rows,
    study: result && { observedTo: "2026-10-31", result },
    failure: null,
    lacksPlans: false,
  });

describe("the JSON of what customers are worth", () => {
  const report = buildLtv(worthOf(fitted), "USD");

  test("has what each customer brought in, after so many days and to date", () => {
    expect(report.historic).toEqual([
      { days: 30, customers: 40, netSales: "20.00", margin: "10.00", orders: 1.25 },
      { days: 60, customers: 29, netSales: null, margin: null, orders: null },
      { days: null, customers: 60, netSales: "25.00", margin: "15.00", orders: 1.5 },
    ]);
  });

  test("has the model, with v in units of the currency", () => {
    const ofBoth = {
      ...{ timeUnit: "week", r: 0.6, alpha: 8, a: 0.7, b: 3, p: 5, q: 4 },
      ...{ logLikelihood: -12.5, spendLogLikelihood: -34.25, customers: 100 },
    };
    expect(report.model).toEqual({ ...ofBoth, v: 30 });
    expect(buildLtv(worthOf(fitted), "JPY").model).toEqual({ ...ofBoth, v: 3_000 });
  });

  test("has 3, 6, 12 and 24 months with their intervals, and the margin at the rate that is known", () => {
    expect(report.predicted).toEqual([
      // Three fifths of 52.504 are 31.5024.
      {
        ...{ months: 3, netSales: "52.50", low: "41.01", high: "63.00", margin: "31.50" },
        repeatOrders: 0.1,
      },
      {
        ...{ months: 6, netSales: "60.00", low: "50.00", high: "70.00", margin: "36.00" },
        repeatOrders: 0.2,
      },
      {
        ...{ months: 12, netSales: "80.00", low: "65.00", high: "95.00", margin: "48.00" },
        repeatOrders: 0.4,
      },
      {
        ...{ months: 24, netSales: "100.00", low: null, high: null, margin: "60.00" },
        repeatOrders: 0.8,
      },
    ]);
    const uncosted = historic.map((row) => ({ ...row, costMinor: 0, costedNetMinor: 0 }));
    const { predicted } = buildLtv(worthOf(fitted, uncosted), "USD");
    expect(predicted.map(({ margin }) => margin)).toEqual([null, null, null, null]);
  });

  test("has how right the model was, beside every simple rule", () => {
    expect(report.backtest).toEqual({
      ...{ mae: 0.812346, rmse: 1.6, bias: -0.1, weeks: 26, customers: 2_000 },
      naive: {
        zero: { mae: 0.9, rmse: 2.2, bias: -1 },
        asBefore: { mae: 1, rmse: 2.3, bias: 0.3 },
        ownRate: { mae: 1.1, rmse: 2.4, bias: 0.5 },
        shopRate: { mae: 1.2, rmse: 2.5, bias: null },
      },
    });
    expect(report.verdict).toEqual({ state: "passed", why: [] });
    expect(report.refused).toBeNull();
  });

  test("has these parts and no others, as the schema says", () => {
    expect(Object.keys(report).sort()).toEqual([
      ...["backtest", "historic", "model", "predicted", "refused", "verdict"],
    ]);
    // Keys that the schema does not know would be dropped.
    expect(ltvSchema.parse(report)).toEqual(report);
  });

  test("predicts nothing by a model that failed, and says in what it did", () => {
    const failed = buildLtv(worthOf({ ...fitted, backtest: { ...backtest, bias: 0.4 } }), "USD");
    expect(failed).toMatchObject({
      predicted: [],
      verdict: { state: "failed", why: ["bias"] },
      model: { r: 0.6 },
      backtest: { bias: 0.4 },
    });
  });

  test("says why nothing was tried on the past", () => {
    const untested = buildLtv(
      worthOf({ ...fitted, backtest: null, untested: "pastTooShort" }),
      "USD",
    );
    expect(untested.verdict).toEqual({ state: "untested", why: ["pastTooShort"] });
    expect(untested.backtest).toBeNull();
    expect(untested.predicted).toHaveLength(4);
  });

  test("keeps the past where a prediction is refused, or none was made", () => {
    const nothing = { model: null, predicted: [], verdict: null, backtest: null };
    const refused = buildLtv(
      worthOf({
        ...{ state: "refused", why: "tooFewRepeaters" },
        ...{ customers: 549, repeaters: 49, weeks: 100 },
      }),
      "USD",
    );
    const { historic: past } = report;
    expect(refused).toEqual({ ...nothing, historic: past, refused: "tooFewRepeaters" });
    expect(buildLtv(worthOf(null), "USD")).toEqual({ ...nothing, historic: past, refused: null });
  });
});

test("churn is the part of customers, and of those who came back, who are not expected to be ones any more", () => {
  const { prediction } = worthOf(fitted);
  if (prediction?.kind !== "fitted") throw new Error("Nothing is predicted");
  // 90 of 100, and 45 of 60.
  expect(prediction.churn).toBeCloseTo(0.1, 12);
  expect(prediction.churnOfRepeaters).toBeCloseTo(0.25, 12);
});
