import { describe, expect, it } from "vitest";
import { mayReceive } from "./topic-access";

const receives = (topic: string, ...scopes: string[]) => mayReceive(topic, new Set(scopes), 2);

describe("the scopes behind a topic", () => {
  it.each([
    ["orders/create", "read_orders"],
    ["refunds/create", "read_orders"],
    ["products/update", "read_products"],
    ["collections/update", "read_products"],
    ["customers/update", "read_customers"],
    ["inventory_levels/update", "read_inventory"],
    ["returns/approve", "read_returns"],
    ["checkouts/update", "read_orders"],
  ])("%s needs %s", (topic, scope) => {
    expect(receives(topic, scope)).toBe(true);
    expect(receives(topic, "read_themes", "read_publications")).toBe(false);
  });

  it("lets readers of products see inventory items, but not their levels", () => {
    expect(receives("inventory_items/update", "read_products")).toBe(true);
    expect(receives("inventory_levels/update", "read_products")).toBe(false);
  });

  it("asks a scope of its own for merged customers", () => {
    expect(receives("customers/merge", "read_customers")).toBe(false);
    expect(receives("customers/merge", "read_customer_merge")).toBe(true);
  });

  it("asks nothing for news of the app and the shop", () => {
    for (const topic of ["app/uninstalled", "shop/update", "bulk_operations/finish"]) {
      expect(receives(topic)).toBe(true);
    }
  });

  it("keeps customers away from apps without approval for customer data", () => {
    const scopes = new Set(["read_customers", "read_orders"]);
    expect(mayReceive("customers/update", scopes, 0)).toBe(false);
    expect(mayReceive("orders/create", scopes, 0)).toBe(true);
    expect(mayReceive("customers/update", scopes, 1)).toBe(true);
  });
});
