import fc from "fast-check";
import { expect, it } from "vitest";
import type { CheckContext, Outcome } from "./rules/check";
import type { ProductFacts } from "./facts/facts";
import { checks } from "./registry";
import { anyProduct, anyText } from "./testing/any-product";
import { cleanProducts } from "./testing/clean-products";
import { catalogueFacts, productFacts, shopFacts } from "./testing/facts";
import { plants } from "./testing/plants";

function runAll(product: ProductFacts, context: CheckContext): Map<string, Outcome> {
  return new Map(
    checks.map(({ id, run, settings }) => [id, run(product, context, settings.parse({}))]),
  );
}

function listFindings(product: ProductFacts, context: CheckContext): string[] {
  return [...runAll(product, context)].flatMap(([id, { state }]) =>
    state === "finding" ? [id] : [],
  );
}

it.each(cleanProducts)("finds nothing in a clean product in $locale", ({ locale, product }) => {
  const context = { shop: shopFacts({ locale }), catalogue: catalogueFacts() };
  expect(listFindings(productFacts(product), context)).toEqual([]);
});

it.each(plants)("finds $ids, planted in a clean product, and nothing else", (plant) => {
  const context = { shop: shopFacts(), catalogue: catalogueFacts(plant.catalogue) };
  expect(listFindings(productFacts(plant.product), context)).toEqual(plant.ids);
});

it("has no outcome but not applicable for an archived product, whatever is wrong with it", () => {
  const context = { shop: shopFacts(), catalogue: catalogueFacts() };
  const product = productFacts({ status: "ARCHIVED", title: "", media: [], category: null });
  const states = [...runAll(product, context).values()].map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(["notApplicable"]));
});

it("never throws, whatever a merchant has entered", () => {
  fc.assert(
    fc.property(anyProduct, fc.option(anyText), (product, locale) => {
      const context = { shop: shopFacts({ locale }), catalogue: catalogueFacts() };
      for (const outcome of runAll(productFacts(product), context).values()) {
        if (outcome.state === "finding") expect(outcome.evidence.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 200 },
  );
});
