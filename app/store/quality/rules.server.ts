import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

const written = `
  insert into quality_rule (shop_id, check_id, failed, unknown, net_minor, stock_minor)
  select $1, check_id, failed, unknown, net_minor, stock_minor from fresh f
  where not exists (select from quality_rule r where r.shop_id = $1 and r.check_id = f.check_id
    and (r.failed, r.unknown, r.net_minor, r.stock_minor) is not distinct from
      (f.failed, f.unknown, f.net_minor, f.stock_minor))
  on conflict (shop_id, check_id) do update set failed = excluded.failed,
    unknown = excluded.unknown, net_minor = excluded.net_minor, stock_minor = excluded.stock_minor`;

/** Makes the sums of these checks anew: of how many products, and what these have sold and in stock. */
export async function refreshRules(
  tx: Queryable,
  shop: ShopRef,
  checkIds: readonly string[],
): Promise<void> {
  if (checkIds.length === 0) return;
  await tx.query(
    `with failed as (
       select f.check_id, count(*)::int as failed, sum(l.net_minor)::bigint as net_minor,
         sum(l.stock_minor)::bigint as stock_minor
       from quality_finding f
       join quality_listed l on l.shop_id = $1 and l.product_id = f.product_id
       where f.shop_id = $1 and f.resolved_at is null and f.check_id = any($2::text[])
       group by f.check_id
     ),
     unknowns as (
       select k.key as check_id, count(*)::int as unknown
       from quality_listed l, unnest(l.unknown) k(key)
       where l.shop_id = $1 and k.key = any($2::text[]) group by k.key
     ),
     fresh as (
       select c.check_id, coalesce(f.failed, 0) as failed, coalesce(u.unknown, 0) as unknown,
         coalesce(f.net_minor, 0) as net_minor, coalesce(f.stock_minor, 0) as stock_minor
       from unnest($2::text[]) c(check_id)
       left join failed f on f.check_id = c.check_id
       left join unknowns u on u.check_id = c.check_id
     )
     ${written}`,
    [shop.id, [...checkIds]],
  );
}

/** What products come to together. */
export interface QualityTotals {
  products: number;
  /** Of the active products that have a score; null: none has. */
  meanScore: number | null;
  errors: number;
  warnings: number;
  hints: number;
  /** Products with at least one error, and what these have sold in 90 days. */
  productsWithErrors: number;
  netOfErrorsMinor: number;
}

export const noTotals: QualityTotals = {
  products: 0,
  meanScore: null,
  errors: 0,
  warnings: 0,
  hints: 0,
  productsWithErrors: 0,
  netOfErrorsMinor: 0,
};

export async function countQualityTotals(tx: Queryable, shop: ShopRef): Promise<QualityTotals> {
  const { rows } = await tx.query<QualityTotals>(
    `select count(*)::int as products, (avg(score) filter (where status = 'ACTIVE'))::float8 as "meanScore",
       coalesce(sum(errors), 0)::int as errors, coalesce(sum(warnings), 0)::int as warnings,
       coalesce(sum(hints), 0)::int as hints,
       (count(*) filter (where errors > 0))::int as "productsWithErrors",
       coalesce(sum(net_minor) filter (where errors > 0), 0)::bigint as "netOfErrorsMinor"
     from quality_listed where shop_id = $1`,
    [shop.id],
  );
  const [totals] = rows;
  if (!totals) throw new Error("Nothing was counted");
  return totals;
}

/** Notes what a shop day has come to so far. */
export async function writeQualityDay(
  tx: Queryable,
  shop: ShopRef,
  day: ShopDay,
  totals: QualityTotals,
): Promise<void> {
  await tx.query(
    `insert into quality_day (shop_id, shop_day, score, products, errors, warnings, hints,
       products_with_errors, net_of_errors_minor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (shop_id, shop_day) do update set score = excluded.score,
       products = excluded.products, errors = excluded.errors, warnings = excluded.warnings,
       hints = excluded.hints, products_with_errors = excluded.products_with_errors,
       net_of_errors_minor = excluded.net_of_errors_minor`,
    [
      shop.id,
      day,
      totals.meanScore,
      totals.products,
      totals.errors,
      totals.warnings,
      totals.hints,
      totals.productsWithErrors,
      totals.netOfErrorsMinor,
    ],
  );
}

/** What the last day on which products were checked has come to; null: there is none. */
export async function readLastTotals(tx: Queryable, shop: ShopRef): Promise<QualityTotals | null> {
  const { rows } = await tx.query<QualityTotals>(
    `select score as "meanScore", products, errors, warnings, hints,
       products_with_errors as "productsWithErrors", net_of_errors_minor as "netOfErrorsMinor"
     from quality_day where shop_id = $1 order by shop_day desc limit 1`,
    [shop.id],
  );
  return rows[0] ?? null;
}
