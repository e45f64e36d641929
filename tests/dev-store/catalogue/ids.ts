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

export interface PartId {
  index: number;
  position: number;
}

export function productId(index: number): number {
  return PRODUCT_BASE + index * STRIDE;
}
export function productIndex(id: number): number | null {
  const offset = id - PRODUCT_BASE;
  return offset >= 0 && offset % STRIDE === 0 ? offset / STRIDE : null;
}
export function variantId(index: number, position: number): number {
  return partId(VARIANT_BASE, index, position);
}
export function parseVariantId(id: number): PartId | null {
  return parsePartId(VARIANT_BASE, id);
}
export function inventoryItemId(index: number, position: number): number {
  return partId(INVENTORY_BASE, index, position);
}
export function parseInventoryItemId(id: number): PartId | null {
  return parsePartId(INVENTORY_BASE, id);
}
export function mediaId(index: number, position: number): number {
  return partId(MEDIA_BASE, index, position);
}
export function optionId(index: number, position: number): number {
  return partId(OPTION_BASE, index, position);
}
/** Option values: up to 16 per option. */
export function optionValueId(index: number, option: number, value: number): number {
  return OPTION_VALUE_BASE + (index * 64 + option * 16 + value) * STRIDE;
}
export function metafieldId(index: number, position: number): number {
  return partId(METAFIELD_BASE, index, position);
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
