import type { ShopDay } from "../../lib/shop-day";

/** A category of Shopify's product taxonomy. */
export interface CategoryFacts {
  /** The whole gid. */
  id: string;
  name: string;
  /** Names from the vertical down: "Apparel & Accessories > Clothing > Dresses". */
  fullName: string;
  /** 1: a vertical. */
  level: number;
  isLeaf: boolean;
  isArchived: boolean;
}

/** What the classifier makes of a product, by what it knows of the shop. */
export interface SuggestedCategory {
  category: CategoryFacts;
  /** From 0 to 1: how often such a suggestion is right at the level of verticals. */
  confidence: number;
  /** Whether it is sure enough to be accepted without a look. */
  isSure: boolean;
}

export interface OptionFacts {
  /** The whole gid; undefined: not known. */
  id?: string;
  name: string;
  /** As the merchant ordered them; those that a variant has. */
  values: readonly string[];
  /** Those that no variant has, where there are some. */
  unusedValues?: readonly string[];
  /** Namespace and key of the category metafield it is linked to ("shopify.size"); null: to none; undefined: not known. */
  linkedMetafield?: string | null;
}

/** What a product has in a field of its category. */
export interface AttributeEntry {
  /** As the merchant calls it; where that is not known, a gid or the value itself. */
  name: string;
  /** The gid of the entry; undefined: it is a value, not an entry. */
  id?: string;
  /** Gids of the taxonomy's values that it stands for; undefined: not known. */
  valueIds?: readonly string[];
}

/** A field that a category recommends. */
export interface RecommendedAttribute {
  /** Of the metafield, without its namespace. */
  key: string;
  name: string;
  /** The values that the taxonomy allows, by their gids; null: it is not chosen from a list. */
  values: ReadonlyMap<string, string> | null;
}

export interface MediaFacts {
  /** The whole gid. */
  id: string;
  /** IMAGE | VIDEO | EXTERNAL_VIDEO | MODEL_3D */
  contentType: string;
  position: number;
  /** "" and null are both: none. */
  alt: string | null;
  url: string | null;
  /** Pixels; null: not known. */
  width: number | null;
  height: number | null;
  /** What the file itself says; undefined: it was not downloaded. */
  look?: ImageLook;
}

/** What was found at an image's address. */
export type ImageLook =
  | {
      outcome: "seen";
      /** By content, as a name would end: "jpg"; null: of no known kind. */
      fileType: string | null;
      /** What its pixels say; null: they cannot be read. */
      pixels: ImagePixels | null;
    }
  /** It is not there, by the status of the answer; `isSure`: asked twice. */
  | { outcome: "missing"; status: number; isSure: boolean }
  /** No answer, or an address that is not asked. */
  | { outcome: "untold" };

export interface ImagePixels {
  /** "#rrggbb", or "transparent", where that is all there is. */
  oneColour: string | null;
  /** Around the picture, of one colour; percent of the shorter side. */
  frame: { colour: string; percent: number } | null;
}

export interface VariantFacts {
  id: number;
  title: string;
  sku: string | null;
  barcode: string | null;
  priceMinor: number;
  compareAtMinor: number | null;
  unitCostMinor: number | null;
  /** Name and value of each option. */
  selectedOptions: readonly { name: string; value: string }[];
  /** CONTINUE | DENY */
  inventoryPolicy: string;
  /** Units; null: not known. */
  inventoryQuantity: number | null;
  isTracked: boolean;
  requiresShipping: boolean;
  countryOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  /** Kilograms; null: none is entered. */
  weightKg: number | null;
  /** Since when the compare-at price is what it is; null: not known. */
  compareAtSince: ShopDay | null;
  /** Where that is not known yet: from which day on it is, if nothing changes. */
  compareAtKnownOn?: ShopDay;
  /** Whether one of the product's images is its own; undefined: not known. */
  hasOwnImage?: boolean;
}

export interface SalesOfProduct {
  /** Of the last 90 whole days: units and net sales, minor units. */
  units: number;
  netMinor: number;
  /** Units returned, 0 or more. */
  unitsReturned: number;
  /** The last shop day with a sale, of all that is known; null: none. */
  lastSoldDay: ShopDay | null;
}

