import { expect, it } from "vitest";
import { addDays, type ShopDay } from "../lib/shop-day";
import { judgeDays, type DayFigure } from "./expected";

const lastDay = "2026-11-29"; // A Sunday.

/** So many days up to the last, each with what it had so many days before that. */
function daysOf(count: number, valueOf: (daysAgo: number, day: ShopDay) => number): DayFigure[] {
  return Array.from({ length: count }, (_, index) => {
    const daysAgo = count - 1 - index;
    const day = addDays(lastDay, -daysAgo);
    return { day, value: valueOf(daysAgo, day) };
  });
}

const expectedOf = (history: readonly DayFigure[], length = 1) =>
  judgeDays(history, lastDay, length)?.expected;

/** 100 a day, but for two weeks and a day around the same day a year before. */
const withLastYear = (value: number, count = 420) =>
  daysOf(count, (daysAgo) => (Math.abs(daysAgo - 364) <= 7 ? value : 100));

it("expects less where last year was lower at this time than six weeks before it", () => {
  expect(expectedOf(withLastYear(60))).toBeCloseTo(60, 10);
  expect(expectedOf(withLastYear(60), 3)).toBeCloseTo(180, 10);
});

it("never expects more because last year was higher", () => {
  expect(expectedOf(withLastYear(160))).toBeCloseTo(100, 10);
});

it("expects no less than two fifths of the six weeks before, however low last year was", () => {
  expect(expectedOf(withLastYear(10))).toBeCloseTo(40, 10);
});

it("knows no season before a year and six weeks are there", () => {
  // 364 and 42 days before the one that is judged.
  expect(expectedOf(withLastYear(60, 407))).toBeCloseTo(60, 10);
  expect(expectedOf(withLastYear(60, 406))).toBeCloseTo(100, 10);
});

it("expects of a day of the week what it usually is beside the others", () => {
  const isSunday = (daysAgo: number) => daysAgo % 7 === 0;
  const history = daysOf(200, (daysAgo) => (isSunday(daysAgo) ? 40 : 100));
  expect(expectedOf(history)).toBeCloseTo(40, 10);
  expect(expectedOf(history, 7)).toBeCloseTo(640, 10);
});

it("says nothing before four weeks are known", () => {
  expect(
    judgeDays(
      daysOf(28, () => 100),
      lastDay,
      1,
    ),
  ).toBeNull();
  expect(expectedOf(daysOf(29, () => 100))).toBeCloseTo(100, 10);
});
