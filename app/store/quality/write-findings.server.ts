import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { ProductResult } from "./results.server";

/** What is stored of a product that has been checked, as far as it says why findings come and go. */
export interface StoredProduct {
  productId: number;
  fingerprint: string;
  settingsKey: string;
  stockMinor: number;
  unknown: Record<string, string>;
}

/**
 * By what a finding came: `known` could not be told before, `first` was found when the product was first
 * checked; the rest as in ResolvedBy.
 */
export type OpenedBy = "product" | "setting" | "elsewhere" | "known" | "first";

function openedBy(
  before: StoredProduct | undefined,
  after: ProductResult,
  checkId: string,
): OpenedBy {
  if (!before) return "first";
  if (checkId in before.unknown) return "known";
  // A rule that is new finds what was there before, also of a product that has changed meanwhile.
  return before.settingsKey === after.settingsKey ? causeOf(before, after) : "setting";
}

function causeOf(
  before: StoredProduct | undefined,
  after: ProductResult,
): "product" | "setting" | "elsewhere" {
  if (before?.fingerprint !== after.fingerprint) return "product";
  return before.settingsKey === after.settingsKey ? "elsewhere" : "setting";
}

const compared = "severity, places, evidence, resolved_by";
const comparedOf = (of: string) =>
  compared
    .split(", ")
    .map((column) => `${of}.${column}`)
    .join(", ");

// One that was hidden has been there all the time.
const cameAgain = `(quality_finding.resolved_at is not null
  and quality_finding.resolved_by is distinct from 'suppressed' and excluded.resolved_by is null)`;

/**
 * Writes what is found of products, resolves what is found no more, and has Shopify Flow told of errors that come
 * and go. Returns the checks of which something was written.
 */
export async function writeFindings(
  tx: Queryable,
  shop: ShopRef,
  results: readonly ProductResult[],
  before: ReadonlyMap<number, StoredProduct>,
  now: Date,
): Promise<string[]> {
  const findings = results.flatMap((result) =>
    result.findings.map(({ checkId, severity, places, evidence, isSuppressed }) => ({
      product_id: result.productId,
      check_id: checkId,
      severity,
      places,
      evidence,
      resolved_by: isSuppressed ? "suppressed" : null,
      opened_by: openedBy(before.get(result.productId), result, checkId),
    })),
  );
  const looked = results.map((result) => ({
    product_id: result.productId,
    cause: causeOf(before.get(result.productId), result),
  }));
  const { rows } = await tx.query<{ id: string }>(
    `with fresh as materialized (
       select * from json_to_recordset($2::json) n(product_id bigint, check_id text, severity text,
         places int, evidence jsonb, resolved_by text, opened_by text)
     ),
     -- Product by product: in a first run the statistics know nothing yet of what it has written.
     stored as materialized (
       select f.*, l.cause from json_to_recordset($3::json) l(product_id bigint, cause text)
       cross join lateral (
         select product_id, check_id, ${compared}, resolved_at from quality_finding f
         where f.shop_id = $1 and f.product_id = l.product_id offset 0
       ) f
     ),
     written as (
       insert into quality_finding (shop_id, product_id, check_id, severity, places, evidence,
         first_seen_at, last_seen_at, resolved_at, resolved_by, opened_at, opened_by)
       select $1, n.product_id, n.check_id, n.severity, n.places, n.evidence, $4::timestamptz,
         $4::timestamptz, case when n.resolved_by is not null then $4::timestamptz end, n.resolved_by,
         $4::timestamptz, n.opened_by
       from fresh n
       where not exists (select from stored f
         where f.product_id = n.product_id and f.check_id = n.check_id
         and (${comparedOf("f")}) is not distinct from (${comparedOf("n")}))
       on conflict (shop_id, product_id, check_id) do update set severity = excluded.severity,
         places = excluded.places, evidence = excluded.evidence,
         last_seen_at = excluded.last_seen_at, resolved_at = excluded.resolved_at,
         resolved_by = excluded.resolved_by,
         opened_at = case when ${cameAgain} then excluded.opened_at else quality_finding.opened_at end,
         opened_by = case when ${cameAgain} then excluded.opened_by else quality_finding.opened_by end
       returning check_id
     ),
     gone as materialized (
       select s.product_id, s.check_id, s.cause, s.severity, s.resolved_at from stored s
       left join fresh n on n.product_id = s.product_id and n.check_id = s.check_id
       where n.product_id is null and (s.resolved_at is null or s.resolved_by = 'suppressed')
     ),
     resolved as (
       update quality_finding f set resolved_at = $4, resolved_by = g.cause
       from gone g
       where f.shop_id = $1 and f.product_id = g.product_id and f.check_id = g.check_id
       returning f.check_id
     ),
     -- Workflows are told of errors that come and go, not of what settings change or was wrong at first: like
     -- alerts, they begin where everything had been read and was checked.
     told as (
       insert into flow_event (shop_id, handle, product_id, check_id, created_at)
       select $1, e.handle, e.product_id, e.check_id, $4::timestamptz
       from (
         select 'merchandising-error-found' as handle, n.product_id, n.check_id, l.cause from fresh n
         join json_to_recordset($3::json) l(product_id bigint, cause text) using (product_id)
         left join stored s on s.product_id = n.product_id and s.check_id = n.check_id
         where n.severity = 'error' and n.resolved_by is null
           and (s.product_id is null or s.resolved_at is not null or s.severity <> 'error')
         union all
         select 'merchandising-error-resolved', g.product_id, g.check_id, g.cause from gone g
         where g.severity = 'error' and g.resolved_at is null
       ) e
       join product p on p.shop_id = $1 and p.id = e.product_id and p.status = 'ACTIVE'
         and p.deleted_at is null
       where e.cause <> 'setting' and exists (select from alert_state a
         where a.shop_id = $1 and a.base_at is not null)
       order by e.product_id, e.check_id
     )
     select check_id as id from written union select check_id from resolved`,
    [shop.id, JSON.stringify(findings), JSON.stringify(looked), now],
  );
  return rows.map(({ id }) => id);
}
