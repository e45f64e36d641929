import { addDays, createShopCalendar, type ShopDay } from "../../lib/shop-day";
import { areCustomersFolded } from "../../store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { readFirstPurchaseDay } from "../../store/worth/histories.server";
import { readRfm } from "../../store/worth/rfm.server";
import { readStudy, writeStudy } from "../../store/worth/studies.server";
import {
  groupPoints,
  historyDays,
  historyOf,
  parseRfmHistory,
  type RfmHistory,
} from "./rfm-history";

/** The kind of study under which it is stored. */
export const rfmHistoryStudy = "rfm-history";

// All customers are sorted three times.
const ample = { work_mem: "64MB" };

/** Whether the customers of a shop are all known, and no history that can be read is up to yesterday. */
export async function isRfmHistoryDue(shopId: number, now: Date): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return false;
  const end = lastWholeDay(shop.timezone, now);
  return withShop(shop, async (tx) => {
    if (!(await areCustomersFolded(tx, shop))) return false;
    const stored = await readStudy(tx, shop, rfmHistoryStudy);
    return !stored || stored.observedTo < end || parseRfmHistory(stored.result) === null;
  });
}

/** Looks at a shop's groups on the ends of months up to yesterday, and stores what they were. */
export async function makeRfmHistoryById(shopId: number, now: Date): Promise<void> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return;
  await makeRfmHistory(shop, lastWholeDay(shop.timezone, now), now);
}

/** The same up to any day. A day is a transaction of its own, so that nobody waits for all of them. */
export async function makeRfmHistory(shop: ShopRow, end: ShopDay, now: Date): Promise<RfmHistory> {
  const first = await withShop(shop, (tx) => readFirstPurchaseDay(tx, shop));
  const days = first === null ? [] : historyDays(first, end);
  const known: Parameters<typeof historyOf>[0][number][] = [];
  for (const [index, day] of days.entries()) {
    // Before the first of them nobody had purchased, or that is not looked at.
    const before = days[index - 1] ?? historyDays("0001-01-01", day).at(-2) ?? addDays(day, -1);
    const cells = await withShop(shop, (tx) => readRfm(tx, shop, { day, before }), ample);
    known.push({ day, points: groupPoints(cells) });
  }
  const history = historyOf(known);
  await writeStudy(shop, { kind: rfmHistoryStudy, observedTo: end, result: history }, now);
  return history;
}

function lastWholeDay(zone: string, now: Date): ShopDay {
  return addDays(createShopCalendar(zone).dayOf(now), -1);
}
