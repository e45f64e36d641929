import { expect, it } from "vitest";
import type { CategoryFacts } from "../facts/facts";
import { categoryFacts, productFacts, shirts, vases } from "../testing/facts";
import { category } from "./category";
import type { FixContext } from "./fix";

const context = { shop: { currency: "EUR" } } as FixContext;

const suggestion = { category: vases, confidence: 0.97, isSure: true };
const isChosen = (own: CategoryFacts | null) =>
  category
    .propose(productFacts({ category: own, suggestion }), context)
    .map((change) => change.isChosen);

it("chooses a sure category at once where nobody has chosen one", () => {
  expect(isChosen(null)).toEqual([true]);
  expect(isChosen(categoryFacts("na", "Uncategorized"))).toEqual([true]);
});

it("leaves what somebody chose in another branch to the merchant", () => {
  expect(isChosen(shirts)).toEqual([false]);
  expect(isChosen({ ...shirts, isArchived: true })).toEqual([true]);
});
