import {
  createBatch,
  listSilentBatches,
  moveBatch,
  readBatch,
} from "../../store/quality/batches.server";
import { countQualityProducts } from "../../store/quality/product-list.server";
import { findShopById, listInstalledShops, type ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { applyBatch, silentMs } from "./apply.server";
import { prepareBatch } from "./prepare.server";
import { prepareUndo } from "./undo.server";
import { fixes, fixesOf } from "../fixes/registry";
import type { BatchSource } from "./source";

// A job runs for less than a minute; a page waits less.
const jobMs = 25_000;
export const pageMs = 1_500;

/**
 * Makes a batch of what the fixes of these checks would change, and prepares its first products. Null: none of
 * the products can be mended so. `isReady`: all of it is prepared.
 */
export async function createFix(
  shop: ShopRow,
  { source, madeBy }: { source: BatchSource; madeBy: string | null },
  now: Date,
): Promise<{ batchId: number; isReady: boolean } | null> {
  const due = source.checkIds === null ? fixes : fixesOf(source.checkIds);
  const batchId = await withShop(shop, async (tx) => {
    const total = await countQualityProducts(tx, shop, source);
    if (total === 0 || due.length === 0) return null;
    const fixIds = due.map(({ id }) => id);
    return createBatch(tx, shop, { kind: "fix", undoOf: null, fixIds, source, total, madeBy }, now);
  });
  if (batchId === null) return null;
  const until = Date.now() + pageMs;
  const limits = { clock: () => new Date(), isTimeUp: () => Date.now() >= until };
  return { batchId, isReady: !(await prepareBatch(shop, batchId, limits)) };
}

/** Goes on with a batch for a while. Returns when to go on again, in milliseconds: null where it is done. */
export async function continueBatch(
  shopId: number,
  batchId: number,
  signal: AbortSignal,
): Promise<number | null> {
  const shop = await findShopById(shopId);
  if (!shop || shop.uninstalledAt || shop.needsReauthAt) return null;
  const until = Date.now() + jobMs;
  const limits = {
    clock: () => new Date(),
    isTimeUp: () => signal.aborted || Date.now() >= until,
  };
  const batch = await withShop(shop, (tx) => readBatch(tx, shop, batchId));
  if (batch?.state === "preparing") {
    const prepare = batch.kind === "undo" ? prepareUndo : prepareBatch;
    return (await prepare(shop, batchId, limits)) ? 1 : null;
  }
  if (batch?.state === "applying") {
    // What was accepted before the app was taken out and put in again is accepted anew.
    if (batch.acceptedAt && batch.acceptedAt < shop.installedAt) {
      const stop = { from: ["applying"], to: "stopped", detail: "superseded" } as const;
      await withShop(shop, (tx) => moveBatch(tx, shop, batchId, { ...stop, now: new Date() }));
      return null;
    }
    return applyBatch(shop, batchId, limits);
  }
  return null;
}

/** Batches whose process has died, of every shop. */
export async function listBatchesToContinue(
  now: Date,
): Promise<{ shopId: number; batchId: number }[]> {
  const since = new Date(now.getTime() - silentMs);
  const waiting: { shopId: number; batchId: number }[] = [];
  for (const shop of await listInstalledShops()) {
    const ids = await withShop(shop, (tx) => listSilentBatches(tx, shop, since));
    waiting.push(...ids.map((batchId) => ({ shopId: shop.id, batchId })));
  }
  return waiting;
}
