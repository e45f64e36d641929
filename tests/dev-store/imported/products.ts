import type { ExportedProduct, ExportedVariant } from "../exports/types";
import type { MediaFacts, MetafieldFacts, ProductFacts, VariantFacts } from "../catalogue/facts";
import { IMPORTED_IDS, MAX_IMPORTED_VARIANTS } from "../catalogue/ids";
import { parseMinor } from "../catalogue/money";

const FLAT_SEASON: readonly number[] = new Array<number>(12).fill(1);
const GOOGLE_NAMESPACE = "mm-google-shopping";
const MOST_OPTIONS = 3;

export interface ProductReading {
  currency: string;
  /** Epoch ms that stands for when a product was made, which no export says. */
  madeAt: number;
  /** Key of the category of that name; null: none. */
  categoryKeyOf(category: string): string | null;
}

/** A product of an export as the catalogue has it. Unknown is left empty, as in the Admin API. */
export function readProduct(
  exported: ExportedProduct,
  index: number,
  { currency, madeAt, categoryKeyOf }: ProductReading,
): ProductFacts {
  const media = readMedia(exported, index);
  const places = new Map(media.map(({ url }, at) => [url, at]));
  const status = exported.status ?? "ACTIVE";
  const isPublished = isOnOnlineStore(exported);
  const isSingle = exported.options.length === 0;
  const variants = (exported.variants.length > 0 ? exported.variants : [BARE_VARIANT])
    .slice(0, MAX_IMPORTED_VARIANTS)
    .map((variant, position): VariantFacts => {
      const values = isSingle ? ["Default Title"] : variant.optionValues.slice(0, MOST_OPTIONS);
      const minor = (text: string | null | undefined) =>
        text == null ? null : parseMinor(text, currency);
      const tracked = isStockKnown(variant);
      return {
        id: IMPORTED_IDS.variant(index, position),
        inventoryItemId: IMPORTED_IDS.inventoryItem(index, position),
        position: position + 1,
        title: values.join(" / "),
        optionValues: [...values],
        sku: variant.sku ?? null,
        barcode: variant.barcode ?? null,
        priceMinor: minor(variant.price) ?? 0,
        compareAtMinor: minor(variant.compareAtPrice),
        costMinor: minor(variant.cost),
        grams: variant.grams ?? null,
        hasUnknownWeight: variant.grams === undefined,
        showsUnitPrice: variant.unitPrice != null,
        requiresShipping: variant.requiresShipping ?? true,
        taxable: variant.taxable ?? true,
        tracked,
        inventoryPolicy: variant.inventoryPolicy ?? "DENY",
        stock: [variant.inventoryQuantity ?? 0],
        hsCode: null,
        origin: null,
        media: variant.image == null ? null : (places.get(variant.image) ?? null),
        updatedAt: madeAt,
      };
    });
  return {
    index,
    id: IMPORTED_IDS.product(index),
    handle: exported.handle,
    title: exported.title,
    vendor: exported.vendor ?? "",
    productType: exported.productType ?? "",
    vertical: "imported",
    tags: [...(exported.tags ?? [])],
    status,
    createdAt: madeAt,
    updatedAt: madeAt,
    launchedAt: madeAt,
    publishedAt: isPublished ? madeAt : null,
    publications: isPublished ? [0] : [],
    descriptionHtml: exported.descriptionHtml ?? "",
    seo: { title: exported.seoTitle ?? null, description: exported.seoDescription ?? null },
    category: exported.category ? categoryKeyOf(exported.category) : null,
    rightCategory: "",
    isGiftCard: exported.isGiftCard ?? false,
    options: readOptions(exported, variants),
    variants,
    media,
    metafields: readMetafields(exported),
    popularity: 1,
    season: FLAT_SEASON,
    defects: [],
  };
}

/** Whether the online store shows it: as the file says, else by its status. */
export function isOnOnlineStore({ published, status }: ExportedProduct): boolean {
  const mayBe = status == null || status === "ACTIVE" || status === "UNLISTED";
  return mayBe && (published ?? true);
}

/** Stock can only be told of a variant that has both a tracker and a quantity. */
export function isStockKnown(variant: ExportedVariant): boolean {
  const { inventoryTracker, inventoryQuantity } = variant;
  return inventoryTracker !== null && inventoryQuantity != null;
}

const BARE_VARIANT: ExportedVariant = {
  line: 0,
  optionValues: [],
  sku: undefined,
  barcode: undefined,
  price: undefined,
  compareAtPrice: undefined,
  cost: undefined,
  grams: undefined,
  weightUnit: undefined,
  inventoryTracker: undefined,
  inventoryQuantity: undefined,
  inventoryPolicy: undefined,
  requiresShipping: undefined,
  taxable: undefined,
  taxCode: undefined,
  image: undefined,
  unitPrice: undefined,
};

/** The product's images, then those that only a variant names. */
function readMedia(exported: ExportedProduct, index: number): MediaFacts[] {
  const alts = new Map<string, string | null>();
  for (const { src, alt } of exported.images) if (!alts.has(src)) alts.set(src, alt ?? null);
  for (const { image } of exported.variants) {
    if (image != null && !alts.has(image)) alts.set(image, null);
  }
  return [...alts].slice(0, MAX_IMPORTED_VARIANTS).map(([url, alt], position) => ({
    id: IMPORTED_IDS.media(index, position),
    alt,
    width: null,
    height: null,
    url,
  }));
}

function readOptions(
  exported: ExportedProduct,
  variants: readonly VariantFacts[],
): ProductFacts["options"] {
  if (exported.options.length === 0) return [{ name: "Title", values: ["Default Title"] }];
  return exported.options.slice(0, MOST_OPTIONS).map(({ name, linkedTo }, at) => ({
    name,
    values: [...new Set(variants.map(({ optionValues }) => optionValues[at] ?? ""))],
    linkedTo: readLink(linkedTo),
  }));
}

/** "product.metafields.shopify.color-pattern" -> its namespace and key. */
function readLink(linkedTo: string | null): { namespace: string; key: string } | null {
  const [, namespace, key] = /^product\.metafields\.([^.]+)\.(.+)$/.exec(linkedTo ?? "") ?? [];
  return namespace !== undefined && key !== undefined ? { namespace, key } : null;
}

/** Its metafields; the columns of Google's channel are some of them as well. */
function readMetafields(exported: ExportedProduct): MetafieldFacts[] {
  const fields = new Map<string, MetafieldFacts>();
  const add = (namespace: string, key: string, value: string) => {
    const type = value.includes("\n") ? "multi_line_text_field" : "single_line_text_field";
    const name = `${namespace}.${key}`;
    if (!fields.has(name)) fields.set(name, { namespace, key, type, value });
  };
  for (const { namespace, key, value } of exported.metafields) add(namespace, key, value);
  for (const [name, value] of Object.entries(exported.googleShopping)) {
    add(
      GOOGLE_NAMESPACE,
      name
        .trim()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "_"),
      value,
    );
  }
  return [...fields.values()].slice(0, MAX_IMPORTED_VARIANTS);
}
