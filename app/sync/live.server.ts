import { createAdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { log } from "../log.server";
import { readLiveStates } from "../store/live.server";
import type { CompareScope, LiveResource } from "../store/live-status";
import { findShopById, listInstalledShops, type ShopRow } from "../store/shops.server";
import { compareShop, type Compared } from "./live/compare-shop.server";
import { openLive, type Live } from "./live/live-context.server";
import { isNightlyDue } from "./live/nightly";
import { pollShop } from "./live/poll-shop.server";
import { readHints } from "./live/read-hints.server";

// Well under the queue's expiry, as for the backfill.
const budgetMs = 25_000;

/** Reads what a shop's waiting webhooks hint at. True: there is more to do at once. */
export async function readLiveHints(shopId: number, signal?: AbortSignal): Promise<boolean> {
  return (await forShop(shopId, signal, readHints)) ?? false;
}

/** Asks what has changed in a shop since the last time. True: there is more to do at once. */
export async function pollLive(shopId: number, signal?: AbortSignal): Promise<boolean> {
  return (await forShop(shopId, signal, pollShop)) ?? false;
}

/** Compares what Shopify has with what is stored, and repairs it. */
export async function compareLive(
  { shopId, scope }: { shopId: number; scope: CompareScope },
  signal?: AbortSignal,
): Promise<Compared> {
  const compared = await forShop(shopId, signal, (live) => compareShop(live, scope));
  return compared ?? { afterMs: null, isToBackfill: false };
}

/** Shops whose changes can be asked for. */
export async function listShopsToPoll(): Promise<number[]> {
  return (await listInstalledShops()).filter(isReadable).map(({ id }) => id);
}

const comparedResources = new Set<LiveResource>(["orders", "products", "customers"]);

/** Which shops are to be compared now, and how far back: the last days, and at night everything. */
export async function listComparisons(
  now: Date,
): Promise<{ shopId: number; scope: CompareScope }[]> {
  const due: { shopId: number; scope: CompareScope }[] = [];
  for (const shop of (await listInstalledShops()).filter(isReadable)) {
    due.push({ shopId: shop.id, scope: "recent" });
    const zone = shop.timezone ?? "UTC";
    const states = await readLiveStates(shop);
    // Before the first comparison the reading of the history stands for it.
    const isDue = states.some(
      ({ resource, comparedAllAt, liveSince }) =>
        comparedResources.has(resource) && isNightlyDue(comparedAllAt ?? liveSince, now, zone),
    );
    if (isDue) due.push({ shopId: shop.id, scope: "all" });
  }
  return due;
}

function isReadable({ needsReauthAt, currency }: ShopRow): boolean {
  return needsReauthAt === null && currency !== null;
}

/** Null where the shop cannot be read now: what is missed is found by the next poll. */
async function forShop<T>(
  shopId: number,
  signal: AbortSignal | undefined,
  work: (live: Live) => Promise<T>,
): Promise<T | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.needsReauthAt) return null;
  try {
    const live = await openLive(createAdminClient(shop), {
      clock: () => new Date(),
      budgetMs,
      ...(signal ? { signal } : {}),
    });
    return live && (await work(live));
  } catch (error) {
    const passing = ["superseded", "needs_reauth", "upstream_unavailable"];
    if (!(error instanceof AppError) || !passing.includes(error.code)) throw error;
    log.warn({ shop: shop.domain, code: error.code }, error.message);
    return null;
  }
}
