import type { CatalogueProduct, CatalogueVariant } from "../world/types";
import type { LineLookup } from "./order-facts";

type Found = { product: CatalogueProduct; variant: CatalogueVariant };

/** By what a line was tied to a product; null: by nothing. */
export type Tie = "sku" | "name" | null;

/**
 * Finds what a line of an order sold: by its SKU where one variant alone has it, else by "Product
 * title - Variant title", else (of a product that has one variant) by the product's title.
 * @param onTie hears of every line that is looked for
 */
export function createVariantLookup(
  products: readonly CatalogueProduct[],
  onTie: (tie: Tie) => void,
): LineLookup {
  const bySku = new Map<string, Found | null>();
  const byName = new Map<string, Found | null>();
  const add = (map: Map<string, Found | null>, key: string, found: Found) =>
    // Two of one name: neither is known to be meant.
    void map.set(key, map.has(key) ? null : found);
  for (const product of products) {
    for (const variant of product.variants) {
      const found = { product, variant };
      const sku = variant.sku?.trim();
      if (sku) add(bySku, sku, found);
      const isOnly = variant.title === "Default Title";
      add(byName, normal(isOnly ? product.title : `${product.title} - ${variant.title}`), found);
    }
  }
  return ({ sku, name }) => {
    const tied = sku ? bySku.get(sku.trim()) : null;
    const named = tied ? null : byName.get(normal(name));
    onTie(tied ? "sku" : named ? "name" : null);
    return tied ?? named ?? null;
  };
}

function normal(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}
