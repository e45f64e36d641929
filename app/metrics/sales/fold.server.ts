import { listDirtyShops } from "../../store/rollup/dirty-log.server";
import { foldPortions } from "../../store/rollup/fold.server";
import { listReadShops, packPortion } from "../../store/rollup/pack-sales.server";
import { findShopById } from "../../store/shops.server";

// A job runs for less than a minute; others wait meanwhile.
const budgetMs = 20_000;
const busyMs = 2_000;

/**
 * Adds up what has changed of a shop, for a while. Returns when to go on, in milliseconds: null where
 * nothing is left.
 */
export async function continueFold(shopId: number, signal: AbortSignal): Promise<number | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return null;
  const deadline = Date.now() + budgetMs;
  const outcome = await foldPortions(
    shop,
    () => new Date(),
    () => signal.aborted || Date.now() >= deadline,
  );
  if (outcome === "clean") return null;
  return outcome === "busy" ? busyMs : 1;
}

/** Puts what is over of a shop into columns, for a while. Returns whether there may be more. */
export async function continuePacking(shopId: number, signal: AbortSignal): Promise<boolean> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.timezone === null) return false;
  const deadline = Date.now() + budgetMs;
  while (!signal.aborted && Date.now() < deadline)
    if (!(await packPortion(shop, new Date()))) return false;
  return true;
}

/** Shops with changes that have not been added up. */
export function listShopsToFold(): Promise<number[]> {
  return listDirtyShops();
}

/** Shops that may have sums of periods that are over and stand in no columns. */
export function listShopsToPack(): Promise<number[]> {
  return listReadShops();
}
