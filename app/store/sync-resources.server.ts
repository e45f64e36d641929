import { scopeIn } from "../lib/scope";
import type { Queryable } from "./database.server";
import { insertSlice, readSlices, type SliceState } from "./sync-slices.server";
import type { SyncResourceName, SyncStatus } from "./sync-status";
import type { ShopRef } from "./with-shop.server";

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

export async function readResources(tx: Queryable, shop: ShopRef): Promise<ResourceState[]> {
  const { rows } = await tx.query<ResourceState>(
    `select resource, status, reason, detail, mode, reading, missing_scopes as "missingScopes",
       started_at as "startedAt"
     from sync_resource where shop_id = $1`,
    [shop.id],
  );
  return rows;
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

/**
 * Ends a reading that a missing scope or approval forbids; what was read before stays. The scope is
 * kept where `detail` names one; other words are not: nothing could be asked for by them.
 */
export async function degradeResource(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
  why: { reason: string; detail: string | null; missingScopes: readonly string[] },
): Promise<void> {
  const scope = scopeIn(why.detail ?? "");
  const missingScopes = scope === null ? why.missingScopes : [...why.missingScopes, scope];
  await tx.query(
    `update sync_resource set reason = $3, detail = $4,
       missing_scopes = array(select distinct unnest(missing_scopes || $5::text[]))
     where shop_id = $1 and resource = $2`,
    [shop.id, resource, why.reason, scope, [...missingScopes]],
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
