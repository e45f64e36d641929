import type { Rng } from "../world/rng";
import type { ProductFacts, VariantFacts } from "./facts";
import type { GeneratorContext } from "./generator-context";
import { gtinCheckDigit } from "./gtin";
import type { PlannedKind } from "./plan";
import { slug } from "./slug";

// What products can have planted defects, and the changes these make, each to a product that nobody else holds yet.

export const hasShipping = (product: ProductFacts): boolean => !product.isGiftCard;

export const hasBarcode = (product: ProductFacts): boolean => product.variants[0]?.barcode != null;

export const isSold = (product: ProductFacts): boolean =>
  product.status === "ACTIVE" && !product.isGiftCard;

export function eachVariant(
  product: ProductFacts,
  change: (variant: VariantFacts) => unknown,
): void {
  for (const variant of product.variants) change(variant);
}

export function firstBarcode(product: ProductFacts, change: (code: string) => string): void {
  const first = product.variants[0];
  if (first?.barcode) first.barcode = change(first.barcode);
}

export function withCheck(body: string): string {
  return body + String(gtinCheckDigit(body));
}

export function dropMedia(product: ProductFacts): void {
  product.media = [];
  eachVariant(product, (variant) => (variant.media = null));
}

const isColour = ({ name }: { name: string }): boolean => /^colou?r$/i.test(name);

export function hasColours({ options }: ProductFacts): boolean {
  return options.some((option) => isColour(option) && option.values.length > 1);
}

/** Takes their images from the variants of the last colour. */
export function dropImagesOfColour(product: ProductFacts): void {
  const at = product.options.findIndex(isColour);
  const colour = product.options[at]?.values.at(-1);
  eachVariant(product, (variant) => {
    if (variant.optionValues[at] === colour) variant.media = null;
  });
}

export function setFirstStock(product: ProductFacts, units: number): void {
  const first = product.variants[0];
  if (first) first.stock = first.stock.map((_, at) => (at === 0 ? units : 0));
}

export function shortTitle(product: ProductFacts): string {
  const words = product.title
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .trim()
    .split(/\s+/);
  return (words[words.length - 1] ?? product.title).slice(0, 12);
}

export function longTitle(product: ProductFacts): string {
  const extra = `for Women and Men, Perfect Gift for Birthday, Anniversary and Every Day Use, Premium Quality ${product.productType} with Fast Worldwide Delivery from ${product.vendor}`;
  return `${product.title} ${extra}`.slice(0, 250);
}

const LONG_SIZES: Record<string, string> = { S: "Small", L: "Lrg", XL: "X-Large", XXL: "2XL" };

export function hasLetterSizes(product: ProductFacts): boolean {
  return product.options.some((option) => option.name === "Size" && option.values.includes("S"));
}

export function renameSizes(product: ProductFacts): void {
  product.options.forEach((option, at) => {
    if (option.name !== "Size") return;
    option.values = option.values.map((value) => LONG_SIZES[value] ?? value);
    for (const variant of product.variants) {
      const value = variant.optionValues[at] ?? "";
      variant.optionValues[at] = LONG_SIZES[value] ?? value;
      variant.title = variant.optionValues.join(" / ");
    }
  });
}

export function wrongCategory(product: ProductFacts, rng: Rng, context: GeneratorContext): string {
  const others = context.plan.kinds.filter(
    (planned: PlannedKind) =>
      planned.vertical.key !== product.vertical &&
      planned.kind.category.split("-")[0] !== product.rightCategory.split("-")[0],
  );
  return rng.pick(others).kind.category;
}

export function shallowCategory(product: ProductFacts, rng: Rng): string {
  const parts = product.rightCategory.split("-");
  const keep = Math.max(1, parts.length - rng.int(1, 2));
  return parts.slice(0, keep).join("-");
}

export function misspellVendor(vendor: string, rng: Rng): string {
  return rng.pick([
    vendor.toUpperCase(),
    vendor.toLowerCase(),
    vendor.includes("&") ? vendor.replace("&", "and") : `${vendor} Inc.`,
    slug(vendor).replace(/-/g, " "),
  ]);
}

export function respellTags(tags: readonly string[]): string[] {
  const spelled = tags.flatMap((tag, at) =>
    at === 0 ? [tag, `${tag.charAt(0).toUpperCase()}${tag.slice(1).replace(/-/g, " ")}s`] : [tag],
  );
  return [...spelled, "Gift Idea", "SALE"].sort();
}
