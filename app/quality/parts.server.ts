import type { QualityParts } from "./run/check-products.server";
import { readHtml } from "./texts/html";
import { checks, shopChecks } from "./registry";
import { scoreProduct } from "./rules/score";
import { openSuggestions } from "./classify/suggest.server";

/** The rules, and how they are weighed, as every shop has them. */
export const parts: QualityParts = {
  checks,
  shopChecks,
  scoreOf: scoreProduct,
  plainTextOf: (html) => readHtml(html).text,
  openSuggestions,
};
