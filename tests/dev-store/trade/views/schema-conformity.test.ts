import { beforeAll, describe, expect, it } from "vitest";
import type { GraphQLObjectType, GraphQLSchema } from "graphql";
import { loadSchema } from "../../schema/load";
import type { Ref, Resource, ViewNode } from "../../world/types";
import { shopNode } from "../../world/shop-node";
import { createSmallStore } from "../testing/small-store";
import { walkSchema } from "../testing/walk-schema";

const store = createSmallStore({ orders: 1500 });
const { trade, catalogue, settings } = store;
const resources: Record<string, Resource> = { ...catalogue.resources, ...trade.resources };
const resolve = ({ __ref }: Ref) => resources[__ref.resource]?.node(__ref.id) ?? null;

let schema: GraphQLSchema;
beforeAll(() => {
  schema = loadSchema().schema;
});

function violations(resource: Resource, every: number): string[] {
  const found = new Set<string>();
  const ids = resource.ids();
  for (let i = 0; i < ids.length; i += every) {
    const node = resource.node(ids[i] as number) as ViewNode;
    for (const line of walkSchema(schema, node, resolve)) found.add(line);
  }
  return [...found].slice(0, 20);
}

const ORDER_FIELDS_LEFT_OUT = new Set([
  // Kept out on purpose: nothing the store could say about them.
  "events", "fulfillmentOrders", "localizedFields", "merchantBusinessEntity",
  "nonFulfillableLineItems", "paymentCollectionDetails", "paymentTerms", "purchasingEntity",
  "shopifyProtect", "staffMember", "suggestedRefund",
]); // prettier-ignore

describe("trade in the shape of the Admin schema", () => {
  it("shows orders of every kind", () => {
    expect(violations(trade.resources.orders, 2)).toEqual([]);
  });
  it("shows customers", () => {
    expect(violations(trade.resources.customers, 9)).toEqual([]);
  });
  it("shows abandoned checkouts", () => {
    expect(violations(trade.resources.abandonedCheckouts, 5)).toEqual([]);
  });
  it("shows the shop", () => {
    const node = shopNode(settings, settings.until);
    expect(walkSchema(schema, node, resolve)).toEqual([]);
  });
  it("has all current fields of an order, apart from a named few", () => {
    const { orders } = trade.resources;
    const node = orders.node(orders.ids()[0] as number) as ViewNode;
    const fields = Object.values((schema.getType("Order") as GraphQLObjectType).getFields());
    const missing = fields
      .filter((field) => !field.deprecationReason && !(field.name in node))
      .map(({ name }) => name);
    expect(missing.filter((name) => !ORDER_FIELDS_LEFT_OUT.has(name))).toEqual([]);
  });
});
