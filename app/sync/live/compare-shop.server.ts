import type { VersionedResource } from "../../admin-api/documents/versions";
import { readLiveState } from "../../store/live.server";
import type { CompareScope } from "../../store/live-status";
import { findShopById } from "../../store/shops.server";
import { readResources, type ResourceState } from "../../store/sync-resources.server";
import type { SyncResourceName } from "../../store/sync-status";
import { withShop } from "../../store/with-shop.server";
import { startBackfill } from "../backfill.server";
import { accessTo } from "../plan";
import { attempt } from "./attempt.server";
import { compareAll } from "./compare-all.server";
import { compareRecent } from "./compare.server";
import type { Live } from "./live-context.server";
import { isComparedTonight } from "./nightly";

export interface Compared {
  /** When to go on; null: it has come to its end. */
  afterMs: number | null;
  /** Something is to be read anew by a backfill. */
  isToBackfill: boolean;
}

const compared: readonly VersionedResource[] = ["orders", "products", "customers"];

/**
 * Compares a shop's orders, products and customers, as far as their history has been read. With
 * everything, what is in the collections is read again too: nothing tells of that.
 */
export async function compareShop(live: Live, scope: CompareScope): Promise<Compared> {
  const { client, clock } = live;
  const { shop } = client;
  const resources = await withShop(shop, (tx) => readResources(tx, shop));
  const toReadAnew: SyncResourceName[] = [];
  let afterMs: number | null = null;
  for (const resource of compared) {
    const isRead = resources.some((each) => each.resource === resource && isEnded(each));
    if (!isRead || !accessTo(resource, live.scopes).canRead) continue;
    const waitMs = await attempt(live, resource, async () => {
      if (scope === "recent") return (await compareRecent(live, resource)) ? null : 0;
      const { comparedAllAt } = await readLiveState(shop, resource);
      if (isComparedTonight(comparedAllAt, clock())) return null;
      const outcome = await compareAll(live, resource);
      if (outcome === "reread") toReadAnew.push(...partsOf(resource));
      return typeof outcome === "string" ? null : outcome.waitMs;
    });
    if (waitMs !== null) afterMs = Math.min(afterMs ?? waitMs, waitMs);
  }
  if (scope === "all" && afterMs === null && areCollectionsOld(resources, clock())) {
    toReadAnew.push("collections");
  }
  if (toReadAnew.length === 0) return { afterMs, isToBackfill: false };
  const known = await findShopById(shop.id);
  if (known) await startBackfill(known, { now: clock(), resources: toReadAnew });
  return { afterMs, isToBackfill: true };
}

function isEnded({ status }: ResourceState): boolean {
  return status === "done" || status === "degraded";
}

function partsOf(resource: VersionedResource): SyncResourceName[] {
  return resource === "orders" ? ["orders", "sales"] : [resource];
}

const halfADayMs = 12 * 60 * 60_000;

function areCollectionsOld(resources: readonly ResourceState[], now: Date): boolean {
  const collections = resources.find(({ resource }) => resource === "collections");
  return (
    collections !== undefined &&
    isEnded(collections) &&
    collections.startedAt !== null &&
    now.getTime() - collections.startedAt.getTime() > halfADayMs
  );
}
