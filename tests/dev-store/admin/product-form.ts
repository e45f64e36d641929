import { z } from "zod";
import { readText } from "./read";
import { parseAmount } from "./format";
import { toFixedDecimal } from "../world/currency";
import type { UserError, World } from "../world/types";
import type { ProductPatch, VariantPatch } from "../world/patches";

const variantSchema = z.object({
  price: z.string().trim(),
  compareAtPrice: z.string().trim(),
  cost: z.string().trim(),
  sku: z.string().trim(),
  barcode: z.string().trim(),
  stock: z.string().trim(),
});

export const productFormSchema = z.object({
  title: z.string().trim(),
  descriptionHtml: z.string().transform((text) => text.replaceAll("\r\n", "\n")),
  vendor: z.string().trim(),
  productType: z.string().trim(),
  tags: z.string(),
  status: z.enum(["ACTIVE", "DRAFT", "UNLISTED", "ARCHIVED"]) as z.ZodType<string>,
  category: z.string().trim(),
  seoTitle: z.string().trim(),
  seoDescription: z.string().trim(),
  variants: z.record(z.string(), variantSchema).default({}),
});
/** Everything as the form shows it; money as decimals of the shop's currency. */
export type ProductFormValues = z.infer<typeof productFormSchema>;
type VariantValues = z.infer<typeof variantSchema>;

/** How a variant is called in field names (a plain number would be taken for a list index). */
export function variantName(id: number): string {
  return `v${id}`;
}

/**
 * Sends what differs between the two states of the form to the catalogue. Returns messages by field
 * name ("title", "v12.price"); what the form can see to be wrong is found before anything is saved.
 */
export function saveProduct(
  world: World,
  id: number,
  before: ProductFormValues,
  after: ProductFormValues,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const patch = readProductPatch(world, before, after, errors);
  const changes = Object.entries(after.variants).flatMap(([name, values]) => {
    const old = before.variants[name];
    return old ? [readVariantChange(world, name, old, values, errors)] : [];
  });
  if (Object.keys(errors).length > 0) return errors;

  if (Object.keys(patch).length > 0) collect(errors, "", world.catalogue.updateProduct(id, patch));
  for (const { name, patch: variantPatch, stockDelta } of changes) {
    const variantId = Number(name.slice(1));
    if (Object.keys(variantPatch).length > 0) {
      collect(errors, `${name}.`, world.catalogue.updateVariant(variantId, variantPatch));
    }
    if (stockDelta !== 0) world.catalogue.adjustStock(variantId, stockDelta);
  }
  return errors;
}

function readProductPatch(
  world: World,
  before: ProductFormValues,
  after: ProductFormValues,
  errors: Record<string, string>,
): ProductPatch {
  const patch: ProductPatch = {};
  for (const key of ["title", "descriptionHtml", "vendor", "productType"] as const) {
    if (after[key] !== before[key].trim()) patch[key] = after[key];
  }
  if (after.status !== before.status) {
    patch.status = after.status as NonNullable<ProductPatch["status"]>;
  }
  const tags = splitTags(after.tags);
  if (tags.join() !== splitTags(before.tags).join()) patch.tags = tags;
  if (after.seoTitle !== before.seoTitle || after.seoDescription !== before.seoDescription) {
    patch.seo = { title: after.seoTitle || null, description: after.seoDescription || null };
  }
  if (after.category !== before.category) {
    const category = world.catalogue.taxonomy
      .categories()
      .find((entry) => readText(world, entry, "fullName") === after.category);
    if (after.category !== "" && !category) {
      errors.category = `"${after.category}" is not a category of the taxonomy.`;
    } else {
      patch.category = category?.id ?? null;
    }
  }
  return patch;
}

function readVariantChange(
  world: World,
  name: string,
  before: VariantValues,
  after: VariantValues,
  errors: Record<string, string>,
): { name: string; patch: VariantPatch; stockDelta: number } {
  const { currency } = world.settings;
  const patch: VariantPatch = {};
  for (const key of ["price", "compareAtPrice", "cost"] as const) {
    if (after[key] === before[key]) continue;
    if (after[key] === "") {
      if (key === "price") errors[`${name}.price`] = "A price is needed.";
      else patch[key] = null;
      continue;
    }
    const minor = parseAmount(after[key], currency);
    if (minor === null || minor < 0) {
      errors[`${name}.${key}`] = `"${after[key]}" is not an amount in ${currency}.`;
    } else {
      patch[key] = toFixedDecimal(minor, currency);
    }
  }
  if (after.sku !== before.sku) patch.sku = after.sku || null;
  if (after.barcode !== before.barcode) patch.barcode = after.barcode || null;
  if (!/^-?\d{1,7}$/.test(after.stock)) {
    errors[`${name}.stock`] = `"${after.stock}" is not a whole number of units.`;
    return { name, patch, stockDelta: 0 };
  }
  return { name, patch, stockDelta: Number(after.stock) - Number(before.stock) };
}

function splitTags(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

function collect(
  errors: Record<string, string>,
  prefix: string,
  found: readonly UserError[],
): void {
  for (const error of found) errors[prefix + (error.field?.join(".") ?? "store")] = error.message;
}
