import { addDays, type ShopDay } from "../../lib/shop-day";
import type { DayRange } from "../date-range";

/**
 * Shopify counts sessions in another way from this day on (seen in public code, 2026-09): earlier days and
 * later ones cannot be compared.
 */
export const measurementChangedOn: ShopDay = "2026-09-01";

/** Days of both ways of counting are in it. */
export function crossesMeasurementChange({ from, to }: DayRange): boolean {
  return from < measurementChangedOn && to >= measurementChangedOn;
}

/** One range lies before the change and the other does not, or one of them crosses it. */
export function isMeasuredAlike(one: DayRange, other: DayRange): boolean {
  const from = one.from < other.from ? one.from : other.from;
  const to = one.to > other.to ? one.to : other.to;
  return !crossesMeasurementChange({ from, to });
}

export const lastDayOfOldMeasurement: ShopDay = addDays(measurementChangedOn, -1);
