import { randomUUID } from "node:crypto";
import { AppError } from "../../lib/errors";
import { log } from "../../log.server";
import { outlastAbsence } from "../../store/absence.server";
import {
  claimHints,
  finishClaim,
  hasWaitingHints,
  releaseClaim,
  type HintRow,
} from "../../store/inbox-hints.server";
import { commitLive, patchLiveState, readLiveState } from "../../store/live.server";
import { listProductsOfItems } from "../../store/live-marks.server";
import type { LiveResource } from "../../store/live-status";
import { withShop } from "../../store/with-shop.server";
import { hintTopics } from "../inbox-payloads";
import { collectHints } from "./hints";
import type { Live } from "./live-context.server";
import { reread } from "./reread.server";
import { withoutCurrent } from "./versions.server";

// A backlog of thousands is a few claims; each ends in time to be told of.
const claimedAtOnce = 1_000;
// A job has a minute in all.
const awayMs = 30_000;

/**
 * Reads what the shop's waiting webhooks hint at: each object once, however often it was named. Hints
 * that come meanwhile are left for the next claim. Returns whether more is waiting.
 */
export async function readHints(live: Live): Promise<boolean> {
  const { client, clock, isTimeUp } = live;
  const { shop } = client;
  while (!isTimeUp()) {
    const claimant = randomUUID();
    const claimedAt = clock();
    const limit = claimedAtOnce;
    const rows = await claimHints(shop, hintTopics, { claimant, now: claimedAt, limit });
    if (rows.length === 0) return false;
    try {
      if (!(await readClaimed(live, rows))) {
        await releaseClaim(shop, claimant);
        return true;
      }
    } catch (error) {
      await giveBack(live, claimant, error);
      throw error;
    }
    await finishClaim(shop, claimant, clock());
    await noteHints(live, rows, claimedAt);
  }
  return true;
}

/** False where the time was up before all was read. */
async function readClaimed(live: Live, rows: readonly HintRow[]): Promise<boolean> {
  const { shop } = live.client;
  const hints = collectHints(rows);
  const ofItems = await withShop(shop, (tx) =>
    listProductsOfItems(tx, shop, [...hints.inventoryItems]),
  );
  const orders = await withoutCurrent(live, "orders", [...hints.orders]);
  const customers = await withoutCurrent(live, "customers", [...hints.customers]);
  return (
    (await reread(live, "orders", orders)) &&
    (await reread(live, "customers", customers)) &&
    (await reread(live, "products", [...hints.products, ...ofItems])) &&
    (await reread(live, "collections", [...hints.collections]))
  );
}

async function giveBack(live: Live, claimant: string, error: unknown): Promise<void> {
  const { shop } = live.client;
  // Neither says anything of these hints.
  const isOfShop = error instanceof AppError && ["needs_reauth", "superseded"].includes(error.code);
  const message = error instanceof Error ? error.message : String(error);
  const failure = isOfShop ? undefined : { error: message, now: live.clock() };
  // Kept by nobody, they would be let go in two minutes only.
  const release = () => releaseClaim(shop, claimant, failure);
  await outlastAbsence(release, { patienceMs: awayMs }).catch((cause: unknown) =>
    log.warn({ err: cause, shop: shop.domain }, "Hints could not be given back"),
  );
}

// A poll that is this old no longer vouches for webhooks.
const vouchedForMs = 45 * 60_000;

/**
 * Notes with each kind that was hinted at when its news came, and that it is up to date: where the
 * polls find their way and nothing else is waiting, what Shopify told until `claimedAt` is all here.
 */
async function noteHints(live: Live, rows: readonly HintRow[], claimedAt: Date): Promise<void> {
  const { shop } = live.client;
  const isDrained = !(await hasWaitingHints(shop, hintTopics));
  const newest = new Map<LiveResource, Date>();
  for (const row of rows) {
    const resource = resourceOf(row.topic);
    const known = newest.get(resource);
    if (!known || known < row.receivedAt) newest.set(resource, row.receivedAt);
  }
  for (const [resource, hintedAt] of newest) {
    const state = await readLiveState(shop, resource);
    const isVouched =
      state.polledAt !== null && claimedAt.getTime() - state.polledAt.getTime() < vouchedForMs;
    const isCurrent = isDrained && isVouched && (state.currentTo ?? claimedAt) <= claimedAt;
    await commitLive(shop, (tx) =>
      patchLiveState(tx, shop, resource, {
        hintedAt,
        liveSince: state.liveSince ?? claimedAt,
        ...(isCurrent ? { currentTo: claimedAt } : {}),
      }),
    );
  }
}

function resourceOf(topic: string): LiveResource {
  if (topic.startsWith("customers/")) return "customers";
  if (topic.startsWith("collections/")) return "collections";
  const isOfOrders = topic.startsWith("orders/") || topic.startsWith("refunds/");
  return isOfOrders ? "orders" : "products";
}
