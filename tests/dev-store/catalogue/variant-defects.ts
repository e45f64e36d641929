import {
  eachVariant,
  firstBarcode,
  hasBarcode,
  hasShipping,
  isSold,
  setFirstStock,
  withCheck,
} from "./defect-edits";
import { defect, duplicate, type Defect } from "./defect";
import { minorDigits } from "./money";

/** What variants say of themselves: barcodes, SKUs, prices, weights, stock. */
export const VARIANT_DEFECTS: readonly Defect[] = [
  // Barcodes.
  defect(
    "barcode",
    "barcode-missing",
    0.05,
    (p) => eachVariant(p, (v) => (v.barcode = null)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-checksum",
    0.012,
    (p) => firstBarcode(p, (code) => code.slice(0, -1) + String((Number(code.slice(-1)) + 3) % 10)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-length",
    0.006,
    (p) => firstBarcode(p, (code) => code.slice(2, 12)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-restricted",
    0.006,
    (p) => firstBarcode(p, (code) => withCheck(`2${code.slice(1, 12)}`)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-coupon",
    0.003,
    (p) => firstBarcode(p, (code) => withCheck(`99${code.slice(2, 12)}`)),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-scientific",
    0.005,
    (p) => firstBarcode(p, (code) => `${code[0]}.${code.slice(1, 6)}E+12`),
    hasBarcode,
  ),
  defect(
    "barcode",
    "barcode-placeholder",
    0.004,
    (p, rng) => firstBarcode(p, () => rng.pick(["0000000000000", "1234567890123"])),
    hasBarcode,
  ),
  duplicate(
    "barcode",
    "barcode-duplicate",
    0.01,
    (p, sibling) => {
      firstBarcode(p, () => sibling.variants[0]?.barcode ?? "");
    },
    (p) => hasBarcode(p),
  ),
  // SKUs.
  defect("sku", "sku-missing", 0.03, (p) => eachVariant(p, (v) => (v.sku = null)), hasShipping),
  defect(
    "sku",
    "sku-spaces",
    0.01,
    (p) => eachVariant(p, (v) => (v.sku = v.sku?.toLowerCase().replace(/-/g, " ") ?? null)),
    hasShipping,
  ),
  duplicate(
    "sku",
    "sku-duplicate",
    0.012,
    (p, sibling) => {
      const first = p.variants[0];
      if (first) first.sku = sibling.variants[0]?.sku ?? null;
    },
    hasShipping,
  ),
  // Prices and costs.
  defect(
    "price",
    "price-zero",
    0.006,
    (p) => eachVariant(p, (v) => Object.assign(v, { priceMinor: 0, compareAtMinor: null })),
    isSold,
  ),
  defect(
    "price",
    "price-compare-at-low",
    0.02,
    (p, rng) => {
      const factor = rng.pick([1, 1, 0.8]);
      eachVariant(p, (v) => (v.compareAtMinor = Math.round(v.priceMinor * factor)));
    },
    hasShipping,
  ),
  defect(
    "price",
    "price-below-cost",
    0.012,
    (p) => eachVariant(p, (v) => (v.costMinor = Math.ceil(v.priceMinor * 1.2))),
    hasShipping,
  ),
  defect(
    "price",
    "price-outlier",
    0.004,
    (p, _rng, tools) => {
      const factor = 10 ** Math.max(1, minorDigits(tools.context.settings.currency));
      eachVariant(p, (v) =>
        Object.assign(v, { priceMinor: v.priceMinor * factor, compareAtMinor: null }),
      );
    },
    hasShipping,
  ),
  defect(
    "price",
    "price-discount-deep",
    0.005,
    (p) => eachVariant(p, (v) => (v.compareAtMinor = v.priceMinor * 7)),
    hasShipping,
  ),
  defect(
    "price",
    "cost-missing",
    0.14,
    (p) => eachVariant(p, (v) => (v.costMinor = null)),
    hasShipping,
  ),
  // Logistics.
  defect(
    "logistics",
    "weight-missing",
    0.03,
    (p) => eachVariant(p, (v) => (v.grams = null)),
    hasShipping,
  ),
  defect(
    "logistics",
    "inventory-untracked",
    0.015,
    (p) => eachVariant(p, (v) => (v.tracked = false)),
    hasShipping,
  ),
  // Stock.
  defect(
    "stock",
    "stock-negative",
    0.008,
    (p, rng) => setFirstStock(p, -rng.int(1, 9)),
    hasShipping,
  ),
  defect(
    "stock",
    "stock-oversell",
    0.008,
    (p) =>
      eachVariant(p, (v) =>
        Object.assign(v, { inventoryPolicy: "CONTINUE", stock: v.stock.map(() => 0) }),
      ),
    hasShipping,
  ),
  defect(
    "stock",
    "stock-none-published",
    0.025,
    (p) =>
      eachVariant(p, (v) =>
        Object.assign(v, { inventoryPolicy: "DENY", stock: v.stock.map(() => 0) }),
      ),
    isSold,
  ),
];
