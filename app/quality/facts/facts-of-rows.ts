import { z } from "zod";
import { toGid } from "../../lib/gid";
import {
  addDays,
  createShopCalendar,
  daysBetween,
  type ShopCalendar,
  type ShopDay,
} from "../../lib/shop-day";
import type {
  AttributeEntryFact,
  FactRows,
  MediaFactRow,
  ProductFactRow,
  VariantFactRow,
} from "../../store/quality/fact-rows.server";
import { readDescription } from "./readings";
import type {
  AttributeEntry,
  ImageLook,
  MediaFacts,
  OptionFacts,
  ProductFacts,
  SuggestedCategory,
  VariantFacts,
} from "./facts";

/** What the classifier makes of a product. */
export interface Suggested {
  /** Null: it abstains. */
  found: SuggestedCategory | null;
  /** Of all that it was made of. */
  key: string;
}

/** What besides the rows decides what is known. */
export interface FactBasis {
  timezone: string;
  today: ShopDay;
  /** Orders of 90 whole days are here and added up. */
  isSalesKnown: boolean;
  hasOnlineStore: boolean;
  hasCollections: boolean;
  sortsIntoCollections: boolean;
  /** What a category recommends; undefined: not read. */
  recommendedOf(categoryId: string): ProductFacts["recommendedAttributes"];
  /** Undefined: not classified. `description`: its plain text, which is here already. */
  suggestionOf(product: ProductFactRow, description: string): Suggested | undefined;
}

// What was as it is when it was first read may be older: so much older that it says so.
const surelyOldDays = 90;

const optionsSchema = z.array(
  z.object({
    id: z.number().optional(),
    name: z.string(),
    linkedMetafield: z.string().nullable().optional(),
    values: z.array(z.object({ name: z.string(), isUsed: z.boolean() })),
  }),
);
const selectedSchema = z.array(z.object({ name: z.string(), value: z.string() }));

/** Rows as what checks may know, in order of the products' ids. */
export function toProductFacts(rows: FactRows, basis: FactBasis): ProductFacts[] {
  const calendar = createShopCalendar(basis.timezone);
  const variants = groupByProduct(rows.variants);
  const media = groupByProduct(rows.media);
  return [...rows.products]
    .sort((a, b) => a.id - b.id)
    .map((row) =>
      toFacts(row, variants.get(row.id) ?? [], media.get(row.id) ?? [], { ...basis, calendar }),
    );
}

function toFacts(
  row: ProductFactRow,
  variants: readonly VariantFactRow[],
  media: readonly MediaFactRow[],
  basis: FactBasis & { calendar: ShopCalendar },
): ProductFacts {
  const { hasOnlineStore, hasCollections, sortsIntoCollections, isSalesKnown, today } = basis;
  let asked: { suggested: Suggested | undefined } | undefined;
  // To classify takes as long as all checks: where it is asked for, not while rows are read.
  const suggest = (facts: ProductFacts) =>
    (asked ??= { suggested: basis.suggestionOf(row, readDescription(facts).text) }).suggested;
  return {
    id: row.id,
    handle: row.handle,
    title: row.title,
    productType: row.productType,
    vendor: row.vendor,
    tags: row.tags,
    status: row.status,
    category: categoryOf(row),
    unknownCategoryId: row.categoryFullName === null ? row.categoryId : null,
    descriptionHtml: row.descriptionHtml,
    seoTitle: row.seoTitle,
    seoDescription: row.seoDescription,
    options: optionsOf(row.options),
    hasOnlyDefaultVariant: row.hasOnlyDefaultVariant,
    isGiftCard: row.isGiftCard,
    tracksInventory: row.tracksInventory,
    totalInventory: row.totalInventory,
    isOnOnlineStore: hasOnlineStore ? (row.isOnOnlineStore ?? false) : undefined,
    createdDay: basis.calendar.dayOf(new Date(row.createdAt)),
    media: media.map(toMedium),
    variants: variants.map((variant) => toVariant(variant, today)),
    ...attributesOf(row, basis),
    ...outOfStockOf(row, today),
    // Where there is not one collection, as in a store made of a merchant's exports, none can be missed.
    collectionIds: hasCollections && sortsIntoCollections ? (row.collectionIds ?? []) : undefined,
    sales: isSalesKnown
      ? {
          units: row.units ?? 0,
          netMinor: row.netMinor ?? 0,
          unitsReturned: row.unitsReturned ?? 0,
          lastSoldDay: row.lastSoldDay,
        }
      : undefined,
    get suggestion() {
      return suggest(this)?.found;
    },
    get suggestionKey() {
      return suggest(this)?.key ?? null;
    },
  };
}

function categoryOf(row: ProductFactRow): ProductFacts["category"] {
  const { categoryId, categoryName, categoryFullName, categoryLevel, isLeaf, isArchived } = row;
  if (categoryId === null || categoryFullName === null) return null;
  return {
    id: categoryId,
    name: categoryName ?? "",
    fullName: categoryFullName,
    level: categoryLevel ?? 1,
    isLeaf: isLeaf ?? false,
    isArchived: isArchived ?? false,
  };
}

