import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import type { DayRange } from "../../../app/metrics/date-range";
import { backfill, openStore, type StoreUnderTest } from "../support/sync-store";

/** Of every such store. */
export const timezone = "America/New_York";

export interface TradedStore {
  under: StoreUnderTest;
  shop: ShopRow;
  now: Date;
  /** So many days up to yesterday. */
  range: DayRange;
}

/** A local store that has been read and added up. */
export async function openTradedStore(
  settings: { shopDomain: string; orders: number; products: number; historyDays: number },
  dayCount: number,
): Promise<TradedStore> {
  const under = await openStore({ settings: { ...settings, timezone } });
  await backfill(await under.client());
  const shop = await findShopByDomain(settings.shopDomain);
  if (!shop) throw new Error("Not installed");
  const now = new Date(under.store.clock());
  await foldShop(shop, now);
  const days = new Intl.DateTimeFormat("en-CA", { timeZone: timezone });
  const back = (count: number) => days.format(new Date(now.getTime() - count * 86_400_000));
  return { under, shop, now, range: { from: back(dayCount), to: back(1) } };
}
