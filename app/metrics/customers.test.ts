import { expect, it } from "vitest";
import type { ResourceProgress } from "../store/sync-status";
import { hasKnownCustomers, wereCustomersRead } from "./customers";
import { noCustomers } from "./metric";

it("knows the customers of no orders, and of orders of which one is known", () => {
  expect(hasKnownCustomers(noCustomers)).toBe(true);
  expect(hasKnownCustomers({ ...noCustomers, newCustomers: 1, unknownCustomers: 5 })).toBe(true);
  expect(hasKnownCustomers({ ...noCustomers, unknownCustomers: 5 })).toBe(false);
});

it("knows none where orders came without their customers, and does not call that 0", () => {
  expect(hasKnownCustomers({ ...noCustomers, unidentifiedOrders: 3 })).toBe(false);
});

it("takes customers for read by what the reading of orders went without", () => {
  const orders = (missingScopes: string[]) =>
    [{ resource: "orders", status: "done", missingScopes }] as unknown as ResourceProgress[];
  expect(wereCustomersRead(orders([]))).toBe(true);
  expect(wereCustomersRead(orders(["read_returns"]))).toBe(true);
  expect(wereCustomersRead(orders(["read_returns", "read_customers"]))).toBe(false);
  expect(wereCustomersRead([])).toBe(false);
});
