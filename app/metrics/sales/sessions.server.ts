import type { ShopRef } from "../../store/with-shop.server";
import { loadConversionDays } from "../conversion/daily.server";
import { isMeasuredAlike } from "../conversion/measurement";
import { loadBreakdown } from "./breakdown.server";
import type { SalesWindows } from "./daily.server";
import {
  countOnlineOrders,
  countOpenDays,
  gapOf,
  lastDays,
  sumSessions,
  type PeriodSessions,
  type SessionsGap,
} from "./sessions";

/**
 * Visits of two windows, from Shopify's report as it was last asked, without the days at their ends that
 * are not over; or why they are not known.
 */
export async function loadPeriodSessions(
  shop: ShopRef,
  { current, previous }: SalesWindows,
  zone: string,
): Promise<PeriodSessions | SessionsGap> {
  if (!current || !previous) return "missingDays";
  if (!isMeasuredAlike(current, previous)) return "countedOtherwise";
  const { days } = await loadConversionDays(shop, current, zone);
  const { days: daysBefore } = await loadConversionDays(shop, previous, zone);
  const openDays = countOpenDays(days);
  if (openDays === null) return gapOf(days);
  const visits = sumSessions(days.slice(0, days.length - openDays));
  if (visits === null) return gapOf(days);
  if (daysBefore.length <= openDays) return "tooFewDays";
  const visitsBefore = sumSessions(daysBefore.slice(0, daysBefore.length - openDays));
  if (visitsBefore === null) return gapOf(daysBefore);
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
