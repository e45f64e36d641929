import type { ShopRef } from "../../store/with-shop.server";
import { loadConversionDays } from "../conversion/daily.server";
import { isMeasuredAlike } from "../conversion/measurement";
import { loadBreakdown } from "./breakdown.server";
import type { SalesWindows } from "./daily.server";
import {
  countOnlineOrders,
  countOpenDays,
  lastDays,
  sumSessions,
  type PeriodSessions,
} from "./sessions";

/**
 * Visits of two windows, from Shopify's report as it was last asked, without the days at their ends that
 * are not over. Null where another day is missing, or the two were counted in different ways.
 */
export async function loadPeriodSessions(
  shop: ShopRef,
  { current, previous }: SalesWindows,
  zone: string,
): Promise<PeriodSessions | null> {
  if (!current || !previous || !isMeasuredAlike(current, previous)) return null;
  const { days } = await loadConversionDays(shop, current, zone);
  const { days: daysBefore } = await loadConversionDays(shop, previous, zone);
  const openDays = countOpenDays(days);
  if (openDays === null) return null;
  const visits = sumSessions(days.slice(0, days.length - openDays));
  const visitsBefore = sumSessions(daysBefore.slice(0, Math.max(daysBefore.length - openDays, 0)));
  if (visits === null || visitsBefore === null) return null;
  const known = { openDays, current: visits, previous: visitsBefore };
  if (openDays === 0) return { ...known, currentOpenOrders: 0, previousOpenOrders: 0 };
  const open = await loadBreakdown(shop, "channel", {
    current: lastDays(current, openDays),
    previous: lastDays(previous, openDays),
  });
  return {
    ...known,
    currentOpenOrders: countOnlineOrders(open.current),
    previousOpenOrders: countOnlineOrders(open.previous),
  };
}
