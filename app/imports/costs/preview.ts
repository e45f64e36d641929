import type { CostEntry } from "../../store/costs/cost-entries.server";
import { previewFile, shownRows, type FilePreview } from "../preview";
import type { CostFile } from "./read-file";

export interface CostPreview extends FilePreview {
  first: CostEntry[];
  entryCount: number;
}

export function buildPreview(file: CostFile, knownSkus: ReadonlySet<string>): CostPreview {
  const { entries } = file;
  return {
    ...previewFile(file, entries, knownSkus),
    first: entries
      .slice(0, shownRows)
      .map(({ sku, from, unitCostMinor }) => ({ sku, from, unitCostMinor })),
    entryCount: entries.length,
  };
}
