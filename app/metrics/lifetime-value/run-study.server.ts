import { AppError } from "../../lib/errors";
import { createShopCalendar, addDays, daysBetween, type ShopDay } from "../../lib/shop-day";
import { startThread } from "../../lib/start-thread.server";
import { areCustomersFolded } from "../../store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../store/shops.server";
import type { Queryable } from "../../store/database.server";
import { withShop, type ShopRef } from "../../store/with-shop.server";
import { readFirstPurchaseDay, readPurchases } from "../../store/worth/histories.server";
import { readStudy, writeStudy } from "../../store/worth/studies.server";
import { endWork, readStudyWork } from "../../store/worth/study-work.server";
import { mayTry } from "../customer-studies/tries";
import { tryStudy } from "../customer-studies/try-study.server";
import type { StudyInput } from "./from-columns";
import { heldOutDaysOf } from "./histories";
import { parseStudy } from "./stored-study";
import type { FittedStudy, LifetimeStudy } from "./study";
import { studyThreadUrl } from "./study-thread-url";
import { judge } from "./verdict";

/** The kind of study under which the result is stored. */
export const lifetimeStudy = "lifetime-value";

// The same draws every day: a value that has not changed must not seem to.
const seed = 20_050_301;
const mostMemoryMb = 400;

/** Whether the customers of a shop are all known, no study that can be read is up to yesterday, and one may be tried. */
export async function isStudyDue(shopId: number, now: Date): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return false;
  const end = lastWholeDay(shop.timezone, now);
  return withShop(shop, async (tx) => {
    if (!(await areCustomersFolded(tx, shop))) return false;
    if (!mayTry(await readStudyWork(tx, shop, lifetimeStudy), now)) return false;
    const stored = await readStudy(tx, shop, lifetimeStudy);
    return !stored || stored.observedTo < end || parseStudy(stored.result) === null;
  });
}

/** What the models found out last, where they were right about the shop's past; else null. */
export async function readPassedStudy(tx: Queryable, shop: ShopRef): Promise<FittedStudy | null> {
  const stored = await readStudy(tx, shop, lifetimeStudy);
  const study = stored && parseStudy(stored.result);
  return study?.state === "fitted" && judge(study).kind === "passed" ? study : null;
}

/** Fits the models to a shop's customers, up to yesterday, and stores what they say. */
export async function studyShopById(shopId: number, now: Date): Promise<void> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return;
  const end = lastWholeDay(shop.timezone, now);
  await tryStudy(shop, lifetimeStudy, now, () => studyShop(shop, end, now));
}

/** The same up to any day, which is the last that the study knows. */
export async function studyShop(shop: ShopRow, end: ShopDay, now: Date): Promise<LifetimeStudy> {
  const { columns, heldOutDays } = await withShop(shop, async (tx) => {
    const first = await readFirstPurchaseDay(tx, shop);
    const heldOutDays = first === null ? null : heldOutDaysOf(daysBetween(first, end));
    const cut = addDays(end, -(heldOutDays ?? 0));
    return { columns: await readPurchases(tx, shop, { end, cut }), heldOutDays };
  });
  const study = await inThread({ columns, heldOutDays, seed });
  await writeStudy(shop, { kind: lifetimeStudy, observedTo: end, result: study }, now);
  await endWork(shop, lifetimeStudy);
  return study;
}

function lastWholeDay(zone: string, now: Date): ShopDay {
  return addDays(createShopCalendar(zone).dayOf(now), -1);
}

function inThread(input: StudyInput): Promise<LifetimeStudy> {
  return new Promise((resolve, reject) => {
    const thread = startThread(studyThreadUrl, input, { maxOldGenerationSizeMb: mostMemoryMb });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () =>
      // After a message this is too late to change anything.
      reject(new AppError("internal", "The models could not be fitted.")),
    );
  });
}
