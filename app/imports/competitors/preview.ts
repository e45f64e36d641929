import type { CompetitorPrice } from "../../store/products/competitor-prices.server";
import { previewFile, shownRows, type FilePreview } from "../preview";
import type { CompetitorFile } from "./read-file";

export interface CompetitorPreview extends FilePreview {
  first: CompetitorPrice[];
  priceCount: number;
  competitors: string[];
}

export function buildCompetitorPreview(
  file: CompetitorFile,
  knownSkus: ReadonlySet<string>,
): CompetitorPreview {
  const { prices } = file;
  return {
    ...previewFile(file, prices, knownSkus),
    first: prices
      .slice(0, shownRows)
      .map(({ sku, competitor, day, priceMinor }) => ({ sku, competitor, day, priceMinor })),
    priceCount: prices.length,
    competitors: [...new Set(prices.map(({ competitor }) => competitor))].sort(),
  };
}
