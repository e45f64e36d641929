import type { CompetitorPrice } from "../../store/products/competitor-prices.server";
import type { Message } from "../message";
import type { BadRow } from "../row-cells";
import type { CompetitorFile } from "./read-file";

// As much as a person looks through; how many more there are is said.
const shownPrices = 10;
const shownBadRows = 20;
const shownUnknown = 50;

/** What a file would do, as plain JSON. */
export interface CompetitorPreview {
  first: CompetitorPrice[];
  priceCount: number;
  skuCount: number;
  competitors: string[];
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

export function buildCompetitorPreview(
  { prices, badRows, notes }: CompetitorFile,
  knownSkus: ReadonlySet<string>,
): CompetitorPreview {
  const skus = [...new Set(prices.map(({ sku }) => sku))];
  const unknown = skus.filter((sku) => !knownSkus.has(sku));
  return {
    first: prices.slice(0, shownPrices).map(({ sku, competitor, day, priceMinor }) => ({
      sku,
      competitor,
      day,
      priceMinor,
    })),
    priceCount: prices.length,
    skuCount: skus.length,
    competitors: [...new Set(prices.map(({ competitor }) => competitor))].sort(),
    matchedSkus: skus.length - unknown.length,
    unknownSkus: unknown.slice(0, shownUnknown),
    unknownCount: unknown.length,
    badRows: badRows.slice(0, shownBadRows),
    badCount: badRows.length,
    notes,
    canAccept: badRows.length === 0 && prices.length > 0,
  };
}
