import { expect, it } from "vitest";
import { daysOfStockOf, sellThroughOf, stockStateOf } from "./stock";

const of = (unitsSold: number, stock: number | null, unitsReturned = 0, days = 30) => ({
  unitsSold,
  unitsReturned,
  stock,
  days,
});

it("takes units sold less those returned of what was there", () => {
  expect(sellThroughOf(of(30, 70))).toBe(0.3);
  // Ten came back and are in stock again.
  expect(sellThroughOf(of(30, 80, -10))).toBe(0.2);
  expect(sellThroughOf(of(0, 5))).toBe(0);
  expect(sellThroughOf(of(5, 0))).toBe(1);
});

it("knows nothing where stock is not known, and nothing where there was nothing to sell", () => {
  for (const compute of [sellThroughOf, daysOfStockOf]) expect(compute(of(30, null))).toBeNull();
  expect(stockStateOf(of(30, null))).toBe("unknown");
  expect(sellThroughOf(of(0, 0))).toBeNull();
});

it("takes oversold for nothing left, and returns of earlier sales for nothing sold", () => {
  expect(sellThroughOf(of(10, -3))).toBe(1);
  expect(daysOfStockOf(of(10, -3))).toBe(0);
  expect(stockStateOf(of(10, -3))).toBe("soldOut");
  expect(sellThroughOf(of(1, 10, -5))).toBe(0);
  expect(daysOfStockOf(of(1, 10, -5))).toBeNull();
});

it("counts whole days of stock at the pace of the range", () => {
  // Two a day.
  expect(daysOfStockOf(of(60, 29))).toBe(14);
  expect(daysOfStockOf(of(60, 0))).toBe(0);
  expect(daysOfStockOf(of(7, 3, 0, 7))).toBe(3);
  expect(daysOfStockOf(of(0, 3))).toBeNull();
});

it("sorts stock by how long it lasts, on both sides of each limit", () => {
  const state = (stock: number | null, sold = 30) => stockStateOf(of(sold, stock));
  expect([state(14), state(15)]).toEqual(["upTo14", "upTo30"]);
  expect([state(30), state(31)]).toEqual(["upTo30", "upTo90"]);
  expect([state(90), state(91)]).toEqual(["upTo90", "slow"]);
  expect([state(0), state(1, 0), state(0, 0)]).toEqual(["soldOut", "noSales", "soldOut"]);
});
