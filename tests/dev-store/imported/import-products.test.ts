import { describe, expect, it } from "vitest";
import type { ExportedProduct } from "../exports/types";
import { parseTaxonomyFile } from "../catalogue/taxonomy-file";
import { loadSchema } from "../schema/load";
import { callField } from "../trade/testing/read-agreements";
import { walkSchema } from "../trade/testing/walk-schema";
import { createWorld } from "../world";
import type { ViewNode } from "../world/types";
import {
  exportedLine,
  exportedOrder,
  exportedProduct,
  exportedVariant,
  storeExports,
} from "./testing/exported";

const NOW = Date.parse("2026-06-30T12:00:00Z");
type Node = Record<string, unknown>;

function importWorld(products: Partial<ExportedProduct>[], orders = [exportedOrder()]) {
  return createWorld(
    {},
    {
      clock: () => NOW,
      exports: storeExports({ products: products.map((one) => exportedProduct(one)), orders }),
    },
  );
}
const productAt = (world: ReturnType<typeof importWorld>, place: number) => {
  const { products } = world.catalogue.resources;
  return products.node(products.ids()[place] as number) as ViewNode;
};

describe("products of an export", () => {
  it("are in the shape of the Admin schema, and so is all that hangs on them", () => {
    const world = importWorld([
      {
        category: "Möbel > Tische",
        options: [{ name: "Size", linkedTo: "product.metafields.shopify.size" }],
        variants: [
          exportedVariant({ optionValues: ["S"], image: "https://cdn.example.com/s.jpg" }),
          exportedVariant({ optionValues: ["M"], sku: "SKU-2", grams: undefined }),
        ],
        images: [{ line: 2, src: "https://cdn.example.com/a.jpg", position: 1, alt: "Front" }],
        metafields: [{ namespace: "custom", key: "care", name: "Care", value: "cold\nwash" }],
        googleShopping: { "Custom Label 0": "summer" },
      },
    ]);
    const { schema } = loadSchema();
    const differences = new Set<string>();
    for (const name of [
      "products",
      "productVariants",
      "inventoryItems",
      "locations",
      "publications",
      "orders",
      "customers",
    ] as const) {
      // prettier-ignore
      const resource = world.resource(name);
      for (const id of Array.from(resource.ids())) {
        const found = resource.node(id) as ViewNode;
        // Levels need arguments, which the catalogue's own tests give them.
        const { inventoryLevels, inventoryLevel, ...flat } = found;
        const node = inventoryLevels === undefined || !inventoryLevel ? found : flat;
        const lines = walkSchema(schema, node, ({ __ref }) =>
          world.resource(__ref.resource).node(__ref.id),
        );
        for (const line of lines) differences.add(line);
      }
    }
    expect([...differences]).toEqual([]);
    const node = productAt(world, 0);
    const fields = (node["metafields"] as (args: object) => Node[])({});
    expect(fields.map(({ namespace, key, type }) => [namespace, key, type])).toEqual([
      ["custom", "care", "multi_line_text_field"],
      ["mm-google-shopping", "custom_label_0", "single_line_text_field"],
    ]);
    const [media] = node["media"] as Node[];
    expect(callField<Node>(media ?? {}, "image")).toMatchObject({ width: null, height: null });
    const [option] = callField<Node[]>(node, "options");
    expect(option?.["linkedMetafield"]).toMatchObject({ namespace: "shopify", key: "size" });
  });

  it("say of each variant whether an image is its own, by the file's column", () => {
    const image = "https://cdn.example.com/red.jpg";
    const world = importWorld([
      {
        options: [{ name: "Colour", linkedTo: null }],
        variants: [
          exportedVariant({ optionValues: ["Red"], image }),
          exportedVariant({ optionValues: ["Blue"], sku: "SKU-2", image: null }),
        ],
        images: [{ line: 2, src: image, position: 1, alt: null }],
      },
    ]);
    const { productVariants } = world.catalogue.resources;
    const images = Array.from(productVariants.ids(), (id) =>
      callField<Node | null>(productVariants.node(id) as ViewNode, "image"),
    );
    expect(images).toMatchObject([{ __typename: "Image" }, null]);
    expect(callField(images[0] ?? {}, "url")).toBe(image);
  });

  it("find their category by its full name, else keep the name and belong to none that is served", () => {
    const world = importWorld([
      { category: "apparel & accessories > Clothing" },
      { category: "Bekleidung > Hemden" },
      { category: null },
      { category: "Uncategorized" },
      { category: "Bekleidung > Hemden" },
    ]);
    const categories = [0, 1, 2, 3, 4].map((place) =>
      callField<Node | null>(productAt(world, place), "category"),
    );
    expect(categories.map((one) => one?.["id"] ?? null)).toEqual([
      "gid://shopify/TaxonomyCategory/aa-1",
      "gid://shopify/TaxonomyCategory/unlisted-1",
      null,
      "gid://shopify/TaxonomyCategory/na",
      "gid://shopify/TaxonomyCategory/unlisted-1",
    ]);
    expect(categories[1]).toMatchObject({ name: "Hemden", fullName: "Bekleidung > Hemden" });
    const { taxonomy } = world.catalogue;
    expect(taxonomy.category("gid://shopify/TaxonomyCategory/unlisted-1")).not.toBeNull();
    expect(taxonomy.categories().some(({ id }) => id.includes("unlisted"))).toBe(false);
    const noted = world.importNotes?.assumptions.filter(
      ({ field }) => field === "Product Category",
    );
    expect(noted?.map(({ rows }) => rows)).toEqual([2]);
  });

  it("have none where they are Uncategorized and the list that is served does not have that", () => {
    const taxonomy = parseTaxonomyFile(
      "gid://shopify/TaxonomyCategory/ap : Animals & Pet Supplies",
    );
    const world = createWorld(
      {},
      {
        clock: () => NOW,
        exports: storeExports({ products: [exportedProduct({ category: "Uncategorized" })] }),
        taxonomy,
      },
    );
    expect(callField(productAt(world, 0), "category")).toBeNull();
    expect(world.importNotes?.assumptions).toContainEqual({
      field: "Product Category",
      rule: expect.stringContaining("passed as no category"),
      rows: 1,
    });
  });

  it("may have 2,048 variants, each with ids of its own that lead back to it; more are left out", () => {
    const variants = Array.from({ length: 2050 }, (_, n) =>
      exportedVariant({ line: n + 2, optionValues: [`V${n}`], sku: `S${n}` }),
    );
    const options = [{ name: "Kind", linkedTo: null }];
    const world = importWorld([
      { options, variants },
      { options, variants: variants.slice(0, 3) },
    ]);
    const { productVariants, inventoryItems, products } = world.catalogue.resources;
    const ids = Array.from(productVariants.ids());
    expect(new Set(ids).size).toBe(2051);
    expect([...ids].sort((a, b) => a - b)).toEqual(ids);
    expect(productVariants.field(ids[2050] as number, "sku")).toBe("S2");
    expect(productVariants.field(ids[2047] as number, "product_id")).toBe(products.ids()[0]);
    expect(new Set(Array.from(inventoryItems.ids())).size).toBe(2051);
    expect(world.importNotes?.rejectedRows).toMatchObject([
      { file: "products", line: 2050 },
      { file: "products", line: 2051 },
    ]);
    const optionNodes = callField<Node[]>(productAt(world, 0), "options");
    const values = callField<Node[]>(optionNodes[0] ?? {}, "optionValues");
    expect(new Set(values.map(({ id }) => id)).size).toBe(2048);
  });

  it("are what lines sold: by a SKU of one variant alone, else by name, else nothing", () => {
    const line = (patch: object) => exportedLine({ name: "Old name", ...patch });
    const world = importWorld(
      [
        { variants: [exportedVariant({ sku: "A" })] },
        {
          title: "Rug",
          options: [{ name: "Size", linkedTo: null }],
          variants: [
            exportedVariant({ sku: "B", optionValues: ["S"] }),
            exportedVariant({ sku: "B", optionValues: ["L"] }),
          ],
        },
        { title: "Card", isGiftCard: true, variants: [exportedVariant({ sku: "C" })] },
      ],
      [
        exportedOrder({
          lines: [
            line({ sku: "A" }),
            line({ sku: "B" }),
            line({ sku: "B", name: "rug -  L" }),
            line({ name: "Linen shirt" }),
            line({ sku: "C", name: "Card" }),
          ],
        }),
      ],
    );
    const { orders } = world.trade.resources;
    const lines = callField<Node[]>(
      orders.node(orders.ids()[0] as number) as ViewNode,
      "lineItems",
    );
    const variants = Array.from(world.catalogue.resources.productVariants.ids());
    const tied = lines.map((one) => (one["variant"] as { __ref: { id: number } } | null)?.__ref.id);
    expect(tied).toEqual([variants[0], undefined, variants[2], variants[0], variants[3]]);
    expect(lines.map((one) => one["isGiftCard"])).toEqual([false, false, false, false, true]);
    const rows = Object.fromEntries(
      (world.importNotes?.assumptions ?? [])
        .filter(({ field }) => field.startsWith("Lineitem"))
        .map(({ rule, rows: count }) => [rule.slice(0, 13), count]),
    );
    expect(rows).toEqual({ "A line is tie": 2, "Without a SKU": 2, "No product ha": 1 });
  });

  it("have no cost where the file leaves it blank, nor has a line that is none of them, and both are said", () => {
    const world = importWorld(
      [
        { variants: [exportedVariant({ sku: "A" })] },
        { variants: [exportedVariant({ sku: "B", cost: null })] },
        { variants: [exportedVariant({ sku: "C", cost: "0.00" })] },
      ],
      [exportedOrder({ lines: ["A", "X", "Y"].map((sku) => exportedLine({ sku, name: sku })) })],
    );
    const { inventoryItems } = world.catalogue.resources;
    const costs = Array.from(inventoryItems.ids()).map(
      (id) => inventoryItems.node(id)?.["unitCost"] ?? null,
    );
    expect(costs).toMatchObject([{ amount: "20.0" }, null, { amount: "0.0" }]);
    const noted = world.importNotes?.assumptions.filter(({ field }) => field === "Cost per item");
    expect(noted).toEqual([
      { field: "Cost per item", rule: "Blank: cost is not known", rows: 1 },
      { field: "Cost per item", rule: expect.stringContaining("none of its products"), rows: 2 },
    ]);
  });

  it("are not passed as in or out of stock where the file does not tell", () => {
    const world = importWorld([
      { variants: [exportedVariant({ inventoryQuantity: undefined })] },
      { variants: [exportedVariant({ inventoryTracker: null, inventoryQuantity: 3 })] },
      { variants: [exportedVariant({ inventoryQuantity: -2 })] },
    ]);
    expect([0, 1, 2].map((place) => productAt(world, place)["tracksInventory"])).toEqual([
      false,
      false,
      true,
    ]);
    expect(productAt(world, 2)["totalInventory"]).toBe(-2);
    expect(world.catalogue.resources.locations.ids()).toHaveLength(1);
  });

  it("are on the online store by Published and Status alone", () => {
    const world = importWorld([
      {},
      { published: false },
      { status: "DRAFT" },
      { status: undefined, published: undefined },
    ]);
    const live = [0, 1, 2, 3].map((place) => productAt(world, place)["publishedAt"] !== null);
    expect(live).toEqual([true, false, false, true]);
    expect(world.catalogue.resources.publications.ids()).toHaveLength(1);
  });

  it("are none without their file: nothing is generated in its place", () => {
    const world = createWorld(
      {},
      { clock: () => NOW, exports: storeExports({ orders: [exportedOrder()] }) },
    );
    for (const name of ["products", "collections", "marketingActivities"] as const) {
      expect(world.resource(name).ids()).toHaveLength(0);
    }
    expect(world.importNotes?.assumptions).toContainEqual({
      field: "Cost per item",
      rule: "Without a products file: what a line's goods cost is not known",
      rows: 1,
    });
  });

  it("show a unit price where the file has one", () => {
    const unitPrice = { measure: "250.0", measureUnit: "g", base: "100", baseUnit: "g" };
    const world = importWorld([
      { variants: [exportedVariant({ unitPrice })] },
      { handle: "other", variants: [exportedVariant({ unitPrice: undefined })] },
    ]);
    const { productVariants } = world.catalogue.resources;
    const shown = Array.from(productVariants.ids()).map(
      (id) => productVariants.node(id)?.["showUnitPrice"],
    );
    expect(shown).toEqual([true, false]);
  });
});
