import { expect, test } from "vitest";
import type { Backtest } from "./backtest";
import { judge, miscalibrationOf } from "./verdict";

const rule = { mae: 1, rmse: 2, bias: 0.5 };

// CDNOW's 39 weeks as published (RELIABILITY D): 1,882 purchases of 2,357 customers; a third of them in each group here.
const cdnow: Backtest = {
  ...{ mae: 0.7855, rmse: 1.608, bias: -0.121, customers: 2_357, purchases: 1_882, weeks: 39 },
  naive: {
    zero: { mae: 0.7985, rmse: 2.206, bias: -1 },
    asBefore: { mae: 0.8973, rmse: 1.971, bias: 0.306 },
    ownRate: { mae: 1.0237, rmse: 2.212, bias: 0.557 },
    shopRate: { mae: 1.3821, rmse: 2.104, bias: 0.556 },
  },
  byRepeats: [
    { repeats: 0, customers: 2_000, actual: 0.5, predicted: 0.45 },
    { repeats: 1, customers: 357, actual: 2.471, predicted: 2.11 },
  ],
};
const tried = (more: Partial<Backtest>) =>
  judge({ backtest: { ...cdnow, ...more }, untested: null });

test("a model that was right about the past as published models are passes", () => {
  expect(tried({})).toEqual({ kind: "passed" });
  expect(miscalibrationOf(cdnow)).toBeCloseTo((2_000 * 0.05 + 357 * 0.361) / 1_882, 10);
});

test("a model that any simple rule beats fails, and one that none does passes", () => {
  expect(tried({ rmse: 1.971 })).toEqual({ kind: "passed" });
  expect(tried({ rmse: 1.972 })).toEqual({ kind: "failed", faults: ["worseThanRule"] });
});

test("a model fails that is more than 15 % off over all orders, to either side", () => {
  for (const bias of [0.15, -0.15]) expect(tried({ bias })).toEqual({ kind: "passed" });
  for (const bias of [0.151, -0.151]) {
    expect(tried({ bias })).toEqual({ kind: "failed", faults: ["bias"] });
  }
});

test("a model fails whose groups are off by more than a quarter, though its sum is right", () => {
  const groups = (predicted: number) => [
    { repeats: 0, customers: 1_000, actual: 0.5, predicted: 0.5 + predicted },
    { repeats: 1, customers: 1_000, actual: 1.5, predicted: 1.5 - predicted },
  ];
  expect(tried({ purchases: 2_000, byRepeats: groups(0.25) })).toEqual({ kind: "passed" });
  expect(tried({ purchases: 2_000, byRepeats: groups(0.251) })).toEqual({
    kind: "failed",
    faults: ["calibration"],
  });
});

test("where no order came a model that expected some was wrong", () => {
  const none = { purchases: 0, bias: null, byRepeats: [], naive: { ...cdnow.naive, zero: rule } };
  expect(tried(none)).toEqual({ kind: "failed", faults: ["bias", "calibration"] });
});

test("a model that could not be tried says why", () => {
  expect(judge({ backtest: null, untested: "tooFewRepeaters" })).toEqual({
    kind: "untested",
    why: "tooFewRepeaters",
  });
});
