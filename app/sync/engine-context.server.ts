import type { AdminClient } from "../admin-api/client.server";
import type { Queryable } from "../store/database.server";
import { takeSnapshot } from "../store/snapshots.server";
import { settleResource } from "../store/sync-resources.server";
import type { SliceState } from "../store/sync-slices.server";
import type { SyncResourceName } from "../store/sync-status";
import type { ShopContext } from "./backfill.server";
import type { BatchLimits } from "./batch-limits";
import type { Commit } from "./bulk-reader";

/** What every step of a run works with. */
export interface EngineContext {
  client: AdminClient;
  /** One transaction of this run; see commitAsRun. */
  commit: Commit;
  clock: () => Date;
  isTimeUp: () => boolean;
  limits: BatchLimits;
  /** Makes sure, once in a run, that it is this shop that answers; throws wrong_shop else. */
  verify: () => Promise<void>;
}

/** Brings the resource's status in line; what has no history at Shopify is kept at once. */
export async function settle(
  { client: { shop }, clock }: EngineContext,
  tx: Queryable,
  resource: SyncResourceName,
  known: ShopContext,
): Promise<void> {
  const now = clock();
  const isComplete = await settleResource(tx, shop, resource, now);
  const isSnapped = resource === "products" || resource === "marketing";
  if (isComplete && isSnapped && known.money) {
    await takeSnapshot(tx, shop, resource, known.money.calendar.dayOf(now), now);
  }
}

/** The patch of a slice that has just been read to its end. */
export function doneNow(slice: SliceState, rootsDone: number, now: Date) {
  return {
    status: "done" as const,
    rootsDone,
    pageCursor: null,
    startedAt: slice.startedAt ?? now,
    finishedAt: now,
    reason: null,
    detail: null,
  };
}

export function windowOf(slice: SliceState) {
  return { from: slice.windowFrom, to: slice.windowTo };
}
