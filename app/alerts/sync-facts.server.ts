import { readLiveStates } from "../store/live.server";
import type { ShopRow } from "../store/shops.server";
import { readProgress } from "../store/sync-progress.server";
import type { SyncFacts } from "./facts";

/** How well Shopify is followed; null before the history was read. */
export async function loadSyncFacts(shop: ShopRow, now: Date): Promise<SyncFacts | null> {
  const asked = (await readLiveStates(shop)).flatMap(({ polledAt }) => polledAt?.getTime() ?? []);
  if (asked.length === 0) return null;
  const progress = await readProgress(shop, now);
  return {
    askedAt: new Date(Math.min(...asked)),
    failed: progress.flatMap(({ resource, status }) => (status === "failed" ? resource : [])),
  };
}
