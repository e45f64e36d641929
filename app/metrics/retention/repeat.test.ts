import { expect, it } from "vitest";
import type { GapGroup } from "../../store/worth/repeat.server";
import { gapParts, ladderOf, waitingAfter } from "./repeat";

const gap = (step: number, days: number, isNext: boolean, customers = 1): GapGroup => ({
  step,
  days,
  isNext,
  customers,
});
const gaps = [
  gap(1, 5, true, 3),
  gap(1, 40, true),
  gap(1, 100, false, 2),
  gap(2, 7, true),
  gap(2, 8, true),
  gap(2, 60, false, 2),
  gap(3, 30, false, 2),
];

it("climbs from the first purchase to the next", () => {
  expect(ladderOf(gaps, 3)).toEqual([
    // 3 of 6 are half.
    { step: 1, customers: 6, wentOn: 4, medianDays: 5 },
    { step: 2, customers: 4, wentOn: 2, medianDays: 8 },
    { step: 3, customers: 2, wentOn: 0, medianDays: null },
  ]);
  expect(ladderOf([], 1)).toEqual([{ step: 1, customers: 0, wentOn: 0, medianDays: null }]);
});

it("puts a gap on the end of a part into it, and the next day into the following one", () => {
  const counts = (of: GapGroup[]) => gapParts(of).map(({ count }) => count);
  expect(counts(gaps)).toEqual([4, 1, 0, 1, 0, 0, 0, 0]);
  expect(counts([gap(1, 0, true), gap(1, 365, true), gap(1, 366, true)])).toEqual([
    1, 0, 0, 0, 0, 0, 1, 1,
  ]);
  expect(gapParts([])[1]).toEqual({ from: 8, to: 14, count: 0 });
});

it("waits after one purchase, or after any", () => {
  expect(waitingAfter(gaps, 3)).toEqual([{ days: 30, hasHappened: false, count: 2 }]);
  expect(waitingAfter(gaps, null)).toHaveLength(gaps.length);
});
