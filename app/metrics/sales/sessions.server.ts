import type { ShopRef } from "../../store/with-shop.server";
import { loadConversionDays } from "../conversion/daily.server";
import { isMeasuredAlike } from "../conversion/measurement";
import type { DayRange } from "../date-range";
import { sumSessions, unknownSessions, type PeriodSessions } from "./sessions";

/**
 * Visits of two ranges, from Shopify's report as it was last asked. Null where a day is missing or was not
 * over then; both null where the two were counted in different ways.
 */
export async function loadPeriodSessions(
  shop: ShopRef,
  range: DayRange,
  before: DayRange,
  zone: string,
): Promise<PeriodSessions> {
  if (!isMeasuredAlike(range, before)) return unknownSessions;
  const current = await loadConversionDays(shop, range, zone);
  const previous = await loadConversionDays(shop, before, zone);
  return { current: sumSessions(current.days), previous: sumSessions(previous.days) };
}
