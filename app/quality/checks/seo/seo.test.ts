import { testCases } from "../../testing/cases";
import { handle } from "./seo-04-handle";
import { sameSeoTitle } from "./seo-03-same-title";
import { seoDescriptionLength } from "./seo-02-description-length";
import { seoTitleLength } from "./seo-01-title-length";

const titled = (seoTitle: string | null) => ({ product: { seoTitle } });
testCases(seoTitleLength, [
  ["passed", "of 30 characters", titled("a".repeat(30))],
  ["finding: short", "of 29 characters", titled("a".repeat(29))],
  ["passed", "of 60 characters", titled("a".repeat(60))],
  ["finding: long", "of 61 characters", titled("a".repeat(61))],
  ["passed", "of 15 Japanese characters", titled("花".repeat(15))],
  ["finding: long", "of 31 Japanese characters", titled("花".repeat(31))],
  ["finding: missing", "without one", titled(null)],
  ["notApplicable", "of a gift card", { product: { isGiftCard: true } }],
]);

const described = (seoDescription: string | null) => ({ product: { seoDescription } });
testCases(seoDescriptionLength, [
  ["passed", "of 50 characters", described("a".repeat(50))],
  ["finding: short", "of 49 characters", described("a".repeat(49))],
  ["passed", "of 160 characters", described("a".repeat(160))],
  ["finding: long", "of 161 characters", described("a".repeat(161))],
  ["passed", "of 25 Japanese characters", described("花".repeat(25))],
  ["finding: missing", "of spaces", described("  ")],
]);

testCases(sameSeoTitle, [
  ["passed", "of one of its own"],
  [
    "finding",
    "of one on two products",
    { ...titled("Same Title"), catalogue: { seoTitles: new Map([["same title", 2]]) } },
  ],
  ["notApplicable", "without one", titled("")],
]);

const named = (own: string, title: string) => ({ product: { handle: own, title } });
testCases(handle, [
  ["passed", "of the words of the title"],
  ["finding: copy", "of a copy", named("copy-of-tall-vase", "Tall Vase")],
  ["finding: number", "of a number that Shopify adds", named("tall-vase-1", "Tall Vase")],
  ["passed", "of a number of the title", named("tall-vase-no-1", "Tall Vase No. 1")],
  ["passed", "of a number within the title", named("set-of-3", "Set of 3 Vases")],
  ["finding: unlike", "of other words", named("garden-chair", "Tall Vase")],
  ["passed", "of umlauts written as two letters", named("haengeleuchte", "Hängeleuchte")],
  ["passed", "of a ß", named("strasse", "Straße")],
  ["passed", "of accents", named("theiere-emaillee", "Théière émaillée")],
  ["passed", "of Japanese in Latin letters", named("shiroi-kabin", "白い花瓶")],
  ["passed", "of Arabic in its own letters", named("مزهرية", "مزهرية بيضاء")],
  ["notApplicable", "without a title", named("vase", "")],
]);
