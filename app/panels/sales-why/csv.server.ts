import type { ShopRow } from "../../store/shops.server";
import { noFigures, textsOfTables, type TableFile } from "../table-file";
import { contributorsFile } from "./contributors-file";
import { loadSalesWhy } from "./load.server";
import { whyTexts } from "./why-texts";

/** Why net sales changed as a file, by the choices in the address. */
export async function loadWhyCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const view = await loadSalesWhy(shop, params, now);
  if (view.state !== "ready") return noFigures(view);
  return contributorsFile(view, whyTexts(textsOfTables(), view));
}
