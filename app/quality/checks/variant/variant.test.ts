import { expect, it } from "vitest";
import type { VariantFacts } from "../../facts/facts";
import { ask, type Asked } from "../../testing/ask";
import { testCases } from "../../testing/cases";
import { variantFacts } from "../../testing/facts";
import { barcodeExpected } from "./var-04-barcode-expected";
import { barcodeForm } from "./var-05-barcode-form";
import { checkDigit } from "./var-06-check-digit";
import { couponGtin } from "./var-08-coupon-gtin";
import { noIdentifier } from "./var-11-no-identifier";
import { noSku } from "./var-01-no-sku";
import { restrictedGtin } from "./var-07-restricted-gtin";
import { sameBarcode } from "./var-09-same-barcode";
import { sameSku } from "./var-02-same-sku";
import { spoiledBarcode } from "./var-10-spoiled-barcode";
import { untidySku } from "./var-03-untidy-sku";

function variants(...rests: Partial<VariantFacts>[]): Asked {
  return {
    product: { variants: rests.map((rest, index) => variantFacts({ id: index, ...rest })) },
  };
}
const sku = (...codes: (string | null)[]) => variants(...codes.map((code) => ({ sku: code })));
const barcode = (code: string | null) => variants({ barcode: code });
const giftCard = { product: { isGiftCard: true } };

testCases(noSku, [
  ["passed", "of one"],
  ["finding", "where one of two has none", sku("A", null)],
  ["finding", "of spaces", sku(" ")],
  ["notApplicable", "without variants", variants()],
  ["notApplicable", "of a gift card", giftCard],
]);

testCases(sameSku, [
  ["passed", "of one of its own"],
  [
    "finding",
    "of one on two variants, in other letters",
    { ...sku(" vase-01"), catalogue: { skus: new Map([["vase-01", 2]]) } },
  ],
  ["notApplicable", "without a SKU", sku(null)],
]);

testCases(untidySku, [
  ["passed", "of tidy ones", sku("A-1", "A-2")],
  ["finding: spaces", "of a space within", sku("A 1")],
  ["finding: spaces", "of a space at the end", sku("A1 ")],
  ["finding: case", "of two that differ by capitals", sku("A1", "a1")],
  ["notApplicable", "without a SKU", sku(null)],
]);

testCases(barcodeExpected, [
  ["passed", "of a barcode"],
  ["finding", "without one, where the vendor has them", barcode(null)],
  [
    "notApplicable",
    "without one, where the vendor has none",
    { ...barcode(""), catalogue: { vendorsWithGtin: new Set() } },
  ],
]);

testCases(barcodeForm, [
  ["passed", "of 13 digits"],
  ["passed", "of 8 digits", barcode("96385074")],
  ["passed", "with spaces around", barcode(" 4006381333931 ")],
  ["finding: length", "of 9 digits", barcode("963850741")],
  ["finding: length", "of 15 digits", barcode("400638133393155")],
  ["finding: characters", "of letters", barcode("OLA-2291")],
  ["finding: separators", "of hyphens", barcode("978-3-16-148410-0")],
  ["finding: isbn10", "of an ISBN of ten", barcode("316148410X")],
  ["passed", "of lost zeros, which is another rule", barcode("36000291452")],
  ["notApplicable", "without one", barcode(null)],
]);

testCases(checkDigit, [
  ["passed", "of the right one"],
  ["finding", "of a wrong one", barcode("4006381333932")],
  ["notApplicable", "of a wrong length", barcode("40063813339")],
  ["notApplicable", "of one made up", barcode("1111111111111")],
  ["notApplicable", "without one", barcode(null)],
]);

testCases(restrictedGtin, [
  ["passed", "of an open range"],
  ["finding", "of prefix 2", barcode("2000000000008")],
  ["finding", "of number system 4 of a UPC", barcode("400000000008")],
  ["passed", "of a book", barcode("9783161484100")],
  ["notApplicable", "of a wrong check digit", barcode("2000000000001")],
  ["notApplicable", "without one", barcode(null)],
]);

testCases(couponGtin, [
  ["passed", "of an open range"],
  ["finding", "of prefix 99", barcode("9900000000004")],
  ["finding", "of number system 5 of a UPC", barcode("500000000005")],
  ["notApplicable", "of a wrong check digit", barcode("9900000000001")],
  ["notApplicable", "without one", barcode(null)],
]);

testCases(sameBarcode, [
  ["passed", "of one of its own"],
  [
    "finding",
    "of one on two variants",
    { catalogue: { barcodes: new Map([["4006381333931", 2]]) } },
  ],
  [
    "finding",
    "of one with letters",
    { ...barcode("X0012ABC"), catalogue: { barcodes: new Map([["X0012ABC", 2]]) } },
  ],
  [
    "notApplicable",
    "of zeros on many",
    { ...barcode("0000000000000"), catalogue: { barcodes: new Map([["0000000000000", 9]]) } },
  ],
  ["notApplicable", "without one", barcode(null)],
]);

testCases(spoiledBarcode, [
  ["passed", "of a real one"],
  ["finding: madeUp", "of zeros", barcode("000000000000")],
  ["finding: madeUp", "of digits counted up", barcode("1234567890128")],
  ["finding: scientific", "of a power of ten", barcode("4.00638E+12")],
  ["finding: zeros", "of a lost zero", barcode("36000291452")],
  ["notApplicable", "without one", barcode(" ")],
]);

testCases(noIdentifier, [
  ["passed", "of a valid barcode"],
  ["passed", "of vendor and SKU", barcode(null)],
  [
    "passed",
    "of a valid barcode alone",
    { product: { vendor: "", variants: [variantFacts({ sku: null })] } },
  ],
  ["finding: sku", "without barcode and SKU", variants({ barcode: "12", sku: " " })],
  [
    "finding: vendor",
    "without barcode and vendor",
    { product: { ...barcode(null).product, vendor: " " } },
  ],
  [
    "finding: both",
    "without any",
    { product: { vendor: "", variants: [variantFacts({ barcode: null, sku: null })] } },
  ],
  ["notApplicable", "of a gift card", giftCard],
]);

it("tells the first 20 of many variants, and counts all", () => {
  const outcome = ask(noSku, sku(...Array<null>(50).fill(null)));
  expect(outcome).toMatchObject({ state: "finding", places: 50 });
});

it("says the digit that the others ask for, and of which variant", () => {
  expect(
    ask(checkDigit, variants({ id: 7, title: "Large", barcode: "4006381333932" })),
  ).toMatchObject({
    evidence: [{ variantId: 7, values: { variant: "Large", digit: "2", expected: "1" } }],
  });
});
