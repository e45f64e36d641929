import { expect, it } from "vitest";
import { hintTopics } from "../inbox-payloads";
import { hintOf, idsOfKind, topicsOf, type HintedKind } from "./hints";

const gid = (id: number) => `gid://shopify/Customer/${id}`;

it("names each object once, whichever webhook named it and however often", () => {
  const hints = [
    { topic: "orders/create", payload: { id: 1 } },
    { topic: "orders/updated", payload: { id: 1 } },
    { topic: "orders/edited", payload: { order_edit: { order_id: 2 } } },
    { topic: "refunds/create", payload: { order_id: 3 } },
    { topic: "products/delete", payload: { id: 4 } },
    { topic: "inventory_items/update", payload: { id: 5 } },
    { topic: "collections/update", payload: { id: 6 } },
  ].map(hintOf);
  expect(idsOfKind(hints, "orders")).toEqual([1, 2, 3]);
  expect(idsOfKind(hints, "products")).toEqual([4]);
  expect(idsOfKind(hints, "inventoryItems")).toEqual([5]);
  expect(idsOfKind(hints, "collections")).toEqual([6]);
});

it("takes both customers of a merge, and nothing of topics that are acted upon", () => {
  const merge = {
    admin_graphql_api_customer_kept_id: gid(7),
    admin_graphql_api_customer_deleted_id: gid(8),
  };
  expect(hintOf({ topic: "customers/merge", payload: merge })).toEqual({
    kind: "customers",
    ids: [7, 8],
  });
  expect(() => hintOf({ topic: "shop/update", payload: { id: 9 } })).toThrow(/acted upon/);
});

it("has every topic under one kind", () => {
  const all: HintedKind[] = ["orders", "customers", "products", "collections", "inventoryItems"];
  expect(all.flatMap((kind) => topicsOf(kind)).sort()).toEqual([...hintTopics].sort());
});
