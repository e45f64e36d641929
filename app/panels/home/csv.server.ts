import type { ShopRow } from "../../store/shops.server";
import { noFigures, textsOfTables, type TableFile } from "../table-file";
import { dayFile } from "./day-file";
import { loadHome } from "./load.server";

/** The table of Home as a file, by the choices in the address. */
export async function loadHomeCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const view = await loadHome(shop, params, now);
  return view.state === "ready" ? dayFile(view, textsOfTables()) : noFigures(view);
}
