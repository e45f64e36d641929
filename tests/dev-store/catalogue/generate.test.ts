import { describe, expect, it } from "vitest";

import type { ViewNode } from "../world/types";
import { createTestCatalogue, settled } from "./fixtures";
import { isValidGtin } from "./gtin";
import { minorDigits } from "./money";

const { catalogue, settings } = createTestCatalogue({ products: 1000 });
const products = catalogue.products;
const variants = products.flatMap((product) => product.variants);
const hasDefect = (id: number, ...names: string[]): boolean =>
  catalogue.plantedDefects(id).some((name) => names.some((prefix) => name.startsWith(prefix)));
const node = (id: number) => catalogue.resources.products.node(id) as ViewNode;

describe("the generated catalogue", () => {
  it("is the same for the same seed and another for another seed", () => {
    const again = createTestCatalogue({ products: 1000 }).catalogue;
    const other = createTestCatalogue({ products: 1000, seed: 8 }).catalogue;
    // Asked in reverse, so that nothing depends on what was built before.
    for (let at = 999; at >= 0; at -= 37) {
      const id = products[at]?.id ?? 0;
      expect(settled(again.resources.products.node(id))).toEqual(settled(node(id)));
    }
    const titles = (list: typeof products): string[] => list.map((product) => product.title);
    expect(titles(again.products)).toEqual(titles(products));
    const shared = new Set(titles(products));
    expect(titles(other.products).filter((title) => shared.has(title)).length).toBeLessThan(200);
  });

  it("sells about as many products as asked for, in a dozen verticals and three variants each", () => {
    expect(products).toHaveLength(1000);
    expect(variants.length).toBeGreaterThan(2800);
    expect(variants.length).toBeLessThan(4200);
    expect(new Set(products.map((product) => product.vertical)).size).toBeGreaterThanOrEqual(12);
    expect(Math.max(...products.map((product) => product.variants.length))).toBeLessThanOrEqual(24);
    expect(createTestCatalogue({ products: 10 }).catalogue.products).toHaveLength(10);
  });

  it("keeps ids ascending and leads each id back to its object", () => {
    const ids = Array.from(catalogue.resources.productVariants.ids());
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids).toEqual(variants.map((variant) => variant.id));
    for (const variant of variants.slice(0, 50)) {
      expect(catalogue.variant(variant.id)).toEqual(variant);
      expect(catalogue.resources.inventoryItems.field(variant.inventoryItemId, "sku")).toBe(
        variant.sku,
      );
    }
    expect(catalogue.product((products[0]?.id ?? 0) + 1)).toBeUndefined();
    expect(catalogue.resources.products.node((products[999]?.id ?? 0) + 32_768)).toBeNull();
  });

  it("gives every product its own title and handle unless a double was planted", () => {
    const clean = products.filter((product) => !hasDefect(product.id, "title-"));
    expect(new Set(clean.map((product) => product.title)).size).toBe(clean.length);
    expect(new Set(products.map((product) => product.title)).size).toBeGreaterThan(970);
    const handles = products.map((product) => node(product.id).handle);
    expect(new Set(handles).size).toBe(products.length);
  });

  it("gives valid, distinct barcodes and distinct SKUs unless planted otherwise", () => {
    const barcodes: string[] = [];
    const skus: string[] = [];
    for (const product of products) {
      for (const variant of product.variants) {
        if (!hasDefect(product.id, "barcode-") && variant.barcode !== null) {
          expect(isValidGtin(variant.barcode), variant.barcode).toBe(true);
          barcodes.push(variant.barcode);
        }
        if (!hasDefect(product.id, "sku-") && variant.sku !== null) skus.push(variant.sku);
      }
    }
    expect(barcodes.length).toBeGreaterThan(2000);
    expect(new Set(barcodes).size).toBe(barcodes.length);
    expect(new Set(skus).size).toBe(skus.length);
  });

  it("prices sensibly unless planted otherwise", () => {
    let reduced = 0;
    for (const product of products.filter((one) => !hasDefect(one.id, "price-", "cost-"))) {
      for (const variant of product.variants) {
        expect(variant.priceMinor).toBeGreaterThan(0);
        if (variant.costMinor !== null) expect(variant.costMinor).toBeLessThan(variant.priceMinor);
        if (variant.compareAtMinor !== null) {
          expect(variant.compareAtMinor).toBeGreaterThan(variant.priceMinor);
        }
      }
      if (product.variants[0]?.compareAtMinor) reduced++;
    }
    expect(reduced / products.length).toBeGreaterThan(0.09);
    expect(reduced / products.length).toBeLessThan(0.2);
    const costed = variants.filter((variant) => variant.costMinor !== null).length;
    expect(costed / variants.length).toBeGreaterThan(0.78);
    expect(costed / variants.length).toBeLessThan(0.92);
  });

  it.each(["JPY", "KWD"])(
    "keeps prices in whole minor units of %s at a believable level",
    (currency) => {
      const { catalogue: other } = createTestCatalogue({ currency, products: 100 });
      const prices = other.products
        .filter((product) => other.plantedDefects(product.id).length === 0)
        .map((product) => (product.variants[0]?.priceMinor ?? 0) / 10 ** minorDigits(currency));
      const median = prices.sort((a, b) => a - b)[Math.floor(prices.length / 2)] ?? 0;
      const [low, high] = currency === "JPY" ? [3000, 20_000] : [6, 40];
      expect(median).toBeGreaterThan(low as number);
      expect(median).toBeLessThan(high as number);
      const id = other.resources.productVariants.ids()[0] as number;
      const price = String(other.resources.productVariants.node(id)?.price);
      expect(price).toMatch(currency === "JPY" ? /^\d+$/ : /^\d+\.\d{3}$/);
    },
  );

  it("spreads launches over the history and concentrates sales on a few products", () => {
    const start = settings.until - settings.historyDays * 86_400_000;
    const early = products.filter((product) => product.launchedAt <= start).length;
    expect(early).toBeGreaterThan(400);
    expect(early).toBeLessThan(650);
    expect(Math.max(...products.map((product) => product.launchedAt))).toBeLessThan(settings.until);
    const sorted = products.map((product) => product.popularity).sort((a, b) => b - a);
    const total = sorted.reduce((sum, value) => sum + value, 0);
    const top = sorted.slice(0, 100).reduce((sum, value) => sum + value, 0);
    expect(top / total).toBeGreaterThan(0.4);
    expect((sorted[0] ?? 0) / total).toBeLessThan(0.25);
    for (const product of products) expect(product.season).toHaveLength(12);
  });

  it("never sells drafts and always dates a product before its last change", () => {
    for (const product of products) {
      const status = catalogue.resources.products.field(product.id, "status");
      expect(product.popularity === 0).toBe(status === "draft");
      const created = catalogue.resources.products.field(product.id, "created_at") as number;
      const updated = catalogue.resources.products.field(product.id, "updated_at") as number;
      expect(created).toBeLessThanOrEqual(product.launchedAt);
      expect(updated).toBeGreaterThanOrEqual(product.launchedAt);
      expect(updated).toBeLessThanOrEqual(settings.until);
    }
  });

  it("sells gift cards in several denominations that are neither shipped nor taxed", () => {
    const cards = products.filter((product) => product.isGiftCard);
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      expect(card.variants.length).toBeGreaterThan(3);
      expect(card.variants.every((one) => !one.requiresShipping && !one.taxable)).toBe(true);
    }
  });
});
