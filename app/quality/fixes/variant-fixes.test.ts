import { expect, it } from "vitest";
import type { OptionFacts, ProductFacts, VariantFacts } from "../facts/facts";
import { mostEvidence } from "../rules/outcomes";
import type { Asked } from "../testing/ask";
import { variantFacts } from "../testing/facts";
import { mend, mendTo } from "../testing/mend";
import { barcode } from "./barcode";
import { compareAtNotHigher } from "./compare-at-not-higher";
import { cost } from "./cost";
import { customs } from "./customs";
import { madeSku } from "./made-sku";
import { oldCompareAt } from "./old-compare-at";
import { optionSizes } from "./option-sizes";
import { restoredBarcode } from "./restored-barcode";
import { stopOverselling } from "./stop-overselling";
import { tidySku } from "./tidy-sku";
import { trackStock } from "./track-stock";
import { vendorEntered } from "./vendor-entered";
import { weight } from "./weight";

const variants = (...all: Partial<VariantFacts>[]): Asked => ({
  product: { variants: all.map((each, index) => variantFacts({ id: index + 1, ...each })) },
});
const sized = (...sizes: string[]): Partial<ProductFacts> => ({
  hasOnlyDefaultVariant: false,
  options: [{ name: "Größe", values: sizes }],
  variants: sizes.map((value, index) =>
    variantFacts({ id: index + 1, sku: null, selectedOptions: [{ name: "Größe", value }] }),
  ),
});

it("clears compare-at prices that are no reduction, and leaves the others", () => {
  const asked = variants({ compareAtMinor: 4900 }, { compareAtMinor: 5900 }, {});
  expect(mend(compareAtNotHigher, asked)).toEqual([
    { field: "compareAtPrice", target: "1", before: "49.00", after: null },
  ]);
  const yen: Asked = { ...asked, shop: { currency: "JPY", minorPerUnit: 1 } };
  expect(mend(compareAtNotHigher, yen)).toMatchObject([{ before: "4900" }]);
});

it("does not tick compare-at prices of long ago", () => {
  const asked = variants({ compareAtMinor: 5900, compareAtSince: "2026-01-01" });
  expect(mend(oldCompareAt, asked)).toEqual([
    { field: "compareAtPrice", target: "1", before: "59.00", after: null, isChosen: false },
  ]);
});

it("asks for the cost of every variant without one, of more than a finding tells", () => {
  const many = Array.from({ length: mostEvidence * 2 + 1 }, () => ({ unitCostMinor: null }));
  const proposals = mend(cost, variants({}, ...many));
  expect(proposals).toHaveLength(many.length);
  expect(proposals[0]).toEqual({ field: "cost", target: "2", before: null, after: undefined });
});

it("proposes the weight that the other variants have, ticked where two do", () => {
  expect(mend(weight, variants({ weightKg: 0 }, { weightKg: 0.45 }, { weightKg: 0.45 }))).toEqual([
    { field: "weight", target: "1", before: null, after: "450 g", isChosen: true },
  ]);
  expect(mend(weight, variants({ weightKg: null }, { weightKg: 1.4 }))).toMatchObject([
    { after: "1.4 kg", isChosen: false },
  ]);
  const different = variants({ weightKg: null }, { weightKg: 1 }, { weightKg: 2 });
  expect(mend(weight, different)).toMatchObject([{ after: undefined }]);
});

it("proposes what the other variants say to customs, each by itself", () => {
  const asked = variants(
    { countryOfOrigin: null, harmonizedSystemCode: "" },
    { harmonizedSystemCode: "691310" },
    { harmonizedSystemCode: "691390" },
  );
  expect(mend(customs, asked)).toEqual([
    { field: "countryOfOrigin", target: "1", before: null, after: "PT" },
    { field: "harmonizedSystemCode", target: "1", before: null, after: undefined },
  ]);
});

it("stops selling what is out of stock", () => {
  const asked = variants({ inventoryPolicy: "CONTINUE", inventoryQuantity: 0 });
  expect(mendTo(stopOverselling, asked)).toEqual([false]);
});

it("does not tick stock to be tracked", () => {
  expect(mend(trackStock, variants({ isTracked: false }))).toMatchObject([
    { before: false, after: true, isChosen: false },
  ]);
});

it.each([
  ["36000291452", "036000291452", true],
  ["400-6381 333931", "4006381333931", true],
  ["3-446-19313-8", "9783446193130", true],
  ["4,00638E+12", undefined, true],
  ["0000000000000", null, false],
  ["1234567890", null, false],
])("makes of a spoiled barcode: %s", (before, after, isChosen) => {
  const [proposal] = mend(restoredBarcode, variants({ barcode: before }));
  expect(proposal).toMatchObject({ before, after });
  expect(proposal?.isChosen ?? true).toBe(isChosen);
});

