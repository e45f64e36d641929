import type { AdminClient } from "../admin-api/client.server";
import { verifyShop } from "../admin-api/shop-identity";
import { AppError } from "../lib/errors";
import { failResources } from "../store/sync-failures.server";
import { writePlan, type ResourcePlan, type ResourceState } from "../store/sync-resources.server";
import { commitAsRun, type SyncState } from "../store/sync-run.server";
import { updateSlice, type SliceState } from "../store/sync-slices.server";
import { syncResources, type SyncResourceName } from "../store/sync-status";
import type { ShopContext } from "./backfill.server";
import type { BatchLimits } from "./batch-limits";
import { createBulkSteps } from "./bulk-steps.server";
import type { Commit } from "./bulk-reader";
import { obstacleOfShop, ordersFor, windowsBefore, type Obstacle } from "./dependencies";
import { settle, type EngineContext } from "./engine-context.server";
import { isPaged, isReadByPages, rankOf } from "./plan";
import { notePlanFailure } from "./plan-failures.server";
import { planResource } from "./plan-resource.server";
import { noteFailure, toNotable } from "./slice-failures.server";
import { load, readPage, readShopSlice } from "./slice-reading.server";

export interface EngineOptions {
  /** The run that may write; see commitAsRun. */
  run: number;
  clock: () => Date;
  sleep?: (ms: number) => Promise<void>;
  /** Ends the portion early, as if its time were up. */
  signal?: AbortSignal;
  /** How much of a result is written at once; default: what suits the database. */
  limits?: BatchLimits;
}

export type Step =
  | "worked"
  | "finished"
  /** Nothing can be done now; `dueInMs`: until a slice may be tried again, null where none waits. */
  | { dueInMs: number | null; isPolling: boolean };

// Shopify allows five at once per app and shop; one is left for others, such as a reconcile.
const operationsAtOnce = 4;
// Results that wait to be loaded: enough that loading never waits, few enough to stay fresh.
const resultsAhead = 2;

