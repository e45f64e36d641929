import { buildClientSchema, isNonNullType, isObjectType } from "graphql";
import type { IntrospectionQuery } from "graphql";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { MutationContext } from "../platform/types";
import type { CatalogueProduct, World } from "../world/types";
import type { ProductPatch, VariantPatch } from "../world/patches";
import { mutations } from "./index";

function loadMutationType() {
  const file = new URL("../schema/admin-2026-07.introspection.json.gz", import.meta.url);
  const json = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    data?: IntrospectionQuery;
  };
  const schema = buildClientSchema(json.data ?? (json as unknown as IntrospectionQuery));
  return schema.getMutationType()!.getFields();
}
const schemaFields = loadMutationType();

const variant = { id: 21, productId: 2, inventoryItemId: 210 };
const product = { id: 2, title: "Mug", tags: ["Blue"], variants: [variant] };

function setUp() {
  const patches: [string, number, ProductPatch | VariantPatch][] = [];
  const orderTags: unknown[] = [];
  const catalogue = {
    products: [product],
    product: (id: number) => (id === 2 ? (product as unknown as CatalogueProduct) : undefined),
    variant: (id: number) => (id === 21 ? variant : undefined),
    updateProduct: (id: number, patch: ProductPatch) => {
      if (patch.title === "") return [{ field: ["title"], message: "Title can't be blank" }];
      patches.push(["product", id, patch]);
      return [];
    },
    updateVariant: (id: number, patch: VariantPatch) => {
      patches.push(["variant", id, patch]);
      return [];
    },
  };
  const nodes: Record<string, Record<number, unknown>> = {
    products: { 2: product },
    orders: { 7: { tags: ["old"] } },
    customers: {},
    collections: { 3: {} },
  };
  const world = {
    clock: () => Date.parse("2026-11-29T12:00:00Z"),
    catalogue,
    trade: {
      updateOrder: (id: number, patch: unknown) => {
        orderTags.push([id, patch]);
        return [];
      },
    },
    resource: (name: string) => ({ node: (id: number) => nodes[name]?.[id] ?? null }),
  } as unknown as World;
  const revoked: string[][] = [];
  let uninstalls = 0;
  const platform = {
    shop: "one.myshopify.com",
    app: {
      apiKey: "key",
      id: 1,
      title: "Shelfwise",
      handle: "shelfwise",
      requiredScopes: ["read_orders"],
      optionalScopes: ["read_reports", "write_products", "read_products"],
    },
    grantedScopes: () => ["read_orders", "read_reports", "write_products"],
    revokeScopes: (scopes: readonly string[]) => revoked.push([...scopes]),
    uninstall: () => {
      uninstalls += 1;
    },
  } as unknown as MutationContext["platform"];
  const context = { world, platform, shop: "one.myshopify.com", webhooks: { deliver: () => {} } };
  const run = (name: string, args: unknown) => {
    const payload = mutations[name]!(context, args) as Record<string, unknown> & {
      userErrors: { field: string[]; message: string; code?: string }[];
    };
    expectSchemaShape(name, payload);
    return payload;
  };
  return { run, patches, revoked, orderTags, uninstalls: () => uninstalls };
}

/** The payload's fields are the schema's, all of them there; errors have the error type's fields. */
function expectSchemaShape(name: string, payload: Record<string, unknown>): void {
  const type = schemaFields[name]!.type;
  if (!isObjectType(type)) throw new Error(`${name} does not return an object`);
  const fields = type.getFields();
  expect(Object.keys(payload).sort()).toEqual(Object.keys(fields).sort());
  for (const [key, field] of Object.entries(fields)) {
    if (isNonNullType(field.type)) expect(payload[key]).not.toBeNull();
  }
}

