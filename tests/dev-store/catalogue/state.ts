import type { Clock, StoreSettings } from "../world/types";
import type { ParsedVariantPatch, ProductFacts, VariantFacts } from "./facts";
import type { ProductIds } from "./ids";
import type { CatalogueSource } from "./source";
import type { Taxonomy } from "./taxonomy";

/** Product fields an edit can set. */
export type ProductOverlay = Partial<
  Pick<
    ProductFacts,
    | "title"
    | "descriptionHtml"
    | "vendor"
    | "productType"
    | "tags"
    | "status"
    | "category"
    | "seo"
    | "publishedAt"
    | "updatedAt"
    | "handle"
    | "media"
    | "options"
    | "fieldEdits"
    | "publications"
    | "publishedSince"
  >
>;

/**
 * The catalogue as it came plus an overlay of edits. The source's products are never changed:
 * what an old order says about a product stays true after the merchant renames it.
 */
export interface CatalogueState {
  settings: StoreSettings;
  clock: Clock;
  source: CatalogueSource;
  taxonomy: Taxonomy;
  ids: ProductIds;
  /** In the order stock arrays use. */
  locationIds: readonly number[];
  count: number;
  /** As it came, edits ignored. Built on first use and kept. */
  original(index: number): ProductFacts;
  /** As it is now, or null when deleted or never there. */
  current(index: number): ProductFacts | null;
  isDeleted(index: number): boolean;
  editProduct(index: number, overlay: ProductOverlay): void;
  editVariant(index: number, position: number, overlay: ParsedVariantPatch): void;
  moveStock(index: number, position: number, location: number, delta: number): void;
  remove(index: number): void;
  /** Goes up with every edit: caches over all products depend on it. */
  version(): number;
  /** Goes up with every deletion: lists of ids depend on it alone. */
  deletions(): number;
  /** Index behind a product id, deleted or not; null where there never was one. */
  indexOf(id: number): number | null;
  byProductId(id: number): ProductFacts | null;
  byVariantId(id: number): { product: ProductFacts; variant: VariantFacts } | null;
  byInventoryItemId(id: number): { product: ProductFacts; variant: VariantFacts } | null;
  /** `position` of the media in its product, from 0. */
  byMediaId(id: number): { product: ProductFacts; position: number } | null;
}

interface VariantOverlay {
  patch: ParsedVariantPatch;
  moved: number[];
  updatedAt: number;
}

export function createCatalogueState(
  settings: StoreSettings,
  clock: Clock,
  source: CatalogueSource,
): CatalogueState {
  const { count, ids } = source;
  const originals: (ProductFacts | undefined)[] = new Array<ProductFacts | undefined>(count);
  const productEdits = new Map<number, ProductOverlay>();
  const variantEdits = new Map<number, Map<number, VariantOverlay>>();
  const deleted = new Set<number>();
  const merged = new Map<number, ProductFacts>();
  let version = 0;

  function original(index: number): ProductFacts {
    return (originals[index] ??= source.product(index));
  }

  function current(index: number): ProductFacts | null {
    if (!(index >= 0 && index < count) || deleted.has(index)) return null;
    if (!productEdits.has(index)) return original(index);
    let product = merged.get(index);
    if (!product) {
      product = mergeEdits(original(index), productEdits.get(index), variantEdits.get(index));
      merged.set(index, product);
    }
    return product;
  }

  // Whole seconds, never standing still: Shopify's updatedAt orders edits for incremental reads.
  function touch(index: number, overlay: ProductOverlay): void {
    const before = productEdits.get(index)?.updatedAt ?? original(index).updatedAt;
    const updatedAt = Math.max(Math.floor(clock() / 1000) * 1000, before);
    productEdits.set(index, { ...productEdits.get(index), ...overlay, updatedAt });
    merged.delete(index);
    version++;
  }

  function variantOverlay(index: number, position: number): VariantOverlay {
    let edits = variantEdits.get(index);
    if (!edits) variantEdits.set(index, (edits = new Map()));
    let overlay = edits.get(position);
    if (!overlay) {
      overlay = {
        patch: {},
        moved: new Array<number>(source.locations.length).fill(0),
        updatedAt: 0,
      };
      edits.set(position, overlay);
    }
    return overlay;
  }

  function editVariant(index: number, position: number, patch: ParsedVariantPatch): void {
    const overlay = variantOverlay(index, position);
    Object.assign(overlay.patch, patch);
    touch(index, {});
    overlay.updatedAt = productEdits.get(index)?.updatedAt ?? clock();
  }

  function moveStock(index: number, position: number, location: number, delta: number): void {
    const overlay = variantOverlay(index, position);
    overlay.moved[location] = (overlay.moved[location] ?? 0) + delta;
    touch(index, {});
    overlay.updatedAt = productEdits.get(index)?.updatedAt ?? clock();
  }

  function remove(index: number): void {
    deleted.add(index);
    productEdits.delete(index);
    variantEdits.delete(index);
    merged.delete(index);
    version++;
  }

  function indexOf(id: number): number | null {
    const index = ids.parseProduct(id);
    return index !== null && index < count ? index : null;
  }

  function atPart(part: { index: number; position: number } | null) {
    const product = part ? current(part.index) : null;
    const variant = part ? product?.variants[part.position] : undefined;
    return product && variant ? { product, variant } : null;
  }

  return {
    settings,
    clock,
    source,
    taxonomy: source.taxonomy,
    ids,
    locationIds: source.locations.map(({ id }) => id),
    count,
    original,
    current,
    isDeleted: (index) => deleted.has(index),
    editProduct: touch,
    editVariant,
    moveStock,
    remove,
    version: () => version,
    deletions: () => deleted.size,
    indexOf,
    byProductId: (id) => {
      const index = indexOf(id);
      return index === null ? null : current(index);
    },
    byVariantId: (id) => atPart(ids.parseVariant(id)),
    byInventoryItemId: (id) => atPart(ids.parseInventoryItem(id)),
    byMediaId: (id) => {
      const part = ids.parseMedia(id);
      const product = part && current(part.index);
      return part && product?.media[part.position] ? { product, position: part.position } : null;
    },
  };
}

function mergeEdits(
  product: ProductFacts,
  edits: ProductOverlay | undefined,
  variants: Map<number, VariantOverlay> | undefined,
): ProductFacts {
  return {
    ...product,
    ...edits,
    variants: product.variants.map((variant, position) => {
      const overlay = variants?.get(position);
      if (!overlay) return variant;
      return {
        ...variant,
        ...overlay.patch,
        stock: variant.stock.map((units, at) => units + (overlay.moved[at] ?? 0)),
        updatedAt: overlay.updatedAt,
      };
    }),
  };
}
