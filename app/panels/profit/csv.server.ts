import { z } from "zod";
import type { ShopRow } from "../../store/shops.server";
import { noFigures, textsOfTables, type TableFile } from "../table-file";
import { loadProfit } from "./load.server";
import { groupings, profitFile } from "./profit-file";
import { profitTexts } from "./profit-texts";

const groupingSchema = z.enum(groupings).catch("month");

/** Profit as a file, by the choices in the address: by month, channel or type. */
export async function loadProfitCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const view = await loadProfit(shop, params, now);
  if (view.state !== "ready") return noFigures(view);
  const grouping = groupingSchema.parse(params.get("table"));
  return profitFile(view, grouping, profitTexts(textsOfTables()));
}
