import { describe, expect, it } from "vitest";

import { createTestCatalogue } from "./fixtures";
import type { TestCatalogue } from "./fixtures";

function sampleProduct({ catalogue }: TestCatalogue) {
  const product = catalogue.products.find(
    (one) =>
      !one.isGiftCard && one.variants.length > 2 && catalogue.plantedDefects(one.id).length === 0,
  );
  if (!product) throw new Error("no clean product with variants");
  return product;
}

describe("editing a product", () => {
  it("shows in the product, moves updatedAt to now and fires products/update", () => {
    const shop = createTestCatalogue();
    const { id } = sampleProduct(shop);
    shop.setNow(Date.UTC(2026, 10, 21, 8, 0, 0, 750));
    const errors = shop.catalogue.updateProduct(id, {
      title: "Renamed",
      tags: ["b", "a", "B ", ""],
      status: "DRAFT",
      category: "gid://shopify/TaxonomyCategory/aa-1-4",
      seo: { title: "Search title" },
    });
    expect(errors).toEqual([]);
    const node = shop.catalogue.resources.products.node(id);
    expect(node).toMatchObject({
      title: "Renamed",
      tags: ["a", "b"],
      status: "DRAFT",
      onlineStoreUrl: null,
      updatedAt: "2026-11-21T08:00:00Z",
    });
    expect((node?.category as () => { name: string })().name).toBe("Dresses");
    expect(node?.seo).toMatchObject({ title: "Search title" });
    expect((node?.seo as { description: string }).description).toBeTruthy();
    expect(shop.changes).toHaveLength(1);
    const [change] = shop.changes;
    expect(change).toMatchObject({
      topic: "products/update",
      resource: "products",
      id,
      at: Date.UTC(2026, 10, 21, 8),
    });
    expect(change?.payload).toMatchObject({
      id,
      admin_graphql_api_id: `gid://shopify/Product/${id}`,
      title: "Renamed",
      status: "draft",
      tags: "a, b",
      updated_at: "2026-11-21T03:00:00-05:00",
    });
    const variants = change?.payload.variants as { id: number }[];
    expect(variants.map((variant) => variant.id)).toEqual(
      shop.catalogue.product(id)?.variants.map((variant) => variant.id),
    );
    expect(change?.payload.variant_gids).toHaveLength(variants.length);
  });

  it("leaves what the history was made with untouched", () => {
    const shop = createTestCatalogue();
    const { id, title } = sampleProduct(shop);
    shop.catalogue.updateProduct(id, { title: "Renamed" });
    expect(shop.catalogue.product(id)?.title).toBe("Renamed");
    expect(shop.catalogue.products.find((product) => product.id === id)?.title).toBe(title);
  });

  it("refuses what Shopify refuses, and then changes and announces nothing", () => {
    const shop = createTestCatalogue();
    const { id, title } = sampleProduct(shop);
    expect(shop.catalogue.updateProduct(id, { title: "  ", vendor: "Kept back" })).toEqual([
      { field: ["title"], message: "Title can't be blank", code: "BLANK" },
    ]);
    expect(shop.catalogue.updateProduct(id, { title: "x".repeat(256) })[0]?.field).toEqual([
      "title",
    ]);
    expect(shop.catalogue.updateProduct(id, { title: "x".repeat(255) })).toEqual([]);
    shop.catalogue.updateProduct(id, { title });
    shop.changes.length = 0;
    expect(
      shop.catalogue.updateProduct(id, { category: "gid://shopify/TaxonomyCategory/zz-1" })[0]
        ?.field,
    ).toEqual(["category"]);
    expect(shop.catalogue.updateProduct(id, { status: "GONE" as "DRAFT" })[0]?.field).toEqual([
      "status",
    ]);
    expect(shop.catalogue.updateProduct(12, { title: "x" })[0]?.message).toBe(
      "Product does not exist",
    );
    expect(shop.catalogue.product(id)?.title).toBe(title);
    expect(shop.catalogue.product(id)?.vendor).not.toBe("Kept back");
    expect(shop.changes).toEqual([]);
  });

  it("moves a product between smart collections with its category", () => {
    const shop = createTestCatalogue();
    const product = shop.catalogue.products.find(
      (one) =>
        one.vertical === "furniture" &&
        shop.catalogue.resources.products.field(one.id, "category_id") !== null,
    );
    const collections = () =>
      shop.catalogue.resources.products.field(product?.id ?? 0, "collection_id");
    const before = collections() as string[];
    const size = (id: string) =>
      (
        shop.catalogue.resources.collections.node(Number(id))?.productsCount as () => {
          count: number;
        }
      )().count;
    const furniture = before.find(
      (id) => shop.catalogue.resources.collections.field(Number(id), "handle") === "furniture",
    );
    const count = size(furniture ?? "");
    shop.catalogue.updateProduct(product?.id ?? 0, { category: null });
    expect(collections()).not.toContain(furniture);
    expect(size(furniture ?? "")).toBe(count - 1);
  });
});

