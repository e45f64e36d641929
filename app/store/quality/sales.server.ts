import type { Queryable } from "../database.server";
import { splitRange, type DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { refreshListedSales } from "./listed.server";

/**
 * Makes the sales and the views of every product in a range anew, with the last day of all on which each was
 * sold; writes what differs. Returns of how many products something changed.
 */
export async function refreshQualitySales(
  tx: Queryable,
  shop: ShopRef,
  range: DayRangeRef,
): Promise<number> {
  const { sql, values } = splitRange(range, 2);
  const from = 2 + values.length;
  const { rows } = await tx.query<{ count: number }>(
    `with sums as (
       select key, sum(units_sold)::int as units,
         sum(gross_minor + discounts_minor + returns_minor)::bigint as net_minor,
         (-sum(units_returned))::int as units_returned
       from sales_rollup where shop_id = $1 and dim = 'product' and key ~ '^\\d+$' and (${sql})
       group by key
     ),
     months as (
       select key, max(period) as month from sales_rollup
       where shop_id = $1 and dim = 'product' and grain = 'm' and key ~ '^\\d+$' and units_sold > 0
       group by key
     ),
     last_days as (
       select d.key, max(d.period) as day from months m
       join sales_rollup d on d.shop_id = $1 and d.dim = 'product' and d.grain = 'd'
         and d.period >= m.month and d.period < m.month + interval '1 month' and d.key = m.key
         and d.units_sold > 0
       group by d.key
     ),
     sold as (
       select coalesce(n.key, l.key)::bigint as product_id, n.units, n.net_minor, n.units_returned,
         l.day as last_sold_day
       from sums n full join last_days l on l.key = n.key
     ),
     seen as (
       select product_id, sum(views)::bigint as views from pixel_product_day
       where shop_id = $1 and shop_day between $${from}::date and $${from + 1}::date
       group by product_id
     ),
     fresh as (
       select coalesce(s.product_id, v.product_id) as product_id, coalesce(s.units, 0) as units,
         coalesce(s.net_minor, 0) as net_minor, coalesce(s.units_returned, 0) as units_returned,
         s.last_sold_day, coalesce(v.views, 0) as views
       from sold s full join seen v on v.product_id = s.product_id
     ),
     gone as (
       delete from quality_sales s where s.shop_id = $1
         and not exists (select from fresh f where f.product_id = s.product_id)
       returning 1
     ),
     written as (
       insert into quality_sales
         (shop_id, product_id, units, net_minor, units_returned, last_sold_day, views)
       select $1, product_id, units, net_minor, units_returned, last_sold_day, views from fresh f
       where not exists (select from quality_sales s where s.shop_id = $1
         and s.product_id = f.product_id
         and (s.units, s.net_minor, s.units_returned, s.last_sold_day, s.views) is not distinct from
           (f.units, f.net_minor, f.units_returned, f.last_sold_day, f.views))
       on conflict (shop_id, product_id) do update set units = excluded.units,
         net_minor = excluded.net_minor, units_returned = excluded.units_returned,
         last_sold_day = excluded.last_sold_day, views = excluded.views
       returning 1
     )
     select (select count(*) from gone)::int + (select count(*) from written)::int as count`,
    [shop.id, ...values, range.from, range.to],
  );
  const count = rows[0]?.count ?? 0;
  if (count > 0) await refreshListedSales(tx, shop);
  return count;
}

/** Whether all that changed of the shop's sales has been added up. */
export async function areSalesFolded(tx: Queryable, shop: ShopRef): Promise<boolean> {
  const { rows } = await tx.query<{ areFolded: boolean }>(
    `select not exists(select from dirty_log where shop_id = $1) as "areFolded"`,
    [shop.id],
  );
  return rows[0]?.areFolded ?? false;
}

/** What a product sold in a range of days; minor units. */
export interface ProductSales {
  grossSalesMinor: number;
  discountsMinor: number;
  returnsMinor: number;
}

export async function readProductSales(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
  range: DayRangeRef,
): Promise<ProductSales> {
  const { sql, values } = splitRange(range, 3);
  const { rows } = await tx.query<ProductSales>(
    `select coalesce(sum(gross_minor), 0)::bigint as "grossSalesMinor",
       coalesce(sum(discounts_minor), 0)::bigint as "discountsMinor",
       coalesce(sum(returns_minor), 0)::bigint as "returnsMinor"
     from sales_rollup where shop_id = $1 and dim = 'product' and key = $2 and (${sql})`,
    [shop.id, String(productId), ...values],
  );
  return rows[0] ?? { grossSalesMinor: 0, discountsMinor: 0, returnsMinor: 0 };
}
