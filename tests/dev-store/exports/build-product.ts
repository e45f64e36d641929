import type { Notes } from "./notes";
import type { FoundVariant, ProductGroup } from "./product-groups";
import type { ProductHead, VariantCells } from "./product-row";
import type { ExportedProduct, ExportedVariant } from "./types";

const PLACEHOLDER_VALUE = "Default Title";
const HANDLES =
  "Values of an option that is linked to a metafield are handles of its entries: what shoppers read is not in an export";

type Options = { name: string; linkedTo: string | null; at: 0 | 1 | 2 }[];

/** A product of the rows of its handle, whose row with the title has been found. */
export function buildProduct(
  group: ProductGroup,
  head: ProductHead,
  notes: Notes,
): ExportedProduct {
  const options = findOptions(head, group.variants, notes);
  const { line, handle, metafields, googleShopping } = group;
  const { title, descriptionHtml, vendor, category, productType, tags } = head;
  const { published, status, isGiftCard, seoTitle, seoDescription } = head;
  if (title === undefined) notes.assume("Title", "The handle stands in for a title");
  return {
    line,
    handle,
    title: title ?? handle,
    descriptionHtml,
    vendor,
    category,
    productType,
    tags,
    published,
    status,
    isGiftCard,
    seoTitle,
    seoDescription,
    options: options.map(({ name, linkedTo }) => ({ name, linkedTo })),
    variants: group.variants.map((variant) => buildVariant(variant, options, notes)),
    images: sortImages(group),
    metafields,
    googleShopping,
  };
}

function findOptions(head: ProductHead, variants: readonly FoundVariant[], notes: Notes): Options {
  const names = [head.option1Name, head.option2Name, head.option3Name];
  const links = [head.option1LinkedTo, head.option2LinkedTo, head.option3LinkedTo];
  const options = ([0, 1, 2] as const).flatMap((at) => {
    const name = names[at] ?? null;
    const isUsed = variants.some(({ cells }) => optionValues(cells)[at] != null);
    if (name === null && !isUsed) return [];
    const link = links[at] ?? null;
    if (link !== null) notes.assume(`Option${at + 1} Linked To`, HANDLES, variants.length);
    if (name === null) {
      const field = `Option${at + 1} Name`;
      notes.assume(field, "Values without a name of their option: it is called by its number");
    }
    return { name: name ?? `Option${at + 1}`, linkedTo: link, at };
  });
  return isPlaceholder(options, variants) ? [] : options;
}

/** Shopify writes "Title" and "Default Title" for a product that has no options. */
function isPlaceholder(options: Options, variants: readonly FoundVariant[]): boolean {
  const [option, ...more] = options;
  if (!option || more.length > 0 || variants.length > 1) return false;
  const value = variants[0] && optionValues(variants[0].cells)[option.at];
  const isTitle = option.name.toLowerCase() === "title";
  return value === PLACEHOLDER_VALUE || (isTitle && value == null);
}

const optionValues = ({ option1Value, option2Value, option3Value }: VariantCells) => [
  option1Value,
  option2Value,
  option3Value,
];

function buildVariant(
  { line, cells }: FoundVariant,
  options: Options,
  notes: Notes,
): ExportedVariant {
  const values = optionValues(cells);
  return {
    line,
    optionValues: options.map(({ at }) => values[at] ?? ""),
    sku: cells.sku,
    barcode: cells.barcode,
    price: cells.price,
    compareAtPrice: cells.compareAtPrice,
    cost: cells.cost,
    grams: cells.grams,
    weightUnit: cells.weightUnit,
    inventoryTracker: cells.inventoryTracker,
    inventoryQuantity: cells.inventoryQuantity,
    inventoryPolicy: cells.inventoryPolicy,
    requiresShipping: cells.requiresShipping,
    taxable: cells.taxable,
    taxCode: cells.taxCode,
    image: cells.variantImage,
    unitPrice: buildUnitPrice(cells, notes),
  };
}

function buildUnitPrice(cells: VariantCells, notes: Notes): ExportedVariant["unitPrice"] {
  const { unitMeasure, unitMeasureUnit, unitBase, unitBaseUnit } = cells;
  if (unitMeasure === undefined) return undefined;
  if (unitMeasure && unitMeasureUnit && unitBase && unitBaseUnit) {
    return {
      measure: unitMeasure,
      measureUnit: unitMeasureUnit,
      base: unitBase,
      baseUnit: unitBaseUnit,
    };
  }
  if (unitMeasure ?? unitMeasureUnit ?? unitBase ?? unitBaseUnit) {
    notes.assume("Unit Price Total Measure", "A unit price of which a part is blank is none");
  }
  return null;
}

/** Images without a position follow the others in the order of the file. */
function sortImages({ images }: ProductGroup): ExportedProduct["images"] {
  const rank = (position: number | null) => position ?? Number.MAX_SAFE_INTEGER;
  return [...images].sort((a, b) => rank(a.position) - rank(b.position));
}
