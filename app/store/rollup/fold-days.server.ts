import type { Queryable } from "../database.server";
import { keptPlan, planByValues, queryByKeptPlan, type SessionPlans } from "../kept-plans.server";
import type { ShopRef } from "../with-shop.server";
import { foldCustomersOfDays } from "./fold-customers-of-day.server";
import { keySql, keysOfSale, storedDimensions, type StoredDimension } from "./dimensions";
import { asSale, rememberSales, saleColumns } from "./folded-sales";
import { changesOfFacts, measureColumn, measures, sumsOfFacts } from "./measures";
import { forgetEmptyShares, shareOrders, unshareDays } from "./order-shares";
import type { longGrains } from "./ranges";
import { codesOfOrder } from "./sale-facts";
import { columnDimensions } from "./sales-columns";

const columns = measures.map(measureColumn);
const list = (each: (column: string) => string, separator = ", ") =>
  columns.map(each).join(separator);

/** The sums of `facts` by day and by the keys of a dimension. */
export function groupOfFacts(dimension: StoredDimension): string {
  return dimension === "code" ? groupByCode : groupBy(dimension, keySql[dimension], "facts f");
}

// With how many sales they are the sums of.
function groupBy(dimension: StoredDimension, key: string, from: string): string {
  return `select '${dimension}' as dim, f.day as period, ${key} as key, ${sumsOfFacts},
      count(*)::int as days
    from ${from} group by f.day, 3`;
}

// An order is in the sums of each of its codes with all that it came to.
const groupByCode = groupBy(
  "code",
  "coalesce(c.code, '')",
  `facts f
  left join (
    select f.order_id, c.code from (select distinct order_id from facts) f
    cross join lateral (${codesOfOrder}) c
  ) c on c.order_id = f.order_id`,
);

function groupOfSales(dimension: StoredDimension): string {
  return dimension === "code"
    ? groupBy(dimension, "code", `sales f, unnest(coalesce(f.codes, '{""}')) code`)
    : groupBy(dimension, keySql[dimension], "sales f");
}

const units = { m: "month", q: "quarter", y: "year" } as const satisfies Record<
  keyof typeof longGrains,
  string
>;

const longPeriods = Object.entries(units)
  .map(
    ([grain, unit]) =>
      `('${grain}', date_trunc('${unit}', d.period)::date, d.is_new::int - d.is_gone::int)`,
  )
  .join(", ");

// The difference of a day goes to the day, its month, its quarter and its year. A day counts its sales, the others
// count days. What was in columns of them is right no more.
const applyDifference = `
  gone as (
    -- By place: a join would look through all differences for every stored row.
    delete from sales_rollup
    where shop_id = $1 and ctid = any(array(select place from difference where is_gone))
  ),
  applied as (
    insert into sales_rollup (shop_id, dim, grain, period, key, ${list((c) => c)}, days)
    select $1, d.dim, g.grain, g.period, d.key, ${list((c) => `sum(d.more_${c})`)}, sum(g.days)
    from difference d
    cross join lateral (values ('d', d.period, d.more_sales), ${longPeriods}) g(grain, period, days)
    where g.grain <> 'd' or not d.is_gone
    group by d.dim, g.grain, g.period, d.key
    on conflict (shop_id, dim, grain, period, key)
      do update set ${list((c) => `${c} = sales_rollup.${c} + excluded.${c}`)},
        days = sales_rollup.days + excluded.days
  ),
  not_as_stored as (
    delete from sales_columns c
    using (
      select distinct d.dim, g.grain, g.period from difference d
      cross join lateral (values ('d', d.period, 0), ${longPeriods}) g(grain, period, days)
      where d.dim = any('{${columnDimensions.join(",")}}')
    ) g
    where c.shop_id = $1 and c.dim = g.dim and c.grain = g.grain and c.period = g.period
  )
  select count(*)::int as count, coalesce(bool_or(is_gone), false) as "hasGone",
    exists (select from shared_orders where parts = 0) as "hasUnshared"
  from difference`;

