import {
  cancelBulkOperation,
  listRunningBulkOperations,
  readBulkOperation,
  startBulkOperation,
  type BulkOperation,
} from "../admin-api/bulk-operations";
import { AppError } from "../lib/errors";
import { log } from "../log.server";
import { switchToPages, type ResourceState } from "../store/sync-resources.server";
import { updateSlice, type SliceState } from "../store/sync-slices.server";
import type { ShopContext } from "./backfill.server";
import { windowOf, type EngineContext } from "./engine-context.server";
import { isWindowed } from "./plan";
import { noteFailedOperation, noteFailure, toNotable } from "./slice-failures.server";
import { readerOf } from "./slice-reading.server";

// Shopify has as many running as it allows: its own exports, other runs of ours.
const busyMs = 10_000;
// Ordinary operations take minutes. What can be asked for in smaller parts is not waited for long.
const longestWindowMs = 2 * 60 * 60_000;
const longestWholeMs = 12 * 60 * 60_000;

/** Starts bulk operations and asks after them. */
export function createBulkSteps(context: EngineContext) {
  const { client, commit, clock } = context;
  const { shop } = client;
  let busyUntil = 0;
  let running: BulkOperation[] | null = null;

  return { submit, poll, busyUntil: () => busyUntil };

  async function submit(
    slice: SliceState,
    resource: ResourceState | undefined,
    known: ShopContext,
  ): Promise<void> {
    const reader = readerOf(slice);
    const isStrict = resource?.mode === "paged";
    const document = reader.document(known, windowOf(slice), isStrict);
    if (document === null)
      throw new AppError("internal", `No way is left to read ${slice.resource}.`);
    // An operation may have been started by a run that was killed before it could note its number.
    running ??= await listRunningBulkOperations(client);
    // Shopify tells whole seconds.
    const since = Math.floor((resource?.startedAt ?? clock()).getTime() / 1000) * 1000;
    const own = running.find(
      ({ query, createdAt }) => query === document && createdAt.getTime() >= since,
    );
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
        submittedAt: clock(),
      }),
    );
  }

  /** Asks after an operation; true where that changed something. */
  async function poll(polled: SliceState, known: ShopContext): Promise<boolean> {
    let slice = polled;
    let operation: BulkOperation | null;
    try {
      await context.verify();
      operation = await readBulkOperation(client, slice.bulkOperationId ?? "");
    } catch (error) {
      const notable = toNotable(error, slice);
      await noteFailure(context, slice, notable, known, { keepsResult: true });
      return true;
    }
    if (slice.reason === "upstream_unavailable" && operation !== null) {
      // Shopify answers again: only outages in a row count.
      const answered = { tries: 0, reason: null, detail: null };
      await commit((tx) => updateSlice(tx, shop, polled, answered));
      slice = { ...polled, ...answered };
    }
    switch (operation?.status) {
      case "CREATED":
      case "RUNNING":
      case "CANCELING":
        if (!isStuck(slice)) return false;
        await cancel(operation.id);
        await noteFailedOperation(context, slice, { errorCode: "TIMEOUT" }, known);
        return true;
      case "COMPLETED":
        await commit((tx) =>
          updateSlice(tx, shop, slice, { status: "loading", objectCount: operation.objectCount }),
        );
        return true;
      case "FAILED":
        await noteFailedOperation(context, slice, operation, known);
        return true;
      default:
        // Canceled by another process, expired, or unknown to Shopify.
        await noteFailure(
          context,
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

  function isStuck({ resource, submittedAt }: SliceState): boolean {
    const longest = isWindowed(resource) ? longestWindowMs : longestWholeMs;
    return submittedAt !== null && clock().getTime() - submittedAt.getTime() > longest;
  }

  /** Frees one of the few places; where that fails, Shopify ends it some day. */
  async function cancel(id: string): Promise<void> {
    try {
      await cancelBulkOperation(client, id);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "needs_reauth") throw error;
      log.warn({ operation: id, code: error.code }, "A stuck bulk operation was left to itself");
    }
  }
}
