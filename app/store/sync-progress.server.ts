import { outageRestMs, syncResources, type ResourceProgress } from "./sync-status";
import { withShop, type ShopRef } from "./with-shop.server";

/** How far each resource is, in the order of `syncResources`; those never begun are left out. */
export async function readProgress(shop: ShopRef, now: Date): Promise<ResourceProgress[]> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<Omit<ResourceProgress, "ratePerSecond" | "secondsLeft">>(
      `select r.resource, r.status, coalesce(f.reason, w.reason, r.reason) as reason,
         coalesce(f.detail, w.detail, r.detail) as detail, w.not_before as "nextTryAt", r.missing_scopes as "missingScopes", r.mode, r.expected,
         -- The taxonomy is every shop's: another one's reading serves this one too.
         case when r.resource = 'taxonomy' and r.status = 'done'
              then (select count(*) from taxonomy_category where not is_archived)
         else coalesce((select sum(s.roots_done) from sync_slice s
                   where s.shop_id = r.shop_id and s.resource = r.resource), 0) end::bigint as "rootsDone",
         r.started_at as "startedAt", r.finished_at as "finishedAt",
         r.covers_from as "coversFrom",
         case when r.resource in ('orders', 'sales', 'abandonedCheckouts')
              then greatest(r.covers_to, l.current_to) else r.covers_to end as "coversTo"
       from sync_resource r
       -- Orders are followed together with their sales.
       left join sync_live l on l.shop_id = r.shop_id
         and l.resource = case when r.resource = 'sales' then 'orders' else r.resource end
       left join lateral (
         select s.reason, s.detail from sync_slice s
         where s.shop_id = r.shop_id and s.resource = r.resource
           and s.status = 'failed' and r.status = 'failed'
         order by s.slice_no limit 1
       ) f on true
       left join lateral (
         select s.reason, s.detail, s.not_before from sync_slice s
         where s.shop_id = r.shop_id and s.resource = r.resource and r.status = 'running'
           and s.status not in ('done', 'failed') and s.reason is not null and s.not_before > $2
         order by s.not_before limit 1
       ) w on true
       where r.shop_id = $1`,
      [shop.id, now],
    ),
  );
  return syncResources.flatMap((resource) => {
    const row = rows.find((candidate) => candidate.resource === resource);
    return row ? [{ ...row, nextTryAt: nextTryOf(row), ...estimate(row, now) }] : [];
  });
}

function nextTryOf({
  status,
  reason,
  finishedAt,
  nextTryAt,
}: Pick<ResourceProgress, "status" | "reason" | "finishedAt" | "nextTryAt">): Date | null {
  const isOutage = status === "failed" && reason === "upstream_unavailable";
  return isOutage && finishedAt ? new Date(finishedAt.getTime() + outageRestMs) : nextTryAt;
}

// Slices grow as they go back in time: before this share, the rate says little of what is to come.
const shareBeforeEstimate = 0.05;

function estimate(
  row: Pick<ResourceProgress, "status" | "rootsDone" | "expected" | "startedAt" | "finishedAt">,
  now: Date,
): Pick<ResourceProgress, "ratePerSecond" | "secondsLeft"> {
  if (!row.startedAt || row.rootsDone === 0) return { ratePerSecond: null, secondsLeft: null };
  const seconds = ((row.finishedAt ?? now).getTime() - row.startedAt.getTime()) / 1000;
  if (seconds <= 0) return { ratePerSecond: null, secondsLeft: null };
  const ratePerSecond = row.rootsDone / seconds;
  if (row.status !== "running" || row.expected === null)
    return { ratePerSecond, secondsLeft: null };
  if (row.rootsDone < row.expected * shareBeforeEstimate)
    return { ratePerSecond, secondsLeft: null };
  const left = Math.max(row.expected - row.rootsDone, 0) / ratePerSecond;
  return { ratePerSecond, secondsLeft: Math.ceil(left) };
}
