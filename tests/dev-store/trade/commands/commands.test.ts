import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../world/types";
import { callField, minorOf } from "../testing/read-agreements";
import { createSmallStore, NOON } from "../testing/small-store";

const LINE = { variantId: 9010, quantity: 2 };

function setUp() {
  const store = createSmallStore({ orders: 20 });
  const placed = store.trade.placeOrder({ lines: [LINE] });
  const id = placed.orderId as number;
  const node = () => store.trade.resources.orders.node(id) as ViewNode;
  const firstLine = () => callField<Record<string, unknown>[]>(node(), "lineItems")[0] ?? {};
  const lineItemId = Number(String(firstLine()["id"]).split("/").pop());
  const topics = () => store.changes.splice(0).map(({ topic }) => topic);
  return { ...store, id, node, firstLine, lineItemId, topics };
}

describe("commands", () => {
  it("place an order, take its stock and fire its webhooks", () => {
    const { changes, catalogue, id, node, topics } = setUp();
    expect(catalogue.stockChanges).toEqual([[9010, -2]]);
    expect(changes[0]).toMatchObject({ resource: "orders", id, at: NOON });
    expect(changes[0]?.payload).toMatchObject({
      id,
      admin_graphql_api_id: `gid://shopify/Order/${id}`,
      financial_status: "pending",
      created_at: "2026-11-21T12:00:00-05:00",
      total_price: (minorOf(node()["totalPriceSet"]) / 100).toFixed(2),
    });
    expect(topics()).toEqual(["orders/create", "orders/paid", "orders/updated"]);
    expect(node()["displayFinancialStatus"]).toBe("PAID");
    expect(node()["updatedAt"]).toBe("2026-11-21T17:00:00Z");
  });

  it("refuse orders that cannot be", () => {
    const { trade } = setUp();
    const messages = (draft: Parameters<typeof trade.placeOrder>[0]) =>
      trade.placeOrder(draft).userErrors.map(({ message }) => message);
    expect(messages({ lines: [] })).toEqual(["Add at least one line"]);
    expect(messages({ lines: [{ variantId: 1, quantity: 1 }] })).toEqual([
      "Variant does not exist",
    ]);
    expect(messages({ lines: [{ ...LINE, quantity: 0 }] })).toEqual([
      "Quantity must be greater than 0",
    ]);
    expect(messages({ lines: [LINE], discountCode: "NOPE" })).toEqual([
      "Discount code NOPE isn't valid",
    ]);
    expect(messages({ lines: [LINE], customerId: 5 })).toEqual(["Customer does not exist"]);
    expect(trade.size().orders).toBe(21);
  });

  it("refund units with a fee kept, and put them back into stock", () => {
    const { trade, catalogue, id, lineItemId, node, firstLine, topics } = setUp();
    topics();
    const before = minorOf(node()["totalReceivedSet"]);
    const lines = [{ lineItemId, quantity: 1 }];
    expect(trade.refundOrder(id, { lines, adjustmentMinor: -100 })).toEqual([]);
    expect(topics()).toEqual(["refunds/create", "orders/updated"]);
    expect(catalogue.stockChanges).toContainEqual([9010, 1]);
    expect(firstLine()["currentQuantity"]).toBe(1);
    const [refund] = callField<Record<string, unknown>[]>(node(), "refunds");
    const [item] = callField<Record<string, unknown>[]>(refund ?? {}, "refundLineItems");
    const value = minorOf(item?.["subtotalSet"]) + minorOf(item?.["totalTaxSet"]);
    expect(minorOf(refund?.["totalRefundedSet"])).toBe(value - 100);
    expect(before - minorOf(node()["netPaymentSet"])).toBe(value - 100);
    const reasons = callField<Record<string, unknown>[]>(node(), "agreements").map(
      ({ reason }) => reason,
    );
    // The reversal and the balancing adjustment are two agreements.
    expect(reasons).toEqual(["ORDER", "REFUND", "REFUND"]);
  });

  it("refuse refunds of more than there is", () => {
    const { trade, id, lineItemId } = setUp();
    const first = (refund: Parameters<typeof trade.refundOrder>[1]) =>
      trade.refundOrder(id, refund)[0]?.message;
    expect(first({ lines: [{ lineItemId, quantity: 3 }] })).toMatch(/more items/);
    expect(first({ lines: [{ lineItemId: 1, quantity: 1 }] })).toMatch(/does not exist/);
    expect(first({ lines: [], shippingMinor: 999_999 })).toMatch(/exceeds/);
    expect(first({ lines: [], adjustmentMinor: 999_999 })).toMatch(/exceeds/);
    expect(first({ lines: [] })).toMatch(/must contain/);
  });

  it("edit an order and leave the difference outstanding", () => {
    const { trade, id, node, lineItemId, topics, changes } = setUp();
    topics();
    trade.editOrder(id, { add: [{ variantId: 9020, quantity: 1 }] });
    expect(changes[0]?.payload).toMatchObject({
      order_edit: { order_id: id, line_items: { additions: [{ delta: 1 }], removals: [] } },
    });
    expect(topics()).toEqual(["orders/edited", "orders/updated"]);
    expect(node()["edited"]).toBe(true);
    expect(node()["displayFinancialStatus"]).toBe("PARTIALLY_PAID");
    expect(minorOf(node()["totalOutstandingSet"])).toBeGreaterThan(0);
    trade.editOrder(id, { setQuantity: [{ lineItemId, quantity: 0 }] });
    expect(callField<unknown[]>(node(), "agreements")).toHaveLength(3);
  });

  it("cancel with everything given back, once", () => {
    const { trade, id, node, topics } = setUp();
    topics();
    expect(trade.cancelOrder(id, { refund: true })).toEqual([]);
    expect(topics()).toEqual(["refunds/create", "orders/cancelled", "orders/updated"]);
    expect(node()["displayFinancialStatus"]).toBe("REFUNDED");
    expect(minorOf(node()["currentTotalPriceSet"])).toBe(0);
    expect(trade.cancelOrder(id, { refund: true })[0]?.message).toMatch(/already/);
  });

  it("cancel without a refund: the sale stands", () => {
    const { trade, id, node } = setUp();
    const total = minorOf(node()["currentTotalPriceSet"]);
    trade.cancelOrder(id, { refund: false });
    expect(minorOf(node()["currentTotalPriceSet"])).toBe(total);
    expect(node()["cancelledAt"]).not.toBeNull();
  });

  it("delete an order from lists and reports", () => {
    const { trade, id, topics } = setUp();
    const orders = () => trade.shopifyql("FROM sales SHOW orders DURING today").table?.rows[0];
    const before = Number(orders()?.["orders"]);
    topics();
    trade.deleteOrder(id);
    expect(topics()).toEqual(["orders/delete"]);
    expect(trade.resources.orders.node(id)).toBeNull();
    expect(Array.from(trade.resources.orders.ids())).not.toContain(id);
    expect(Number(orders()?.["orders"])).toBe(before - 1);
    expect(trade.deleteOrder(id)[0]?.message).toMatch(/does not exist/);
  });

  it("merge customers: the orders point at the one that is kept", () => {
    const { trade, topics } = setUp();
    const customers = trade.resources.customers;
    const [from, into] = Array.from(customers.ids()).filter(
      (id) => Number(customers.field(id, "orders_count")) > 0,
    ) as [number, number];
    const total = [from, into].reduce(
      (sum, id) => sum + Number(customers.field(id, "orders_count")),
      0,
    );
    topics();
    expect(trade.mergeCustomers(from, into)).toEqual([]);
    expect(topics()).toEqual(["customers/merge", "customers/update", "customers/delete"]);
    expect(customers.node(from)).toBeNull();
    expect(customers.node(into)?.["numberOfOrders"]).toBe(String(total));
    expect(trade.mergeCustomers(from, into)[0]?.message).toMatch(/does not exist/);
    const { orders } = trade.resources;
    const owners = Array.from(orders.ids(), (id) => orders.field(id, "customer_id"));
    expect(owners.filter((owner) => owner === into)).toHaveLength(total);
    expect(owners).not.toContain(from);
  });

  it("move updated_at with the clock and make journeys ready after an hour", () => {
    const { trade, id, node, setNow } = setUp();
    expect(callField<Record<string, unknown>>(node(), "customerJourneySummary")["ready"]).toBe(
      false,
    );
    setNow(NOON + 2 * 3_600_000);
    expect(callField<Record<string, unknown>>(node(), "customerJourneySummary")["ready"]).toBe(
      true,
    );
    trade.cancelOrder(id, { refund: true });
    expect(trade.resources.orders.field(id, "updated_at")).toBe(NOON + 2 * 3_600_000);
    expect(node()["updatedAt"]).toBe("2026-11-21T19:00:00Z");
  });
});
