import { describe, expect, it } from "vitest";

import type { ViewNode } from "../world/types";
import { DEFECTS } from "./defects";
import { createTestCatalogue } from "./fixtures";
import { isValidGtin } from "./gtin";

const { catalogue } = createTestCatalogue({ products: 4000 });
const planted = new Map<string, number[]>();
for (const product of catalogue.products) {
  for (const name of catalogue.plantedDefects(product.id)) {
    planted.set(name, [...(planted.get(name) ?? []), product.id]);
  }
}
const withDefect = (name: string) =>
  (planted.get(name) ?? []).map((id) => catalogue.products.find((product) => product.id === id)!);
const node = (id: number) => catalogue.resources.products.node(id) as ViewNode;

describe("planted defects", () => {
  it("hit about the share of products they should, every one of them", () => {
    for (const one of DEFECTS) {
      const share = (planted.get(one.name)?.length ?? 0) / catalogue.products.length;
      expect(share, one.name).toBeGreaterThan(0);
      // Both sides of a duplicate carry the name.
      expect(share, one.name).toBeLessThan(one.rate * (one.copiesSibling ? 2 : 1) * 1.6 + 0.001);
    }
  });

  it("leave a good part of the catalogue clean", () => {
    const clean = catalogue.products.filter(
      (product) => catalogue.plantedDefects(product.id).length === 0,
    );
    expect(clean.length / catalogue.products.length).toBeGreaterThan(0.2);
  });

  it("make titles and SKUs double on both sides", () => {
    const count = (values: (string | null)[], value: string | null) =>
      values.filter((one) => one === value).length;
    const titles = catalogue.products.map((product) => product.title);
    for (const product of withDefect("title-duplicate")) {
      expect(count(titles, product.title)).toBeGreaterThan(1);
    }
    const skus = catalogue.products.flatMap((product) => product.variants.map((one) => one.sku));
    for (const product of withDefect("sku-duplicate")) {
      expect(Math.max(...product.variants.map((one) => count(skus, one.sku)))).toBeGreaterThan(1);
    }
    const barcodes = catalogue.products.flatMap((product) =>
      product.variants.map((one) => one.barcode),
    );
    for (const product of withDefect("barcode-duplicate")) {
      expect(
        Math.max(...product.variants.map((one) => count(barcodes, one.barcode))),
      ).toBeGreaterThan(1);
    }
  });

  it("break what they say they break", () => {
    for (const product of withDefect("barcode-checksum")) {
      expect(isValidGtin(product.variants[0]?.barcode ?? "")).toBe(false);
    }
    for (const product of withDefect("barcode-restricted")) {
      expect(product.variants[0]?.barcode).toMatch(/^2\d{12}$/);
    }
    for (const product of withDefect("price-zero")) {
      expect(product.variants.every((one) => one.priceMinor === 0)).toBe(true);
    }
    for (const product of withDefect("price-below-cost")) {
      const first = product.variants[0];
      expect(first?.costMinor).toBeGreaterThan(first?.priceMinor ?? 0);
    }
    for (const product of withDefect("price-compare-at-low")) {
      const first = product.variants[0];
      expect(first?.compareAtMinor).toBeLessThanOrEqual(first?.priceMinor ?? 0);
    }
    const addresses = (id: number) =>
      (node(id).media as { image: () => { url: () => string } }[]).map((one) => one.image().url());
    for (const id of planted.get("image-wrong-type") ?? []) {
      for (const url of addresses(id)) expect(url).toMatch(/\/files\/[^/]+\.(svg|avif)\?v=\d+$/);
    }
    for (const id of planted.get("image-alt-missing") ?? []) {
      for (const url of addresses(id)) expect(url).toMatch(/\/files\/[^/]+\.jpg\?v=\d+$/);
    }
    for (const id of planted.get("description-missing") ?? []) {
      expect(node(id).descriptionHtml).toBe("");
    }
    for (const id of planted.get("image-missing") ?? []) {
      expect(node(id).mediaCount).toMatchObject({ count: 0 });
    }
    for (const id of planted.get("active-unpublished") ?? []) {
      expect(node(id)).toMatchObject({ status: "ACTIVE", publishedAt: null, onlineStoreUrl: null });
    }
    for (const product of withDefect("stock-none-published")) {
      expect(product.variants.every((one) => one.stock === 0)).toBe(true);
    }
  });

  it("leave the category missing, wrong or too shallow, and right everywhere else", () => {
    for (const product of catalogue.products) {
      const names = catalogue.plantedDefects(product.id);
      const right = catalogue.rightCategory(product.id) ?? "";
      const key = catalogue.resources.products.field(product.id, "category_id") as string | null;
      const gid = key === null ? null : `gid://shopify/TaxonomyCategory/${key}`;
      if (names.includes("category-missing")) expect(gid).toBeNull();
      else if (names.includes("category-shallow")) expect(right.startsWith(`${gid}-`)).toBe(true);
      else if (names.includes("category-wrong")) expect(right.startsWith(gid ?? "x")).toBe(false);
      else expect(gid).toBe(right);
    }
  });
});
