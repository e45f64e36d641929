import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { isScope } from "../lib/scope";
import { createShopCalendar } from "../lib/shop-day";
import { database } from "../store/database.server";
import { findShopById, type ShopRow } from "../store/shops.server";
import { retryFailedSlices } from "../store/sync-failures.server";
import { readResources, resetResources, type ResourceState } from "../store/sync-resources.server";
import { endRuns, lockForSync, readSyncState } from "../store/sync-run.server";
import { syncResources, type SyncResourceName } from "../store/sync-status";
import { withShop, type ShopRef } from "../store/with-shop.server";
import type { Permissions } from "./bulk-reader";
import { batchLimitsOf } from "./batch-limits";
import { createEngine, type EngineOptions } from "./engine.server";
import { expandScopes } from "./plan";

/** "continue": the budget is used up; waitMs: nothing to do before that. */
export type BackfillOutcome = "finished" | "continue" | { waitMs: number };

/**
 * Makes sure that a shop's history is read, or is being read. Without `resources`: what was never
 * read, what was read before the present install, what failed (from where it stopped), and what a
 * scope was missing for that is granted now, and what Shopify denied without naming a scope. With `resources`: those are read again from the
 * beginning, or go on where they failed. What is under way is left alone. Can run any number of
 * times; runs that were under way may not write any more where something was begun anew.
 */
export async function startBackfill(
  shop: ShopRow,
  options: { now: Date; resources?: readonly SyncResourceName[] },
): Promise<void> {
  const scopes = expandScopes(shop.grantedScopes);
  await withShop(shop, async (tx) => {
    await lockForSync(tx, shop);
    const known = await readResources(tx, shop);
    const begin: SyncResourceName[] = [];
    const retry: SyncResourceName[] = [];
    for (const resource of options.resources ?? syncResources) {
      const state = known.find((candidate) => candidate.resource === resource);
      const isAsked = options.resources !== undefined;
      if (!state || isOutdated(state, shop, scopes) || isDenied(state)) begin.push(resource);
      else if (state.status === "failed") retry.push(resource);
      else if (isAsked && ["done", "degraded"].includes(state.status)) begin.push(resource);
    }
    if (begin.length + retry.length === 0) return;
    await resetResources(tx, shop, begin);
    await retryFailedSlices(tx, shop, retry);
    await endRuns(tx, shop);
  });
}

function isOutdated(state: ResourceState, shop: ShopRow, scopes: ReadonlySet<string>): boolean {
  if (state.startedAt === null) return false;
  if (state.startedAt < shop.installedAt) return true;
  return state.missingScopes.some((scope) => scopes.has(scope));
}

/** Denied for want of an approval that no grant of a scope would bring: only asking again tells. */
function isDenied({ status, reason, detail }: ResourceState): boolean {
  return status === "degraded" && reason === "missing_scope" && !isScope(detail ?? "");
}

/**
 * Goes on reading for about `budgetMs`. Stateless: what to do next is decided from the tables, so
 * that a run can be killed anywhere and the next one goes on. Throws AppError `superseded` (a newer
 * run has taken over) and `needs_reauth`; other failures of Shopify are noted and tried again later.
 */
export async function runBackfill(
  client: AdminClient,
  options: EngineOptions & { budgetMs: number },
): Promise<BackfillOutcome> {
  const sleep = options.sleep ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const deadline = options.clock().getTime() + options.budgetMs;
  const isTimeUp = () => options.signal?.aborted === true || options.clock().getTime() >= deadline;
  const limits = options.limits ?? batchLimitsOf(await database());
  const engine = createEngine(client, { ...options, limits }, isTimeUp);
  let idleMs = firstPollMs;

  while (!isTimeUp()) {
    const shop = await readShopContext(client.shop);
    const step = await engine.step(await readSyncState(client.shop), shop);
    if (step === "finished") return "finished";
    if (step === "worked") {
      idleMs = firstPollMs;
      continue;
    }
    const { dueInMs, isPolling } = step;
    const waitMs = Math.max(
      isPolling ? Math.min(idleMs, dueInMs ?? idleMs) : (dueInMs ?? idleMs),
      1,
    );
    // Whoever waits for long gives the worker to other shops.
    if (waitMs > longestSleepMs || options.clock().getTime() + waitMs >= deadline) {
      return { waitMs: isPolling ? Math.min(pauseMs, dueInMs ?? pauseMs) : waitMs };
    }
    await sleep(waitMs);
    idleMs *= 2;
  }
  return "continue";
}

// Small operations are done in a second or two; a large one is asked after every few seconds.
const firstPollMs = 250;
const longestSleepMs = 1_000;
const pauseMs = 3_000;

export interface ShopContext extends Permissions {
  /** Null until the shop's details have been read. */
  money: { currency: string; calendar: ReturnType<typeof createShopCalendar> } | null;
  oldest: Date;
}

export async function readShopContext(ref: ShopRef): Promise<ShopContext> {
  const shop = await findShopById(ref.id);
  if (!shop || shop.uninstalledAt)
    throw new AppError("superseded", "The shop has uninstalled the app.");
  return {
    scopes: expandScopes(shop.grantedScopes),
    countries: shop.readsCountries && shop.countriesDeniedAt === null,
    money:
      shop.currency !== null && shop.timezone !== null
        ? { currency: shop.currency, calendar: createShopCalendar(shop.timezone) }
        : null,
    oldest: shop.shopCreatedAt ?? shop.installedAt,
  };
}
