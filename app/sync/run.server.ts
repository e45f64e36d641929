import { setTimeout as delay } from "node:timers/promises";
import { createAdminClient, limitWaitMs } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { log } from "../log.server";
import { findShopById } from "../store/shops.server";
import { retryFailedSlices } from "../store/sync-failures.server";
import { allowCountries, forbidCountries, isCountryChoice } from "../store/order-countries.server";
import { readResources, resetResources } from "../store/sync-resources.server";
import {
  endRuns,
  giveSignOfLife,
  leaveSyncRun,
  listOutages,
  listUnbegunShops,
  listUnfinishedBackfills,
  lockForSync,
  takeSyncRun,
} from "../store/sync-run.server";
import { startBackfill, runBackfill } from "./backfill.server";
import { outageRestMs, syncResources } from "../store/sync-status";
import { withShop, type ShopRef } from "../store/with-shop.server";

// Well under the queue's expiry: a run that is still alive must not be taken for dead.
const budgetMs = 25_000;
const heartbeatMs = 5_000;
/** A run that gives no sign of life for so long has died with its process. */
export const silentAfterMs = 20_000;

/**
 * Reads the next portion of a shop's history. Returns when to come again, or null when there is
 * nothing left to do, another run of the shop is at work, or only the merchant can help.
 * `signal` ends the portion at the next place to resume from: the process is to stop.
 */
export async function continueBackfill(
  shopId: number,
  signal?: AbortSignal,
): Promise<{ afterMs: number } | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.needsReauthAt) return null;
  const run = await takeSyncRun(shop, new Date(), new Date(Date.now() - silentAfterMs));
  if (run === null) return null;
  const stopHeart = startHeart(shop, run);
  const startedAt = Date.now();
  const limitWaitBefore = limitWaitMs(shop);
  let idleMs = 0;
  try {
    const outcome = await runBackfill(createAdminClient(shop), {
      run,
      budgetMs,
      clock: () => new Date(),
      sleep: async (ms) => {
        idleMs += ms;
        await delay(ms);
      },
      ...(signal ? { signal } : {}),
    });
    if (outcome === "finished") return null;
    return { afterMs: outcome === "continue" ? 0 : outcome.waitMs };
  } catch (error) {
    // A newer run goes on in our place; without a token there is nothing to go on with.
    if (error instanceof AppError && ["superseded", "needs_reauth"].includes(error.code))
      return null;
    throw error;
  } finally {
    await stopHeart();
    // Where it cannot be noted, the run's silence will tell.
    await leaveSyncRun(shop, run).catch((error: unknown) =>
      log.warn({ err: error, shop: shop.domain, run }, "The end of a run could not be noted"),
    );
    const [ms, waitedMs] = [Date.now() - startedAt, limitWaitMs(shop) - limitWaitBefore];
    // How long it took; of that, waiting for Shopify's limits, and with nothing to do while it worked.
    log.info(
      { shop: shop.domain, run, ms, limitWaitMs: waitedMs, idleMs },
      "A portion of a shop's history has been read",
    );
  }
}

/** Gives signs of life of a run until the function returned is called. */
function startHeart(shop: ShopRef, run: number): () => Promise<void> {
  let beat: Promise<void> | null = null;
  const timer = setInterval(() => {
    // A batch that is being committed holds the shop's row: one beat waits for it, not many.
    beat ??= giveSignOfLife(shop, run, new Date())
      .catch((error: unknown) =>
        log.warn({ err: error, shop: shop.domain }, "A run could not give a sign of life"),
      )
      .finally(() => (beat = null));
  }, heartbeatMs);
  return async () => {
    clearInterval(timer);
    // A late one would make a run that has ended look alive.
    await beat;
  };
}

/** True while the history of any shop is being read, or should be. */
export async function isAnythingUnfinished(): Promise<boolean> {
  return (await listUnfinishedBackfills(new Date())).length > 0;
}

/**
 * Shops with unfinished history whose run has gone silent, and those with something to try again that
 * had failed for an outage, or was never begun. `atBoot`: of the only process there is, so that every
 * unfinished one has gone silent.
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
  for (const shop of await listUnbegunShops()) {
    const known = await findShopById(shop.id);
    if (known) await startBackfill(known, { now });
  }
  return [...new Set([...(await listUnfinishedBackfills(silentSince)), ...revived])];
}

/** Starts what has failed or was left out again; the job is the caller's to enqueue. */
export async function retryBackfill(shop: ShopRef): Promise<void> {
  const known = await findShopById(shop.id);
  if (known) await startBackfill(known, { now: new Date() });
}

/**
 * Has the countries of orders asked for from now on, or forgets them and asks no more. Orders are read
 * again where they lack them, or where a result with them may be under way; the job is the caller's to
 * enqueue.
 */
export async function switchCountries(shop: ShopRef, isOn: boolean): Promise<void> {
  await withShop(shop, async (tx) => {
    await lockForSync(tx, shop);
    if (await isCountryChoice(tx, shop, isOn)) return;
    await (isOn ? allowCountries : forbidCountries)(tx, shop);
    const orders = (await readResources(tx, shop)).find(({ resource }) => resource === "orders");
    const isUnderWay = orders && ["pending", "running"].includes(orders.status);
    if (isOn || isUnderWay) await resetResources(tx, shop, ["orders"]);
    await endRuns(tx, shop);
  });
}

/** Reads everything again, so that what has changed since shows; the job is the caller's to enqueue. */
export async function rereadAll(shop: ShopRef): Promise<void> {
  const known = await findShopById(shop.id);
  if (known) await startBackfill(known, { now: new Date(), resources: syncResources });
}
