import { expect, test } from "vitest";
import { readCdnowLater } from "../../../tests/fixtures/cdnow/read";
import { backtest } from "./backtest";
import { fitBgNbd } from "./bg-nbd";
import { mostBias, mostMiscalibration, miscalibrationOf } from "./verdict";

/*
 * The 39 weeks after 30 September 1997, in which CDNOW's 2,357 customers purchased on 1,882 more days. What must come
 * out is published; sums, means and errors of single customers alike.
 */
const laterByRepeats = [0.237, 0.697, 1.393, 1.56, 2.532, 2.947, 3.862, 6.359];
const predictedByRepeats = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157];

const histories = readCdnowLater();
const model = fitBgNbd(histories);
const study = model && backtest(model, histories, 39);

test("CDNOW's held out weeks are predicted as published: 1,653 purchases, 12.1 % too few", () => {
  expect(study?.customers).toBe(2_357);
  expect(study?.purchases).toBe(1_882);
  expect(study?.bias).toBeCloseTo(-0.121, 3);
  expect((1 + (study?.bias ?? NaN)) * (study?.purchases ?? NaN)).toBeCloseTo(1_653, -1);
});

test("each customer is missed by what is published", () => {
  expect(study?.mae).toBeCloseTo(0.7855, 3);
  expect(study?.rmse).toBeCloseTo(1.608, 3);
});

test.each([
  ["zero", 0.7985, 2.206, -1],
  ["asBefore", 0.8973, 1.971, 0.306],
  ["ownRate", 1.0237, 2.212, 0.557],
  ["shopRate", 1.3821, 2.104, 0.556],
] as const)("rules without a model are as far off as published: %s", (rule, mae, rmse, bias) => {
  expect(study?.naive[rule].mae).toBeCloseTo(mae, 3);
  expect(study?.naive[rule].rmse).toBeCloseTo(rmse, 3);
  expect(study?.naive[rule].bias).toBeCloseTo(bias, 3);
});

test("CDNOW's groups are off by a seventh of all purchases, within what a model that is shown may be", () => {
  const off = study ? miscalibrationOf(study) : NaN;
  expect(off).toBeCloseTo(0.14, 1);
  expect(off).toBeLessThan(mostMiscalibration);
  expect(Math.abs(study?.bias ?? NaN)).toBeLessThan(mostBias);
});

test("customers with so many repeats are predicted what is published for them", () => {
  expect(study?.byRepeats.map(({ repeats }) => repeats)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (const { repeats, predicted, actual } of study?.byRepeats ?? []) {
    expect(predicted, `${repeats}`).toBeCloseTo(predictedByRepeats[repeats] ?? NaN, 2);
    expect(actual, `${repeats}`).toBeCloseTo(laterByRepeats[repeats] ?? NaN, 3);
  }
});
