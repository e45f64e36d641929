import { findShopById, listInstalledShops, type ShopRow } from "../../store/shops.server";
import { askForRun } from "../../store/quality/state.server";
import { withShop } from "../../store/with-shop.server";
import { parts } from "../parts.server";
import { isAnythingToCheck, runChecks } from "./run-shop.server";

// A job runs for less than a minute; others wait meanwhile.
const budgetMs = 25_000;

/**
 * Checks what has changed of a shop's products, and all of them where that is due, for a while. Returns
 * when to go on, in milliseconds: null where nothing is left.
 */
export async function continueChecks(shopId: number, signal: AbortSignal): Promise<number | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt) return null;
  const deadline = Date.now() + budgetMs;
  const hasMore = await runChecks(shop, parts, {
    clock: () => new Date(),
    isTimeUp: () => signal.aborted || Date.now() >= deadline,
  });
  return hasMore ? 1 : null;
}

/** Shops whose products are due to be checked, or whose checks nobody goes on with. */
export async function listShopsToCheck(now: Date): Promise<number[]> {
  const waiting: number[] = [];
  for (const shop of await listInstalledShops()) {
    if (await isAnythingToCheck(shop, now)) waiting.push(shop.id);
  }
  return waiting;
}

/** Checks everything of a shop to the end: for commands. `untold`: see QualityParts. */
export async function checkShop(
  shop: ShopRow,
  now: Date,
  untold: ReadonlySet<string> = new Set(),
): Promise<void> {
  const limits = { clock: () => now, isTimeUp: () => false };
  // What was checked before was checked without knowing that.
  if (untold.size > 0) await withShop(shop, (tx) => askForRun(tx, shop, new Date()));
  while (await runChecks(shop, { ...parts, untold }, limits));
}
