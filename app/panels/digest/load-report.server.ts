import { appUrl } from "../../alerts/outgoing/app-url.server";
import type { OutgoingMessage } from "../../alerts/outgoing/message";
import { AppError } from "../../lib/errors";
import { createShopCalendar } from "../../lib/shop-day";
import { readProgress } from "../../store/sync-progress.server";
import type { Schedule } from "../../store/notifications/schedules.server";
import type { ShopRow } from "../../store/shops.server";
import { toReadingView } from "../data-status/view";
import { buildReport } from "./build-report";
import { reports } from "./reports.server";

/**
 * A table of a page as a file, by the choices in its address, and whether the history is still being read; null:
 * all of it is, and there is nothing in it.
 */
export async function loadReport(
  shop: ShopRow,
  { name, report, query }: Pick<Schedule, "name" | "report" | "query">,
  now: Date,
): Promise<OutgoingMessage | null> {
  if (!shop.timezone) return null;
  const today = createShopCalendar(shop.timezone).dayOf(now);
  const params = new URLSearchParams(query);
  const { load, pathOf } = reports[report];
  const file = await load(shop, params, now).catch(ignoreAbsence);
  const isReading = toReadingView(await readProgress(shop, now)) !== null;
  if (file === null && !isReading) return null;
  return buildReport({
    name,
    today,
    file,
    isReading,
    url: appUrl(shop, `${pathOf(params)}?${params.toString()}`),
  });
}

function ignoreAbsence(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null;
  throw error;
}
