import { describe, expect, it } from "vitest";
import { callField } from "../trade/testing/read-agreements";
import { createWorld } from "../world";
import { exportedAt, exportedOrder, storeExports } from "./testing/exported";
import { NOW, importWorld, daysOf, nodeAt, rowsOf } from "./testing/import-world";

describe("orders of an export", () => {
  it("are left out by name where they lie in the future, and one a second ago is not", () => {
    const world = importWorld([
      { name: "#1001", createdAt: { at: NOW - 1000, offsetMinutes: -240 } },
      { name: "#1002", createdAt: { at: NOW + 1000, offsetMinutes: -240 } },
    ]);
    expect(world.trade.size().orders).toBe(1);
    expect(world.importNotes?.rejectedRows.map(({ reason }) => reason)).toEqual([
      'order #1002: "Created at" lies in the future',
    ]);
  });

  it("happen when they did: paid, sent and cancelled, never before they were placed", () => {
    const world = importWorld([
      {
        createdAt: exportedAt("2026-03-07 12:00:00 -0500"),
        paidAt: exportedAt("2026-03-06 12:00:00 -0500"),
        fulfillmentStatus: "fulfilled",
        fulfilledAt: exportedAt("2026-03-09 09:00:00 -0400"),
        cancelledAt: exportedAt("2026-03-20 09:00:00 -0400"),
      },
    ]);
    const node = nodeAt(world, 0);
    const [payment] = callField<Record<string, unknown>[]>(node, "transactions");
    const [parcel] = callField<Record<string, unknown>[]>(node, "fulfillments");
    expect(payment).toMatchObject({
      createdAt: "2026-03-07T17:00:00Z",
      gateway: "Shopify Payments",
    });
    expect(parcel).toMatchObject({ createdAt: "2026-03-09T13:00:00Z", deliveredAt: null });
    expect(node).toMatchObject({
      cancelledAt: "2026-03-20T13:00:00Z",
      displayFulfillmentStatus: "FULFILLED",
    });
    expect(rowsOf(world, "Cancelled at", /sale stands/)).toBe(1);
    expect(rowsOf(world, "Paid at", /Before the order/)).toBe(1);
  });

  it("leave out orders in another currency than most, by name", () => {
    const world = importWorld([
      { name: "#1", currency: "EUR" },
      { name: "#2", currency: "EUR" },
      { name: "#3", currency: "USD", line: 9 },
    ]);
    expect(world.settings.currency).toBe("EUR");
    expect(world.trade.size().orders).toBe(2);
    expect(world.importNotes?.rejectedRows).toEqual([
      { file: "orders", line: 9, reason: "order #3 is in USD, the store's currency is EUR" },
    ]);
  });

  it("keep their names, and go on numbering after the highest", () => {
    const world = importWorld([{ name: "EU-1001A" }, { name: "Draft" }, { name: "#2040" }]);
    expect([0, 1, 2].map((place) => nodeAt(world, place)["name"])).toEqual([
      "EU-1001A",
      "Draft",
      "#2040",
    ]);
    expect(nodeAt(world, 0)["number"]).toBe(1001);
    const { orders } = world.trade.resources;
    const found = Array.from(orders.ids()).filter((id) => orders.field(id, "name") === "EU-1001A");
    expect(found).toEqual([orders.ids()[0]]);
  });

  it("are sorted by time, whatever the file's order, and so are those of one customer", () => {
    const world = importWorld([
      { name: "#3", customerKey: "b", createdAt: exportedAt("2026-03-09 12:00:00 -0400") },
      { name: "#2", customerKey: "a", createdAt: exportedAt("2026-03-08 12:00:00 -0400") },
      { name: "#1", customerKey: "b", createdAt: exportedAt("2026-03-07 12:00:00 -0500") },
    ]);
    expect([0, 1, 2].map((place) => nodeAt(world, place)["name"])).toEqual(["#1", "#2", "#3"]);
    const { customers } = world.trade.resources;
    expect(Array.from(customers.ids(), (id) => customers.field(id, "orders_count"))).toEqual([
      2, 1,
    ]);
    expect(customers.node(customers.ids()[0] as number)).toMatchObject({
      createdAt: "2026-03-07T17:00:00Z",
      defaultEmailAddress: null,
      tags: [],
    });
  });

  it("have customers of their own file beside them: tags, and those who bought nothing", () => {
    const world = createWorld(
      { timezone: "UTC" },
      {
        clock: () => NOW,
        exports: storeExports({
          orders: [exportedOrder({ customerKey: "a" }), exportedOrder({ name: "#1002" })],
          customers: [
            { line: 2, id: "7", customerKey: "z", tags: ["new"] },
            { line: 3, id: "8", customerKey: "a", tags: ["vip"] },
          ],
        }),
      },
    );
    const { customers } = world.trade.resources;
    const all = Array.from(customers.ids(), (id) => customers.node(id));
    expect(all.map((node) => [node?.["numberOfOrders"], node?.["tags"]])).toEqual([
      ["0", ["new"]],
      ["1", ["vip"]],
    ]);
    expect(nodeAt(world, 1)["customer"]).toBeNull();
    expect(rowsOf(world, "Email", /guest/)).toBe(1);
  });

  it("say what is not known instead of making it up", () => {
    const world = importWorld([{ source: "3890849", countryCode: null, provinceCode: null }]);
    const node = nodeAt(world, 0);
    expect(node).toMatchObject({
      app: null,
      sourceName: "3890849",
      billingAddress: null,
      publication: null,
    });
    expect(callField(node, "customerJourneySummary")).toBeNull();
    expect(world.trade.resources.abandonedCheckouts.ids()).toHaveLength(0);
    expect(world.catalogue.campaigns).toEqual([]);
    const sessions = world.trade.shopifyql("FROM sessions SHOW sessions DURING 2026-03-07");
    expect(sessions.table?.rows).toEqual([{ sessions: "0" }]);
    for (const field of ["Order.customerJourneySummary", "Order.test", "Shipping Country"]) {
      expect(rowsOf(world, field, /not/i), field).toBe(1);
    }
  });

  it("can be refunded, edited and cancelled like any other", () => {
    const world = importWorld([{}, { name: "#1002" }]);
    const [first, second] = Array.from(world.trade.resources.orders.ids()) as [number, number];
    const [line] = callField<Record<string, unknown>[]>(nodeAt(world, 0), "lineItems");
    const lineItemId = Number(String(line?.["id"]).split("/").pop());
    const lines = [{ lineItemId, quantity: 1 }];
    expect(world.trade.refundOrder(first, { lines })).toEqual([]);
    expect(world.trade.cancelOrder(second, { refund: true })).toEqual([]);
    expect(daysOf(world)["2026-06-30"]).toMatchObject({ returns: -10000 });
  });
});
