import fc from "fast-check";
import { expect, it } from "vitest";
import { equalShare, shareOfDay } from "./equal-shares";
import { addDays, eachDay } from "./shop-day";

it("gives the first parts what does not divide", () => {
  const shares = (total: number, count: number) =>
    Array.from({ length: count }, (_, place) => equalShare(total, count, place));
  expect(shares(100, 3)).toEqual([34, 33, 33]);
  expect(shares(2, 4)).toEqual([1, 1, 0, 0]);
  expect(shares(-7, 3)).toEqual([-2, -2, -3]);
  expect(shareOfDay(100, "2026-01-01", "2026-01-03", "2026-01-04")).toBe(0);
});

it("adds up to the whole, however the days are cut", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 800 }),
      fc.nat({ max: 900 }),
      (total, length, cut) => {
        const from = "2024-02-20";
        const to = addDays(from, length - 1);
        const sum = (days: string[]) =>
          days.reduce((all, day) => all + shareOfDay(total, from, to, day), 0);
        const middle = addDays(from, cut);
        const early = sum(eachDay(addDays(from, -3), addDays(middle, -1)));
        expect(early + sum(eachDay(middle, addDays(to, 950)))).toBe(total);
      },
    ),
  );
});
