import { expect, it } from "vitest";
import { liftOf, worthOf } from "./journey";

const first = { key: "1", customers: 100, meanMinor: 5_000, deviationMinor: 1_000 };

it("puts an interval around a mean of thirty customers, not of fewer", () => {
  expect(worthOf(first).interval).toEqual({
    fromMinor: 4_804,
    toMinor: 5_196,
  });
  expect(worthOf({ ...first, customers: 30 }).interval).not.toBeNull();
  expect(worthOf({ ...first, customers: 29 })).toEqual({ meanMinor: 5_000, interval: null });
  expect(worthOf({ ...first, deviationMinor: null }).interval).toBeNull();
});

it("says how much more often two products go together than by chance", () => {
  const pair = {
    oneId: 1,
    otherId: 2,
    orders: 10,
    oneOrders: 20,
    otherOrders: 50,
    allOrders: 1_000,
  };
  expect(liftOf(pair)).toBe(10);
  expect(liftOf({ ...pair, orders: 1 })).toBe(1);
  expect(liftOf({ ...pair, oneOrders: 0 })).toBeNull();
});
