import type { CatalogueFacts, ProductFacts } from "./facts";
import { remember } from "./readings";

/** The key under which the catalogue keeps the categories of products of one vendor and type. */
export function keyOfPeers(vendor: string, productType: string): string {
  return `${vendor}\n${productType}`;
}

/** Categories by product type, over all vendors: added up once for a catalogue. */
const readTypes = remember((catalogue: CatalogueFacts) => {
  const types = new Map<string, Map<string, number>>();
  for (const [key, categories] of catalogue.categoriesOfPeers) {
    const type = key.slice(key.indexOf("\n") + 1);
    const sums = types.get(type) ?? new Map<string, number>();
    for (const [id, count] of categories) sums.set(id, (sums.get(id) ?? 0) + count);
    types.set(type, sums);
  }
  return types;
});

export function listCategoriesOfType(
  catalogue: CatalogueFacts,
  productType: string,
): ReadonlyMap<string, number> | undefined {
  return readTypes(catalogue).get(productType);
}

/**
 * The most common category among the other products, or what `keyOf` makes of it, with how many of them
 * have it and how many there are. The product itself is not its own peer.
 */
export function nameMostCommon(
  categories: ReadonlyMap<string, number> | undefined,
  product: ProductFacts,
  keyOf: (id: string) => string,
): { key: string; count: number; peers: number } | null {
  const counts = new Map<string, number>();
  let peers = 0;
  for (const [id, all] of categories ?? []) {
    // Only active products are counted there.
    const isOwn = product.status === "ACTIVE" && id === product.category?.id;
    const count = isOwn ? all - 1 : all;
    counts.set(keyOf(id), (counts.get(keyOf(id)) ?? 0) + count);
    peers += count;
  }
  let most: { key: string; count: number } | null = null;
  for (const [key, count] of counts) {
    if (count > (most?.count ?? 0)) most = { key, count };
  }
  return most && { ...most, peers };
}
