import { expect, it } from "vitest";
import { addDays } from "../../lib/shop-day";
import { chooseGrain, cutRange, isWholePart } from "./grain";

const days = (count: number) => ({ from: "2025-01-01", to: addDays("2025-01-01", count - 1) });

it("shows hours of one day, days of a quarter, weeks of a year, months of more", () => {
  const chosen = [1, 2, 92, 93, 400, 401].map((count) => chooseGrain(null, days(count)));
  expect(chosen).toEqual(["hour", "day", "day", "week", "week", "month"]);
});

it("takes what is asked for, hours of at most 60 days", () => {
  expect(chooseGrain("quarter", days(30))).toBe("quarter");
  expect(chooseGrain("hour", days(60))).toBe("hour");
  expect(chooseGrain("hour", days(61))).toBe("day");
  expect(chooseGrain("minute", days(7))).toBe("day");
});

it("cuts at the ends of weeks, months and quarters, and loses no day", () => {
  const range = { from: "2026-01-30", to: "2026-04-02" };
  expect(cutRange(range, "month")).toEqual([
    { from: "2026-01-30", to: "2026-01-31" },
    { from: "2026-02-01", to: "2026-02-28" },
    { from: "2026-03-01", to: "2026-03-31" },
    { from: "2026-04-01", to: "2026-04-02" },
  ]);
  expect(cutRange(range, "quarter")).toEqual([
    { from: "2026-01-30", to: "2026-03-31" },
    { from: "2026-04-01", to: "2026-04-02" },
  ]);
  expect(cutRange({ from: "2026-03-01", to: "2026-03-09" }, "week")).toEqual([
    { from: "2026-03-01", to: "2026-03-01" },
    { from: "2026-03-02", to: "2026-03-08" },
    { from: "2026-03-09", to: "2026-03-09" },
  ]);
  expect(cutRange(range, "day")).toHaveLength(63);
});

it("tells whole weeks, months and quarters from parts of them", () => {
  expect(isWholePart({ from: "2026-03-02", to: "2026-03-08" }, "week")).toBe(true);
  expect(isWholePart({ from: "2026-03-02", to: "2026-03-07" }, "week")).toBe(false);
  expect(isWholePart({ from: "2026-02-01", to: "2026-02-28" }, "month")).toBe(true);
  expect(isWholePart({ from: "2026-02-02", to: "2026-02-28" }, "month")).toBe(false);
  expect(isWholePart({ from: "2026-01-01", to: "2026-03-31" }, "quarter")).toBe(true);
});