/** Without the fields of what was not read: undefined is not the same as absent in copies. */
function attributesOf(
  { attributes, categoryId }: ProductFactRow,
  { recommendedOf }: FactBasis,
): Pick<ProductFacts, "attributes" | "recommendedAttributes"> {
  const recommended = categoryId === null ? undefined : recommendedOf(categoryId);
  return {
    ...(recommended ? { recommendedAttributes: recommended } : {}),
    ...(attributes ? { attributes: mapValues(attributes, toEntry) } : {}),
  };
}

function toEntry({ id, name, valueIds }: AttributeEntryFact): AttributeEntry {
  const isEntry = id.startsWith("gid://shopify/Metaobject/");
  return { name: name ?? id, ...(isEntry ? { id } : {}), ...(valueIds ? { valueIds } : {}) };
}

function mapValues<From, To>(
  record: Readonly<Record<string, readonly From[]>>,
  map: (from: From) => To,
): Record<string, To[]> {
  return Object.fromEntries(Object.entries(record).map(([key, list]) => [key, list.map(map)]));
}

function optionsOf(stored: unknown): OptionFacts[] {
  const parsed = optionsSchema.safeParse(stored);
  if (!parsed.success) return [];
  const namesOf = (values: { name: string; isUsed: boolean }[], isUsed: boolean) =>
    values.filter((value) => value.isUsed === isUsed).map((value) => value.name);
  return parsed.data.map(({ id, name, linkedMetafield, values }) => ({
    // Stored before it was read: not known.
    ...(id === undefined ? {} : { id: toGid("ProductOption", id) }),
    name,
    ...(linkedMetafield === undefined ? {} : { linkedMetafield }),
    values: namesOf(values, true),
    ...(values.every(({ isUsed }) => isUsed) ? {} : { unusedValues: namesOf(values, false) }),
  }));
}

function outOfStockOf(
  { outOfStock, tracksInventory, totalInventory }: ProductFactRow,
  today: ShopDay,
): Pick<ProductFacts, "outOfStockSince" | "outOfStockKnownOn"> {
  if (!tracksInventory || totalInventory > 0) return { outOfStockSince: null };
  if (!outOfStock) return {};
  const { isSinceFirst } = outOfStock;
  const since = outOfStock.since ?? today;
  return isSinceFirst && daysBetween(since, today) <= surelyOldDays
    ? { outOfStockKnownOn: addDays(since, surelyOldDays + 1) }
    : { outOfStockSince: since };
}

const kilograms: Readonly<Record<string, number>> = {
  KILOGRAMS: 1,
  GRAMS: 0.001,
  POUNDS: 0.453_592_37,
  OUNCES: 0.028_349_523_125,
};

function toVariant(row: VariantFactRow, today: ShopDay): VariantFacts {
  const { compareAtSince, isSinceFirst, weightValue, weightUnit } = row;
  const selected = selectedSchema.safeParse(row.selectedOptions);
  const isYetUnknown =
    compareAtSince !== null &&
    isSinceFirst !== false &&
    daysBetween(compareAtSince, today) <= surelyOldDays;
  const factor = weightUnit === null ? undefined : kilograms[weightUnit];
  return {
    id: row.id,
    title: row.title,
    sku: row.sku,
    barcode: row.barcode,
    priceMinor: row.priceMinor,
    compareAtMinor: row.compareAtMinor,
    unitCostMinor: row.unitCostMinor,
    inventoryPolicy: row.inventoryPolicy,
    inventoryQuantity: row.inventoryQuantity,
    isTracked: row.isTracked,
    requiresShipping: row.requiresShipping,
    countryOfOrigin: row.countryOfOrigin,
    harmonizedSystemCode: row.harmonizedSystemCode,
    selectedOptions: selected.success ? selected.data : [],
    weightKg: weightValue === null || factor === undefined ? null : weightValue * factor,
    ...(row.hasOwnImage === null ? {} : { hasOwnImage: row.hasOwnImage }),
    ...(isYetUnknown
      ? { compareAtSince: null, compareAtKnownOn: addDays(compareAtSince, surelyOldDays + 1) }
      : { compareAtSince }),
  };
}

function toMedium(row: MediaFactRow): MediaFacts {
  const { id, contentType, position, alt, url, width, height, look } = row;
  const medium = { id, contentType, position, alt, url, width, height };
  return look ? { ...medium, look: toLook(look) } : medium;
}

function toLook(row: NonNullable<MediaFactRow["look"]>): ImageLook {
  const { outcome, status, tries, fileType, hasPixels, oneColour } = row;
  if (outcome === "missing") return { outcome, status: status ?? 404, isSure: tries > 1 };
  if (outcome !== "seen") return { outcome: "untold" };
  const { frameColour: colour, framePercent: percent } = row;
  const frame = colour === null || percent === null ? null : { colour, percent };
  return { outcome, fileType, pixels: hasPixels ? { oneColour, frame } : null };
}

function groupByProduct<R extends { productId: number }>(rows: readonly R[]): Map<number, R[]> {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(row.productId);
    if (group) group.push(row);
    else groups.set(row.productId, [row]);
  }
  return groups;
}
