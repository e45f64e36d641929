import pLimit from "p-limit";
import { createAdminClient, type AdminClient } from "../../admin-api/client.server";
import { AppError } from "../../lib/errors";
import { log } from "../../log.server";
import { keepInInbox } from "../../store/inbox.server";
import { beatBatch, moveBatch, readBatch } from "../../store/quality/batches.server";
import { readOnlineStoreId } from "../../store/quality/fact-rows.server";
import { askForRun } from "../../store/quality/state.server";
import {
  hasWrittenField,
  isAnythingWaiting,
  settleChanges,
  takeWaiting,
  type SettledChange,
  type TakenChange,
} from "../../store/quality/writing.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import type { CurrentBasis } from "./current-values";
import { fieldOf, type FieldName } from "../fixes/fields";
import { readTargets } from "./targets.server";
import { writeProduct } from "./write-product.server";

// So many are looked at in one or a few queries, and noted in one transaction.
const productsAtOnce = 10;
// To hide the time that a request takes; what Shopify lets through is the limit.
const requestsAtOnce = 4;
/** Who has been silent for so long has died. */
export const silentMs = 60_000;

interface ApplyOptions {
  clock(): Date;
  isTimeUp(): boolean;
  client?: AdminClient;
}

/**
 * Writes what waits of an accepted batch to Shopify, each only where it still has the value it had when it
 * was proposed. Returns when to go on, in milliseconds: null where there is no more. Throws AppError where
 * Shopify cannot be reached: what was not written waits. What trying again will not mend stops the batch,
 * with the reason.
 */
export async function applyBatch(
  shop: ShopRow,
  batchId: number,
  { clock, isTimeUp, client = createAdminClient(shop) }: ApplyOptions,
): Promise<number | null> {
  const { currency } = shop;
  if (currency === null) return null;
  const onlineStoreId = await withShop(shop, (tx) => readOnlineStoreId(tx, shop));
  const basis = { currency, onlineStoreId };
  for (let isFirst = true; isFirst || !isTimeUp(); isFirst = false) {
    const takenAt = clock();
    const taken = await takeNext(shop, batchId, takenAt);
    if (taken === null) return null;
    if (taken.length === 0) return endBatch(shop, batchId, clock());
    const { settled, error } = await writeProducts(client, taken, basis);
    await settle(shop, batchId, taken, settled, { takenAt, now: clock() });
    if (error) {
      if (error instanceof AppError && error.isRetryable) throw error;
      log.error({ shop: shop.domain, batch: batchId, err: error }, "A fix has stopped");
      const detail = reasonOf(error, taken);
      const move = { from: ["applying"], to: "stopped", detail, now: clock() } as const;
      await withShop(shop, (tx) => moveBatch(tx, shop, batchId, move));
      return null;
    }
  }
  return 1;
}

/** The scope that is missing, or the code of what went wrong. */
function reasonOf(error: unknown, taken: readonly TakenChange[]): string {
  if (!(error instanceof AppError)) return "internal";
  return error.code === "missing_scope" ? (error.detail ?? scopeOf(taken)) : error.code;
}

/** Null: the batch is not to be written. */
function takeNext(shop: ShopRow, batchId: number, now: Date): Promise<TakenChange[] | null> {
  return withShop(shop, async (tx) => {
    const batch = await readBatch(tx, shop, batchId, { lock: true });
    if (batch?.state !== "applying") return null;
    await beatBatch(tx, shop, batchId, now);
    const silentSince = new Date(now.getTime() - silentMs);
    return takeWaiting(tx, shop, batchId, { products: productsAtOnce, silentSince, now });
  });
}

// Another process is still at some of it, or has died.
const othersMs = 5_000;

/** Ends a batch of which nothing waits. */
function endBatch(shop: ShopRow, batchId: number, now: Date): Promise<number | null> {
  return withShop(shop, async (tx) => {
    if (await isAnythingWaiting(tx, shop, batchId)) return othersMs;
    const move = { from: ["applying"], to: "done", now } as const;
    const hasEnded = await moveBatch(tx, shop, batchId, move);
    // What the merchant has classified teaches what the rest is suggested.
    if (hasEnded && (await hasWrittenField(tx, shop, batchId, "category"))) {
      await askForRun(tx, shop, now);
    }
    return null;
  });
}

interface Outcome {
  settled: SettledChange[];
  /** Why the rest was not written. */
  error: unknown;
}

async function writeProducts(
  client: AdminClient,
  taken: readonly TakenChange[],
  basis: CurrentBasis,
): Promise<Outcome> {
  const settled: SettledChange[] = [];
  try {
    const targets = await readTargets(client, taken);
    const products = [...new Set(taken.map(({ productId }) => productId))];
    const limit = pLimit(requestsAtOnce);
    const ends = await Promise.allSettled(
      products.map((productId) =>
        limit(async () => {
          const own = taken.filter((change) => change.productId === productId);
          for await (const done of writeProduct(
            client,
            { productId, changes: own },
            targets,
            basis,
          )) {
            settled.push(...done);
          }
        }),
      ),
    );
    const failed = ends.find(({ status }) => status === "rejected");
    return { settled, error: failed?.status === "rejected" ? failed.reason : undefined };
  } catch (error) {
    return { settled, error };
  }
}

/** Notes what became of what was taken; what nobody knows of waits. Has what was written be read again. */
async function settle(
  shop: ShopRow,
  batchId: number,
  taken: readonly TakenChange[],
  settled: readonly SettledChange[],
  at: { takenAt: Date; now: Date },
): Promise<void> {
  const { now } = at;
  const known = new Set(settled.map(({ changeNo }) => changeNo));
  const rest = taken
    .filter(({ changeNo }) => !known.has(changeNo))
    .map(({ changeNo }): SettledChange => ({ changeNo, state: "waiting", detail: null }));
  await withShop(shop, (tx) => settleChanges(tx, shop, batchId, [...settled, ...rest], at));
  const isNews = new Set(
    settled.filter(({ state }) => state !== "refused").map(({ changeNo }) => changeNo),
  );
  const products = new Set(
    taken.filter(({ changeNo }) => isNews.has(changeNo)).map(({ productId }) => productId),
  );
  // Shopify tells of them too, mostly: what it says last is read once.
  for (const id of products) {
    await keepInInbox({
      shopDomain: shop.domain,
      topic: "products/update",
      webhookId: `fix ${batchId} ${id} ${now.getTime()}`,
      eventId: null,
      triggeredAt: now,
      payload: { id },
    });
  }
}

const scopeOf = ([change]: readonly TakenChange[]): string =>
  change ? fieldOf(change.field as FieldName).scope : "write_products";
