import { AppError } from "../../lib/errors";
import { log } from "../../log.server";
import { commitLive, patchLiveState } from "../../store/live.server";
import type { LiveResource } from "../../store/live-status";
import type { Live } from "./live-context.server";

// What stands in the way of one resource stands in the way of the others.
const ofShop = new Set(["needs_reauth", "wrong_shop", "upstream_unavailable"]);

/**
 * Does the work of one resource. What is wrong with it alone is noted and keeps nothing from the others;
 * then, and where another run does the same work, the answer is null.
 */
export async function attempt<T>(
  { client: { shop }, clock }: Live,
  resource: LiveResource,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "superseded") return null;
    const failure = { failedAt: clock(), reason: error.code };
    await commitLive(shop, (tx) => patchLiveState(tx, shop, resource, failure));
    log.warn({ shop: shop.domain, resource, code: error.code }, error.message);
    if (ofShop.has(error.code)) throw error;
    return null;
  }
}
