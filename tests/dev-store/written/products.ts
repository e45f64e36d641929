import type { ProductFacts } from "../catalogue/facts";
import { IMPORTED_IDS } from "../catalogue/ids";
import { LOCATION_IDS } from "../catalogue/locations";
import type { CatalogueSource } from "../catalogue/source";
import type { Taxonomy } from "../catalogue/taxonomy";
import { PUBLICATIONS } from "../catalogue/views/publication";
import type { WrittenStore } from "./types";

const FIRST_COLLECTION_ID = 287_600_000_001;
const FLAT_SEASON: readonly number[] = new Array<number>(12).fill(1);

/** Where a variant of a SKU stands. */
export interface WrittenVariant {
  productId: number;
  variantId: number;
  title: string;
  variantTitle: string | null;
  vendor: string;
  isGiftCard: boolean;
}

export function variantsBySku({ products }: WrittenStore): ReadonlyMap<string, WrittenVariant> {
  return new Map(
    products.flatMap((product, index) =>
      product.variants.map((variant, position) => [
        variant.sku,
        {
          productId: IMPORTED_IDS.product(index),
          variantId: IMPORTED_IDS.variant(index, position),
          title: product.title,
          variantTitle: variant.title ?? null,
          vendor: product.vendor,
          isGiftCard: product.isGiftCard ?? false,
        },
      ]),
    ),
  );
}

/** A catalogue of the written products, all of them there from the beginning and on the online store. */
export function writtenCatalogue(
  { products, collections = [] }: WrittenStore,
  madeAt: number,
  taxonomy: Taxonomy,
): CatalogueSource {
  return {
    count: products.length,
    madeWith: products.length,
    product(index): ProductFacts {
      const written = products[index];
      if (!written) throw new RangeError(`no product ${index}`);
      const values = written.variants.map(({ title }) => title ?? "Default Title");
      return {
        index,
        id: IMPORTED_IDS.product(index),
        handle: written.title.toLowerCase().replaceAll(" ", "-"),
        title: written.title,
        vendor: written.vendor,
        productType: written.type,
        vertical: "written",
        tags: [...(written.tags ?? [])],
        status: "ACTIVE",
        createdAt: madeAt,
        updatedAt: madeAt,
        launchedAt: madeAt,
        publishedAt: madeAt,
        publications: [0],
        descriptionHtml: "",
        seo: { title: null, description: null },
        category: written.category,
        rightCategory: "",
        isGiftCard: written.isGiftCard ?? false,
        options: [{ name: "Title", values }],
        variants: written.variants.map((variant, position) => ({
          id: IMPORTED_IDS.variant(index, position),
          inventoryItemId: IMPORTED_IDS.inventoryItem(index, position),
          position: position + 1,
          title: values[position] ?? "",
          optionValues: [values[position] ?? ""],
          sku: variant.sku,
          barcode: null,
          priceMinor: variant.price,
          compareAtMinor: variant.compareAt ?? null,
          costMinor: variant.cost,
          grams: 500,
          requiresShipping: !written.isGiftCard,
          taxable: !written.isGiftCard,
          tracked: variant.stock !== undefined,
          inventoryPolicy: "DENY",
          stock: [variant.stock ?? 100],
          hsCode: null,
          origin: null,
          media: null,
          updatedAt: madeAt,
        })),
        media: [],
        metafields: [],
        popularity: 1,
        season: FLAT_SEASON,
        defects: [],
      };
    },
    ids: IMPORTED_IDS,
    locations: LOCATION_IDS.slice(0, 1).map((id) => ({ id, place: null })),
    publications: PUBLICATIONS.slice(0, 1),
    collections: collections.map(({ title, tag }, index) => ({
      id: FIRST_COLLECTION_ID + index,
      title,
      handle: title.toLowerCase().replaceAll(" ", "-"),
      description: "",
      sortOrder: "MANUAL",
      match: "ALL",
      conditions: [{ on: "tag", relation: "TAGGED_WITH", values: [tag] }],
      pickedShare: 0,
      hasImage: false,
      seo: { title: null, description: null },
      publications: [0],
    })),
    activities: [],
    taxonomy,
  };
}
