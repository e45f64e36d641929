import { AppError } from "../lib/errors";
import type { Queryable } from "./database.server";
import {
  syncResources,
  type ResourceProgress,
  type SyncResourceName,
  type SyncStatus,
} from "./sync-status";
import { withShop, type ShopRef } from "./with-shop.server";

/** A resource as the engine sees it. */
export interface ResourceState {
  resource: SyncResourceName;
  status: SyncStatus;
  reason: string | null;
  detail: string | null;
  mode: "bulk" | "paged";
  reading: number;
  missingScopes: string[];
  startedAt: Date | null;
}

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
  rootsDone: number;
  pageCursor: string | null;
  tries: number;
  notBefore: Date | null;
  reason: string | null;
  startedAt: Date | null;
}

export interface SyncState {
  resources: ResourceState[];
  slices: SliceState[];
}

export async function readSyncState(shop: ShopRef): Promise<SyncState> {
  return withShop(shop, async (tx) => ({
    resources: await readResources(tx, shop),
    slices: await readSlices(tx, shop),
  }));
}

export async function readResources(tx: Queryable, shop: ShopRef): Promise<ResourceState[]> {
  const { rows } = await tx.query<ResourceState>(
    `select resource, status, reason, detail, mode, reading, missing_scopes as "missingScopes",
       started_at as "startedAt"
     from sync_resource where shop_id = $1`,
    [shop.id],
  );
  return rows;
}

async function readSlices(tx: Queryable, shop: ShopRef): Promise<SliceState[]> {
  const { rows } = await tx.query<SliceState>(
    `select resource, slice_no as "sliceNo", window_from as "windowFrom", window_to as "windowTo",
       status, bulk_operation_id as "bulkOperationId", object_count as "objectCount",
       lines_done as "linesDone", roots_done as "rootsDone", page_cursor as "pageCursor", tries,
       not_before as "notBefore", reason, started_at as "startedAt"
     from sync_slice where shop_id = $1`,
    [shop.id],
  );
  return rows;
}

/**
 * One transaction of a backfill run: its rows, its cursor and the shop's data version are committed
 * together. Throws `superseded` where a newer run has taken over.
 */
export async function commitAsRun<T>(
  shop: ShopRef,
  run: number,
  now: Date,
  work: (tx: Queryable) => Promise<T>,
): Promise<T> {
  return withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `update shop set sync_heartbeat_at = $3, data_version = data_version + 1
       where id = $1 and sync_run = $2`,
      [shop.id, run, now],
    );
    if (rowCount !== 1) throw new AppError("superseded", "A newer run reads this shop's history.");
    return work(tx);
  });
}

/** Puts resources at the beginning: their slices are forgotten, their data stays until overwritten. */
export async function resetResources(
  tx: Queryable,
  shop: ShopRef,
  resources: readonly SyncResourceName[],
): Promise<void> {
  for (const table of ["sync_slice", "sync_orphan"]) {
    await tx.query(`delete from ${table} where shop_id = $1 and resource = any($2::text[])`, [
      shop.id,
      [...resources],
    ]);
  }
  await tx.query(
    `insert into sync_resource (shop_id, resource, status, mode, reading)
     select $1::int, r, 'pending', 'bulk', 1 from unnest($2::text[]) r
     on conflict (shop_id, resource) do update set status = 'pending', mode = 'bulk',
       reading = sync_resource.reading + 1, reason = null, detail = null, expected = null,
       missing_scopes = '{}', started_at = null, finished_at = null, covers_from = null, covers_to = null`,
    [shop.id, [...resources]],
  );
}

/** Gives the failed slices of these resources new tries; what they have read stays. */
export async function retryFailedSlices(
  tx: Queryable,
  shop: ShopRef,
  resources: readonly SyncResourceName[],
): Promise<void> {
  await tx.query(
    `update sync_slice set status = case when bulk_operation_id is null then 'pending' else 'loading' end,
       tries = 0, not_before = null, reason = null, detail = null
     where shop_id = $1 and resource = any($2::text[]) and status = 'failed'`,
    [shop.id, [...resources]],
  );
  await tx.query(
    `update sync_resource set status = 'running', finished_at = null
     where shop_id = $1 and resource = any($2::text[]) and status = 'failed'`,
    [shop.id, [...resources]],
  );
}