it("asks for barcodes that only the merchant knows", () => {
  const asked = variants({ barcode: null }, { barcode: "4006381333932" }, {});
  expect(mend(barcode, asked)).toEqual([
    { field: "barcode", target: "1", before: null, after: undefined },
    { field: "barcode", target: "2", before: "4006381333932", after: undefined },
  ]);
});

it("asks for what says which goods these are: barcodes, and the vendor where there is none", () => {
  const asked = variants({ barcode: null, sku: null }, { barcode: null }, {});
  const product = { ...asked.product, vendor: " " };
  expect(mend(barcode, { product })).toEqual([
    { field: "barcode", target: "1", before: null, after: undefined },
    { field: "barcode", target: "2", before: null, after: undefined },
  ]);
  expect(mend(vendorEntered, { product })).toEqual([
    { field: "vendor", target: "", before: " ", after: undefined },
  ]);
  // No barcode is expected of this vendor, and a vendor with a SKU is enough.
  const catalogue = { vendorsWithGtin: new Set<string>() };
  expect(mend(barcode, { ...asked, catalogue })).toMatchObject([{ target: "1" }]);
  expect(mend(vendorEntered, { ...asked, catalogue })).toEqual([]);
  // A barcode is.
  expect(mend(vendorEntered, { product: { vendor: "" } })).toEqual([]);
});

it("makes SKUs of vendor, handle and options, none that is taken, and ticks none", () => {
  const product = { ...sized("S", "Medium", "38/40", "特大"), handle: "grosse-vase" };
  const catalogue = { skus: new Map([["ola-grosse-vase-s", 2]]) };
  const proposals = mend(madeSku, { product, catalogue });
  expect(proposals.map(({ after }) => after)).toEqual([
    "OLA-GROSSE-VASE-S-2",
    "OLA-GROSSE-VASE-M",
    "OLA-GROSSE-VASE-38-40",
    "OLA-GROSSE-VASE-4",
  ]);
  expect(proposals.every(({ isChosen }) => isChosen === false)).toBe(true);
  const japanese = { handle: "白い花瓶", vendor: "花屋", id: 42 };
  expect(mendTo(madeSku, { product: { ...variants({ sku: " " }).product, ...japanese } })).toEqual([
    "42",
  ]);
});

it("makes new SKUs for all but the first variant of a product that shares one with itself", () => {
  const product = sized("S", "M");
  const same = product.variants?.map((each) => ({ ...each, sku: "Vase 1" }));
  const catalogue = { skus: new Map([["vase 1", 2]]) };
  expect(mend(madeSku, { product: { ...product, variants: same }, catalogue })).toMatchObject([
    { target: "2", before: "Vase 1", after: "Vase-1-M" },
  ]);
  const ofOthers = { skus: new Map([["vase 1", 3]]) };
  expect(mendTo(madeSku, { product: { ...product, variants: same }, catalogue: ofOthers })).toEqual(
    ["Vase-1-S", "Vase-1-M"],
  );
});

it.each([
  [["VASE 01 "], ["VASE-01"]],
  [["\tVASE-01"], ["VASE-01"]],
  [["VASE-01", "vase-01", "VASE-02"], ["VASE-01"]],
  [["a-1", "A-1", "a-2", "a-3"], ["a-1"]],
  [["VASE 01", "VASE-01"], []],
  [["VASE-01", "VASE-02"], []],
])("tidies SKUs: %o", (before, after) => {
  const asked = variants(...before.map((sku) => ({ sku })));
  expect(mendTo(tidySku, asked, { isEnough: after.length > 0 })).toEqual(after);
});

const named = (option: OptionFacts): Asked => ({
  product: { hasOnlyDefaultVariant: false, options: [option] },
});
it.each([
  ["Size", ["S", "Medium", "L"], { Medium: "M" }],
  ["Size", ["Small", "M", "Large"], { M: "Medium" }],
  ["Größe", ["Klein", "Mittel", "L"], { L: "Groß" }],
  ["Taille", ["Petit", "Moyen", "XL", "XXL"], { Petit: "S", Moyen: "M" }],
  ["サイズ", ["S", "M", "large"], { large: "L" }],
  ["المقاس", ["S", "Medium"], { Medium: "M" }],
  ["Size", ["36", "38"], {}],
  ["Style", ["S", "Medium"], {}],
])("writes sizes one way: %s %o", (name, values, renamed) => {
  const proposals = mend(optionSizes, named({ name, values }));
  expect(Object.fromEntries(proposals.map(({ before, after }) => [before, after]))).toEqual(
    renamed,
  );
});

it("makes no value one that the option has already", () => {
  // Two that mean the same: one has to go, with its variants, and that is the merchant's to do.
  expect(mend(optionSizes, named({ name: "Size", values: ["S", "Small"] }))).toEqual([]);
  expect(mend(optionSizes, named({ name: "Colour", values: ["Navy", "navy"] }))).toEqual([]);
  const some = named({ name: "Size", values: ["S", "M", "Small", "Large"] });
  expect(mendTo(optionSizes, some, { isEnough: false })).toEqual(["L"]);
});
