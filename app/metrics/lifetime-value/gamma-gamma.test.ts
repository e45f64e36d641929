import { describe, expect, test } from "vitest";
import { readCdnow } from "../../../tests/fixtures/cdnow/read";
import { expectedSpend, fitGammaGamma, meanOfPopulation, spendLikelihoodOf } from "./gamma-gamma";

const repeaters = readCdnow()
  .filter(({ repeats }) => repeats > 0)
  .map(({ customers, repeats, meanSpend }) => ({ customers, purchases: repeats, meanSpend }));
const published = { p: 6.25, q: 3.74, v: 15.44 };

describe("the repeat customers of CDNOW", () => {
  test("give the published parameters", () => {
    const model = fitGammaGamma(repeaters);
    expect(model?.p).toBeCloseTo(published.p, 2);
    expect(model?.q).toBeCloseTo(published.q, 2);
    expect(model?.v).toBeCloseTo(published.v, 1);
    expect(model?.logLikelihood).toBeCloseTo(-4_055.92, 2);
  });

  test("are as likely as published", () => {
    expect(spendLikelihoodOf(published, repeaters)).toBeCloseTo(-4_055.92, 1);
  });

  test("give the same parameters in cents", () => {
    const inCents = repeaters.map((each) => ({ ...each, meanSpend: each.meanSpend * 100 }));
    const [dollars, cents] = [fitGammaGamma(repeaters), fitGammaGamma(inCents)];
    expect(cents?.p).toBeCloseTo(dollars?.p ?? NaN, 4);
    expect(cents?.q).toBeCloseTo(dollars?.q ?? NaN, 4);
    expect((cents?.v ?? NaN) / 100).toBeCloseTo(dollars?.v ?? NaN, 3);
  });
});

describe("what a purchase comes to", () => {
  test("is the mean of all where nothing is known of a customer", () => {
    expect(meanOfPopulation(published)).toBeCloseTo(35.17, 1);
    expect(expectedSpend(published, { purchases: 0, meanSpend: 0 })).toBe(
      meanOfPopulation(published),
    );
  });

  // The first ten customers of the data set: number of repeats and their mean; published to a tenth.
  test.each([
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [0, 0, 35.17],
    [0, 0, 35.17],
    [7, 73.74, 71.46],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [2, 25.55, 27.28],
    [0, 0, 35.17],
  ])("of %d repeats at %d", (purchases, meanSpend, expected) => {
    const found = expectedSpend(published, { purchases, meanSpend });
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(0.1);
  });

  test("lies between a customer's own mean and that of all, nearer to their own with every purchase", () => {
    const after = (purchases: number) => expectedSpend(published, { purchases, meanSpend: 100 });
    expect(after(1)).toBeLessThan(after(5));
    expect(after(5)).toBeLessThan(100);
    expect(after(1)).toBeGreaterThan(meanOfPopulation(published));
  });
});
