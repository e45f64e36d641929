import { z } from "zod";
import type { ShopRow } from "../../store/shops.server";
import { fileOf } from "../customers/csv.server";
import type { TableFile } from "../table-file";
import { acquisitionTexts } from "./acquisition-texts";
import { loadAcquisition } from "./load.server";
import { acquisitionFile, acquisitionTables } from "./table-files";

const tableSchema = z.enum(acquisitionTables).catch("channels");

/** A table of Acquisition as a file, by the choices in the address: over time, of channels or of campaigns. */
export async function loadAcquisitionCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const table = tableSchema.parse(params.get("table"));
  return fileOf(await loadAcquisition(shop, params, now), (view, texts) =>
    acquisitionFile(table, view.content, view, acquisitionTexts(texts)),
  );
}
