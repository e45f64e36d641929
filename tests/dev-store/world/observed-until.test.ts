import { describe, expect, it } from "vitest";
import { createWorld } from ".";
import type { ViewNode, World } from "./types";

const NOW = Date.parse("2026-11-21T17:00:00Z");
const SETTINGS = { orders: 400, products: 120, historyDays: 400, until: NOW };
const END = Date.parse("2026-07-02T03:59:59.999Z");
const whole = createWorld(SETTINGS, { clock: () => NOW });
const cut = createWorld(SETTINGS, { clock: () => NOW, observedUntil: "2026-07-01" });

const nodes = (
  world: World,
  name: "products" | "marketingActivities" | "abandonedCheckouts" | "customers" | "collections",
) =>
  // prettier-ignore
  Array.from(world.resource(name).ids(), (id) => world.resource(name).node(id) as ViewNode);

describe("a store that is observed until a day", () => {
  it("ends with that day in the shop's zone, while the clock goes on", () => {
    expect(cut.now?.()).toBe(END);
    expect(cut.clock()).toBe(NOW);
  });

  it("has nothing in it that is later", () => {
    for (const name of [
      "products",
      "abandonedCheckouts",
      "customers",
      "collections",
      "marketingActivities",
    ] as const) {
      // prettier-ignore
      const all = nodes(cut, name);
      expect(all.length, name).toBeGreaterThan(0);
      expect(all.length, name).toBeLessThanOrEqual(nodes(whole, name).length);
      for (const node of all) {
        for (const field of ["createdAt", "updatedAt", "publishedAt", "completedAt"]) {
          const at = node[field];
          if (typeof at === "string") expect(Date.parse(at), field).toBeLessThanOrEqual(END);
        }
      }
    }
    expect(nodes(cut, "products").length).toBeLessThan(nodes(whole, "products").length);
    expect(nodes(cut, "abandonedCheckouts").length).toBeLessThan(
      nodes(whole, "abandonedCheckouts").length,
    );
  });

  it("holds the same orders, checkouts and visits as the whole one until then", () => {
    const ids = Array.from(cut.resource("orders").ids());
    expect(ids).toEqual(Array.from(whole.resource("orders").ids()).slice(0, ids.length));
    for (const id of ids.slice(0, 50)) {
      for (const name of ["name", "processed_at", "total_price", "sku"]) {
        const value = cut.resource("orders").field(id, name);
        expect(value).toEqual(whole.resource("orders").field(id, name));
      }
    }
    for (const from of ["sessions", "sales"]) {
      const shown = from === "sessions" ? "sessions, conversion_rate" : "gross_sales, orders";
      const query = `FROM ${from} SHOW ${shown} TIMESERIES day SINCE 2026-05-01 UNTIL 2026-07-01`;
      expect(cut.trade.shopifyql(query)).toEqual(whole.trade.shopifyql(query));
    }
  });

  it("spends on ads as the whole one had by then", () => {
    const atEnd = createWorld(SETTINGS, { clock: () => END });
    const spend = (world: World) =>
      Object.fromEntries(
        nodes(world, "marketingActivities").map(({ id, adSpend }) => [
          id,
          (adSpend as () => unknown)(),
        ]),
      );
    expect(spend(atEnd)).toMatchObject(spend(cut));
  });

  it("dates what is done to it at its end", () => {
    const world = createWorld(SETTINGS, { clock: () => NOW, observedUntil: END });
    const variantId = world.catalogue.products.find(({ isGiftCard }) => !isGiftCard)?.variants[0]
      ?.id;
    const { orderId } = world.trade.placeOrder({
      lines: [{ variantId: variantId ?? 0, quantity: 1 }],
    });
    const node = world.resource("orders").node(orderId ?? 0);
    expect(node?.["createdAt"]).toBe("2026-07-02T03:59:59Z");
  });
});
