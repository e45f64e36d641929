import { expect, it } from "vitest";
import {
  defaultThresholds,
  paretoPoints,
  parseThresholds,
  rankByValue,
  sumByClass,
} from "./classes";

const rank = (values: Record<string, number | null>, thresholds = defaultThresholds) =>
  rankByValue(
    Object.entries(values).map(([key, value]) => ({ key, value })),
    thresholds,
  );
const classes = (values: Record<string, number | null>, thresholds = defaultThresholds) =>
  rank(values, thresholds)
    .map(({ key, abc }) => `${key}${abc ?? "-"}`)
    .join(" ");

it("gives A to those that make the first 80 %, the one that crosses included", () => {
  // 50, 80, 95, 100: the third begins where A ends, the fourth where B ends.
  expect(classes({ p: 50, q: 30, r: 15, s: 5 })).toBe("pA qA rB sC");
  // 79 before the second: it crosses 80 and is still A. 95 of 100 before the last: C.
  expect(classes({ p: 79, q: 16, r: 5 })).toBe("pA qA rC");
  // One below: 94 before the last.
  expect(classes({ p: 79, q: 15, r: 6 })).toBe("pA qA rB");
});

it("does not split equal values, wherever the threshold falls among them", () => {
  // Ten of equal value: each alone would pass 80 % after the eighth.
  const equal = Object.fromEntries("abcdefghij".split("").map((key) => [key, 7]));
  expect(new Set(rank(equal).map(({ abc }) => abc))).toEqual(new Set(["A"]));
  // 60 and four of 10: the four begin at 60 and are all A; the rest of nothing is left.
  expect(classes({ z: 60, a: 10, b: 10, c: 10, d: 10 })).toBe("zA aA bA cA dA");
  // Ties in the tail: 85 before the first of three.
  expect(classes({ z: 85, a: 5, b: 5, c: 5 })).toBe("zA aB bB cB");
});

it("leaves zero, negative and unknown values without a share, and last", () => {
  const ranked = rank({ none: 0, back: -40, best: 300, more: 100, unknown: null });
  expect(ranked.map(({ key }) => key)).toEqual(["best", "more", "none", "back", "unknown"]);
  // Shares are of 400, not of 360: what came back of earlier sales makes nobody's share larger.
  expect(ranked.map(({ share }) => share)).toEqual([0.75, 0.25, null, null, null]);
  expect(ranked.map(({ cumulative }) => cumulative)).toEqual([0.75, 1, null, null, null]);
  expect(ranked.map(({ abc }) => abc)).toEqual(["A", "A", null, null, null]);
});

it("has one class where there is one product, and none where nothing was sold", () => {
  expect(classes({ only: 5 })).toBe("onlyA");
  expect(classes({ back: -5 })).toBe("back-");
  expect(rank({})).toEqual([]);
  expect(sumByClass(rank({ back: -5 })).A).toEqual({ count: 0, valueMinor: 0, share: null });
});

it("compares whole numbers: 95 % of a sum that has no exact half", () => {
  // 133 of 140 is 95 % exactly, which 0.95 * 140 is not in binary.
  expect(classes({ p: 112, q: 21, r: 7 })).toBe("pA qB rC");
});

it("sums up the classes", () => {
  const sums = sumByClass(rank({ p: 50, q: 30, r: 15, s: 5, t: -3 }));
  expect(sums.A).toEqual({ count: 2, valueMinor: 80, share: 0.8 });
  expect(sums.B).toEqual({ count: 1, valueMinor: 15, share: 0.15 });
  expect(sums.C).toEqual({ count: 1, valueMinor: 5, share: 0.05 });
});

it("reads thresholds from the address, and the usual ones where they make no sense", () => {
  const read = (query: string) => parseThresholds(new URLSearchParams(query));
  expect(read("")).toEqual({ a: 80, b: 95 });
  expect(read("a=70&b=90")).toEqual({ a: 70, b: 90 });
  expect(read("a=70")).toEqual({ a: 70, b: 95 });
  for (const bad of ["a=95", "a=96&b=95", "a=0", "b=100", "a=x", "a=79.5"]) {
    expect([bad, read(bad)]).toEqual([bad, defaultThresholds]);
  }
  expect(classes({ p: 50, q: 30, r: 15, s: 5 }, { a: 40, b: 50 })).toBe("pA qC rC sC");
});

it("draws at most so many points, the first and the last among them", () => {
  const many = rank(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, 1])));
  const points = paretoPoints(many, 100);
  expect(points).toHaveLength(100);
  expect(points[0]).toEqual({ rank: 1, cumulative: 0.001 });
  expect(points.at(-1)).toEqual({ rank: 1_000, cumulative: 1 });
  expect(paretoPoints(rank({ p: 3, q: 1, r: -1 }))).toEqual([
    { rank: 1, cumulative: 0.75 },
    { rank: 2, cumulative: 1 },
  ]);
});