// Days as a whole: what they are now, less what is stored.
const foldSalesOfDays = `
  with ${rememberSales("l.shop_day = any($2::date[])", "day = any($2::date[])")},
  signed_sales as (select 1 as sign, * from sales),
  ${shareOrders("signed_sales")},
  fresh as (${storedDimensions.map(groupOfSales).join(" union all ")}),
  stored as (
    select *, ctid as place from sales_rollup where shop_id = $1 and grain = 'd' and period = any($2::date[])
      and dim = any('{${storedDimensions.join(",")}}')
  ),
  difference as materialized (
    select coalesce(n.dim, s.dim) as dim, coalesce(n.period, s.period) as period,
      coalesce(n.key, s.key) as key, n.dim is null as is_gone, s.dim is null as is_new, s.place,
      coalesce(n.days, 0) - coalesce(s.days, 0) as more_sales,
      ${list((c) => `coalesce(n.${c}, 0) - coalesce(s.${c}, 0) as more_${c}`)}
    from fresh n full join stored s on s.dim = n.dim and s.period = n.period and s.key = n.key
    where n.dim is null or s.dim is null
      or (${list((c) => `n.${c}`)}, n.days) is distinct from (${list((c) => `s.${c}`)}, s.days)
  ),
  ${applyDifference}`;

// Single orders: what they are, less what they had been added up as, is added to their days other than $5.
const foldSalesOfOrders = `
  with ${rememberSales(
    "l.order_id = any($2::bigint[]) and l.shop_day <> all($5::date[])",
    "order_id = any($2::bigint[]) and day <> all($5::date[])",
  )},
  signed_sales as materialized (
    select 1 as sign, ${saleColumns} from sales
    union all
    select -1, ${asSale} from folded
  ),
  ${shareOrders("signed_sales")},
  changes as (
    select k.dim, f.day as period, k.key, ${changesOfFacts}, sum(f.sign)::int as more_sales
    from signed_sales f cross join lateral (${keysOfSale}) k(dim, key)
    group by k.dim, f.day, k.key
  ),
  difference as materialized (
    select n.*, s.place, s.place is null as is_new, coalesce(s.days, 0) + n.more_sales = 0 as is_gone
    from changes n
    left join lateral (
      select days, ctid as place from sales_rollup
      where shop_id = $1 and dim = n.dim and grain = 'd' and period = n.period and key = n.key offset 0
    ) s on true
    where n.more_sales <> 0 or ${list((c) => `n.more_${c} <> 0`, " or ")}
  ),
  ${applyDifference}`;

const forgetEmptyPeriods = `
  delete from sales_rollup where shop_id = $1 and grain <> 'd' and days = 0`;

// Each customer once a day, by the last day before: see CustomerReturn in the schema.
const foldReturnsOfDays = `
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
  /** Plans that the session keeps. */
  plans: SessionPlans;
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
  { zone, firstOrderIndex, plans }: FoldContext,
): Promise<number> {
  if (days.length === 0) return 0;
  await planByValues(tx, plans);
  const { rowCount: unshared } = await tx.query(unshareDays, [shop.id, days]);
  const values = [shop.id, days, zone, firstOrderIndex];
  const [folded] = (await tx.query<Folded>(foldSalesOfDays, values)).rows;
  return forgetEmpty(tx, shop, folded && { ...folded, hasUnshared: unshared > 0 });
}

const planOfOrders = keptPlan(foldSalesOfOrders, ["int", "bigint[]", "text", "int", "date[]"]);

/**
 * Takes what has changed of these orders into the sums of their days, but for those that are made anew as a
 * whole. Of the days that are left all sales must have been remembered (see `daysToMakeAnew`).
 * Returns how many sums of days changed.
 */
export async function foldOrderSales(
  tx: Queryable,
  shop: ShopRef,
  orderIds: readonly number[],
  daysMadeAnew: readonly string[],
  { zone, firstOrderIndex, plans }: FoldContext,
): Promise<number> {
  if (orderIds.length === 0) return 0;
  const values = [shop.id, orderIds, zone, firstOrderIndex, daysMadeAnew];
  const [folded] = await queryByKeptPlan<Folded>(tx, plans, planOfOrders, values);
  return forgetEmpty(tx, shop, folded);
}

interface Folded {
  count: number;
  /** Of the sums of days and their months. */
  hasGone: boolean;
  /** Of the shares of orders. */
  hasUnshared: boolean;
}

async function forgetEmpty(tx: Queryable, shop: ShopRef, folded?: Folded): Promise<number> {
  if (folded?.hasGone) await tx.query(forgetEmptyPeriods, [shop.id]);
  if (folded?.hasUnshared) await tx.query(forgetEmptyShares, [shop.id]);
  return folded?.count ?? 0;
}

/** Counts anew the customers who ordered on these days. */
export async function foldReturns(
  tx: Queryable,
  shop: ShopRef,
  days: readonly string[],
): Promise<void> {
  if (days.length === 0) return;
  await tx.query(foldReturnsOfDays, [shop.id, days]);
  await tx.query(forgetEmptyReturns, [shop.id]);
  await foldCustomersOfDays(tx, shop, days);
}
