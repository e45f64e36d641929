import { addDays, createShopCalendar, type ShopDay } from "../../lib/shop-day";
import { areCustomersFolded } from "../../store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { readFirstPurchaseDay } from "../../store/worth/histories.server";
import { readRfm } from "../../store/worth/rfm.server";
import { readStudy, writeStudy } from "../../store/worth/studies.server";
import { endWork, readStudyWork, writePart } from "../../store/worth/study-work.server";
import { mayTry } from "../customer-studies/tries";
import { tryStudy } from "../customer-studies/try-study.server";
import {
  groupPoints,
  historyDays,
  historyOf,
  parseRfmHistory,
  parseRfmPart,
  type KnownDay,
  type RfmHistory,
} from "./rfm-history";

/** The kind of study under which it is stored. */
export const rfmHistoryStudy = "rfm-history";

// All customers are sorted three times.
const ample = { work_mem: "64MB" };

/** Whether the customers of a shop are all known, no history that can be read is up to yesterday, and one may be tried. */
export async function isRfmHistoryDue(shopId: number, now: Date): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return false;
  const end = lastWholeDay(shop.timezone, now);
  return withShop(shop, async (tx) => {
    if (!(await areCustomersFolded(tx, shop))) return false;
    if (!mayTry(await readStudyWork(tx, shop, rfmHistoryStudy), now)) return false;
    const stored = await readStudy(tx, shop, rfmHistoryStudy);
    return !stored || stored.observedTo < end || parseRfmHistory(stored.result) === null;
  });
}

// A day takes seconds of a shop with a million customers; a job, less than a minute.
const budgetMs = 15_000;

/**
 * Looks at a shop's groups on the ends of months up to yesterday, and stores what they were. What is done is kept day
 * by day, so whoever takes up the rest goes on from there. True: there is more to do, at once.
 */
export async function continueRfmHistory(
  shopId: number,
  now: Date,
  mostMs = budgetMs,
): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return false;
  const end = lastWholeDay(shop.timezone, now);
  const until = Date.now() + mostMs;
  const made = await tryStudy(shop, rfmHistoryStudy, now, () =>
    lookBack(shop, end, now, () => Date.now() >= until),
  );
  return made === "more";
}

/** The same up to any day, and to its end. */
export async function makeRfmHistory(shop: ShopRow, end: ShopDay, now: Date): Promise<RfmHistory> {
  for (;;) {
    const made = await lookBack(shop, end, now, () => false);
    if (made !== "more") return made;
  }
}

/** A day is a transaction of its own, so that nobody waits for all of them. */
async function lookBack(
  shop: ShopRow,
  end: ShopDay,
  now: Date,
  isOver: () => boolean,
): Promise<RfmHistory | "more"> {
  const first = await withShop(shop, (tx) => readFirstPurchaseDay(tx, shop));
  const days = first === null ? [] : historyDays(first, end);
  const work = await withShop(shop, (tx) => readStudyWork(tx, shop, rfmHistoryStudy));
  const done = work?.endDay === end ? (parseRfmPart(work.part) ?? []) : [];
  // Where a first purchase has come to light since, other days are looked at.
  const known: KnownDay[] = done.every(({ day }, at) => day === days[at]) ? done : [];
  for (const day of days.slice(known.length)) {
    const index = known.length;
    // Before the first of them nobody had purchased, or that is not looked at.
    const before = days[index - 1] ?? historyDays("0001-01-01", day).at(-2) ?? addDays(day, -1);
    const cells = await withShop(shop, (tx) => readRfm(tx, shop, { day, before }), ample);
    known.push({ day, points: groupPoints(cells) });
    const part = known.map(({ day: at, points }) => ({ day: at, points: [...points] }));
    await writePart(shop, rfmHistoryStudy, { endDay: end, part });
    if (known.length < days.length && isOver()) return "more";
  }
  const history = historyOf(known);
  await writeStudy(shop, { kind: rfmHistoryStudy, observedTo: end, result: history }, now);
  await endWork(shop, rfmHistoryStudy);
  return history;
}

function lastWholeDay(zone: string, now: Date): ShopDay {
  return addDays(createShopCalendar(zone).dayOf(now), -1);
}