export interface ResourcePlan {
  expected: number | null;
  missingScopes: readonly string[];
  /** Set where the reading will be less than the whole. */
  reason: string | null;
  detail: string | null;
  windows: readonly { from: Date | null; to: Date | null }[];
}

/** Begins the reading of a resource. Without windows there is nothing to read. */
export async function writePlan(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
  plan: ResourcePlan,
  now: Date,
): Promise<void> {
  await tx.query(
    `update sync_resource set status = 'running', started_at = $3, expected = $4,
       missing_scopes = $5, reason = $6, detail = $7
     where shop_id = $1 and resource = $2`,
    [shop.id, resource, now, plan.expected, [...plan.missingScopes], plan.reason, plan.detail],
  );
  for (const [sliceNo, window] of plan.windows.entries()) {
    await insertSlice(tx, shop, resource, sliceNo, window);
  }
}

async function insertSlice(
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

type SlicePatch = Partial<Omit<SliceState, "resource" | "sliceNo">> & {
  detail?: string | null;
  finishedAt?: Date | null;
};

const sliceColumns: { [K in keyof Required<SlicePatch>]: string } = {
  windowFrom: "window_from",
  windowTo: "window_to",
  status: "status",
  bulkOperationId: "bulk_operation_id",
  objectCount: "object_count",
  linesDone: "lines_done",
  rootsDone: "roots_done",
  pageCursor: "page_cursor",
  tries: "tries",
  notBefore: "not_before",
  reason: "reason",
  detail: "detail",
  startedAt: "started_at",
  finishedAt: "finished_at",
};

/**
 * Changes a slice that is still as `slice` says. Throws `superseded` where somebody else has moved
 * it on: then what was read here is already written.
 */
export async function updateSlice(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  patch: SlicePatch,
): Promise<void> {
  const names = Object.keys(patch) as (keyof SlicePatch)[];
  const sets = names.map((name, index) => `${sliceColumns[name]} = $${index + 7}`);
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

export async function switchToPages(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
): Promise<void> {
  await tx.query("update sync_resource set mode = 'paged' where shop_id = $1 and resource = $2", [
    shop.id,
    resource,
  ]);
}

/** Ends a reading that a missing scope forbids; what was read before stays. */
export async function degradeResource(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
  why: { reason: string; detail: string | null; missingScopes: readonly string[] },
): Promise<void> {
  await tx.query(
    `update sync_resource set reason = $3, detail = $4,
       missing_scopes = array(select distinct unnest(missing_scopes || $5::text[]))
     where shop_id = $1 and resource = $2`,
    [shop.id, resource, why.reason, why.detail, [...why.missingScopes]],
  );
  await tx.query(
    `update sync_slice set status = 'done', reason = $3
     where shop_id = $1 and resource = $2 and status <> 'done'`,
    [shop.id, resource, why.reason],
  );
}

/**
 * Brings a resource's status and coverage in line with its slices. Returns true where it has just
 * come to its end without failure.
 */
export async function settleResource(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
  now: Date,
): Promise<boolean> {
  await updateCoverage(tx, shop, resource);
  const { rows } = await tx.query<{ open: number; failed: number }>(
    `select (count(*) filter (where status not in ('done', 'failed')))::int as open,
       (count(*) filter (where status = 'failed'))::int as failed
     from sync_slice where shop_id = $1 and resource = $2`,
    [shop.id, resource],
  );
  const { open, failed } = rows[0] ?? { open: 0, failed: 0 };
  if (open > 0) return false;
  if (failed > 0) {
    await tx.query(
      "update sync_resource set status = 'failed', finished_at = $3 where shop_id = $1 and resource = $2",
      [shop.id, resource, now],
    );
    return false;
  }
  await tx.query(
    `update sync_resource set finished_at = $3,
       status = case when reason is null then 'done' else 'degraded' end
     where shop_id = $1 and resource = $2`,
    [shop.id, resource, now],
  );
  return true;
}

/** Coverage: the newest slices that are done without a gap between them. */
async function updateCoverage(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
): Promise<void> {
  if (resource !== "orders" && resource !== "sales") return;
  const slices = (await readSlices(tx, shop)).filter((slice) => slice.resource === resource);
  slices.sort((a, b) => timeOf(b.windowTo) - timeOf(a.windowTo));
  let coversTo: Date | null = null;
  let oldest: SliceState | null = null;
  for (const slice of slices) {
    if (slice.status !== "done" || slice.reason !== null) break;
    coversTo ??= slice.startedAt;
    oldest = slice;
  }
  if (!oldest) return;
  await tx.query(
    `update sync_resource set covers_to = $4, covers_from = coalesce($3::timestamptz,
       least((select shop_created_at from shop where id = $1),
             (select min(processed_at) from orders where shop_id = $1), $4::timestamptz))
     where shop_id = $1 and resource = $2`,
    [shop.id, resource, oldest.windowFrom, coversTo],
  );
}

const timeOf = (date: Date | null): number => date?.getTime() ?? Infinity;

/** Result lines whose parent has not been read yet. */
export async function storeOrphans(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  orphans: readonly { lineNo: number; node: unknown }[],
): Promise<void> {
  if (orphans.length === 0) return;
  await tx.query(
    `insert into sync_orphan (shop_id, resource, slice_no, line_no, line)
     select $1::int, $2::text, $3::int, u.no, u.line::jsonb
     from unnest($4::int[], $5::text[]) u(no, line) on conflict do nothing`,
    [
      shop.id,
      slice.resource,
      slice.sliceNo,
      orphans.map(({ lineNo }) => lineNo),
      orphans.map(({ node }) => JSON.stringify(node)),
    ],
  );
}

export async function readOrphans(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  limit: number,
): Promise<{ lineNo: number; node: Record<string, unknown> }[]> {
  const { rows } = await tx.query<{ lineNo: number; node: Record<string, unknown> }>(
    `select line_no as "lineNo", line as node from sync_orphan
     where shop_id = $1 and resource = $2 and slice_no = $3 order by line_no limit $4`,
    [shop.id, slice.resource, slice.sliceNo, limit],
  );
  return rows;
}

/** `lineNos` absent: all of the slice. */
export async function deleteOrphans(
  tx: Queryable,
  shop: ShopRef,
  slice: SliceState,
  lineNos?: readonly number[],
): Promise<void> {
  await tx.query(
    `delete from sync_orphan where shop_id = $1 and resource = $2 and slice_no = $3
       and ($4::int[] is null or line_no = any($4))`,
    [shop.id, slice.resource, slice.sliceNo, lineNos ? [...lineNos] : null],
  );
}

/** How far each resource is, in the order of `syncResources`; those never begun are left out. */
export async function readProgress(shop: ShopRef, now: Date): Promise<ResourceProgress[]> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<Omit<ResourceProgress, "ratePerSecond" | "secondsLeft">>(
      `select r.resource, r.status, coalesce(f.reason, r.reason) as reason,
         coalesce(f.detail, r.detail) as detail, r.mode, r.expected,
         coalesce((select sum(s.roots_done) from sync_slice s
                   where s.shop_id = r.shop_id and s.resource = r.resource), 0)::bigint as "rootsDone",
         r.started_at as "startedAt", r.finished_at as "finishedAt",
         r.covers_from as "coversFrom", r.covers_to as "coversTo"
       from sync_resource r
       left join lateral (
         select s.reason, s.detail from sync_slice s
         where s.shop_id = r.shop_id and s.resource = r.resource
           and s.status = 'failed' and r.status = 'failed'
         order by s.slice_no limit 1
       ) f on true
       where r.shop_id = $1`,
      [shop.id],
    ),
  );
  return syncResources.flatMap((resource) => {
    const row = rows.find((candidate) => candidate.resource === resource);
    return row ? [{ ...row, ...estimate(row, now) }] : [];
  });
}

function estimate(
  row: Pick<ResourceProgress, "status" | "rootsDone" | "expected" | "startedAt" | "finishedAt">,
  now: Date,
): Pick<ResourceProgress, "ratePerSecond" | "secondsLeft"> {
  if (!row.startedAt || row.rootsDone === 0) return { ratePerSecond: null, secondsLeft: null };
  const seconds = ((row.finishedAt ?? now).getTime() - row.startedAt.getTime()) / 1000;
  if (seconds <= 0) return { ratePerSecond: null, secondsLeft: null };
  const ratePerSecond = row.rootsDone / seconds;
  const isRunning = row.status === "running" && row.expected !== null;
  const left = isRunning ? Math.max((row.expected ?? 0) - row.rootsDone, 0) / ratePerSecond : null;
  return { ratePerSecond, secondsLeft: left === null ? null : Math.ceil(left) };
}
