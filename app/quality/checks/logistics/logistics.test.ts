import type { VariantFacts } from "../../facts/facts";
import type { Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { variantFacts } from "../../testing/facts";
import { customs } from "./log-05-customs";
import { negativeStock } from "./log-02-negative-stock";
import { noWeight } from "./log-01-no-weight";
import { notTracked } from "./log-04-not-tracked";
import { oversold } from "./log-03-oversold";

const variant = (rest: Partial<VariantFacts>, tags: string[] = []): Asked => ({
  product: { tags, variants: [variantFacts(rest)] },
});
const digital = variant({ requiresShipping: false, weightKg: null, isTracked: false });

testCases(noWeight, [
  ["passed", "of a weight", variant({ weightKg: 0.001 })],
  ["finding", "of 0", variant({ weightKg: 0 })],
  ["finding", "without one", variant({ weightKg: null })],
  ["notApplicable", "of what is not shipped", digital],
]);

testCases(negativeStock, [
  ["passed", "of 0", variant({ inventoryQuantity: 0 })],
  ["finding", "of -1", variant({ inventoryQuantity: -1 })],
  ["unknown: notRead", "where it is not known", variant({ inventoryQuantity: null })],
  [
    "notApplicable",
    "where it is not tracked",
    variant({ inventoryQuantity: -1, isTracked: false }),
  ],
]);

const goesOn = { inventoryPolicy: "CONTINUE" };
testCases(oversold, [
  ["passed", "of 1 unit", variant({ ...goesOn, inventoryQuantity: 1 })],
  ["finding", "of 0 units", variant({ ...goesOn, inventoryQuantity: 0 })],
  ["passed", "where selling stops", variant({ inventoryQuantity: 0 })],
  ["notApplicable", "of a preorder", variant({ ...goesOn, inventoryQuantity: 0 }, ["Pre-Order"])],
  ["unknown: notRead", "where stock is not known", variant({ ...goesOn, inventoryQuantity: null })],
  ["notApplicable", "of a draft", { product: { status: "DRAFT" } }],
]);

testCases(notTracked, [
  ["passed", "where it is"],
  ["finding", "where it is not", variant({ isTracked: false })],
  ["notApplicable", "of what is not shipped", digital],
]);

testCases(customs, [
  ["passed", "where both are given"],
  ["finding: both", "where none is", variant({ countryOfOrigin: null, harmonizedSystemCode: "" })],
  ["finding: code", "where the code is missing", variant({ harmonizedSystemCode: null })],
  ["finding: origin", "where the origin is missing", variant({ countryOfOrigin: null })],
  [
    "unknown: notRead",
    "where it is not known whether the shop ships abroad",
    { shop: { sellsAbroad: null } },
  ],
  ["notApplicable", "where it does not", { shop: { sellsAbroad: false } }],
  ["notApplicable", "of what is not shipped", digital],
]);
