import type { TaxonomySource, UserError } from "../world/types";
import type { ProductPatch, VariantPatch } from "../world/patches";
import type { ParsedVariantPatch, ProductFacts } from "./facts";
import { parseMinor } from "./money";
import { publishedAtOf } from "./publishing-edits";
import { slug } from "./slug";
import type { CatalogueState, ProductOverlay } from "./state";
import { categoryGid } from "./taxonomy";
import { GRAMS_PER } from "./views/inventory";

const STATUSES = new Set(["ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"]);
const MAX_TEXT = 255;
const MAX_TAGS = 250;

/** What Shopify would object to in a product patch; empty when it may be applied. */
export function checkProduct(patch: ProductPatch, taxonomy: TaxonomySource): UserError[] {
  const errors: UserError[] = [];
  const add = (field: string, message: string, code: string): void =>
    void errors.push({ field: [field], message, code });
  if (patch.title !== undefined) {
    if (patch.title.trim() === "") add("title", "Title can't be blank", "BLANK");
    if (patch.title.length > MAX_TEXT) {
      add("title", `Title is too long (maximum is ${MAX_TEXT} characters)`, "TOO_LONG");
    }
  }
  if ((patch.vendor ?? "").length > MAX_TEXT) {
    add("vendor", `Vendor is too long (maximum is ${MAX_TEXT} characters)`, "TOO_LONG");
  }
  if ((patch.productType ?? "").length > MAX_TEXT) {
    add("productType", `Product type is too long (maximum is ${MAX_TEXT} characters)`, "TOO_LONG");
  }
  if (patch.tags && patch.tags.length > MAX_TAGS) {
    add("tags", `Product tags exceeds the maximum of ${MAX_TAGS} tags`, "TOO_MANY_TAGS");
  }
  if (patch.tags?.some((tag) => tag.length > MAX_TEXT)) {
    add("tags", "Product tags is invalid", "INVALID");
  }
  if (patch.status !== undefined && !STATUSES.has(patch.status)) {
    add("status", "Status is not included in the list", "INVALID");
  }
  if (patch.category && !taxonomy.category(patch.category)) {
    add("category", "Category is invalid", "INVALID");
  }
  return errors;
}

/** A handle belongs to one product; it is taken as it would stand in an address. */
export function checkHandle(
  state: CatalogueState,
  product: ProductFacts,
  patch: ProductPatch,
): UserError[] {
  if (patch.handle === undefined) return [];
  const handle = slug(patch.handle);
  for (let index = 0; index < state.count; index++) {
    if (index === product.index || state.current(index)?.handle !== handle) continue;
    const message = `Handle '${handle}' already in use. Please provide a new handle.`;
    return [{ field: ["handle"], message, code: "TAKEN" }];
  }
  if (handle.length <= MAX_TEXT) return [];
  const message = `Handle is too long (maximum is ${MAX_TEXT} characters)`;
  return [{ field: ["handle"], message, code: "TOO_LONG" }];
}

/** The patch as the overlay keeps it: tags in order, the category as its key. */
export function toOverlay(
  state: CatalogueState,
  product: ProductFacts,
  patch: ProductPatch,
): ProductOverlay {
  const overlay: ProductOverlay = {};
  if (patch.title !== undefined) overlay.title = patch.title;
  if (patch.descriptionHtml !== undefined) overlay.descriptionHtml = patch.descriptionHtml;
  // An emptied vendor falls back to the shop's name, as in the admin.
  if (patch.vendor !== undefined) overlay.vendor = patch.vendor.trim() || state.settings.shopName;
  if (patch.productType !== undefined) overlay.productType = patch.productType;
  if (patch.tags !== undefined) overlay.tags = normaliseTags(patch.tags);
  if (patch.status !== undefined) {
    overlay.status = patch.status;
    const now = Math.floor(state.clock() / 1000) * 1000;
    overlay.publishedAt = publishedAtOf({ ...product, status: patch.status }, now);
  }
  // An emptied handle is made of the title again.
  if (patch.handle !== undefined) {
    overlay.handle = slug(patch.handle) || slug(patch.title ?? product.title);
  }
  if (patch.category !== undefined) {
    overlay.category =
      patch.category === null ? null : patch.category.slice(categoryGid("").length);
  }
  if (patch.seo !== undefined) overlay.seo = { ...product.seo, ...patch.seo };
  return overlay;
}

/** Trimmed, without empties and repeats (whatever their case), in alphabetical order. */
function normaliseTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags.map((one) => one.trim())) {
    if (tag !== "" && !kept.has(tag.toLowerCase())) kept.set(tag.toLowerCase(), tag);
  }
  return [...kept.values()].sort();
}

/** The patch with its amounts in minor units, and what Shopify would object to. */
export function parseVariant(
  currency: string,
  patch: VariantPatch,
): { parsed: ParsedVariantPatch; errors: UserError[] } {
  const parsed: ParsedVariantPatch = {};
  const errors: UserError[] = [];
  const amount = (field: string, label: string, text: string): number => {
    const minor = parseMinor(text, currency);
    if (minor === null) {
      errors.push({ field: [field], message: `${label} is not a number`, code: "INVALID" });
    } else if (minor < 0) {
      const message = `${label} must be greater than or equal to 0`;
      errors.push({ field: [field], message, code: "GREATER_THAN_OR_EQUAL_TO" });
    }
    return minor ?? 0;
  };
  if (patch.sku !== undefined) parsed.sku = patch.sku;
  if (patch.barcode !== undefined) parsed.barcode = patch.barcode;
  if (patch.inventoryPolicy !== undefined) parsed.inventoryPolicy = patch.inventoryPolicy;
  if (patch.requiresShipping !== undefined) parsed.requiresShipping = patch.requiresShipping;
  if (patch.tracked !== undefined) parsed.tracked = patch.tracked;
  if (patch.origin !== undefined) parsed.origin = patch.origin;
  if (patch.hsCode !== undefined) {
    parsed.hsCode = patch.hsCode?.replace(/[.\s]/g, "") || null;
  }
  if (patch.weight !== undefined) {
    const { weight } = patch;
    parsed.weight = weight;
    parsed.grams = weight && Math.round(weight.value * (GRAMS_PER[weight.unit] ?? 1));
    parsed.hasUnknownWeight = false;
  }
  for (const field of ["sku", "barcode"] as const) {
    if ((patch[field] ?? "").length > MAX_TEXT) {
      const label = field === "sku" ? "SKU" : "Barcode";
      const message = `${label} is too long (maximum is ${MAX_TEXT} characters)`;
      errors.push({ field: [field], message, code: "TOO_LONG" });
    }
  }
  if (patch.price !== undefined) parsed.priceMinor = amount("price", "Price", patch.price);
  if (patch.compareAtPrice !== undefined) {
    parsed.compareAtMinor =
      patch.compareAtPrice === null
        ? null
        : amount("compareAtPrice", "Compare at price", patch.compareAtPrice);
  }
  if (patch.cost !== undefined) {
    parsed.costMinor = patch.cost === null ? null : amount("cost", "Cost", patch.cost);
  }
  return { parsed, errors };
}
