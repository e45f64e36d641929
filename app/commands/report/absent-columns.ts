import type { ImportNotes } from "./import-notes";

/** As the local store says it of a column (tests/dev-store/exports/absent.ts). */
const isAbsent = "The file has no such column: unknown";

/**
 * Which rules find something where a column of a products export is blank. Without the column nobody has said
 * that it is: they are unknown then.
 */
const rulesByColumn: Readonly<Record<string, readonly string[]>> = {
  "Body (HTML)": ["DSC-01"],
  // A handle stands in for the title: what is wrong with it is wrong with the handle.
  Title: [
    ...["TTL-01", "TTL-02", "TTL-03", "TTL-04", "TTL-05", "TTL-06", "TTL-07", "TTL-08", "TTL-09"],
    ...["TTL-10", "TTL-11", "TTL-12", "TTL-13", "TTL-15", "DSC-04", "PUB-04"],
  ],
  Vendor: ["VAR-11"],
  "Product Category": ["TAX-01"],
  "SEO Title": ["SEO-01"],
  "SEO Description": ["SEO-02"],
  "Image Src": ["IMG-01"],
  "Image Alt Text": ["IMG-09"],
  "Variant SKU": ["VAR-01", "VAR-11"],
  "Variant Barcode": ["VAR-04", "VAR-11"],
  "Variant Price": ["PRC-01"],
  "Cost per item": ["PRC-05"],
  "Variant Grams": ["LOG-01"],
  "Variant Inventory Tracker": ["LOG-04"],
  "Variant Inventory Qty": ["LOG-04"],
  "Variant Image": ["IMG-12"],
  "Unit Price Total Measure": ["SHOP-10"],
};

/** The rules of which a products export says nothing, by their ids. */
export function listUntold({
  assumptions,
}: {
  assumptions: readonly ImportNotes["assumptions"][number][];
}): Set<string> {
  return new Set(
    assumptions.flatMap(({ field, rule }) =>
      rule === isAbsent ? (rulesByColumn[field] ?? []) : [],
    ),
  );
}
