import { expect, it } from "vitest";
import { firstOrderIndex } from "./order-index";

// What it is for, without read_all_orders: tests/integration/customers/without-all-orders.test.ts.

it("counts from 0 as soon as one order has 0", () => {
  expect(firstOrderIndex({ hasZero: true, indexed: 1 })).toBe(0);
  expect(firstOrderIndex({ hasZero: true, indexed: 5_000 })).toBe(0);
});

it("counts from 1 where none of enough orders has 0", () => {
  expect(firstOrderIndex({ hasZero: false, indexed: 50 })).toBe(1);
});

it("does not say from where before that", () => {
  expect(firstOrderIndex({ hasZero: false, indexed: 49 })).toBeNull();
  expect(firstOrderIndex({ hasZero: false, indexed: 0 })).toBeNull();
});
