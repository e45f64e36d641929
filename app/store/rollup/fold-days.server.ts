import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { keySql, storedDimensions, type StoredDimension } from "./dimensions";
import { measureColumn, measures, sumsOfFacts } from "./measures";
import type { longGrains } from "./ranges";
import { codesOfOrder, saleFacts } from "./sale-facts";

const columns = measures.map(measureColumn);
const list = (each: (column: string) => string, separator = ", ") =>
  columns.map(each).join(separator);

/** The sums of `facts` by day and by the keys of a dimension. */
export function groupOfFacts(dimension: StoredDimension): string {
  if (dimension === "code") return groupByCode;
  return `select '${dimension}' as dim, f.day as period, ${keySql[dimension]} as key, ${sumsOfFacts}
    from facts f group by f.day, 3`;
}

// An order is in the sums of each of its codes with all that it came to.
const groupByCode = `
  select 'code' as dim, f.day as period, coalesce(c.code, '') as key, ${sumsOfFacts}
  from facts f
  left join (
    select f.order_id, c.code from (select distinct order_id from facts) f
    cross join lateral (${codesOfOrder}) c
  ) c on c.order_id = f.order_id
  group by f.day, 3`;

const units = { m: "month", q: "quarter", y: "year" } as const satisfies Record<
  keyof typeof longGrains,
  string
>;

function foldInto(grain: keyof typeof longGrains): string {
  const first = `date_trunc('${units[grain]}', period)`;
  return `
    insert into sales_rollup (shop_id, dim, grain, period, key, ${list((c) => c)}, days)
    select $1, dim, '${grain}', ${first}::date, key, ${list((c) => `sum(more_${c})`)},
      sum(is_new::int - is_gone::int)
    from difference group by dim, ${first}, key
    on conflict (shop_id, dim, grain, period, key)
      do update set ${list((c) => `${c} = sales_rollup.${c} + excluded.${c}`)},
        days = sales_rollup.days + excluded.days`;
}

// The difference to what is stored is applied to the day, and the same difference to its month, quarter and
// year.
const foldSales = `
  with facts as materialized (${saleFacts}),
  fresh as (${storedDimensions.map(groupOfFacts).join(" union all ")}),
  stored as (
    select *, ctid as place from sales_rollup where shop_id = $1 and grain = 'd' and period = any($2::date[])
      and dim = any('{${storedDimensions.join(",")}}')
  ),
  difference as materialized (
    select coalesce(n.dim, s.dim) as dim, coalesce(n.period, s.period) as period,
      coalesce(n.key, s.key) as key, n.dim is null as is_gone, s.dim is null as is_new, s.place,
      ${list((c) => `n.${c}`)},
      ${list((c) => `coalesce(n.${c}, 0) - coalesce(s.${c}, 0) as more_${c}`)}
    from fresh n full join stored s on s.dim = n.dim and s.period = n.period and s.key = n.key
    where n.dim is null or s.dim is null
      or (${list((c) => `n.${c}`)}) is distinct from (${list((c) => `s.${c}`)})
  ),
  gone as (
    -- By place: a join would look through all differences for every stored row.
    delete from sales_rollup
    where shop_id = $1 and ctid = any(array(select place from difference where is_gone))
  ),
  days as (
    insert into sales_rollup (shop_id, dim, grain, period, key, ${list((c) => c)}, days)
    select $1, dim, 'd', period, key, ${list((c) => c)}, 1 from difference where not is_gone
    on conflict (shop_id, dim, grain, period, key)
      do update set ${list((c) => `${c} = excluded.${c}`)}
  ),
  months as (${foldInto("m")}),
  quarters as (${foldInto("q")}),
  years as (${foldInto("y")})
  select count(*)::int as count from difference`;

const forgetEmptyPeriods = `
  delete from sales_rollup where shop_id = $1 and grain <> 'd' and days = 0`;

// Each customer once a day, by the last day before: see CustomerReturn in the schema.
const foldReturns = `
  with fresh as (
    select placed_day as period, coalesce(previous_day, '-infinity') as previous_day,
      count(distinct customer_id)::int as customers
    from order_fact where shop_id = $1 and is_counted and placed_day = any($2::date[])
    group by 1, 2
  ),
  stored as (
    select *, ctid as place from customer_return where shop_id = $1 and grain = 'd' and period = any($2::date[])
  ),
  difference as materialized (
    select coalesce(n.period, s.period) as period,
      coalesce(n.previous_day, s.previous_day) as previous_day, n.customers, s.place,
      coalesce(n.customers, 0) - coalesce(s.customers, 0) as more
    from fresh n
    full join stored s on s.period = n.period and s.previous_day = n.previous_day
    where n.customers is distinct from s.customers
  ),
  gone as (
    delete from customer_return
    where shop_id = $1 and ctid = any(array(select place from difference where customers is null))
  ),
  days as (
    insert into customer_return (shop_id, grain, period, previous_day, customers)
    select $1, 'd', period, previous_day, customers from difference where customers is not null
    on conflict (shop_id, grain, period, previous_day)
      do update set customers = excluded.customers
  )
  insert into customer_return (shop_id, grain, period, previous_day, customers)
  select $1, 'm', date_trunc('month', period)::date, previous_day, sum(more)
  from difference group by 3, 4
  on conflict (shop_id, grain, period, previous_day)
    do update set customers = customer_return.customers + excluded.customers`;

const forgetEmptyReturns = `
  delete from customer_return where shop_id = $1 and grain = 'm' and customers = 0`;

export interface FoldContext {
  /** The shop's IANA zone. */
  zone: string;
  /** From where Shopify counts a customer's orders, as far as the shop's own orders tell. */
  firstOrderIndex: 0 | 1 | null;
}

/**
 * Makes the sums of these shop days anew from the ledger, and takes the difference into their months, quarters
 * and years.
 * Returns how many sums of days changed.
 */
export async function foldDays(
  tx: Queryable,
  shop: ShopRef,
  days: readonly string[],
  { zone, firstOrderIndex }: FoldContext,
): Promise<number> {
  if (days.length === 0) return 0;
  const { rows } = await tx.query<{ count: number }>(foldSales, [
    shop.id,
    days,
    zone,
    firstOrderIndex,
  ]);
  await tx.query(forgetEmptyPeriods, [shop.id]);
  await tx.query(foldReturns, [shop.id, days]);
  await tx.query(forgetEmptyReturns, [shop.id]);
  return rows[0]?.count ?? 0;
}
