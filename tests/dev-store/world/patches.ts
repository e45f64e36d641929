import type { StoreSettings, UserError } from "./types";

/** What of a collection is to become another; what is left out stays. */
export interface CollectionPatch {
  title?: string;
  descriptionHtml?: string;
  seo?: { title?: string | null; description?: string | null };
}

/** What of a product is to become another; what is left out stays. */
export interface ProductPatch {
  title?: string;
  descriptionHtml?: string;
  vendor?: string;
  productType?: string;
  tags?: string[];
  status?: "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";
  /** TaxonomyCategory gid, or null to clear. */
  category?: string | null;
  seo?: { title?: string | null; description?: string | null };
  handle?: string;
  /** Ids of collections picked by hand. */
  collectionsToJoin?: readonly number[];
  collectionsToLeave?: readonly number[];
}

/** New names of an option and of values of it, by their ids. */
export interface OptionPatch {
  optionId: number;
  name?: string;
  values: readonly { id: number; name: string }[];
}

/** An option that a product is to have besides; its variants get the first of its values. */
export interface NewOption {
  name: string;
  values: readonly string[];
  /** Of the options it has then, from 1; null: the last. */
  position: number | null;
}

export type WeightUnit = StoreSettings["weightUnit"];

/** What of a variant is to become another; what is left out stays. */
export interface VariantPatch {
  sku?: string | null;
  barcode?: string | null;
  /** Decimal strings in shop currency. */
  price?: string;
  compareAtPrice?: string | null;
  cost?: string | null;
  inventoryPolicy?: "CONTINUE" | "DENY";
  /** null: none is entered. */
  weight?: { value: number; unit: WeightUnit } | null;
  /** ISO 3166 country. */
  origin?: string | null;
  hsCode?: string | null;
  requiresShipping?: boolean;
  tracked?: boolean;
}

/**
 * Sets what stands in a field of a product's category: gids of Metaobjects of the field's type. Refused where
 * `compareDigest` is given and the field is another by now; null: there is to be none.
 */
export type SetCategoryField = (
  productId: number,
  key: string,
  entries: readonly string[],
  compareDigest?: string | null,
) => UserError[];
