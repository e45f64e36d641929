import { z } from "zod";
import type { ShopRow } from "../../store/shops.server";
import { fileOf } from "../customers/csv.server";
import type { TableFile } from "../table-file";
import { lifetimeTexts } from "./lifetime-texts";
import { loadLifetimeValue } from "./load.server";
import { worthFile, worthTables } from "./worth-file";

const tableSchema = z.enum(worthTables).catch("historic");

/** A table of Lifetime value as a file: what customers came to, or what they are expected to. */
export async function loadLifetimeCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const table = tableSchema.parse(params.get("table"));
  return fileOf(await loadLifetimeValue(shop, params, now), (view, texts) =>
    worthFile(table, view.content, view, lifetimeTexts(texts)),
  );
}
