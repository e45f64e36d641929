import { describe, expect, test } from "vitest";
import { readCdnow } from "../../../tests/fixtures/cdnow/read";
import {
  chanceAlive,
  chanceOfPurchases,
  expectedOfNew,
  expectedPurchases,
  fitBgNbd,
  logLikelihoodOf,
} from "./bg-nbd";

const cdnow = readCdnow();
// As published, and to more decimals than the paper gives.
const published = { r: 0.2425945, alpha: 4.4136019, a: 0.7929199, b: 2.4258881 };

describe("the customers of CDNOW", () => {
  test("are all there", () => {
    expect(cdnow.reduce((sum, { customers }) => sum + customers, 0)).toBe(2_357);
    const repeaters = cdnow.filter(({ repeats }) => repeats > 0);
    expect(repeaters.reduce((sum, { customers }) => sum + customers, 0)).toBe(946);
  });

  test("give the published parameters", () => {
    const model = fitBgNbd(cdnow);
    expect(model?.r).toBeCloseTo(published.r, 4);
    expect(model?.alpha).toBeCloseTo(published.alpha, 3);
    expect(model?.a).toBeCloseTo(published.a, 3);
    expect(model?.b).toBeCloseTo(published.b, 3);
    expect(model?.logLikelihood).toBeCloseTo(-9_582.4256, 3);
  });

  test("are as likely as published", () => {
    expect(logLikelihoodOf(published, cdnow)).toBeCloseTo(-9_582.4256, 3);
  });

  test("give the same whether equal histories are one row or many", () => {
    const many = cdnow.flatMap((each) =>
      Array.from({ length: each.customers }, () => ({ ...each, customers: 1 })),
    );
    expect(logLikelihoodOf(published, many)).toBeCloseTo(logLikelihoodOf(published, cdnow), 6);
  });
});

describe("what the published parameters predict", () => {
  test("of one customer", () => {
    const history = { repeats: 2, recency: 30.43, age: 38.86 };
    expect(expectedPurchases(published, history, 39)).toBeCloseTo(1.226, 3);
  });

  test.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])("of a new customer within %d weeks", (weeks, purchases) => {
    expect(expectedOfNew(published, weeks)).toBeCloseTo(purchases, 3);
  });

  test("of no purchase at all, and of ten", () => {
    expect(chanceOfPurchases(published, 0, 39)).toBeCloseTo(0.5737864, 2);
    expect(chanceOfPurchases(published, 10, 2) / 1.07869e-7).toBeCloseTo(1, 2);
  });

  test("adds up to one, and to the expected number", () => {
    const counts = Array.from({ length: 200 }, (_, n) => chanceOfPurchases(published, n, 39));
    expect(counts.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
    const mean = counts.reduce((sum, chance, n) => sum + n * chance, 0);
    expect(mean).toBeCloseTo(expectedOfNew(published, 39), 5);
  });
});

describe("whether a customer is one still", () => {
  test("is certain before the first repeat", () => {
    expect(chanceAlive(published, { repeats: 0, recency: 0, age: 100 })).toBe(1);
  });

  test("falls while nothing happens, and more so for those who came often", () => {
    const after = (repeats: number, age: number) =>
      chanceAlive(published, { repeats, recency: 30, age });
    expect(after(2, 60)).toBeLessThan(after(2, 40));
    expect(after(10, 60)).toBeLessThan(after(2, 60));
  });

  test("is a number for the busiest of customers", () => {
    for (const repeats of [161, 204, 221, 254]) {
      const history = { repeats, recency: 38.86, age: 38.86 };
      expect(chanceAlive(published, history)).toBeGreaterThan(0.99);
      expect(expectedPurchases(published, history, 104)).toBeGreaterThan(100);
    }
  });
});
