import type { CostEntry } from "../../store/costs/cost-entries.server";
import type { Message } from "../message";
import type { BadRow } from "../row-cells";
import type { CostFile } from "./read-file";

// As much as a person looks through; how many more there are is said.
const shownEntries = 10;
const shownBadRows = 20;
const shownUnknown = 50;

/** What a file would do, as plain JSON. */
export interface CostPreview {
  first: CostEntry[];
  entryCount: number;
  skuCount: number;
  /** SKUs of the file that a variant has. */
  matchedSkus: number;
  unknownSkus: string[];
  unknownCount: number;
  badRows: BadRow[];
  badCount: number;
  notes: Message[];
  /** Nothing is wrong with any row. */
  canAccept: boolean;
}

export function buildPreview(file: CostFile, knownSkus: ReadonlySet<string>): CostPreview {
  const skus = [...new Set(file.entries.map(({ sku }) => sku))];
  const unknown = skus.filter((sku) => !knownSkus.has(sku));
  return {
    first: file.entries.slice(0, shownEntries).map(({ sku, from, unitCostMinor }) => ({
      sku,
      from,
      unitCostMinor,
    })),
    entryCount: file.entries.length,
    skuCount: skus.length,
    matchedSkus: skus.length - unknown.length,
    unknownSkus: unknown.slice(0, shownUnknown),
    unknownCount: unknown.length,
    badRows: file.badRows.slice(0, shownBadRows),
    badCount: file.badRows.length,
    notes: file.notes,
    canAccept: file.badRows.length === 0 && file.entries.length > 0,
  };
}
