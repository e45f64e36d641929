import {
  listRunningBulkOperations,
  readBulkOperation,
  startBulkOperation,
  type BulkOperation,
} from "../admin-api/bulk-operations";
import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import type { Queryable } from "../store/database.server";
import { takeSnapshot } from "../store/snapshots.server";
import {
  commitAsRun,
  degradeResource,
  deleteOrphans,
  settleResource,
  splitSlice,
  switchToPages,
  updateSlice,
  writePlan,
  type ResourceState,
  type SliceState,
  type SyncState,
} from "../store/sync-state.server";
import { syncResources, type SyncResourceName } from "../store/sync-status";
import type { ShopContext } from "./backfill.server";
import type { BulkReader, Commit, ReadContext } from "./bulk-reader";
import { loadSlice } from "./load-slice.server";
import type { ReadPage } from "./page-step";
import { backoffMs, isPaged, maxTries, middleOf, rankOf } from "./plan";
import { planResource } from "./plan-resource.server";
import { abandonedCheckoutsReader, customersReader } from "./read-customers.server";
import { readMarketingPage } from "./read-marketing.server";
import { ordersReader } from "./read-orders.server";
import { collectionsReader, productsReader } from "./read-products.server";
import { readSalesPage } from "./read-sales-pages.server";
import { salesReader } from "./read-sales.server";
import { readShop } from "./read-shop.server";
import { readTaxonomyPage } from "./read-taxonomy.server";

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
const busyMs = 10_000;

const bulkReaders = new Map<SyncResourceName, BulkReader>(
  [
    ordersReader,
    salesReader,
    productsReader,
    collectionsReader,
    customersReader,
    abandonedCheckoutsReader,
  ].map((reader) => [reader.resource, reader]),
);

const pageReaders: Partial<Record<SyncResourceName, ReadPage>> = {
  sales: readSalesPage,
  marketing: readMarketingPage,
  taxonomy: readTaxonomyPage,
};

