import { addDays, createShopCalendar, startOfDay } from "../lib/shop-day";
import { forgetPixelEvents, hasEventsSince, rollUpDays } from "../store/pixel/roll-up.server";
import { readWebPixel, type WebPixel } from "../store/pixel/web-pixel.server";
import { findShopById } from "../store/shops.server";
import { longestDelayMs } from "./post";

export { listShopsToRollUp } from "../store/pixel/web-pixel.server";

// A visit that began before midnight goes on in the next day, and events may come an hour late: a day is
// final two days later. The day before the first of these says which visits began earlier.
const openDays = 2;

/** Adds a shop's visits up anew, for the days that are not final, and forgets the events of others. */
export async function rollUpPixel(shopId: number, now: Date): Promise<void> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || !shop.timezone) return;
  const pixel = await readWebPixel(shop);
  if (!pixel) return;
  const { timezone: zone } = shop;
  const { dayOf } = createShopCalendar(zone);
  const today = dayOf(now);
  const from = addDays(today, -openDays);
  const eventsFrom = startOfDay(addDays(from, -1), zone);
  const to = pixel.turnedOffAt ? earlier(dayOf(pixel.turnedOffAt), today) : today;
  if (to >= from && (await isToBeAddedUp())) {
    const began = performance.now();
    await rollUpDays(
      shop,
      { zone, from, to, eventsFrom },
      { firstDay: dayOf(pixel.turnedOnAt), now, took: () => performance.now() - began },
    );
  }
  await forgetPixelEvents(shop, eventsFrom);

  async function isToBeAddedUp(): Promise<boolean> {
    const { rolledUpAt } = pixel as WebPixel;
    if (!rolledUpAt || dayOf(rolledUpAt) !== today || !shop) return true;
    return hasEventsSince(shop, new Date(rolledUpAt.getTime() - longestDelayMs - 60_000));
  }
}

const earlier = (a: string, b: string) => (a < b ? a : b);
