import { describe, expect, it } from "vitest";
import { createWorld } from ".";
import { loadSchema } from "../schema/load";
import { walkSchema } from "../trade/testing/walk-schema";
import type { ViewNode } from "./types";

const NOW = Date.parse("2026-11-21T17:00:00Z");
const world = createWorld({ orders: 400, products: 60 }, { clock: () => NOW });

describe("the world", () => {
  it("is the same for the same settings", () => {
    const again = createWorld({ orders: 400, products: 60 }, { clock: () => NOW });
    const query = "FROM sales SHOW total_sales, orders TIMESERIES month SINCE -3y UNTIL today";
    expect(again.trade.shopifyql(query)).toEqual(world.trade.shopifyql(query));
    expect(world.settings).toMatchObject({ shopName: "Alder & Finch", until: NOW });
  });

  it("holds together: orders point at products, customers and places that are there", () => {
    const { schema } = loadSchema();
    const orders = world.resource("orders");
    const found = new Set<string>();
    for (const id of Array.from(orders.ids())) {
      const node = orders.node(id) as ViewNode;
      for (const line of walkSchema(schema, node, ({ __ref }) =>
        world.resource(__ref.resource).node(__ref.id),
      )) {
        found.add(line);
      }
    }
    expect([...found]).toEqual([]);
  });

  it("tells its listeners what changes, until they leave", () => {
    const topics: string[] = [];
    const leave = world.onChange(({ topic }) => void topics.push(topic));
    const variant = world.catalogue.products.find(({ isGiftCard }) => !isGiftCard)?.variants[0];
    const draft = { lines: [{ variantId: variant?.id ?? 0, quantity: 1 }] };
    expect(world.trade.placeOrder(draft).userErrors).toEqual([]);
    expect(topics).toContain("orders/create");
    expect(topics).toContain("inventory_levels/update");
    leave();
    const before = topics.length;
    world.trade.placeOrder(draft);
    expect(topics).toHaveLength(before);
  });

  it("is some shop in its zone", () => {
    expect(world.shop()).toMatchObject({
      myshopifyDomain: "shelfwise-demo.myshopify.com",
      ianaTimezone: "America/New_York",
      timezoneOffsetMinutes: -300,
      currencyCode: "USD",
    });
  });
});
