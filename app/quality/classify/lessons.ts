import { createHash } from "node:crypto";
import { z } from "zod";
import { isWithin, uncategorizedCode } from "../facts/category";
import type { CategoryFacts } from "../facts/facts";
import type { ProductTexts } from "./suggestion";
import { classifierVersion } from "./version";

const productSchema = z.object({
  id: z.number(),
  /** One of those that say what the shop is like; others only teach. */
  isSample: z.boolean(),
  categoryId: z.string().nullable(),
  texts: z.object({
    title: z.string(),
    productType: z.string(),
    vendor: z.string(),
    tags: z.array(z.string()).readonly(),
    descriptionText: z.string(),
    optionNames: z.array(z.string()).readonly(),
    optionValues: z.array(z.string()).readonly(),
  }),
});
/** A product that the classifier learns the shop from. */
export type LearntProduct = z.output<typeof productSchema>;

/** As they are kept. */
export const lessonsSchema = z.array(productSchema);

/** So much of what was looked at may be another, or say something else, before the shop is looked at anew. */
const mostDrift = 0.05;

/** Whether a product has a category that teaches anything. */
export function isTeaching({ categoryId }: Pick<LearntProduct, "categoryId">): boolean {
  return categoryId !== null && !isWithin(categoryId, uncategorizedCode);
}

/**
 * Whether a catalogue is no more what was learnt of it: a category that was learnt is another one now, or more
 * than one in twenty products differ. A shop that is worked on keeps what was learnt from day to day.
 */
export function hasDrifted(kept: readonly LearntProduct[], now: readonly LearntProduct[]): boolean {
  const before = new Map(kept.map((product) => [product.id, product]));
  const isRefiled = now.some((product) => {
    const known = before.get(product.id);
    return known && isTeaching(known) && known.categoryId !== product.categoryId;
  });
  const same = now.filter((product) => {
    const known = before.get(product.id);
    return known !== undefined && textOf(known) === textOf(product);
  }).length;
  const all = Math.max(kept.length, now.length);
  return isRefiled || all - same > mostDrift * all;
}

const hash = (...parts: readonly string[]) =>
  createHash("md5").update(JSON.stringify(parts)).digest("base64url");

/** Of all categories, by what they are and not by when they were read. */
export function keyOfTaxonomy(categories: readonly CategoryFacts[]): string {
  return hash(
    ...categories.map(({ id, fullName, isLeaf, isArchived }) =>
      [id, fullName, isLeaf, isArchived].join("\n"),
    ),
  );
}

/** Of all that decides suggestions besides the product: the classifier, the taxonomy, what it has learnt. */
export function keyOfModel(
  taxonomyKey: string,
  lessons: readonly LearntProduct[],
  version: string = classifierVersion,
): string {
  return hash(version, taxonomyKey, ...lessons.map(textOf));
}

/** Of all that decides one product's suggestion: where it is the same, so is the suggestion. */
export function keyOfSuggestion(modelKey: string, texts: ProductTexts): string {
  return hash(modelKey, wordsOf(texts));
}

const textOf = ({ id, isSample, categoryId, texts }: LearntProduct) =>
  JSON.stringify([id, isSample, categoryId, wordsOf(texts)]);

/** In one order, whatever order the fields are in. */
function wordsOf(texts: ProductTexts): string {
  const { title, productType, vendor, tags, descriptionText, optionNames, optionValues } = texts;
  return JSON.stringify([
    ...[title, productType, vendor, tags],
    ...[descriptionText ?? "", optionNames ?? [], optionValues ?? []],
  ]);
}
