import type { Catalogue, CatalogueProduct, Change, Clock, StoreSettings } from "../world/types";
import type { CollectionStore } from "./collection-edits";
import type { CollectionFacts } from "./collections";
import { createEdits } from "./edits";
import type { ProductFacts, VariantFacts } from "./facts";
import { totalStock } from "./facts";
import { toCampaigns } from "./marketing/campaigns";
import { createSpendBook } from "./marketing/spend";
import { createResources } from "./resources";
import { createMembership } from "./membership";
import type { CurrentCollections } from "./membership";
import { createCatalogueState } from "./state";
import type { CatalogueState } from "./state";
import { generatedSource } from "./source";
import type { CatalogueSource } from "./source";
import { categoryGid } from "./taxonomy";
import { collectionTimes } from "./views/collection";
import type { ViewContext } from "./views/context";
import { createPublishing } from "./views/publication";

/** The catalogue with what tests measure against. */
export interface GeneratedCatalogue extends Catalogue {
  updateCollection: NonNullable<Catalogue["updateCollection"]>;
  /** Names of the defects planted on a product (see defects.ts); edits do not change the answer. */
  plantedDefects(productId: number): string[];
  /** Gid of the category that would be right for a product. */
  rightCategory(productId: number): string | null;
  /** Ad spend in minor units from the activity's start until that instant; null without spend. */
  adSpendMinorUntil(activityId: number, atMs: number): number | null;
}

/**
 * The store's products and what hangs on them, and its marketing calendar: same settings, same
 * catalogue. Nothing is built before it is asked for; `emit` hears of every change.
 */
export function createCatalogue(
  settings: StoreSettings,
  clock: Clock,
  emit: (change: Change) => void,
  source: CatalogueSource = generatedSource(settings),
): GeneratedCatalogue {
  const state = createCatalogueState(settings, clock, source);
  const collections = createCollectionStore(state);
  const membership = createMembership(state, collections);
  const { activities } = source;
  const spend = createSpendBook(settings);
  const views: ViewContext = {
    state,
    publishing: createPublishing(source.publications),
    collectionsOf: (product) => membership.collectionsOf(product),
    skuCount: createSkuCount(state),
  };
  const resources = createResources({
    state,
    views,
    membership,
    collection: (id) => collections.current(id),
    collectionTimes: collections.times,
    activities,
    spend,
  });
  const summaries = new Array<CatalogueProduct | undefined>(source.madeWith);
  let products: CatalogueProduct[] | null = null;
  let everyProduct: CatalogueProduct[] | null = null;

  // Orders ask for the same unedited products a million times: those are kept.
  function summary(product: ProductFacts): CatalogueProduct {
    if (product !== state.original(product.index)) return toCatalogueProduct(product);
    return (summaries[product.index] ??= toCatalogueProduct(product));
  }

  return {
    /** As they came, without edits: those show in `product`. */
    get products() {
      return (products ??= Array.from({ length: state.count }, (_, index) =>
        summary(state.original(index)),
      ));
    },
    get everyProduct() {
      if (source.madeWith === state.count) return this.products;
      return (everyProduct ??= Array.from({ length: source.madeWith }, (_, index) =>
        summary(state.original(index)),
      ));
    },
    product: (id) => {
      const product = state.byProductId(id);
      return product ? summary(product) : undefined;
    },
    variant: (id) => {
      const found = state.byVariantId(id);
      return found ? summary(found.product).variants[found.variant.position - 1] : undefined;
    },
    campaigns: toCampaigns(activities),
    resources,
    taxonomy: source.taxonomy.source,
    ...createEdits(state, collections, emit),
    plantedDefects: (id) => originalOf(state, id)?.defects ?? [],
    rightCategory: (id) => {
      const product = originalOf(state, id);
      return product?.rightCategory ? categoryGid(product.rightCategory) : null;
    },
    adSpendMinorUntil: (activityId, atMs) => {
      const activity = activities.find((one) => one.id === activityId);
      return activity ? spend.until(activity, atMs) : null;
    },
  };
}

function originalOf(state: CatalogueState, id: number): ProductFacts | null {
  const index = state.indexOf(id);
  return index === null ? null : state.original(index);
}

function toCatalogueProduct(product: ProductFacts): CatalogueProduct {
  return {
    id: product.id,
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    vertical: product.vertical,
    isGiftCard: product.isGiftCard,
    launchedAt: product.launchedAt,
    popularity: product.popularity,
    season: product.season,
    tags: product.tags,
    variants: product.variants.map((variant) => toCatalogueVariant(product, variant)),
  };
}

function toCatalogueVariant(
  product: ProductFacts,
  variant: VariantFacts,
): CatalogueProduct["variants"][number] {
  return {
    id: variant.id,
    productId: product.id,
    inventoryItemId: variant.inventoryItemId,
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    priceMinor: variant.priceMinor,
    compareAtMinor: variant.compareAtMinor,
    costMinor: variant.costMinor,
    requiresShipping: variant.requiresShipping,
    taxable: variant.taxable,
    stock: totalStock(variant),
  };
}

function createCollectionStore(state: CatalogueState) {
  const edits = new Map<number, { fields: Partial<CollectionFacts>; updatedAt: number }>();
  const times = (collection: CollectionFacts): { createdAt: number; updatedAt: number } => {
    const generated = collectionTimes(state.settings, collection);
    const updatedAt = Math.max(generated.createdAt, Math.min(generated.updatedAt, state.clock()));
    return { ...generated, updatedAt: edits.get(collection.id)?.updatedAt ?? updatedAt };
  };
  const current = (id: number): CollectionFacts | null => {
    const collection = state.source.collections.find((one) => one.id === id);
    return collection === undefined ? null : { ...collection, ...edits.get(id)?.fields };
  };
  let version = 0;
  const edit = (id: number, fields: Partial<CollectionFacts>): number => {
    version++;
    const updatedAt = Math.floor(state.clock() / 1000) * 1000;
    edits.set(id, { fields: { ...edits.get(id)?.fields, ...fields }, updatedAt });
    return updatedAt;
  };
  let everything: { version: number; list: readonly CollectionFacts[] } | null = null;
  const all = (): readonly CollectionFacts[] => {
    if (everything?.version !== version) {
      const list = state.source.collections.map((one) => ({
        ...one,
        ...edits.get(one.id)?.fields,
      }));
      everything = { version, list };
    }
    return everything.list;
  };
  return { current, all, edit, times, version: () => version } satisfies CollectionStore &
    CurrentCollections & { times: typeof times };
}

/** Counts SKUs over the whole catalogue on first use and again after edits. */
function createSkuCount(state: CatalogueState): (sku: string) => number {
  let counts = new Map<string, number>();
  let version = -1;
  return (sku) => {
    if (version !== state.version()) {
      version = state.version();
      counts = new Map();
      for (let index = 0; index < state.count; index++) {
        for (const variant of state.current(index)?.variants ?? []) {
          if (variant.sku !== null) counts.set(variant.sku, (counts.get(variant.sku) ?? 0) + 1);
        }
      }
    }
    return counts.get(sku) ?? 0;
  };
}
