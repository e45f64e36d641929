import type { Message } from "./message";
import type { BadRow } from "./row-cells";

// As much as a person looks through; how many more there are is said.
export const shownBadRows = 20;
const shownUnknown = 50;
/** Of the rows of a file. */
export const shownRows = 10;

/** What a file with a row for each SKU would do, as plain JSON. */
export interface FilePreview {
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

export function previewFile(
  { badRows, notes }: { badRows: BadRow[]; notes: Message[] },
  rows: readonly { sku: string }[],
  knownSkus: ReadonlySet<string>,
): FilePreview {
  const skus = [...new Set(rows.map(({ sku }) => sku))];
  const unknown = skus.filter((sku) => !knownSkus.has(sku));
  return {
    skuCount: skus.length,
    matchedSkus: skus.length - unknown.length,
    unknownSkus: unknown.slice(0, shownUnknown),
    unknownCount: unknown.length,
    badRows: badRows.slice(0, shownBadRows),
    badCount: badRows.length,
    notes,
    canAccept: badRows.length === 0 && rows.length > 0,
  };
}
