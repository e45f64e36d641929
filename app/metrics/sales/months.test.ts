import { expect, it } from "vitest";
import { eachDay } from "../../lib/shop-day";
import { noSales } from "../metric";
import { groupByMonth } from "./months";

it("puts days together by calendar month, with parts of months at both ends", () => {
  const days = eachDay("2026-01-30", "2026-03-02").map((day) => ({
    ...noSales,
    day,
    orders: 1,
    taxesMinor: 5,
  }));
  const months = groupByMonth(days);
  expect(months.map(({ from, to, total }) => [from, to, total.orders, total.taxesMinor])).toEqual([
    ["2026-01-30", "2026-01-31", 2, 10],
    ["2026-02-01", "2026-02-28", 28, 140],
    ["2026-03-01", "2026-03-02", 2, 10],
  ]);
  expect(groupByMonth([])).toEqual([]);
});
