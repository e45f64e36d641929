import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { writePlan, type ResourceState } from "../store/sync-resources.server";
import { commitAsRun, type SyncState } from "../store/sync-run.server";
import type { SliceState } from "../store/sync-slices.server";
import { syncResources } from "../store/sync-status";
import type { ShopContext } from "./backfill.server";
import { createBulkSteps } from "./bulk-steps.server";
import type { Commit } from "./bulk-reader";
import { settle, type EngineContext } from "./engine-context.server";
import { isPaged, rankOf } from "./plan";
import { planResource } from "./plan-resource.server";
import { noteFailure } from "./slice-failures.server";
import { load, readPage, readShopSlice } from "./slice-reading.server";

export interface EngineOptions {
  /** The run that may write; see commitAsRun. */
  run: number;
  clock: () => Date;
  sleep?: (ms: number) => Promise<void>;
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
export function createEngine(client: AdminClient, options: EngineOptions, isTimeUp: () => boolean) {
  const { shop } = client;
  const { run, clock } = options;
  const commit: Commit = (work) => commitAsRun(shop, run, clock(), work);
  const context: EngineContext = { client, commit, clock, isTimeUp };
  const bulk = createBulkSteps(context);

  return { step };

  async function step(state: SyncState, known: ShopContext): Promise<Step> {
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
    const [nextPlan] = known.money
      ? unplanned
      : unplanned.filter(({ resource }) => resource === "shop");
    if (nextPlan) return plan(nextPlan, known);
    const readable = known.money ? open : open.filter(({ resource }) => resource === "shop");
    const due = readable.filter(({ notBefore }) => (notBefore?.getTime() ?? 0) <= now);

    const inFlight = open.filter(
      ({ status, bulkOperationId }) => status === "submitted" && bulkOperationId,
    );
    const resourceOf = (slice: SliceState) =>
      state.resources.find(({ resource }) => resource === slice.resource);
    const isPagedSlice = (slice: SliceState) => {
      const resource = resourceOf(slice);
      return resource !== undefined && isPaged(resource);
    };

    const shopSlice = due.find(({ resource }) => resource === "shop");
    if (shopSlice) return attempt(shopSlice, known, () => readShopSlice(context, shopSlice));

    const submittable = due.find((slice) => slice.status === "pending" && !isPagedSlice(slice));
    const results = open.filter(({ status }) => status === "loading").length;
    const hasRoom = inFlight.length < operationsAtOnce && results < resultsAhead;
    if (submittable && hasRoom && now >= bulk.busyUntil()) {
      return attempt(submittable, known, () =>
        bulk.submit(submittable, resourceOf(submittable), known),
      );
    }
    for (const slice of inFlight) {
      if (await bulk.poll(slice, known)) return "worked";
    }
    const loadable = due.find(({ status }) => status === "loading");
    if (loadable)
      return attempt(loadable, known, () => load(context, loadable, resourceOf(loadable), known));

    const page = due.find(
      (slice) => isPagedSlice(slice) && !isWaitingForOrders(slice, state.slices),
    );
    if (page) return attempt(page, known, () => readPage(context, page, resourceOf(page), known));

    const waiting = readable.flatMap(({ notBefore }) => notBefore?.getTime() ?? []);
    if (bulk.busyUntil() > now) waiting.push(bulk.busyUntil());
    const later = waiting.filter((time) => time > now);
    return {
      dueInMs: later.length > 0 ? Math.min(...later) - now : null,
      isPolling: inFlight.length > 0,
    };
  }

  async function plan(resource: ResourceState, known: ShopContext): Promise<Step> {
    const now = clock();
    const decided = await planResource(client, resource.resource, known.scopes, now);
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
      await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "superseded" || error.code === "needs_reauth") throw error;
      await noteFailure(context, slice, error, known);
    }
    return "worked";
  }
}

/** Pages of sales are made from stored orders: those of the window must have been read. */
function isWaitingForOrders(slice: SliceState, slices: readonly SliceState[]): boolean {
  if (slice.resource !== "sales") return false;
  const start = (window: SliceState) => window.windowFrom?.getTime() ?? -Infinity;
  const end = (window: SliceState) => window.windowTo?.getTime() ?? Infinity;
  return slices.some(
    (other) =>
      other.resource === "orders" &&
      other.status !== "done" &&
      start(other) < end(slice) &&
      end(other) > start(slice),
  );
}
