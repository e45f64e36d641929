import { listDirtyShops } from "../../store/rollup/dirty-log.server";
import { foldPortions } from "../../store/rollup/fold.server";
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

/** Shops with changes that have not been added up. */
export function listShopsToFold(): Promise<number[]> {
  return listDirtyShops();
}
