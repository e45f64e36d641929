import { createAdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { findShopById } from "../store/shops.server";
import { retryFailedSlices } from "../store/sync-failures.server";
import { beginSyncRun, listOutages, listUnfinishedBackfills } from "../store/sync-run.server";
import { startBackfill, runBackfill } from "./backfill.server";
import { syncResources } from "../store/sync-status";
import { withShop, type ShopRef } from "../store/with-shop.server";

// Well under the queue's expiry: a run that is still alive must not be taken for dead.
const budgetMs = 25_000;
// A run commits a batch far more often than this; silent for longer, its process has died.
const silentAfterMs = 60_000;
// What gave up on Shopify's outage is tried again so much later, without the merchant's help.
const outageRestMs = 60 * 60_000;

/**
 * Reads the next portion of a shop's history. Returns when to come again, or null when there is
 * nothing left to do (or only the merchant can help). Only the newest run of a shop may write.
 */
export async function continueBackfill(shopId: number): Promise<{ afterMs: number } | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.needsReauthAt) return null;
  const run = await beginSyncRun(shop, new Date());
  try {
    const outcome = await runBackfill(createAdminClient(shop), {
      run,
      budgetMs,
      clock: () => new Date(),
    });
    if (outcome === "finished") return null;
    return { afterMs: outcome === "continue" ? 0 : outcome.waitMs };
  } catch (error) {
    // A newer run goes on in our place; without a token there is nothing to go on with.
    if (error instanceof AppError && ["superseded", "needs_reauth"].includes(error.code))
      return null;
    throw error;
  }
}

/**
 * Shops with unfinished history whose run has gone silent, and those with something to try again that
 * had failed for an outage. `atBoot`: of the only process there is, so that every unfinished one has
 * gone silent.
 */
export async function restartSilentBackfills(
  now: Date,
  { atBoot }: { atBoot: boolean },
): Promise<number[]> {
  const silentSince = new Date(now.getTime() - (atBoot ? 0 : silentAfterMs));
  const revived: number[] = [];
  for (const { resources, ...shop } of await listOutages(new Date(now.getTime() - outageRestMs))) {
    await withShop(shop, (tx) => retryFailedSlices(tx, shop, resources, "upstream_unavailable"));
    revived.push(shop.id);
  }
  return [...new Set([...(await listUnfinishedBackfills(silentSince)), ...revived])];
}

/** Starts what has failed or was left out again; the job is the caller's to enqueue. */
export async function retryBackfill(shop: ShopRef): Promise<void> {
  const known = await findShopById(shop.id);
  if (known) await startBackfill(known, { now: new Date() });
}

/** Reads everything again, so that what has changed since shows; the job is the caller's to enqueue. */
export async function rereadAll(shop: ShopRef): Promise<void> {
  const known = await findShopById(shop.id);
  if (known) await startBackfill(known, { now: new Date(), resources: syncResources });
}
