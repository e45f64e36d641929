import type { GraphQLObjectType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import type { GraphQLSchema } from "graphql";

import { loadSchema } from "../schema/load";
import type { Resource, ResourceName } from "../world/types";
import { findViolations } from "./conformity";
import { createTestCatalogue } from "./fixtures";

const { catalogue } = createTestCatalogue();
const resources: Record<string, Resource> = catalogue.resources;
let schema: GraphQLSchema;
beforeAll(() => {
  schema = loadSchema().schema;
});

const EVERY: Record<string, number> = { products: 7, productVariants: 29, inventoryItems: 41 };

describe("catalogue views", () => {
  it.each(Object.keys(resources))("show %s in the shape of the Admin schema", (name) => {
    const resource = resources[name as ResourceName] as Resource;
    const ids = Array.from(resource.ids());
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids.filter((_, at) => at % (EVERY[name] ?? 1) === 0)) {
      const node = resource.node(id);
      expect(node?.__typename).toBe(resource.typeName);
      expect(node?.id).toBe(`${resource.gidPrefix}${id}`);
      expect(findViolations(schema, resources, node ?? {}, 5)).toEqual([]);
    }
  });

  it("show every taxonomy category in the shape of the Admin schema", () => {
    for (const category of catalogue.taxonomy.categories()) {
      expect(findViolations(schema, resources, category)).toEqual([]);
    }
  });

  it("notice a wrong field, a wrong type and a missing value", () => {
    const wrong = {
      __typename: "Product",
      id: "gid://shopify/Product/1",
      title: null,
      colour: "red",
      status: "GONE",
      totalInventory: 1.5,
    };
    const lines = findViolations(schema, resources, wrong).join("\n");
    expect(lines).toContain("Product.colour: not in the schema");
    expect(lines).toContain("Product.title: null");
    expect(lines).toMatch(/status.*GONE/);
    expect(lines).toMatch(/totalInventory.*1\.5/);
  });

  // What needs whole subsystems the store does not have; asking for it is a clear error.
  const LEFT_OUT: Record<string, string[]> = {
    Product: [
      "contextualPricing",
      "publishedInContext",
      "restrictedForResource",
      "variantsInCollection",
      "variantsInCollectionCount",
    ],
    ProductVariant: [
      "contextualPricing",
      "deliveryProfile",
      "resourcePublications",
      "resourcePublicationsV2",
      "unpublishedPublications",
    ],
    Publication: ["channels", "collectionPublicationsV3", "productPublicationsV3"],
  };

  it.each(Object.keys(resources))("give %s every current field but a known few", (name) => {
    const resource = resources[name] as Resource;
    const node = resource.node(resource.ids()[0] as number) ?? {};
    const type = schema.getType(resource.typeName) as GraphQLObjectType;
    const missing = Object.values(type.getFields())
      .filter((field) => !field.deprecationReason && !(field.name in node))
      .map((field) => field.name);
    expect(missing.sort()).toEqual(LEFT_OUT[resource.typeName] ?? []);
  });
});
