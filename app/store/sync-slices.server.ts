import { AppError } from "../lib/errors";
import type { Queryable } from "./database.server";
import type { SyncResourceName } from "./sync-status";
import type { ShopRef } from "./with-shop.server";

export type SliceStatus = "pending" | "submitted" | "loading" | "done" | "failed";

export interface SliceState {
  resource: SyncResourceName;
  sliceNo: number;
  windowFrom: Date | null;
  windowTo: Date | null;
  status: SliceStatus;
  bulkOperationId: string | null;
  objectCount: number | null;
  linesDone: number;
  /** Bytes of the result that these lines take. */
  bytesDone: number;
  rootsDone: number;
  pageCursor: string | null;
  tries: number;
  notBefore: Date | null;
  reason: string | null;
  detail: string | null;
  startedAt: Date | null;
  /** When the bulk operation was started, by our own clock. */
  submittedAt: Date | null;
}

export async function readSlices(tx: Queryable, shop: ShopRef): Promise<SliceState[]> {
  const { rows } = await tx.query<SliceState>(
    `select resource, slice_no as "sliceNo", window_from as "windowFrom", window_to as "windowTo",
       status, bulk_operation_id as "bulkOperationId", object_count as "objectCount",
       lines_done as "linesDone", bytes_done as "bytesDone", roots_done as "rootsDone",
       page_cursor as "pageCursor", tries,
       not_before as "notBefore", reason, detail, started_at as "startedAt", submitted_at as "submittedAt"
     from sync_slice where shop_id = $1`,
    [shop.id],
  );
  return rows;
}

/** A slice as it is now: the cursor may have moved since it was read. */
export async function readSlice(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
): Promise<SliceState> {
  const slices = await readSlices(tx, shop);
  const current = slices.find(
    ({ resource, sliceNo }) => resource === slice.resource && sliceNo === slice.sliceNo,
  );
  if (!current)
    throw new AppError("superseded", "This slice is read by another run from the start.");
  return current;
}

export async function insertSlice(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
  sliceNo: number,
  window: { from: Date | null; to: Date | null },
  { tries = 0, notBefore = null }: { tries?: number; notBefore?: Date | null } = {},
): Promise<void> {
  await tx.query(
    `insert into sync_slice
       (shop_id, resource, slice_no, window_from, window_to, status, tries, not_before)
     values ($1, $2, $3, $4, $5, 'pending', $6, $7)`,
    [shop.id, resource, sliceNo, window.from, window.to, tries, notBefore],
  );
}

export type SlicePatch = Partial<Omit<SliceState, "resource" | "sliceNo">> & {
  finishedAt?: Date | null;
};

const sliceColumns: { [K in keyof Required<SlicePatch>]: string } = {
  windowFrom: "window_from",
  windowTo: "window_to",
  status: "status",
  bulkOperationId: "bulk_operation_id",
  objectCount: "object_count",
  linesDone: "lines_done",
  bytesDone: "bytes_done",
  rootsDone: "roots_done",
  pageCursor: "page_cursor",
  tries: "tries",
  notBefore: "not_before",
  reason: "reason",
  detail: "detail",
  startedAt: "started_at",
  submittedAt: "submitted_at",
  finishedAt: "finished_at",
};

/**
 * Changes a slice that is still as `slice` says. Throws `superseded` where somebody else has moved
 * it on: then what was read here is already written. Going forward ends a row of outages; where the
 * result itself was at fault it is read from its beginning, and its tries are still counted.
 */
export async function updateSlice(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  patch: SlicePatch,
): Promise<void> {
  const names = Object.keys(patch) as (keyof SlicePatch)[];
  const sets = names.map((name, index) => `${sliceColumns[name]} = $${index + 7}`);
  const isForward =
    (patch.linesDone ?? 0) > slice.linesDone ||
    (patch.pageCursor ?? slice.pageCursor) !== slice.pageCursor;
  if (isForward && patch.tries === undefined) {
    sets.push("tries = case when reason = 'upstream_unavailable' then 0 else tries end");
  }
  const { rowCount } = await tx.query(
    `update sync_slice set ${sets.join(", ")}
     where shop_id = $1 and resource = $2 and slice_no = $3
       and status = $4 and lines_done = $5 and page_cursor is not distinct from $6`,
    [
      shop.id,
      slice.resource,
      slice.sliceNo,
      slice.status,
      slice.linesDone,
      slice.pageCursor,
      ...names.map((name) => patch[name] ?? null),
    ],
  );
  if (rowCount !== 1)
    throw new AppError("superseded", "This slice has been moved on by another run.");
}

/** Cuts a slice in two at `at`; both halves keep its tries and are read from their beginning. */
export async function splitSlice(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  at: Date,
  patch: SlicePatch & { tries: number; notBefore: Date },
): Promise<void> {
  await updateSlice(tx, shop, slice, { ...patch, windowFrom: at });
  const { rows } = await tx.query<{ next: number }>(
    "select max(slice_no) + 1 as next from sync_slice where shop_id = $1 and resource = $2",
    [shop.id, slice.resource],
  );
  const older = { from: slice.windowFrom, to: at };
  await insertSlice(tx, shop, slice.resource, rows[0]?.next ?? 0, older, patch);
}
