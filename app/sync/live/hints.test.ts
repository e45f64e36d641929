import { expect, it } from "vitest";
import { collectHints } from "./hints";

const gid = (id: number) => `gid://shopify/Customer/${id}`;

it("names each object once, whichever webhook named it and however often", () => {
  const hints = collectHints([
    { topic: "orders/create", payload: { id: 1 } },
    { topic: "orders/updated", payload: { id: 1 } },
    { topic: "orders/edited", payload: { order_edit: { order_id: 2 } } },
    { topic: "refunds/create", payload: { order_id: 3 } },
    { topic: "products/delete", payload: { id: 4 } },
    { topic: "inventory_items/update", payload: { id: 5 } },
    { topic: "collections/update", payload: { id: 6 } },
  ]);
  expect([...hints.orders]).toEqual([1, 2, 3]);
  expect([...hints.products]).toEqual([4]);
  expect([...hints.inventoryItems]).toEqual([5]);
  expect([...hints.collections]).toEqual([6]);
});

it("takes both customers of a merge, and nothing of topics that are acted upon", () => {
  const hints = collectHints([
    {
      topic: "customers/merge",
      payload: {
        admin_graphql_api_customer_kept_id: gid(7),
        admin_graphql_api_customer_deleted_id: gid(8),
      },
    },
    { topic: "shop/update", payload: { id: 9 } },
  ]);
  expect([...hints.customers]).toEqual([7, 8]);
  expect(hints.orders.size + hints.products.size + hints.collections.size).toBe(0);
});
