import { createShopCalendar } from "../lib/shop-day";
import { listInstalledShops } from "../store/shops.server";
import { listDueSnapshots } from "../store/snapshots.server";
import { startBackfill } from "./backfill.server";

/**
 * Once a shop day, the shop's details, products and marketing activities are read again, and
 * snapshots of the latter two taken: the API has no history of cost, price, stock, category or spend. Whatever else is being read
 * or has failed does not hold them up. Returns the shops it began.
 */
export async function startDailySnapshots(now: Date): Promise<number[]> {
  const begun: number[] = [];
  for (const shop of await listInstalledShops()) {
    if (shop.timezone === null || shop.needsReauthAt) continue;
    const today = createShopCalendar(shop.timezone).dayOf(now);
    const resources = await listDueSnapshots(shop, today);
    if (resources.length === 0) continue;
    // Of the shop's policies and redirects no webhook tells.
    await startBackfill(shop, { now, resources: ["shop", ...resources] });
    begun.push(shop.id);
  }
  return begun;
}
