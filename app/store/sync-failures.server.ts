import type { Queryable } from "./database.server";
import type { SyncResourceName } from "./sync-status";
import type { ShopRef } from "./with-shop.server";

/**
 * Gives the failed slices of these resources new tries; what they have read stays. What failed
 * before there were slices is planned anew. `reason`: only what failed for it.
 */
export async function retryFailedSlices(
  tx: Queryable,
  shop: ShopRef,
  resources: readonly SyncResourceName[],
  reason: string | null = null,
): Promise<void> {
  const values = [shop.id, [...resources], reason];
  await tx.query(
    `update sync_slice set tries = 0, not_before = null, reason = null, detail = null,
       status = case when bulk_operation_id is null then 'pending'
                     when object_count is null then 'submitted' else 'loading' end
     where shop_id = $1 and resource = any($2::text[]) and status = 'failed'
       and ($3::text is null or reason = $3)`,
    values,
  );
  await tx.query(
    `update sync_resource r set status = 'running', finished_at = null
     where shop_id = $1 and resource = any($2::text[]) and status = 'failed'
       and exists (select from sync_slice s where s.shop_id = r.shop_id
                   and s.resource = r.resource and s.status not in ('done', 'failed'))`,
    values.slice(0, 2),
  );
  await tx.query(
    `update sync_resource r set status = 'pending', reason = null, detail = null,
       started_at = null, finished_at = null
     where shop_id = $1 and resource = any($2::text[]) and status = 'failed'
       and ($3::text is null or reason = $3)
       and not exists (select from sync_slice s
                       where s.shop_id = r.shop_id and s.resource = r.resource)`,
    values,
  );
}

/** Planning could not be done for now: says why, and since when, while it is tried again. */
export async function notePlanDelay(
  tx: Queryable,
  shop: ShopRef,
  resource: SyncResourceName,
  why: { reason: string; detail: string | null },
  now: Date,
): Promise<void> {
  await tx.query(
    `update sync_resource set reason = $3, detail = $4, started_at = coalesce(started_at, $5)
     where shop_id = $1 and resource = $2`,
    [shop.id, resource, why.reason, why.detail, now],
  );
}

/**
 * Ends readings as failed, with all of their slices that are open: the reason is theirs, or the
 * resource's own where it has none. A retry goes on from there.
 */
export async function failResources(
  tx: Queryable,
  shop: ShopRef,
  resources: readonly SyncResourceName[],
  why: { reason: string; detail: string | null },
  now: Date,
): Promise<void> {
  const values = [shop.id, [...resources], why.reason, why.detail, now];
  await tx.query(
    `update sync_slice set status = 'failed', reason = $3, detail = $4, finished_at = $5
     where shop_id = $1 and resource = any($2::text[]) and status not in ('done', 'failed')`,
    values,
  );
  await tx.query(
    `update sync_resource r set status = 'failed', finished_at = $5,
       reason = case when s.has then r.reason else $3 end,
       detail = case when s.has then r.detail else $4 end
     from (select resource, exists (select from sync_slice where shop_id = $1
             and sync_slice.resource = p.resource) as has
           from sync_resource p where shop_id = $1) s
     where r.shop_id = $1 and r.resource = s.resource
       and r.resource = any($2::text[]) and r.status in ('pending', 'running')`,
    values,
  );
}
