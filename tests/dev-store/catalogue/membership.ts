import { createRng } from "../world/rng";
import type { CollectionFacts, Condition } from "./collections";
import type { ProductFacts } from "./facts";
import { totalStock } from "./facts";
import { minorFromUsd } from "./money";
import type { CatalogueState } from "./state";

/** Whether the product belongs to the collection as both are now. */
export function isMember(
  state: CatalogueState,
  collection: CollectionFacts,
  product: ProductFacts,
): boolean {
  if (collection.conditions === null) {
    const picked = collection.picked?.get(product.id);
    if (picked !== undefined) return picked;
    if (collection.pickedShare === 0) return false;
    const rng = createRng(state.settings.seed, "collection", collection.handle, product.index);
    return rng.chance(collection.pickedShare);
  }
  const holds = (condition: Condition): boolean => matches(state, condition, product);
  return collection.match === "ALL"
    ? collection.conditions.every(holds)
    : collection.conditions.some(holds);
}

function matches(state: CatalogueState, condition: Condition, product: ProductFacts): boolean {
  switch (condition.on) {
    case "type":
      return matchesText(product.productType, condition);
    case "vendor":
      return matchesText(product.vendor, condition);
    case "title":
      return matchesText(product.title, condition);
    case "tag":
      return condition.values.some((value) => product.tags.includes(value));
    case "category":
      return (
        product.category === condition.key ||
        (product.category ?? "").startsWith(`${condition.key}-`)
      );
    case "price": {
      const limit = minorFromUsd(condition.usd, state.settings.currency);
      return product.variants.some((variant) =>
        condition.relation === "LESS_THAN"
          ? variant.priceMinor < limit
          : variant.priceMinor > limit,
      );
    }
    case "compareAt":
      return product.variants.some((variant) => variant.compareAtMinor !== null);
    case "stock":
      return product.variants.some((variant) =>
        condition.relation === "LESS_THAN"
          ? totalStock(variant) < condition.units
          : totalStock(variant) > condition.units,
      );
  }
}

function matchesText(
  text: string,
  condition: { relation: string; values: readonly string[] },
): boolean {
  const low = text.toLowerCase();
  return condition.values.some((value) =>
    condition.relation === "CONTAINS"
      ? low.includes(value.toLowerCase())
      : low === value.toLowerCase(),
  );
}

/** The collections as they are now; `version` goes up with every edit of one. */
export interface CurrentCollections {
  all(): readonly CollectionFacts[];
  version(): number;
}

/** Membership of all products, worked out once per state of the catalogue. */
export function createMembership(state: CatalogueState, current: CurrentCollections) {
  const versionNow = () => state.version() + current.version();
  let version = -1;
  let byCollection = new Map<number, number[]>();
  let byProduct = new Map<number, number[]>();

  function refresh(): void {
    if (version === versionNow()) return;
    version = versionNow();
    const collections = current.all();
    byCollection = new Map(collections.map((collection) => [collection.id, []]));
    byProduct = new Map();
    for (let index = 0; index < state.count; index++) {
      const product = state.current(index);
      if (!product) continue;
      const ids: number[] = [];
      for (const collection of collections) {
        if (!isMember(state, collection, product)) continue;
        ids.push(collection.id);
        byCollection.get(collection.id)?.push(index);
      }
      byProduct.set(index, ids);
    }
  }

  return {
    /** Product indices, ascending. */
    productsOf(collectionId: number): readonly number[] {
      refresh();
      return byCollection.get(collectionId) ?? [];
    },
    /** Collection ids, ascending. */
    collectionsOf(product: ProductFacts): number[] {
      // One product alone is cheaper asked directly than by going through the whole catalogue.
      if (version !== versionNow()) {
        return current
          .all()
          .filter((collection) => isMember(state, collection, product))
          .map((collection) => collection.id);
      }
      return byProduct.get(product.index) ?? [];
    },
  };
}

export type Membership = ReturnType<typeof createMembership>;
