import type { Answer, Evidence, Outcome } from "../rules/check";
import type { ProductFacts, VariantFacts } from "./facts";
import { findingsOf, notApplicable } from "../rules/outcomes";

/**
 * A finding of each variant that has one, its values with the variant's title as `variant`; not applicable where no
 * variant is concerned.
 */
export function askEachVariant(
  product: ProductFacts,
  ask: (variant: VariantFacts) => Answer,
): Outcome {
  const places: Evidence[] = [];
  let concerned = 0;
  for (const variant of product.variants) {
    const answer = ask(variant);
    if (answer === "notApplicable") continue;
    concerned++;
    if (answer !== "passed") {
      places.push({ variantId: variant.id, values: { variant: variant.title, ...answer } });
    }
  }
  return concerned === 0 ? notApplicable : findingsOf(places);
}

/** What is left of a SKU or barcode without the spaces around it; null: none is entered. */
export function trimCode(code: string | null): string | null {
  return code?.trim() || null;
}
