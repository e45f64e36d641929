import { addDays, eachDay, startOfDay } from "../../lib/shop-day";
import {
  readPixelDays,
  readPixelParts,
  readProductViews,
  type PixelPart,
} from "../../store/pixel/pixel-days.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import type { ConversionDays } from "./days";

/**
 * Visits by shop day as the storefront pixel tells them: an estimate, since anybody can tell what a pixel
 * tells, and visitors who refuse are missing. Never part of money.
 */
export async function loadEstimatedDays(
  shop: ShopRef,
  range: DayRange,
  zone: string,
): Promise<ConversionDays> {
  const rows = await readPixelDays(shop, range);
  const known = new Map(rows.map((row) => [row.day, row]));
  return {
    range: { from: range.from, to: range.to },
    days: eachDay(range.from, range.to).map((day) => {
      const row = known.get(day);
      return {
        day,
        sessions: row?.sessions ?? null,
        cartAdditions: row?.cartAdditions ?? null,
        reachedCheckout: row?.reachedCheckout ?? null,
        completedCheckout: row?.completedCheckout ?? null,
        isIncomplete: row !== undefined && row.rolledUpAt < startOfDay(addDays(day, 1), zone),
      };
    }),
    isHumanOnly: null,
    landingPageDays: rows.map(({ day }) => day),
  };
}

// A longer list is no longer read.
const mostProducts = 50;

/** What a range's visits amount to by channel, landing page and product. */
export function loadEstimatedParts(shop: ShopRef, range: DayRange): Promise<PixelPart[]> {
  return readPixelParts(shop, range, mostProducts);
}

/** How often a product was looked at in the 90 days up to one; null where no pixel was on. */
export function loadProductViews(
  shop: ShopRef,
  productId: number,
  today: string,
): Promise<{ views: number; since: string } | null> {
  return readProductViews(shop, productId, { from: addDays(today, -89), to: today });
}
