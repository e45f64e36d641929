import { enqueue } from "./jobs/queue.server";
import { recordInstall, type ShopRow } from "./store/shops.server";
import { startBackfill } from "./sync/backfill.server";

/** What an access token tells of an installation. */
export interface Grant {
  shop: string;
  scope?: string | undefined;
}

/**
 * Notes that the shop has the app, and starts reading its history where this is an install, a
 * reinstall, or a grant of more scopes, and going on where it had stopped for want of a token. Can run any number of times.
 */
export async function recordVisit(grant: Grant): Promise<ShopRow> {
  const scopes = (grant.scope ?? "").split(",").filter(Boolean);
  const now = new Date();
  const { shop, isNew, hasNewScopes, wasWaiting } = await recordInstall(grant.shop, scopes, now);
  if (isNew || hasNewScopes) {
    await startBackfill(shop, { now });
  }
  if (isNew || hasNewScopes || wasWaiting) {
    await enqueue({ name: "sync.backfill", payload: { shopId: shop.id } });
  }
  return shop;
}
