/**
 * Numeric ids are arithmetic, so that an id leads back to its product without a table. The strides
 * follow what a real shop's ids look like: 32,768 apart, larger than 32 bits, ascending with age.
 */
const STRIDE = 32_768;
export const MAX_VARIANTS = 32;
const PRODUCT_STRIDE = STRIDE * MAX_VARIANTS;

const PRODUCT_BASE = 8_203_115_036_928;
const VARIANT_BASE = 44_017_293_262_848;
const INVENTORY_BASE = 46_112_374_882_304;
const MEDIA_BASE = 35_201_776_648_192;
const OPTION_BASE = 10_418_993_070_080;
const OPTION_VALUE_BASE = 3_114_507_403_264;
const METAFIELD_BASE = 28_866_130_903_040;

// Imported products have ranges of their own, with room for Shopify's largest ones: 2,048 variants,
// and three options with as many values.
const IMPORT_STEP = 16;
/** Shopify's limit, and the room an imported product has for parts of a kind. */
export const MAX_IMPORTED_VARIANTS = 2_048;
const IMPORT_VALUES = 4 * MAX_IMPORTED_VARIANTS;
const IMPORT_BASE = 60_000_000_000_000;

export interface PartId {
  index: number;
  position: number;
}

/** How ids follow from a product's place and back. */
export interface ProductIds {
  product(index: number): number;
  variant(index: number, position: number): number;
  inventoryItem(index: number, position: number): number;
  media(index: number, position: number): number;
  parseProduct(id: number): number | null;
  parseVariant(id: number): PartId | null;
  parseInventoryItem(id: number): PartId | null;
  parseMedia(id: number): PartId | null;
}

export const GENERATED_IDS: ProductIds = {
  product: productId,
  variant: variantId,
  inventoryItem: inventoryItemId,
  media: mediaId,
  parseProduct: productIndex,
  parseVariant: parseVariantId,
  parseInventoryItem: parseInventoryItemId,
  parseMedia: parseMediaId,
};

export const IMPORTED_IDS: ProductIds = {
  product: (index) => importedPart(index, 0),
  variant: importedPart,
  inventoryItem: importedPart,
  media: importedPart,
  parseProduct(id) {
    const part = parseImportedPart(id);
    return part?.position === 0 ? part.index : null;
  },
  parseVariant: parseImportedPart,
  parseInventoryItem: parseImportedPart,
  parseMedia: parseImportedPart,
};

/** What part ids are derived from. */
type Owner = { id: number; index: number };

export function productId(index: number): number {
  return PRODUCT_BASE + index * STRIDE;
}
function productIndex(id: number): number | null {
  const offset = id - PRODUCT_BASE;
  return offset >= 0 && offset % STRIDE === 0 ? offset / STRIDE : null;
}
export function variantId(index: number, position: number): number {
  return partId(VARIANT_BASE, index, position);
}
function parseVariantId(id: number): PartId | null {
  return parsePartId(VARIANT_BASE, id);
}
export function inventoryItemId(index: number, position: number): number {
  return partId(INVENTORY_BASE, index, position);
}
function parseInventoryItemId(id: number): PartId | null {
  return parsePartId(INVENTORY_BASE, id);
}
export function mediaId(index: number, position: number): number {
  return partId(MEDIA_BASE, index, position);
}
function parseMediaId(id: number): PartId | null {
  return parsePartId(MEDIA_BASE, id);
}
/** Where an option was when it was made, which its ids are of: it keeps them when another goes. */
export function placeOfOption(product: Optioned, position: number): number {
  return product.options[position]?.place ?? position;
}
interface Optioned {
  options: readonly { place?: number }[];
}
export function optionId(product: Owner & Optioned, position: number): number {
  const place = placeOfOption(product, position);
  if (isImported(product)) return importedPart(product.index, place);
  return partId(OPTION_BASE, product.index, place);
}
/** Option values: up to 16 per option of a generated product. */
export function optionValueId(product: Owner & Optioned, position: number, value: number): number {
  const option = placeOfOption(product, position);
  const { index } = product;
  if (isImported(product)) {
    return IMPORT_BASE + index * IMPORT_VALUES + option * MAX_IMPORTED_VARIANTS + value;
  }
  return OPTION_VALUE_BASE + (index * 64 + option * 16 + value) * STRIDE;
}
export function metafieldId(product: Owner, position: number): number {
  if (isImported(product)) return importedPart(product.index, position);
  return partId(METAFIELD_BASE, product.index, position);
}

export function gid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

function partId(base: number, index: number, position: number): number {
  return base + index * PRODUCT_STRIDE + position * STRIDE;
}

function parsePartId(base: number, id: number): PartId | null {
  const offset = id - base;
  if (offset < 0 || offset % STRIDE !== 0) return null;
  const step = offset / STRIDE;
  return { index: Math.floor(step / MAX_VARIANTS), position: step % MAX_VARIANTS };
}

export function isImported({ id }: Owner): boolean {
  return id >= IMPORT_BASE;
}

function importedPart(index: number, position: number): number {
  return IMPORT_BASE + (index * MAX_IMPORTED_VARIANTS + position) * IMPORT_STEP;
}

function parseImportedPart(id: number): PartId | null {
  const offset = id - IMPORT_BASE;
  if (offset < 0 || offset % IMPORT_STEP !== 0) return null;
  const step = offset / IMPORT_STEP;
  return {
    index: Math.floor(step / MAX_IMPORTED_VARIANTS),
    position: step % MAX_IMPORTED_VARIANTS,
  };
}