describe("editing a variant", () => {
  it("takes prices in shop currency and announces the cost as an inventory item change", () => {
    const shop = createTestCatalogue();
    const variant = sampleProduct(shop).variants[1];
    const id = variant?.id ?? 0;
    expect(
      shop.catalogue.updateVariant(id, {
        price: "1234.5",
        compareAtPrice: "2000",
        cost: "600.126",
      }),
    ).toEqual([]);
    expect(shop.catalogue.variant(id)).toMatchObject({
      priceMinor: 123_450,
      compareAtMinor: 200_000,
      costMinor: 60_013,
    });
    expect(shop.catalogue.resources.productVariants.node(id)).toMatchObject({
      price: "1234.50",
      compareAtPrice: "2000.00",
    });
    expect(shop.changes.map((change) => change.topic)).toEqual([
      "inventory_items/update",
      "products/update",
    ]);
    expect(shop.changes[0]?.payload).toMatchObject({
      id: variant?.inventoryItemId,
      cost: "600.13",
    });
    shop.changes.length = 0;
    shop.catalogue.updateVariant(id, { compareAtPrice: null });
    expect(shop.catalogue.variant(id)?.compareAtMinor).toBeNull();
    expect(shop.changes.map((change) => change.topic)).toEqual(["products/update"]);
  });

  it("refuses negative and unreadable amounts", () => {
    const shop = createTestCatalogue();
    const id = sampleProduct(shop).variants[0]?.id ?? 0;
    expect(shop.catalogue.updateVariant(id, { price: "-0.01" })[0]).toMatchObject({
      field: ["price"],
    });
    expect(shop.catalogue.updateVariant(id, { price: "0" })).toEqual([]);
    expect(shop.catalogue.updateVariant(id, { cost: "12,50" })[0]).toMatchObject({
      field: ["cost"],
    });
    expect(shop.catalogue.updateVariant(5, { price: "1" })[0]?.field).toEqual(["id"]);
  });
});

describe("moving stock", () => {
  it("takes sold units off the warehouse and fires the level and the product", () => {
    const shop = createTestCatalogue();
    const product = sampleProduct(shop);
    const variant = product.variants[0];
    const id = variant?.id ?? 0;
    shop.catalogue.adjustStock(id, -3);
    expect(shop.catalogue.variant(id)?.stock).toBe((variant?.stock ?? 0) - 3);
    expect(shop.changes.map((change) => change.topic)).toEqual([
      "inventory_levels/update",
      "products/update",
    ]);
    const payload = shop.changes[0]?.payload ?? {};
    expect(payload.inventory_item_id).toBe(variant?.inventoryItemId);
    const item = shop.catalogue.resources.inventoryItems.node(variant?.inventoryItemId ?? 0);
    const levels = item?.inventoryLevels as {
      location: { __ref: { id: number } };
      quantities(args: { names: string[] }): { quantity: number }[];
    }[];
    const level = levels.find((one) => one.location.__ref.id === payload.location_id);
    expect(level?.quantities({ names: ["available"] })[0]?.quantity).toBe(payload.available);
    const sum = levels.reduce(
      (all, one) => all + (one.quantities({ names: ["available"] })[0]?.quantity ?? 0),
      0,
    );
    expect(sum).toBe(shop.catalogue.variant(id)?.stock);
  });

  it("does nothing for gift cards, whose stock is not tracked", () => {
    const shop = createTestCatalogue();
    const card = shop.catalogue.products.find((product) => product.isGiftCard);
    shop.catalogue.adjustStock(card?.variants[0]?.id ?? 0, -1);
    expect(shop.changes).toEqual([]);
  });
});

describe("deleting a product", () => {
  it("takes it and its variants out of every list, for good", () => {
    const shop = createTestCatalogue();
    const product = sampleProduct(shop);
    const { resources } = shop.catalogue;
    const before = resources.productVariants.ids().length;
    expect(shop.catalogue.deleteProduct(product.id)).toEqual([]);
    expect(shop.changes).toMatchObject([
      { topic: "products/delete", id: product.id, payload: { id: product.id } },
    ]);
    expect(shop.catalogue.product(product.id)).toBeUndefined();
    expect(shop.catalogue.variant(product.variants[0]?.id ?? 0)).toBeUndefined();
    expect(resources.products.node(product.id)).toBeNull();
    expect(Array.from(resources.products.ids())).not.toContain(product.id);
    expect(resources.productVariants.ids()).toHaveLength(before - product.variants.length);
    expect(shop.catalogue.deleteProduct(product.id)[0]?.message).toBe("Product does not exist");
    expect(shop.catalogue.updateProduct(product.id, { title: "Back" })).toHaveLength(1);
  });
});

describe("editing a collection", () => {
  it("shows in the collection and fires collections/update", () => {
    const shop = createTestCatalogue();
    const id = shop.catalogue.resources.collections.ids()[7] as number;
    expect(shop.catalogue.updateCollection(id, { descriptionHtml: "<p>Packed.</p>" })).toEqual([]);
    expect(shop.catalogue.resources.collections.node(id)?.descriptionHtml).toBe("<p>Packed.</p>");
    expect(shop.catalogue.resources.collections.field(id, "updated_at")).toBe(shop.settings.until);
    expect(shop.changes).toMatchObject([
      { topic: "collections/update", payload: { body_html: "<p>Packed.</p>" } },
    ]);
    expect(shop.catalogue.updateCollection(id, { title: " " })[0]?.message).toBe(
      "Title can't be blank",
    );
  });
});