/** Does one thing at a time, the most useful first: see `step`. */
export function createEngine(client: AdminClient, options: EngineOptions, isTimeUp: () => boolean) {
  const { shop } = client;
  const { run, clock } = options;
  const commit: Commit = (work) => commitAsRun(shop, run, clock(), work);
  let busyUntil = 0;
  let running: BulkOperation[] | null = null;

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
    if (shopSlice) return attempt(shopSlice, known, () => readShopSlice(shopSlice));

    const submittable = due.find((slice) => slice.status === "pending" && !isPagedSlice(slice));
    const results = open.filter(({ status }) => status === "loading").length;
    const hasRoom = inFlight.length < operationsAtOnce && results < resultsAhead;
    if (submittable && hasRoom && now >= busyUntil) {
      return attempt(submittable, known, () => submit(submittable, resourceOf(submittable), known));
    }
    for (const slice of inFlight) {
      if (await poll(slice, known)) return "worked";
    }
    const loadable = due.find(({ status }) => status === "loading");
    if (loadable)
      return attempt(loadable, known, () => load(loadable, resourceOf(loadable), known));

    const page = due.find(
      (slice) => isPagedSlice(slice) && !isWaitingForOrders(slice, state.slices),
    );
    if (page) return attempt(page, known, () => readPage(page, resourceOf(page), known));

    const waiting = readable.flatMap(({ notBefore }) => notBefore?.getTime() ?? []);
    if (busyUntil > now) waiting.push(busyUntil);
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
      if (decided.windows.length === 0) await settle(tx, resource.resource, known);
    });
    return "worked";
  }

  /** Notes what went wrong with a slice, and when to try it again. */
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
      await noteFailure(slice, error, known);
    }
    return "worked";
  }

  async function noteFailure(
    slice: SliceState,
    error: AppError,
    known: ShopContext,
  ): Promise<void> {
    await commit(async (tx) => {
      if (error.code === "missing_scope") {
        await degradeResource(tx, shop, slice.resource, {
          reason: "missing_scope",
          detail: error.detail ?? error.message,
          missingScopes: [],
        });
        return settle(tx, slice.resource, known);
      }
      // The cursor has moved since the slice was read: only its status and tries are of interest.
      const current = await readCurrent(tx, slice);
      const tries = current.tries + 1;
      const isLost = error.code !== "upstream_unavailable";
      const restart = isLost ? await forgetResult(tx, current) : {};
      await updateSlice(tx, shop, current, {
        ...restart,
        tries,
        reason: error.code,
        detail: error.message,
        ...(tries >= maxTries
          ? { status: "failed" as const, finishedAt: clock() }
          : { notBefore: new Date(clock().getTime() + (error.retryAfterMs ?? backoffMs(tries))) }),
      });
      await settle(tx, slice.resource, known);
    });
  }

  async function readCurrent(tx: Queryable, slice: SliceState): Promise<SliceState> {
    const { rows } = await tx.query<Partial<SliceState>>(
      `select status, lines_done as "linesDone", page_cursor as "pageCursor", tries
       from sync_slice where shop_id = $1 and resource = $2 and slice_no = $3`,
      [shop.id, slice.resource, slice.sliceNo],
    );
    return { ...slice, ...rows[0] };
  }

  /** What a slice looks like that needs a new bulk operation. Paged slices keep their cursor. */
  async function forgetResult(tx: Queryable, slice: SliceState) {
    if (slice.bulkOperationId === null) return {};
    await deleteOrphans(tx, shop, slice);
    return {
      status: "pending" as const,
      bulkOperationId: null,
      objectCount: null,
      linesDone: 0,
      rootsDone: 0,
    };
  }

  async function readShopSlice(slice: SliceState): Promise<void> {
    const details = await readShop(client);
    await commit(async (tx) => {
      await details.write(tx, shop);
      await updateSlice(tx, shop, slice, doneNow(slice, 1));
      await settleResource(tx, shop, "shop", clock());
    });
  }

  async function submit(
    slice: SliceState,
    resource: ResourceState | undefined,
    known: ShopContext,
  ): Promise<void> {
    const reader = readerOf(slice);
    const isStrict = resource?.mode === "paged";
    const document = reader.document(known.scopes, windowOf(slice), isStrict);
    if (document === null)
      throw new AppError("internal", `No way is left to read ${slice.resource}.`);
    // An operation may have been started by a run that was killed before it could note its number.
    running ??= await listRunningBulkOperations(client);
    const since = resource?.startedAt ?? clock();
    const own = running.find(({ query, createdAt }) => query === document && createdAt >= since);
    const start = own
      ? { kind: "started" as const, operation: own }
      : await startBulkOperation(client, document);

    if (start.kind === "busy") {
      busyUntil = clock().getTime() + busyMs;
      running = null;
      return;
    }
    if (start.kind === "refused") {
      // Sales are read by pages instead; orders and products with less in bulk, the rest by pages.
      const canDoWithLess = ["sales", "orders", "products"].includes(slice.resource) && !isStrict;
      if (!canDoWithLess) throw new AppError("upstream_invalid", start.message);
      await commit((tx) => switchToPages(tx, shop, slice.resource));
      return;
    }
    const { operation } = start;
    running = running.filter(({ id }) => id !== operation.id);
    await commit((tx) =>
      updateSlice(tx, shop, slice, {
        status: "submitted",
        bulkOperationId: operation.id,
        startedAt: operation.createdAt,
      }),
    );
  }

  /** Asks after an operation; true where that changed something. */
  async function poll(slice: SliceState, known: ShopContext): Promise<boolean> {
    let operation: BulkOperation | null;
    try {
      operation = await readBulkOperation(client, slice.bulkOperationId ?? "");
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "upstream_unavailable") throw error;
      await noteFailure(slice, error, known);
      return true;
    }
    switch (operation?.status) {
      case "CREATED":
      case "RUNNING":
      case "CANCELING":
        return false;
      case "COMPLETED":
        await commit((tx) =>
          updateSlice(tx, shop, slice, { status: "loading", objectCount: operation.objectCount }),
        );
        return true;
      case "FAILED":
        await noteFailedOperation(slice, operation, known);
        return true;
      default:
        // Canceled by another process, expired, or unknown to Shopify.
        await noteFailure(
          slice,
          new AppError(
            "upstream_invalid",
            `A bulk operation ended as ${operation?.status ?? "unknown"}.`,
          ),
          known,
        );
        return true;
    }
  }

  /** What Shopify could not export is asked for in two halves; what it may not, not again. */
  async function noteFailedOperation(
    slice: SliceState,
    operation: BulkOperation,
    known: ShopContext,
  ): Promise<void> {
    const why = `Shopify could not export the ${slice.resource} (${operation.errorCode ?? "no reason given"}).`;
    if (operation.errorCode === "ACCESS_DENIED") {
      return noteFailure(slice, new AppError("missing_scope", why, why), known);
    }
    const isWindowed = slice.resource === "orders" || slice.resource === "sales";
    const middle = isWindowed
      ? middleOf(windowOf(slice), { oldest: known.oldest, now: clock() })
      : null;
    if (!middle || slice.tries + 1 >= maxTries) {
      return noteFailure(slice, new AppError("upstream_invalid", why), known);
    }
    await commit(async (tx) => {
      const restart = await forgetResult(tx, slice);
      await splitSlice(tx, shop, slice, middle, {
        ...restart,
        reason: null,
        tries: slice.tries + 1,
        notBefore: new Date(clock().getTime() + backoffMs(1)),
      });
    });
  }

  async function load(
    slice: SliceState,
    resource: ResourceState | undefined,
    known: ShopContext,
  ): Promise<void> {
    const context = contextOf(slice, resource, known);
    const reader = readerOf(slice);
    const outcome = await loadSlice(client, reader, slice, context, { commit, isTimeUp });
    if (outcome === "paused") return;
    await commit(async (tx) => {
      await reader.finish?.(tx, context);
      const current = await readCurrent(tx, slice);
      await updateSlice(tx, shop, current, {
        status: "done",
        finishedAt: clock(),
        reason: null,
        detail: null,
      });
      await settle(tx, slice.resource, known);
    });
  }

  async function readPage(
    slice: SliceState,
    resource: ResourceState | undefined,
    known: ShopContext,
  ): Promise<void> {
    const read = pageReaders[slice.resource];
    if (!read) throw new AppError("internal", `Nothing reads ${slice.resource} by pages.`);
    const startedAt = slice.startedAt ?? clock();
    const page = await read(
      client,
      contextOf(slice, resource, known),
      { ...slice, startedAt },
      clock(),
    );
    await commit(async (tx) => {
      await page.write(tx);
      const rootsDone = slice.rootsDone + page.roots;
      await updateSlice(
        tx,
        shop,
        slice,
        page.next === null
          ? { ...doneNow(slice, rootsDone), startedAt }
          : { pageCursor: page.next, rootsDone, startedAt },
      );
      if (page.denied !== null) {
        await degradeResource(tx, shop, slice.resource, {
          reason: "missing_scope",
          detail: page.denied,
          missingScopes: [],
        });
      }
      await settle(tx, slice.resource, known);
    });
  }

  /** Brings the resource's status in line; what has no history at Shopify is kept at once. */
  async function settle(
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

  function doneNow(slice: SliceState, rootsDone: number) {
    const now = clock();
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

  function readerOf(slice: SliceState): BulkReader {
    const reader = bulkReaders.get(slice.resource);
    if (!reader) throw new AppError("internal", `Nothing reads ${slice.resource} in bulk.`);
    return reader;
  }

  function contextOf(
    slice: SliceState,
    resource: ResourceState | undefined,
    known: ShopContext,
  ): ReadContext {
    if (!known.money) throw new AppError("internal", "The shop's currency is not known yet.");
    return {
      shop,
      ...known.money,
      scopes: known.scopes,
      reading: resource?.reading ?? 0,
      sliceNo: slice.sliceNo,
      window: windowOf(slice),
      startedAt: slice.startedAt ?? clock(),
      agreements: new Map(),
      isStrict: resource?.mode === "paged",
      isLast: false,
    };
  }
}

function windowOf(slice: SliceState) {
  return { from: slice.windowFrom, to: slice.windowTo };
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
