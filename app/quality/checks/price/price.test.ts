import { expect, it } from "vitest";
import type { VariantFacts } from "../../facts/facts";
import { ask, type Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { variantFacts } from "../../testing/facts";
import { belowCost } from "./prc-04-below-cost";
import { compareAtNotHigher } from "./prc-02-compare-at-not-higher";
import { deepDiscount } from "./prc-07-deep-discount";
import { noCost } from "./prc-05-no-cost";
import { noPrice } from "./prc-01-no-price";
import { oldCompareAt } from "./prc-03-old-compare-at";
import { priceOutlier } from "./prc-06-outlier";
import { thinMargin } from "./prc-08-thin-margin";

const variant = (rest: Partial<VariantFacts>): Asked => ({
  product: { variants: [variantFacts(rest)] },
});
const draft = { product: { status: "DRAFT" } };

testCases(noPrice, [
  ["passed", "of one minor unit", variant({ priceMinor: 1 })],
  ["finding", "of 0", variant({ priceMinor: 0 })],
  [
    "notApplicable",
    "of what is given away",
    { product: { ...variant({ priceMinor: 0 }).product, tags: ["Sample"] } },
  ],
  [
    "notApplicable",
    "of a draft",
    { product: { ...variant({ priceMinor: 0 }).product, status: "DRAFT" } },
  ],
  ["notApplicable", "of a gift card", { product: { isGiftCard: true } }],
]);

testCases(compareAtNotHigher, [
  ["notApplicable", "without a compare-at price"],
  ["passed", "of one that is one minor unit higher", variant({ compareAtMinor: 4901 })],
  ["finding", "of the same", variant({ compareAtMinor: 4900 })],
  ["finding", "of 0", variant({ compareAtMinor: 0 })],
]);

const reduced = (compareAtSince: string | null) =>
  variant({ compareAtMinor: 5900, compareAtSince });
testCases(oldCompareAt, [
  ["passed", "after 90 days", reduced("2026-08-03")],
  ["finding", "after 91 days", reduced("2026-08-02")],
  ["unknown: notRead", "where it was not seen since when", reduced(null)],
  ["notApplicable", "without a compare-at price"],
  [
    "notApplicable",
    "where it is no reduction",
    variant({ compareAtMinor: 4900, compareAtSince: null }),
  ],
]);

testCases(belowCost, [
  ["passed", "one minor unit above the cost", variant({ unitCostMinor: 4899 })],
  ["finding", "at the cost", variant({ unitCostMinor: 4900 })],
  ["notApplicable", "where the cost is not known", variant({ unitCostMinor: null })],
  ["notApplicable", "of a draft", draft],
]);

testCases(noCost, [
  ["passed", "of a cost"],
  ["passed", "of a cost of 0", variant({ unitCostMinor: 0 })],
  ["finding", "without one", variant({ unitCostMinor: null })],
  ["notApplicable", "of a gift card", { product: { isGiftCard: true } }],
]);

const median = Math.log(4900);
/** A price so many deviations above the median of the type, whose own is 1 / 1.4826: one standard deviation of 1. */
const priced = (deviations: number, variants = 12): Asked => ({
  ...variant({ priceMinor: Math.round(4900 * Math.exp(deviations)) }),
  catalogue: { pricesByType: new Map([["Vase", { median, deviation: 1 / 1.4826, variants }]]) },
});
const equal = { pricesByType: new Map([["Vase", { median, deviation: 0, variants: 12 }]]) };
testCases(priceOutlier, [
  ["passed", "of the usual price"],
  ["passed", "within 4 deviations", priced(3.99)],
  ["finding: high", "above 4 deviations", priced(4.01)],
  ["finding: low", "below 4 deviations", priced(-4.01)],
  [
    "passed",
    "of a third more where all others are the same",
    { ...variant({ priceMinor: 6500 }), catalogue: equal },
  ],
  [
    "finding: high",
    "of twice as much where all others are the same",
    { ...variant({ priceMinor: 9800 }), catalogue: equal },
  ],
  ["unknown: tooFewPeers", "of 11 variants", priced(9, 11)],
  ["unknown: tooFewPeers", "of a type alone", { catalogue: { pricesByType: new Map() } }],
  ["notApplicable", "without a type", { product: { productType: "" } }],
  ["notApplicable", "without a price", variant({ priceMinor: 0 })],
]);

testCases(deepDiscount, [
  ["passed", "of exactly 80 %", variant({ priceMinor: 2000, compareAtMinor: 10_000 })],
  ["finding", "of more", variant({ priceMinor: 1999, compareAtMinor: 10_000 })],
  ["notApplicable", "without one"],
]);

const floor = { settings: { leastPercent: 40 } };
testCases(thinMargin, [
  ["notApplicable", "where no floor is set", variant({ unitCostMinor: 4800 })],
  ["passed", "at the floor", { ...variant({ priceMinor: 1000, unitCostMinor: 600 }), ...floor }],
  ["finding", "below it", { ...variant({ priceMinor: 1000, unitCostMinor: 601 }), ...floor }],
  [
    "notApplicable",
    "where the cost is not known",
    { ...variant({ unitCostMinor: null }), ...floor },
  ],
]);

it("hands on the price and what is usual in minor units", () => {
  expect(ask(priceOutlier, priced(4.01))).toMatchObject({
    evidence: [{ values: { priceMinor: 270_220, usualMinor: 4900, type: "Vase" } }],
  });
});
