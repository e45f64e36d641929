import { describe, expect, it } from "vitest";
import type { ViewNode } from "../../world/types";
import { callField } from "../testing/read-agreements";
import { createSmallStore, NOON } from "../testing/small-store";

const HOUR = 3_600_000;

function setUp() {
  const store = createSmallStore({ orders: 120 });
  const { orders, customers } = store.trade.resources;
  const id = orders.ids()[40] as number;
  const node = () => orders.node(id) as ViewNode;
  const customerIds = Array.from(customers.ids());
  store.setNow(NOON + HOUR);
  return { ...store, orders, customers, id, node, customerIds };
}

describe("updateOrder", () => {
  it("sets tags and note, moves updated_at and fires orders/updated", () => {
    const { trade, orders, id, node, changes } = setUp();
    expect(trade.updateOrder(id, { tags: ["gift", "rush"], note: "Ring twice" })).toEqual([]);
    expect(node()["tags"]).toEqual(["gift", "rush"]);
    expect(node()["note"]).toBe("Ring twice");
    expect(node()["updatedAt"]).toBe("2026-11-21T18:00:00Z");
    expect(orders.field(id, "tag")).toEqual(["gift", "rush"]);
    expect(orders.field(id, "updated_at")).toBe(NOON + HOUR);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      topic: "orders/updated",
      resource: "orders",
      id,
      at: NOON + HOUR,
      payload: { tags: "gift, rush", note: "Ring twice", updated_at: "2026-11-21T13:00:00-05:00" },
    });
  });

  it("leaves what the patch does not name, and can take tags and note away", () => {
    const { trade, id, node } = setUp();
    trade.updateOrder(id, { tags: ["a"], note: "b" });
    trade.updateOrder(id, { note: null });
    expect([node()["tags"], node()["note"]]).toEqual([["a"], null]);
    trade.updateOrder(id, { tags: [] });
    expect([node()["tags"], node()["note"]]).toEqual([[], null]);
  });

  it("drops blank and repeated tags, and leaves no trace where nothing changes", () => {
    const { trade, id, node, changes } = setUp();
    trade.updateOrder(id, { tags: [" VIP ", "", "vip", "b2b"] });
    expect(node()["tags"]).toEqual(["VIP", "b2b"]);
    const { events } = trade.size();
    changes.length = 0;
    expect(trade.updateOrder(id, { tags: ["VIP", "b2b"] })).toEqual([]);
    expect([changes.length, trade.size().events]).toEqual([0, events]);
  });

  it("moves no money, no status and no closing date", () => {
    const { trade, id, orders, node } = setUp();
    const read = () => ({
      sales: callField<unknown[]>(node(), "agreements").length,
      total: node()["currentTotalPriceSet"],
      closedAt: node()["closedAt"],
      financial: orders.field(id, "financial_status"),
      status: orders.field(id, "status"),
    });
    const before = read();
    expect(before.closedAt).not.toBeNull();
    trade.updateOrder(id, { tags: ["x"] });
    expect(read()).toEqual(before);
  });

  it("refuses an order that is not there", () => {
    const { trade, id } = setUp();
    trade.deleteOrder(id);
    expect(trade.updateOrder(id, { tags: ["x"] })).toMatchObject([
      { field: ["id"], message: "Order does not exist" },
    ]);
  });
});

describe("updateCustomer", () => {
  it("sets tags, moves updated_at and fires customers/update", () => {
    const { trade, customers, customerIds, changes } = setUp();
    const id = customerIds[3] as number;
    expect(trade.updateCustomer(id, { tags: ["friend", "Friend", "press"] })).toEqual([]);
    expect(customers.node(id)?.["tags"]).toEqual(["friend", "press"]);
    expect(customers.field(id, "tag")).toEqual(["friend", "press"]);
    expect(customers.field(id, "updated_at")).toBe(NOON + HOUR);
    expect(customers.node(id)?.["updatedAt"]).toBe("2026-11-21T18:00:00Z");
    expect(changes).toMatchObject([{ topic: "customers/update", id, at: NOON + HOUR }]);
    expect(customers.node(customerIds[4] as number)?.["tags"]).not.toContain("friend");
  });

  it("takes away tags that came by themselves, and leaves no trace where nothing changes", () => {
    const { trade, customers, customerIds, changes } = setUp();
    const tagged = customerIds.find(
      (id) => (customers.field(id, "tag") as string[]).length > 0,
    ) as number;
    trade.updateCustomer(tagged, { tags: [] });
    expect(customers.node(tagged)?.["tags"]).toEqual([]);
    changes.length = 0;
    expect(trade.updateCustomer(tagged, { tags: [] })).toEqual([]);
    expect(changes).toEqual([]);
  });

  it("refuses a customer that is not there any more", () => {
    const { trade, customerIds } = setUp();
    const [from, into] = customerIds as [number, number];
    trade.mergeCustomers(from, into);
    expect(trade.updateCustomer(from, { tags: ["x"] })).toMatchObject([
      { field: ["id"], message: "Customer does not exist" },
    ]);
  });
});
