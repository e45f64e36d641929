import { addDays } from "../../lib/shop-day";
import {
  readPixelDays,
  readPixelParts,
  readProductViews,
  type PixelPart,
} from "../../store/pixel/pixel-days.server";
import type { ShopRef } from "../../store/with-shop.server";
import type { DayRange } from "../date-range";
import { fillDays, type ConversionDays } from "./days";

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
  const known = rows.map((row) => ({ ...row, knownAt: row.rolledUpAt }));
  return {
    range: { from: range.from, to: range.to },
    days: fillDays(range, known, zone),
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
