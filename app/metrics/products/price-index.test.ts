import { expect, it } from "vitest";
import { overallIndexOf, priceIndexOf } from "./price-index";

it("is 100 where we ask what the middle asks, more where we are dearer", () => {
  expect(priceIndexOf({ priceMinor: 2_000, competitorMinor: [1_000, 2_000, 9_000] })).toBe(100);
  expect(priceIndexOf({ priceMinor: 2_200, competitorMinor: [1_900, 2_100] })).toBe(110);
  expect(priceIndexOf({ priceMinor: 900, competitorMinor: [1_000] })).toBe(90);
});

it("is not known without competitors, or where they give it away", () => {
  expect(priceIndexOf({ priceMinor: 900, competitorMinor: [] })).toBeNull();
  expect(priceIndexOf({ priceMinor: 900, competitorMinor: [0] })).toBeNull();
});

it("weighs by units sold, and leaves out what has no index or no units", () => {
  const items = [
    { index: 110, units: 3 },
    { index: 90, units: 1 },
    { index: null, units: 100 },
    { index: 500, units: 0 },
    { index: 500, units: -2 },
  ];
  expect(overallIndexOf(items)).toBe(105);
  expect(overallIndexOf([{ index: 110, units: 0 }])).toBeNull();
  expect(overallIndexOf([])).toBeNull();
});
