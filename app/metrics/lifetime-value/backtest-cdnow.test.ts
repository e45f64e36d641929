import { expect, test } from "vitest";
import { readCdnow } from "../../../tests/fixtures/cdnow/read";
import { backtest } from "./backtest";
import { fitBgNbd } from "./bg-nbd";
import { mostBias, mostMiscalibration, miscalibrationOf } from "./verdict";

/*
 * The 39 weeks after 30 September 1997, in which CDNOW's 2,357 customers purchased on 1,882 more days. How many of
 * these were each one's is not in the fixture, but what they were on average is known by number of repeats before
 * (7: and more). Sums and means are linear, so with these averages in place of each customer's own number they
 * must come out as for the customers themselves; errors of single customers cannot.
 */
const laterByRepeats = [0.237, 0.697, 1.393, 1.56, 2.532, 2.947, 3.862, 6.359];
const predictedByRepeats = [0.225, 0.523, 1.044, 1.52, 2.164, 2.654, 3.504, 6.157];

const histories = readCdnow().map(({ customers, repeats, recency, age }) => ({
  ...{ customers, repeats, recency, age },
  later: laterByRepeats[Math.min(repeats, 7)] ?? NaN,
}));
const model = fitBgNbd(histories);
const study = model && backtest(model, histories, 39);

test("CDNOW's held out weeks are predicted as published: 1,653 purchases, 12.1 % too few", () => {
  expect(study?.customers).toBe(2_357);
  expect(study?.purchases).toBeCloseTo(1_882, -1);
  expect(study?.bias).toBeCloseTo(-0.121, 2);
  expect((1 + (study?.bias ?? NaN)) * (study?.purchases ?? NaN)).toBeCloseTo(1_653, -1);
});

test.each([
  ["zero", -1],
  ["asBefore", 0.306],
  ["ownRate", 0.557],
  ["shopRate", 0.556],
] as const)("rules without a model are as far off as published: %s", (rule, bias) => {
  expect(study?.naive[rule].bias).toBeCloseTo(bias, 2);
});

test("predicting nothing is off by what each customer purchased", () => {
  expect(study?.naive.zero.mae).toBeCloseTo(0.7985, 2);
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
