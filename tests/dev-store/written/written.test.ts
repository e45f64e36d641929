import { describe, expect, it } from "vitest";
import { createWorld } from "../world";
import type { WrittenOrder, WrittenStore } from "./types";

const store = (...orders: WrittenOrder[]): WrittenStore => ({
  products: [
    {
      title: "Mug",
      vendor: "Alder",
      type: "Kitchen",
      category: null,
      tags: ["clay"],
      variants: [{ sku: "MUG", price: 2000, cost: 600 }],
    },
  ],
  collections: [{ title: "Clay", tag: "clay" }],
  customers: 1,
  orders,
});
const sold = (placed: string, more: Partial<WrittenOrder> = {}): WrittenOrder => ({
  placed,
  customer: 0,
  lines: [{ line: 1, sku: "MUG", quantity: 2, price: 2000, tax: 400 }],
  ...more,
});
const open = (...orders: WrittenOrder[]) =>
  createWorld(
    { timezone: "UTC", currency: "USD" },
    { clock: () => Date.parse("2026-04-01T00:00:00Z"), written: store(...orders) },
  );

function field(node: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    const value = (at as Record<string, unknown>)[name];
    return typeof value === "function" ? (value as (args: object) => unknown)({}) : value;
  }, node);
}

describe("a store written down by hand", () => {
  it("has the orders that were written, paid and sent, and what happened to them later", () => {
    const world = open(
      sold("2026-03-01T10:00:00Z"),
      sold("2026-03-02T10:00:00Z", {
        then: [
          {
            type: "refunded",
            at: "2026-03-05T10:00:00Z",
            back: [{ line: 1, quantity: 1, subtotal: 2000, tax: 200 }],
            money: 2200,
          },
        ],
      }),
    );
    const orders = world.resource("orders");
    const [first, second] = [...Array.from(orders.ids())].map((id) => orders.node(id));
    expect(field(first, "displayFinancialStatus")).toBe("PAID");
    expect(field(first, "displayFulfillmentStatus")).toBe("FULFILLED");
    expect(field(first, "totalPriceSet", "shopMoney", "amount")).toBe("44.0");
    expect(field(second, "displayFinancialStatus")).toBe("PARTIALLY_REFUNDED");
    expect(field(second, "currentTotalPriceSet", "shopMoney", "amount")).toBe("22.0");
    const { table } = world.trade.shopifyql(
      "FROM sales SHOW gross_sales, returns, taxes, orders SINCE 2026-03-01 UNTIL 2026-03-31",
    );
    expect(table?.rows).toEqual([
      { gross_sales: "80.00", returns: "-20.00", taxes: "6.00", orders: "2" },
    ]);
  });

  it("leaves an order pending that has no payments", () => {
    const orders = open(sold("2026-03-01T10:00:00Z", { payments: [] })).resource("orders");
    const node = orders.node(orders.ids()[0] ?? 0);
    expect(field(node, "displayFinancialStatus")).toBe("PENDING");
    expect(field(node, "displayFulfillmentStatus")).toBe("UNFULFILLED");
  });

  it("ties lines to its products, and products to the collection of their tag", () => {
    const world = open(sold("2026-03-01T10:00:00Z"));
    const [product] = world.catalogue.products;
    const orders = world.resource("orders");
    const [line] = field(orders.node(orders.ids()[0] ?? 0), "lineItems") as unknown[];
    expect(field(line, "product")).toEqual({ __ref: { resource: "products", id: product?.id } });
    const collections = world.resource("collections");
    expect(field(collections.node(collections.ids()[0] ?? 0), "products")).toEqual([
      { __ref: { resource: "products", id: product?.id } },
    ]);
  });

  it("refuses orders out of order, variants that are not there, and times that are no instants", () => {
    const [late, early] = [sold("2026-03-02T10:00:00Z"), sold("2026-03-01T10:00:00Z")];
    expect(() => open(late, early)).toThrow("order 1 came before");
    const unknown = [{ line: 1, sku: "VASE", price: 100 }];
    expect(() => open({ ...late, lines: unknown })).toThrow("no variant VASE");
    expect(() => open(sold("2026-03-01 10:00"))).toThrow("no instant");
  });
});
