import { expect, it } from "vitest";
import { addDays, eachDay } from "../../lib/shop-day";
import { comparedRange } from "../comparison-range";
import type { DayRange } from "../date-range";
import { noCustomers, noSales, sumDays } from "../metric";
import type { SalesCoverage } from "./coverage";
import type { SalesPeriod } from "./period";
import { pointsOfDays, pointsOfHours } from "./points";

const coverage: SalesCoverage = {
  from: "2020-01-01",
  isFromTheStart: true,
  asOf: new Date("2026-03-10T12:00:00Z"),
  asOfDay: "2026-03-10",
  isReading: false,
};

/** Each day sells its own number. */
function periodOf(range: DayRange, first = 1): SalesPeriod {
  const days = eachDay(range.from, range.to).map((day, index) => ({
    ...noSales,
    day,
    grossSalesMinor: first + index,
  }));
  return { range, part: range, days, total: sumDays(days, noCustomers) };
}

function points(range: DayRange, choice: "previous" | "year", changed = coverage) {
  const compared = comparedRange(choice, { ...range, preset: "custom" });
  const current = periodOf(range);
  const previous = periodOf({ from: compared.from, to: compared.to }, 1_000);
  return { current, previous, input: { coverage: changed, compared, current, previous } };
}

it("loses nothing of either period, whatever the weeks and months", () => {
  for (const range of [
    { from: "2026-01-13", to: "2026-03-04" },
    { from: "2024-02-27", to: "2024-03-02" },
    { from: "2025-02-27", to: "2025-03-02" },
  ]) {
    for (const choice of ["previous", "year"] as const) {
      for (const grain of ["day", "week", "month", "quarter"] as const) {
        const { current, previous, input } = points(range, choice);
        const list = pointsOfDays(input, grain);
        const total = (key: "facts" | "before") =>
          list.reduce((sum, point) => sum + (point[key]?.grossSalesMinor ?? 0), 0);
        expect(total("facts")).toBe(current.total.grossSalesMinor);
        expect(total("before")).toBe(previous.total.grossSalesMinor);
      }
    }
  }
});

it("marks weeks that are parts, and the one whose last day is not over", () => {
  const { input } = points({ from: "2026-03-01", to: "2026-03-10" }, "previous");
  const list = pointsOfDays(input, "week");
  expect(list.map(({ isPart, isIncomplete }) => [isPart, isIncomplete])).toEqual([
    [true, false],
    [false, false],
    [true, true],
  ]);
});

it("leaves open what has not been read, and sums what has", () => {
  const partial = { ...coverage, isFromTheStart: false, from: "2026-03-03" };
  const { input } = points({ from: "2026-02-16", to: "2026-03-08" }, "previous", partial);
  const list = pointsOfDays(input, "week");
  expect(list.map(({ facts }) => facts && facts.grossSalesMinor)).toEqual([
    null,
    null,
    16 + 17 + 18 + 19 + 20 + 21,
  ]);
  expect(list.map(({ isPart }) => isPart)).toEqual([true, true, true]);
  expect(list.every(({ before }) => before === null)).toBe(true);
});

const sold = new Map([["09", { ...noSales, grossSalesMinor: 5 }]]);

it("has all hours of the day, those without sales as nothing sold", () => {
  const hours = pointsOfHours(
    { from: "2026-03-01", to: "2026-03-01" },
    { current: sold, previous: null },
    { coverage, zone: "UTC" },
  );
  expect(hours.map(({ hour }) => hour)).toEqual(
    [...Array(24).keys()].map((h) => `${h}`.padStart(2, "0")),
  );
  expect(hours[9]?.facts?.grossSalesMinor).toBe(5);
  expect(hours[10]?.facts?.grossSalesMinor).toBe(0);
  expect(hours[9]?.before).toBeNull();
});

it("leaves open the hours of today that are to come, and those they would be compared with", () => {
  const today = { from: coverage.asOfDay, to: coverage.asOfDay };
  const at = (time: string, zone: string, range = today) =>
    pointsOfHours(
      range,
      { current: sold, previous: sold },
      { coverage: { ...coverage, asOf: new Date(`${coverage.asOfDay}T${time}Z`) }, zone },
    );
  const hours = at("15:10:00", "UTC");
  expect(hours.map(({ facts }) => facts !== null)).toEqual(hours.map((_, hour) => hour <= 15));
  expect(hours.map(({ before }) => before !== null)).toEqual(hours.map((_, hour) => hour <= 15));
  expect(hours.filter(({ isIncomplete }) => isIncomplete).map(({ hour }) => hour)).toEqual(["15"]);
  // By the shop's clock.
  const india = at("15:10:00", "Asia/Kolkata");
  expect(india.filter(({ isIncomplete }) => isIncomplete).map(({ hour }) => hour)).toEqual(["20"]);
  // Of several days each hour has been at least once.
  const week = at("15:10:00", "UTC", { from: addDays(coverage.asOfDay, -6), to: coverage.asOfDay });
  expect(week.every(({ facts, isIncomplete }) => facts !== null && !isIncomplete)).toBe(true);
});
