import { addDays, eachDay, startOfDay } from "../../lib/shop-day";
import { readAbandonedCheckoutDays } from "../../store/abandoned-checkouts.server";
import {
  readSessionDays,
  readSessionParts,
  type SessionsPart,
} from "../../store/shopify-sessions.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import { fillDays, type CheckoutDay, type ConversionDays } from "./days";
import { noCheckouts } from "./facts";

/**
 * Visits and completed checkouts by shop day: for "sales = sessions x conversion rate x average order
 * value". From stored rows; Shopify is not asked. Days of both sides of `measurementChangedOn`
 * (measurement.ts) are not comparable.
 */
export async function loadConversionDays(
  shop: ShopRef,
  range: DayRange,
  zone: string,
): Promise<ConversionDays> {
  const rows = await readSessionDays(shop, range);
  const known = rows.map((row) => ({ ...row, knownAt: row.checkedAt }));
  return {
    range: { from: range.from, to: range.to },
    days: fillDays(range, known, zone),
    isHumanOnly: rows.length === 0 ? null : rows.every(({ isHumanOnly }) => isHumanOnly),
    landingPageDays: rows.filter((row) => row.hasLandingPages).map(({ day }) => day),
  };
}

/** What a range's visits amount to by device, referrer and landing page. */
export function loadConversionParts(shop: ShopRef, range: DayRange): Promise<SessionsPart[]> {
  return readSessionParts(shop, range);
}

/** Checkouts that were left, on every shop day of the range on which they were begun. */
export async function loadCheckoutDays(
  shop: ShopRef,
  { from, to }: DayRange,
  zone: string,
): Promise<CheckoutDay[]> {
  const days = eachDay(from, to);
  const starts = eachDay(from, addDays(to, 1)).map((day) => startOfDay(day, zone));
  const spans = days.map((day, index) => ({
    day,
    from: starts[index] as Date,
    until: starts[index + 1] as Date,
  }));
  const rows = new Map((await readAbandonedCheckoutDays(shop, spans)).map((row) => [row.day, row]));
  return days.map((day) => ({ ...noCheckouts, ...rows.get(day), day }));
}
