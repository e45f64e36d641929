import { expect, test } from "vitest";
import { breakEvenReturn, costPerCustomer, paybackOf, returnOnSpend, worthToCost } from "./ratios";

test("what a customer costs is told where some came and something of spend is known", () => {
  expect(costPerCustomer(312_000, 100)).toBe(3_120);
  expect(costPerCustomer(0, 100)).toBe(0);
  expect(costPerCustomer(312_000, 0)).toBeNull();
  expect(costPerCustomer(null, 100)).toBeNull();
});

test("a return on spend needs spend", () => {
  expect(returnOnSpend(30_000, 10_000)).toBe(3);
  expect(returnOnSpend(30_000, 0)).toBeNull();
  expect(returnOnSpend(null, 10_000)).toBeNull();
});

test("a shop that keeps 40 % breaks even at 2.5 times its spend, one that keeps nothing never", () => {
  expect(breakEvenReturn(0.4)).toBe(2.5);
  expect(breakEvenReturn(0)).toBeNull();
  expect(breakEvenReturn(null)).toBeNull();
});

test("worth over cost needs both", () => {
  expect(worthToCost(9_000, 3_000)).toBe(3);
  expect(worthToCost(9_000, 0)).toBeNull();
  expect(worthToCost(null, 3_000)).toBeNull();
});

test("a customer is paid back in the first month that makes up for the cost", () => {
  const margins = [1_000, 2_000, 3_120, 4_000, null];
  expect(paybackOf(3_120, margins)).toEqual({ kind: "within", months: 3 });
  expect(paybackOf(3_121, margins)).toEqual({ kind: "within", months: 4 });
  expect(paybackOf(0, margins)).toEqual({ kind: "within", months: 1 });
  expect(paybackOf(4_001, margins)).toEqual({ kind: "notWithin", months: 4 });
  expect(paybackOf(null, margins)).toEqual({ kind: "unknown" });
  expect(paybackOf(3_120, [null, null])).toEqual({ kind: "unknown" });
});
