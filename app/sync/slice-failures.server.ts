import type { BulkOperation } from "../admin-api/bulk-operations";
import { AppError } from "../lib/errors";
import { scopeIn } from "../lib/scope";
import { log } from "../log.server";
import type { Queryable } from "../store/database.server";
import { deleteOrphans } from "../store/sync-orphans.server";
import { degradeResource } from "../store/sync-resources.server";
import { readSlice, splitSlice, updateSlice, type SliceState } from "../store/sync-slices.server";
import type { SyncResourceName } from "../store/sync-status";
import type { ShopRef } from "../store/with-shop.server";
import type { ShopContext } from "./backfill.server";
import { mayBeForCountries, readWithoutCountries } from "./countries.server";
import { settle, windowOf, type EngineContext } from "./engine-context.server";
import { accessTo, backoffMs, firstPage, isWindowed, maxTries, middleOf } from "./plan";

const endsTheRun = new Set<string>(["superseded", "needs_reauth", "wrong_shop"]);

/**
 * An error as it can be noted with what it stopped. What ends the whole run is thrown on:
 * `superseded`, `needs_reauth` and `wrong_shop`. What nobody foresaw is logged and counts as
 * `internal`.
 */
export function toNotable(error: unknown, what: { resource: string; sliceNo?: number }): AppError {
  if (error instanceof AppError) {
    if (endsTheRun.has(error.code)) throw error;
    return error;
  }
  const { resource, sliceNo } = what;
  log.error({ resource, sliceNo, err: error }, "A step of the backfill failed unexpectedly");
  return new AppError("internal", `The ${resource} could not be processed.`, null, {
    cause: error,
  });
}

/**
 * Notes what went wrong with a slice, and when to try it again. `keepsResult`: the bulk operation
 * is not what went wrong.
 */
export async function noteFailure(
  context: EngineContext,
  slice: SliceState,
  error: AppError,
  known: ShopContext,
  { keepsResult = false } = {},
): Promise<void> {
  const { commit, clock } = context;
  const { shop } = context.client;
  await commit(async (tx) => {
    if (mayBeForCountries(slice.resource, error, known)) {
      return readWithoutCountries(tx, shop, clock());
    }
    if (error.code === "missing_scope") {
      await degradeResource(tx, shop, slice.resource, {
        reason: "missing_scope",
        detail: deniedScope(slice.resource, error, known.scopes),
        missingScopes: [],
      });
      return settle(context, tx, slice.resource, known);
    }
    // The cursor has moved since the slice was read: only its status and tries are of interest.
    const current = await readSlice(tx, shop, slice);
    const tries = current.tries + 1;
    const isLost = !keepsResult && error.code !== "upstream_unavailable";
    const restart = isLost ? await forgetResult(tx, shop, current) : {};
    await updateSlice(tx, shop, current, {
      ...restart,
      tries,
      reason: error.code,
      detail: error.message,
      ...(tries >= maxTries
        ? { status: "failed" as const, finishedAt: clock() }
        : { notBefore: new Date(clock().getTime() + pauseBefore(error, tries)) }),
    });
    await settle(context, tx, slice.resource, known);
  });
}

// Shopify asks for seconds; what asks for days is not believed.
const longestPauseMs = 60 * 60_000;

function pauseBefore({ retryAfterMs }: AppError, tries: number): number {
  return Math.min(retryAfterMs ?? backoffMs(tries), longestPauseMs);
}

/** The scope for want of which Shopify denied something; null where it was another approval. */
export function deniedScope(
  resource: SyncResourceName,
  error: AppError,
  scopes: ReadonlySet<string>,
): string | null {
  const named = scopeIn(error.detail ?? error.message);
  if (named !== null) return named;
  const { canRead, lacking } = accessTo(resource, scopes);
  return canRead ? null : lacking;
}

/**
 * What Shopify could not export is asked for in two halves, and again, until it fits; what does not
 * fit even so is read by pages. What Shopify may not export is not asked for again.
 *
 * The part that a failed operation offers (partialDataUrl) is left alone: in a result that is not
 * grouped children come anywhere after their parents, and parents in no promised order, so that no
 * line of it says up to where it is whole.
 */
export async function noteFailedOperation(
  context: EngineContext,
  slice: SliceState,
  operation: Pick<BulkOperation, "errorCode">,
  known: ShopContext,
): Promise<void> {
  const { commit, clock } = context;
  const { shop } = context.client;
  const why = `Shopify could not export the ${slice.resource} (${operation.errorCode ?? "no reason given"}).`;
  if (operation.errorCode === "ACCESS_DENIED") {
    return noteFailure(context, slice, new AppError("missing_scope", why), known);
  }
  if (!isWindowed(slice.resource)) {
    return noteFailure(context, slice, new AppError("upstream_invalid", why), known);
  }
  const middle = middleOf(windowOf(slice), { oldest: known.oldest, now: clock() });
  await commit(async (tx) => {
    const restart = await forgetResult(tx, shop, slice);
    if (!middle || slice.tries + 1 >= maxTries) {
      return updateSlice(tx, shop, slice, {
        ...restart,
        pageCursor: firstPage,
        startedAt: null,
        tries: 0,
        reason: null,
        detail: null,
        notBefore: null,
      });
    }
    await splitSlice(tx, shop, slice, middle, {
      ...restart,
      reason: null,
      tries: slice.tries + 1,
      notBefore: new Date(clock().getTime() + backoffMs(1)),
    });
  });
}

/** What a slice looks like that needs a new bulk operation. Paged slices keep their cursor. */
async function forgetResult(tx: Queryable, shop: ShopRef, slice: SliceState) {
  if (slice.bulkOperationId === null) return {};
  await deleteOrphans(tx, shop, slice);
  return {
    status: "pending" as const,
    bulkOperationId: null,
    submittedAt: null,
    objectCount: null,
    linesDone: 0,
    bytesDone: 0,
    pageCursor: null,
    rootsDone: 0,
  };
}