describe("mutations", () => {
  it("segmentCreate makes a segment of an RFM group, under a name of its own", () => {
    const { run } = setUp();
    const query = "rfm_group = 'AT_RISK'";
    expect(run("segmentCreate", { name: " At risk ", query })).toMatchObject({
      segment: { name: "At risk", query },
      userErrors: [],
    });
    expect(run("segmentCreate", { name: "At risk", query }).userErrors).toEqual([
      { field: ["name"], message: "Name has already been taken" },
    ]);
    expect(run("segmentCreate", { name: "", query }).userErrors[0]?.field).toEqual(["name"]);
    expect(run("segmentCreate", { name: "x", query: "nonsense" }).segment).toBeNull();
  });

  it("are all fields of Mutation in the schema", () => {
    expect(Object.keys(mutations).filter((name) => !(name in schemaFields))).toEqual([]);
  });

  it("productUpdate hands the patch to the catalogue and points at the product", () => {
    const { run, patches } = setUp();
    const category = "gid://shopify/TaxonomyCategory/hg-1";
    const payload = run("productUpdate", {
      product: { id: "gid://shopify/Product/2", title: "Cup", category, vendor: null },
    });
    expect(payload).toEqual({
      product: { __ref: { resource: "products", id: 2 } },
      userErrors: [],
    });
    expect(patches).toEqual([["product", 2, { title: "Cup", category, vendor: "" }]]);
  });

  it("productUpdate reports an unknown product, a blank title and what it cannot change", () => {
    const { run, patches } = setUp();
    const ask = (input: object) => run("productUpdate", { product: input }).userErrors;
    expect(ask({ id: "gid://shopify/Product/9" })).toEqual([
      { field: ["id"], message: "Product does not exist" },
    ]);
    expect(ask({ id: "gid://shopify/Product/2", title: null })).toEqual([
      { field: ["title"], message: "Title can't be blank" },
    ]);
    expect(
      ask({ id: "gid://shopify/Product/2", title: "X", templateSuffix: "x" })[0]?.field,
    ).toEqual(["templateSuffix"]);
    expect(patches).toEqual([]);
  });

  it("an id that is no gid is a GraphQL error, not a user error", () => {
    expect(() => setUp().run("productUpdate", { product: { id: "2" } })).toThrow(
      "Invalid global id '2'",
    );
  });

  const variants = (list: object[], more = {}) => ({
    productId: "gid://shopify/Product/2",
    variants: list,
    ...more,
  });
  const good = { id: "gid://shopify/ProductVariant/21", price: "9.50", inventoryItem: { cost: 4 } };

  it("productVariantsBulkUpdate writes price, SKU and cost", () => {
    const { run, patches } = setUp();
    const payload = run("productVariantsBulkUpdate", variants([good]));
    expect(payload.productVariants).toEqual([{ __ref: { resource: "productVariants", id: 21 } }]);
    expect(patches).toEqual([["variant", 21, { price: "9.50", cost: "4" }]]);
  });

  it("productVariantsBulkUpdate changes nothing when one variant is at fault", () => {
    const { run, patches } = setUp();
    const bad = { id: "gid://shopify/ProductVariant/21", price: "-1" };
    const payload = run("productVariantsBulkUpdate", variants([good, bad, { price: "1" }]));
    expect(payload.product).toBeNull();
    expect(payload.userErrors.map((error) => [error.field.join("."), error.code])).toEqual([
      ["variants.1.price", "NEGATIVE_PRICE_VALUE"],
      ["variants.2.id", "PRODUCT_VARIANT_ID_MISSING"],
    ]);
    expect(patches).toEqual([]);
  });

  it("productVariantsBulkUpdate writes the good ones with allowPartialUpdates", () => {
    const { run, patches } = setUp();
    const stray = { id: "gid://shopify/ProductVariant/99" };
    const payload = run(
      "productVariantsBulkUpdate",
      variants([stray, good], { allowPartialUpdates: true }),
    );
    expect(payload.userErrors).toMatchObject([{ code: "PRODUCT_VARIANT_DOES_NOT_EXIST" }]);
    expect(patches).toHaveLength(1);
  });

  it("inventoryItemUpdate finds the variant behind the item and refuses a negative cost", () => {
    const { run, patches } = setUp();
    const id = "gid://shopify/InventoryItem/210";
    expect(run("inventoryItemUpdate", { id, input: { cost: "-1" } }).userErrors).toHaveLength(1);
    expect(run("inventoryItemUpdate", { id, input: { cost: "3.20" } }).userErrors).toEqual([]);
    expect(patches).toEqual([["variant", 21, { cost: "3.20" }]]);
    const unknown = { id: "gid://shopify/InventoryItem/1", input: { cost: "1" } };
    expect(run("inventoryItemUpdate", unknown).inventoryItem).toBeNull();
  });

  it("tagsAdd and tagsRemove ignore case, split commas and write only what changes", () => {
    const { run, patches, orderTags } = setUp();
    const id = "gid://shopify/Product/2";
    run("tagsAdd", { id, tags: ["blue", "sale, new", ""] });
    run("tagsAdd", { id, tags: ["BLUE"] });
    run("tagsRemove", { id, tags: ["blue"] });
    run("tagsAdd", { id: "gid://shopify/Order/7", tags: ["vip"] });
    expect(patches).toEqual([
      ["product", 2, { tags: ["Blue", "sale", "new"] }],
      ["product", 2, { tags: [] }],
    ]);
    expect(orderTags).toEqual([[7, { tags: ["old", "vip"] }]]);
  });

  it("tags are refused where the store has no such object or no such command", () => {
    const { run } = setUp();
    expect(run("tagsAdd", { id: "gid://shopify/Customer/5", tags: ["a"] }).node).toBeNull();
    expect(run("tagsAdd", { id: "gid://shopify/Location/5", tags: ["a"] }).userErrors).toHaveLength(
      1,
    );
  });

  it("collectionUpdate says so when collections cannot be edited", () => {
    const { run } = setUp();
    const collection = { id: "gid://shopify/Collection/3", title: "New" };
    expect(run("collectionUpdate", { collection }).userErrors[0]?.message).toMatch(/cannot update/);
  });

  it.each([
    [["read_orders"], "CANNOT_REVOKE_REQUIRED_SCOPES"],
    [["read_products"], "CANNOT_REVOKE_IMPLIED_SCOPES"],
    [["read_themes"], "CANNOT_REVOKE_UNDECLARED_SCOPES"],
    [["nonsense"], "UNKNOWN_SCOPES"],
  ])("appRevokeAccessScopes refuses %j with %s", (scopes, code) => {
    const { run, revoked } = setUp();
    expect(run("appRevokeAccessScopes", { scopes }).userErrors[0]?.code).toBe(code);
    expect(revoked).toEqual([]);
  });

  it("appRevokeAccessScopes takes back an optional scope, appUninstall the app", () => {
    const { run, revoked, uninstalls } = setUp();
    expect(run("appRevokeAccessScopes", { scopes: ["read_reports"] }).revoked).toMatchObject([
      { handle: "read_reports", description: "Query the store's reports" },
    ]);
    run("appUninstall", {});
    expect([revoked, uninstalls()]).toEqual([[["read_reports"]], 1]);
  });

  it("know no webhook subscription, and offer none", () => {
    const { run } = setUp();
    for (const name of ["webhookSubscriptionUpdate", "webhookSubscriptionDelete"]) {
      const payload = run(name, { id: "gid://shopify/WebhookSubscription/1" });
      expect(payload.userErrors[0]?.message).toBe("Webhook subscription does not exist");
    }
    expect(mutations).not.toHaveProperty("webhookSubscriptionCreate");
  });
});
