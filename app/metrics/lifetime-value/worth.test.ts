import { expect, test } from "vitest";
import { expectedCurve, leastCustomers, worthPerCustomer } from "./worth";

// 100 customers, 10,000.00 of net sales, of which 9,000.00 are goods; the cost of two thirds of them is known.
const worth = {
  days: 365,
  customers: 100,
  purchases: 250,
  netMinor: 1_000_000,
  goodsNetMinor: 900_000,
  costedNetMinor: 600_000,
  costMinor: 280_000,
};

test("what customers came to is told for each of them", () => {
  expect(worthPerCustomer(worth)).toEqual({
    days: 365,
    customers: 100,
    purchases: 2.5,
    netMinor: 10_000,
    // 7,000.00 are known, and 2,800.00 of them went into goods: 60 % of 100.00 are left.
    marginMinor: 6_000,
  });
});

test("of too few nothing is told but how many there are", () => {
  const few = worthPerCustomer({ ...worth, customers: leastCustomers - 1 });
  expect(few).toEqual({
    days: 365,
    customers: 29,
    purchases: null,
    netMinor: null,
    marginMinor: null,
  });
  expect(worthPerCustomer({ ...worth, customers: leastCustomers }).netMinor).toBe(33_333);
});

test("there is no margin where no cost is known", () => {
  expect(worthPerCustomer({ ...worth, costedNetMinor: 0, costMinor: 0 }).marginMinor).toBeNull();
});

test("a new customer is expected to begin with a first order and to come to more every month", () => {
  const model = { r: 0.6, alpha: 8, a: 0.6, b: 3, p: 5, q: 4, v: 3_000 };
  const curve = expectedCurve(model, 5_000, 24);
  expect(curve).toHaveLength(25);
  expect(curve[0]).toBe(5_000);
  expect([...curve].sort((one, two) => one - two)).toEqual(curve);
});
