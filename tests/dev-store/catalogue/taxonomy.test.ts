import { describe, expect, it } from "vitest";

import { createTestCatalogue } from "./fixtures";
import { BUILT_IN_TAXONOMY } from "./taxonomy";
import { VERTICALS } from "./verticals";

const taxonomySource = BUILT_IN_TAXONOMY.source;
const categories = taxonomySource.categories();
const known = new Set(categories.map((category) => category.id));

describe("the taxonomy served", () => {
  it("is a selection of some hundred categories, at several depths", () => {
    expect(categories.length).toBeGreaterThanOrEqual(250);
    expect(categories.length).toBeLessThanOrEqual(400);
    expect(new Set(categories.map((category) => category.level)).size).toBeGreaterThanOrEqual(6);
  });

  it("holds every ancestor, parent and child it names", () => {
    for (const category of categories) {
      const { level, ancestorIds, childrenIds, parentId, isLeaf, isRoot } = category as never as {
        level: number;
        ancestorIds: string[];
        childrenIds: string[];
        parentId: string | null;
        isLeaf: boolean;
        isRoot: boolean;
      };
      for (const id of [...ancestorIds, ...childrenIds]) expect(known.has(id), id).toBe(true);
      expect(ancestorIds[0] ?? null).toBe(parentId);
      expect(level).toBe(ancestorIds.length + 1);
      expect(isRoot).toBe(parentId === null);
      expect(isLeaf).toBe(childrenIds.length === 0);
      for (const id of childrenIds) expect(taxonomySource.category(id)?.parentId).toBe(category.id);
    }
  });

  it("writes the full path of names", () => {
    expect(taxonomySource.category("gid://shopify/TaxonomyCategory/aa-1-13-8")).toMatchObject({
      name: "T-Shirts",
      fullName: "Apparel & Accessories > Clothing > Clothing Tops > T-Shirts",
      parentId: "gid://shopify/TaxonomyCategory/aa-1-13",
      level: 4,
    });
    expect(taxonomySource.category("gid://shopify/TaxonomyCategory/zz-9")).toBeNull();
    expect(taxonomySource.category("aa-1")).toBeNull();
  });

  it("knows the category of every kind and of every product", () => {
    for (const vertical of VERTICALS) {
      for (const kind of vertical.kinds) {
        const gid = `gid://shopify/TaxonomyCategory/${kind.category}`;
        expect(known.has(gid), kind.category).toBe(true);
      }
    }
    const { catalogue } = createTestCatalogue();
    for (const product of catalogue.products) {
      const category = catalogue.resources.products.field(product.id, "category_id");
      if (category !== null)
        expect(known.has(`gid://shopify/TaxonomyCategory/${String(category)}`)).toBe(true);
    }
  });
});
