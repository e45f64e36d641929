import { z } from "zod";
import { createCells } from "./cells";
import { type productColumns, type ColumnIndex } from "./columns";
import type { UsedRule } from "./notes";

export type ProductKey = keyof typeof productColumns;

/** Shopify's words, and TRUE or FALSE for "Continue selling when out of stock". */
const policies = {
  deny: "DENY",
  continue: "CONTINUE",
  true: "CONTINUE",
  yes: "CONTINUE",
  false: "DENY",
  no: "DENY",
} as const;

/**
 * The three parts a row of a product export may have; `used` receives the rules by which cells were
 * read.
 */
export function createProductRow({ title }: ColumnIndex<ProductKey>, used: UsedRule[]) {
  const { amount, boolean, code, decimal, integer, tags, text, trimmed, word } = createCells(
    title,
    used,
  );
  const policyWords = Object.keys(policies) as (keyof typeof policies)[];
  return {
    head: z.object({
      title: text("title"),
      descriptionHtml: text("descriptionHtml"),
      vendor: text("vendor"),
      category: trimmed("category"),
      productType: text("productType"),
      tags: tags(),
      published: boolean("published"),
      status: word("status", "ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"),
      isGiftCard: boolean("isGiftCard"),
      seoTitle: text("seoTitle"),
      seoDescription: text("seoDescription"),
      option1Name: trimmed("option1Name"),
      option2Name: trimmed("option2Name"),
      option3Name: trimmed("option3Name"),
      option1LinkedTo: trimmed("option1LinkedTo"),
      option2LinkedTo: trimmed("option2LinkedTo"),
      option3LinkedTo: trimmed("option3LinkedTo"),
    }),
    variant: z.object({
      option1Value: trimmed("option1Value"),
      option2Value: trimmed("option2Value"),
      option3Value: trimmed("option3Value"),
      sku: code("sku"),
      barcode: code("barcode"),
      price: amount("price"),
      compareAtPrice: amount("compareAtPrice"),
      cost: amount("cost"),
      grams: decimal("grams"),
      weightUnit: trimmed("weightUnit"),
      inventoryTracker: trimmed("inventoryTracker"),
      inventoryQuantity: integer("inventoryQuantity"),
      inventoryPolicy: word("inventoryPolicy", ...policyWords).transform((found) =>
        found ? policies[found] : found,
      ),
      requiresShipping: boolean("requiresShipping"),
      taxable: boolean("taxable"),
      taxCode: trimmed("taxCode"),
      variantImage: trimmed("variantImage"),
      unitMeasure: amount("unitMeasure"),
      unitMeasureUnit: trimmed("unitMeasureUnit"),
      unitBase: amount("unitBase"),
      unitBaseUnit: trimmed("unitBaseUnit"),
    }),
  };
}

export type ProductRow = ReturnType<typeof createProductRow>;
export type ProductHead = z.output<ProductRow["head"]>;
export type VariantCells = z.output<ProductRow["variant"]>;

/** Any of them filled makes a row one of a variant; the others stand on rows of images at times. */
export const variantKeys: readonly ProductKey[] = [
  "option1Value",
  "option2Value",
  "option3Value",
  "sku",
  "barcode",
  "price",
  "compareAtPrice",
  "cost",
  "inventoryQuantity",
];