/** Does one thing at a time, the most useful first: see `step`. */
export function createEngine(
  client: AdminClient,
  options: EngineOptions & { limits: BatchLimits },
  isTimeUp: () => boolean,
) {
  const { shop } = client;
  const { run, clock, limits } = options;
  const commit: Commit = (work, settings) => commitAsRun(shop, run, clock(), work, settings);
  let isVerified = false;
  const verify = async () => {
    if (!isVerified) await verifyShop(client);
    isVerified = true;
  };
  const context: EngineContext = { client, commit, clock, isTimeUp, limits, verify };
  const bulk = createBulkSteps(context);
  const plannedAgainAt = new Map<SyncResourceName, number>();

  return { step };

  async function step(state: SyncState, known: ShopContext): Promise<Step> {
    try {
      return await advance(state, known);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "wrong_shop") throw error;
      return giveUp(syncResources, { reason: error.code, detail: error.message });
    }
  }

  async function advance(state: SyncState, known: ShopContext): Promise<Step> {
    const now = clock().getTime();
    const unplanned = syncResources.flatMap(
      (name) =>
        state.resources.find(({ resource, status }) => resource === name && status === "pending") ??
        [],
    );
    const open = state.slices
      .filter(({ status }) => status !== "done" && status !== "failed")
      .sort((a, b) => rankOf(a, state.slices) - rankOf(b, state.slices));
    if (unplanned.length + open.length === 0) return "finished";

    // Until the shop's currency and zone are known nothing else can be read.
    const obstacle = known.money ? null : obstacleOfShop(state);
    if (obstacle) {
      return giveUp(
        syncResources.filter((resource) => resource !== "shop"),
        obstacle,
      );
    }
    const plannable = known.money
      ? unplanned
      : unplanned.filter(({ resource }) => resource === "shop");
    const nextPlan = plannable.find(({ resource }) => (plannedAgainAt.get(resource) ?? 0) <= now);
    if (nextPlan) return plan(nextPlan, state, known);
    const readable = known.money ? open : open.filter(({ resource }) => resource === "shop");
    const due = readable.filter(({ notBefore }) => (notBefore?.getTime() ?? 0) <= now);

    const inFlight = open.filter(
      ({ status, bulkOperationId }) => status === "submitted" && bulkOperationId,
    );
    const resourceOf = (slice: SliceState) =>
      state.resources.find(({ resource }) => resource === slice.resource);
    const isPagedSlice = (slice: SliceState) => {
      const resource = resourceOf(slice);
      return isReadByPages(slice) || (resource !== undefined && isPaged(resource));
    };

    const shopSlice = due.find(({ resource }) => resource === "shop");
    if (shopSlice) return attempt(shopSlice, known, () => readShopSlice(context, shopSlice));

    const submittable = due.find((slice) => slice.status === "pending" && !isPagedSlice(slice));
    const results = due.filter(({ status }) => status === "loading").length;
    const hasRoom = inFlight.length < operationsAtOnce && results < resultsAhead;
    if (submittable && hasRoom && now >= bulk.busyUntil()) {
      return attempt(submittable, known, () =>
        bulk.submit(submittable, resourceOf(submittable), known),
      );
    }
    const pollable = inFlight.filter((slice) => due.includes(slice));
    for (const slice of pollable) {
      if (await bulk.poll(slice, known)) return "worked";
    }
    const loadable = due.find(({ status }) => status === "loading");
    if (loadable)
      return attempt(loadable, known, () => load(context, loadable, resourceOf(loadable), known));

    for (const page of due.filter(isPagedSlice)) {
      const orders = ordersFor(page, state);
      if (orders === "open") continue;
      return attempt(page, known, () =>
        orders === "read"
          ? readPage(context, page, resourceOf(page), known)
          : fail(page, orders, known),
      );
    }

    const waiting = readable.flatMap(({ notBefore }) => notBefore?.getTime() ?? []);
    waiting.push(...plannable.flatMap(({ resource }) => plannedAgainAt.get(resource) ?? []));
    if (bulk.busyUntil() > now) waiting.push(bulk.busyUntil());
    const later = waiting.filter((time) => time > now);
    return {
      dueInMs: later.length > 0 ? Math.min(...later) - now : null,
      isPolling: pollable.length > 0,
    };
  }

  async function plan(
    resource: ResourceState,
    state: SyncState,
    known: ShopContext,
  ): Promise<Step> {
    const now = clock();
    let decided: ResourcePlan;
    try {
      await verify();
      decided = await planResource(
        client,
        resource.resource,
        known.scopes,
        windowsBefore(resource.resource, state, now),
      );
    } catch (error) {
      const again = await notePlanFailure(context, resource, toNotable(error, resource), known);
      if (again) plannedAgainAt.set(resource.resource, again.getTime());
      return "worked";
    }
    await commit(async (tx) => {
      await writePlan(tx, shop, resource.resource, decided, now);
      if (decided.windows.length === 0) await settle(context, tx, resource.resource, known);
    });
    return "worked";
  }

  /** What goes wrong is noted with the slice; the run goes on with the next. */
  async function attempt(
    slice: SliceState,
    known: ShopContext,
    work: () => Promise<void>,
  ): Promise<Step> {
    try {
      await verify();
      await work();
    } catch (error) {
      await noteFailure(context, slice, toNotable(error, slice), known);
    }
    return "worked";
  }

  /** Ends a slice that waits for what will not come. */
  async function fail(slice: SliceState, why: Obstacle, known: ShopContext): Promise<void> {
    await commit(async (tx) => {
      const ending = { status: "failed" as const, finishedAt: clock(), ...why };
      await updateSlice(tx, shop, slice, ending);
      await settle(context, tx, slice.resource, known);
    });
  }

  /** Ends what is not read yet of these. */
  async function giveUp(resources: readonly SyncResourceName[], why: Obstacle): Promise<Step> {
    await commit((tx) => failResources(tx, shop, resources, why, clock()));
    return "worked";
  }
}