/** All that a check may know of a product. Null where a fact may be missing: there is none. Undefined: unknown. */
export interface ProductFacts {
  id: number;
  handle: string;
  title: string;
  productType: string;
  vendor: string;
  tags: readonly string[];
  /** ACTIVE | ARCHIVED | DRAFT | UNLISTED */
  status: string;
  category: CategoryFacts | null;
  /** Of a category that the taxonomy as it is read does not hold: its gid; else null. */
  unknownCategoryId: string | null;
  descriptionHtml: string;
  seoTitle: string | null;
  seoDescription: string | null;
  options: readonly OptionFacts[];
  hasOnlyDefaultVariant: boolean;
  isGiftCard: boolean;
  tracksInventory: boolean;
  totalInventory: number;
  isOnOnlineStore: boolean | undefined;
  createdDay: ShopDay;
  /** By position. */
  media: readonly MediaFacts[];
  variants: readonly VariantFacts[];
  /** Ids of the collections it is in; undefined: not known. */
  collectionIds: readonly number[] | undefined;
  /** Category metafields: key to what is in them; undefined: not read. */
  attributes?: Readonly<Record<string, readonly AttributeEntry[]>>;
  /** What its category recommends; undefined: not read. */
  recommendedAttributes?: readonly RecommendedAttribute[];
  /** Since when all of it is out of stock; null: it is not; undefined: not known. */
  outOfStockSince?: ShopDay | null;
  /** Where that is not known yet: from which day on it is, if nothing changes. */
  outOfStockKnownOn?: ShopDay;
  /** Undefined: orders are not read, or not all of the days are here. */
  sales: SalesOfProduct | undefined;
  /** Undefined: not classified; null: the classifier abstains. */
  suggestion: SuggestedCategory | null | undefined;
  /** Of all that the suggestion was made of; null or undefined: none was made. No check asks for it. */
  readonly suggestionKey?: string | null;
}

/** How often a text stands in the catalogue, where that is more than once. Keys as `normalizeText` writes them. */
export type Repeated = ReadonlyMap<string, number>;

/** What the rest of the catalogue says: just what is needed of it, as a catalogue may be large. */
export interface CatalogueFacts {
  titles: Repeated;
  /** Keys: `hashText` of the description's plain text. */
  descriptions: Repeated;
  seoTitles: Repeated;
  /** Keys: in lower case, spaces at the ends cut off. */
  skus: Repeated;
  barcodes: Repeated;
  /** Keys: address of the image without its query; only those on several products. */
  images: Repeated;
  /** Every vendor, tag and product type as written, with how many products have it. */
  vendors: ReadonlyMap<string, number>;
  tags: ReadonlyMap<string, number>;
  types: ReadonlyMap<string, number>;
  /** Of product types with at least 8 variants: median and median absolute deviation of ln(price in minor units). */
  pricesByType: ReadonlyMap<string, { median: number; deviation: number; variants: number }>;
  /** Key: vendor, a newline, product type. Gids of categories of active products, with how many have each. */
  categoriesOfPeers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Vendors of whose variants at least half have a valid GTIN, of at least 5. */
  vendorsWithGtin: ReadonlySet<string>;
  /** Returned over sold units of the whole shop, 90 days; null: nothing was sold, or not known. */
  returnRate: number | null;
  /** Of product types (as written): products, and how many of them name their vendor in the title; undefined: not counted. */
  titlesByType?: ReadonlyMap<string, { products: number; withVendor: number }>;
  /** Words of titles in small letters, as `splitWords` cuts them, of six letters or more that several products have, with how many; undefined: not counted. */
  titleWords?: ReadonlyMap<string, number>;
  /** Of collections: width over height that most main images have (to two decimals), how many do, and of how many. */
  imageShapes?: ReadonlyMap<number, { ratio: number; products: number; of: number }>;
}

/** What of the shop matters to checks. */
export interface ShopFacts {
  name: string;
  domain: string;
  /** ISO 4217. */
  currency: string;
  /** Minor units in one unit of the currency. */
  minorPerUnit: number;
  /** BCP 47, such as "de" or "pt-BR"; where Shopify does not tell, what most products are described in. Null: not known. */
  locale: string | null;
  today: ShopDay;
  /** Whether it ships to other countries; null: not known. */
  sellsAbroad: boolean | null;
}
