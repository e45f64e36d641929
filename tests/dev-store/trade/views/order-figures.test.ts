import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../world/types";
import { minorOf } from "../testing/read-agreements";
import { createSmallStore } from "../testing/small-store";

const { trade } = createSmallStore({ orders: 400 });
const { orders, customers } = trade.resources;

/** What filters should say, read off the nodes. */
function expected(id: number) {
  const node = orders.node(id) as ViewNode;
  const cancelled = node["cancelledAt"] !== null;
  return {
    status: cancelled ? "cancelled" : node["closed"] ? "closed" : "open",
    financial_status: String(node["displayFinancialStatus"]).toLowerCase(),
    fulfillment_status: String(node["displayFulfillmentStatus"]).toLowerCase(),
    return_status: String(node["returnStatus"]).toLowerCase(),
    total_price: minorOf(node["totalPriceSet"]) / 100,
    current_total_price: minorOf(node["currentTotalPriceSet"]) / 100,
  };
}

function filtered(id: number) {
  const names = Object.keys(expected(id));
  return Object.fromEntries(names.map((name) => [name, orders.field(id, name)]));
}

describe("figures behind filters", () => {
  it("agree with the nodes, at the first question and when they are kept", () => {
    const ids = Array.from(orders.ids());
    for (const id of ids) expect(filtered(id)).toEqual(expected(id));
    for (const id of ids) expect(filtered(id)).toEqual(expected(id));
    const statuses = new Set(ids.map((id) => orders.field(id, "financial_status")));
    expect(statuses.size).toBeGreaterThan(2);
  });

  it("agree where statuses come from the plan alone, before any money was asked for", () => {
    const again = createSmallStore({ orders: 400, seed: 8 }).trade.resources.orders;
    const names = ["status", "financial_status", "fulfillment_status", "return_status"] as const;
    for (const id of Array.from(again.ids())) {
      const before = names.map((name) => again.field(id, name));
      again.field(id, "current_total_price");
      expect(names.map((name) => again.field(id, name))).toEqual(before);
    }
  });

  it("follow an order that a command changes", () => {
    const id = Array.from(orders.ids()).find(
      (one) => orders.field(one, "financial_status") === "paid",
    ) as number;
    const owner = orders.field(id, "customer_id") as number;
    const spent = () => customers.field(owner, "total_spent") as number;
    const before = [spent(), orders.field(id, "total_price") as number] as const;
    trade.cancelOrder(id, { refund: true });
    expect(filtered(id)).toEqual(expected(id));
    expect(orders.field(id, "financial_status")).toBe("refunded");
    expect(spent()).toBeCloseTo(before[0] - before[1], 2);
  });
});
