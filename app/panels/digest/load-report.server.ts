import { appUrl } from "../../alerts/outgoing/app-url.server";
import type { OutgoingMessage } from "../../alerts/outgoing/message";
import { AppError } from "../../lib/errors";
import { createShopCalendar } from "../../lib/shop-day";
import type { ShopRow } from "../../store/shops.server";
import { loadSalesCsv } from "../sales-overview/load.server";
import { buildReport } from "./build-report";

/** The table of the sales page as a file, by the choices in its address; null: there are no figures yet. */
export async function loadReport(
  shop: ShopRow,
  { name, query }: { name: string; query: string },
  now: Date,
): Promise<OutgoingMessage | null> {
  if (!shop.timezone) return null;
  const today = createShopCalendar(shop.timezone).dayOf(now);
  const params = new URLSearchParams(query);
  const csv = await loadSalesCsv(shop, params, now).catch(ignoreAbsence);
  if (csv === null) return null;
  return buildReport({ name, today, csv, url: appUrl(shop, `/app/sales?${params.toString()}`) });
}

function ignoreAbsence(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
