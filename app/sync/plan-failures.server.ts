import type { AppError } from "../lib/errors";
import { failResources, notePlanDelay } from "../store/sync-failures.server";
import { writePlan, type ResourceState } from "../store/sync-resources.server";
import type { ShopContext } from "./backfill.server";
import { settle, type EngineContext } from "./engine-context.server";
import { accessTo, backoffMs } from "./plan";
import { deniedScope } from "./slice-failures.server";

// As long as a slice is tried.
const longestDelayMs = 20 * 60_000;

/**
 * Notes that a resource could not be planned, so that the others go on: degraded where it may not be
 * read, pending for some time where Shopify cannot be reached, failed otherwise. Returns when to
 * try again, or null.
 */
export async function notePlanFailure(
  context: EngineContext,
  { resource, startedAt }: ResourceState,
  error: AppError,
  known: ShopContext,
): Promise<Date | null> {
  const { commit, clock } = context;
  const { shop } = context.client;
  const now = clock();
  const why = { reason: error.code, detail: error.message };
  if (error.code === "missing_scope") {
    const scope = deniedScope(resource, error, known.scopes);
    const { missingScopes } = accessTo(resource, known.scopes);
    await commit(async (tx) => {
      const lacking = new Set([...missingScopes, ...(scope === null ? [] : [scope])]);
      await writePlan(
        tx,
        shop,
        resource,
        { ...why, detail: scope, expected: null, missingScopes: [...lacking], windows: [] },
        now,
      );
      await settle(context, tx, resource, known);
    });
    return null;
  }
  const delayedMs = now.getTime() - (startedAt ?? now).getTime();
  if (error.code === "upstream_unavailable" && delayedMs < longestDelayMs) {
    await commit((tx) => notePlanDelay(tx, shop, resource, why, now));
    return new Date(now.getTime() + (error.retryAfterMs ?? backoffMs(1)));
  }
  await commit((tx) => failResources(tx, shop, [resource], why, now));
  return null;
}
