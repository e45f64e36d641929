import type { VariantPatch, WeightUnit } from "../world/patches";

/** What the generator decides about a variant; views and edits work on this. */
export interface VariantFacts {
  id: number;
  inventoryItemId: number;
  /** From 1, as Shopify counts. */
  position: number;
  title: string;
  /** One value per option of the product, in order. */
  optionValues: string[];
  sku: string | null;
  barcode: string | null;
  priceMinor: number;
  compareAtMinor: number | null;
  costMinor: number | null;
  /** Null: nobody entered a weight. */
  grams: number | null;
  /** The weight is not known, not even whether there is one. */
  hasUnknownWeight?: boolean;
  /** As it was typed, where somebody changed it: shown in that unit, not in the store's. */
  weight?: { value: number; unit: WeightUnit } | null;
  /** Its price by weight or volume is shown beside it; absent: it is not. */
  showsUnitPrice?: boolean;
  requiresShipping: boolean;
  taxable: boolean;
  tracked: boolean;
  inventoryPolicy: "CONTINUE" | "DENY";
  /** Available units per location, in the order of the store's locations. */
  stock: number[];
  hsCode: string | null;
  origin: string | null;
  /** Which of the product's media shows this variant, or null. */
  media: number | null;
  updatedAt: number;
}

export interface MediaFacts {
  id: number;
  alt: string | null;
  /** Since when it is as it is (epoch ms); absent: since the product is there. */
  updatedAt?: number;
  /** null: not known. */
  width: number | null;
  height: number | null;
  /** Name of the file, without its ending: the platform draws a picture of it. */
  name?: string;
  /** Ending of the file; absent: jpg. */
  extension?: string;
  /** Where the image lies, where the platform draws none. */
  url?: string;
}

export interface MetafieldFacts {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export type ProductStatus = "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";

export interface ProductFacts {
  index: number;
  id: number;
  handle: string;
  title: string;
  vendor: string;
  productType: string;
  vertical: string;
  tags: string[];
  status: ProductStatus;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
  launchedAt: number;
  publishedAt: number | null;
  /** Which of the store's publications carry it. */
  publications: number[];
  /** Since when (epoch ms) it is on one, by its place in that list; absent: since its launch. */
  publishedSince?: Readonly<Record<number, number>>;
  descriptionHtml: string;
  seo: { title: string | null; description: string | null };
  /** Last part of the TaxonomyCategory gid as the merchant set it; null = uncategorised. */
  category: string | null;
  /** The category that would be right. */
  rightCategory: string;
  isGiftCard: boolean;
  /**
   * `linkedTo`: the metafield its values come from; absent for options of their own. `place`: which of the product's
   * it was when it was made, from 0; absent: the one that it is.
   */
  options: {
    name: string;
    place?: number;
    values: string[];
    linkedTo?: { namespace: string; key: string } | null;
  }[];
  variants: VariantFacts[];
  media: MediaFacts[];
  metafields: MetafieldFacts[];
  /** What was entered in fields of its category since it was made: gids of entries by key. */
  fieldEdits?: Readonly<Record<string, readonly string[]>>;
  popularity: number;
  season: readonly number[];
  /** Names of the planted defects. */
  defects: string[];
}

/** A variant patch as the overlay keeps it: parsed amounts, only what was given. */
export interface ParsedVariantPatch extends Omit<
  VariantPatch,
  "price" | "compareAtPrice" | "cost"
> {
  priceMinor?: number;
  compareAtMinor?: number | null;
  costMinor?: number | null;
  grams?: number | null;
  hasUnknownWeight?: boolean;
  /** These two follow from the product's options. */
  title?: string;
  optionValues?: string[];
}

export function totalStock(variant: VariantFacts): number {
  let sum = 0;
  for (const units of variant.stock) sum += units;
  return sum;
}
