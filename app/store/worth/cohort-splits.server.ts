import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { opensBits } from "../rollup/fold-customers.server";
import { findPeriods, type CohortGrain } from "./cohorts.server";
import { whereAllCustomers, type CustomerFilter } from "./customer-filter";
import { splitCustomers, type CustomerSplit, type TouchGroups } from "./customer-split";

/** What the customers of a cohort who have one key did in one period; money in minor units. */
export interface SplitCell {
  key: string;
  cohort: string;
  period: string;
  customers: number;
  purchases: number;
  netMinor: number;
  /** 0 where margins are not needed. */
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

/**
 * The touches before first orders, as stored, each once; null: none is known. From one to the next by the
 * index, since they are few beside the orders.
 */
export async function readFirstTouches(tx: Queryable, shop: ShopRef): Promise<(string | null)[]> {
  const { rows } = await tx.query<{ touch: string }>(
    `with recursive touches as (
       (select first_touch as touch from order_fact
        where shop_id = $1 and first_touch is not null order by first_touch limit 1)
       union all
       select (select first_touch from order_fact
               where shop_id = $1 and first_touch > t.touch order by first_touch limit 1)
       from touches t where t.touch is not null
     )
     select touch from touches where touch is not null`,
    [shop.id],
  );
  return [...rows.map(({ touch }) => touch), null];
}

/** Lists are few beside the orders: they are taken apart once these have been added up. */
const spreadParts = `
  select coalesce(one.key, '') as key, cohort, period, sum(customers)::int as customers,
    sum(purchases)::int as purchases, sum(net)::bigint as net, sum(cost)::bigint as cost,
    sum(goods_net)::bigint as goods_net, sum(costed_net)::bigint as costed_net
  from parts p left join lateral unnest(p.key) one(key) on true
  group by 1, 2, 3`;

/**
 * Cohort cells by what customers are told apart by, of the `limit` keys with most customers, of those alone whom the
 * filter keeps. Costs are read where margins are needed, since they lie in no index.
 */
export async function readCohortSplits(
  tx: Queryable,
  shop: ShopRef,
  grain: CohortGrain,
  range: { since: string; to: string },
  split: {
    by: CustomerSplit;
    touches: TouchGroups | null;
    limit: number;
    filter?: CustomerFilter | null;
    needsMargins?: boolean;
  },
): Promise<SplitCell[]> {
  const values: unknown[] = [shop.id, range.to, range.since, split.limit];
  const { key, join, isList } = splitCustomers(split.by, split.touches, values);
  const { cohort, period } = await findPeriods(tx, grain, range, values);
  const cost = (column: string) => (split.needsMargins ? `sum(f.${column})::bigint` : "0::bigint");
  const { rows } = await tx.query<SplitCell>(
    `with parts as materialized (
       select ${key} as key, ${cohort} as cohort, ${period} as period,
         count(*) filter (where f.opens & ${opensBits[grain]} <> 0)::int as customers,
         count(*) filter (where f.is_purchase)::int as purchases, sum(f.net_minor)::bigint as net,
         ${cost("cost_minor")} as cost, ${cost("goods_net_minor")} as goods_net,
         ${cost("costed_net_minor")} as costed_net
       from order_fact f ${join}
       where f.shop_id = $1 and f.placed_day <= $2 and f.first_day between $3 and $2
         and ${await whereAllCustomers(tx, shop, split.filter ?? null, values)}
       group by 1, 2, 3
     ),
     cells as materialized (${isList ? spreadParts : "select * from parts"}),
     largest as (
       select key from cells where period = cohort
       group by key having sum(customers) > 0 order by sum(customers) desc, key limit $4
     )
     select key, cohort, period, customers, purchases, net as "netMinor", cost as "costMinor",
       goods_net as "goodsNetMinor", costed_net as "costedNetMinor"
     from cells where key in (select key from largest) order by key, cohort, period`,
    values,
  );
  return rows;
}

/** How many customers first ordered on days of a range, and how many purchased again within so many months. */
export async function readReturned(
  tx: Queryable,
  shop: ShopRef,
  range: { from: string; to: string },
  months: number,
  filter: CustomerFilter | null,
): Promise<{ customers: number; returned: number }> {
  const values: unknown[] = [shop.id, range.from, range.to, months];
  const { rows } = await tx.query<{ customers: number; returned: number }>(
    `with mine as (
       select f.customer_id, f.placed_day = f.first_day and f.opens & ${opensBits.day} <> 0 as is_first,
         f.placed_day <= (f.first_day + make_interval(months => $4))::date as is_within
       from order_fact f
       where f.shop_id = $1 and f.is_purchase and f.first_day between $2 and $3
         and f.placed_day between $2::date and ($3::date + make_interval(months => $4))::date
         and ${await whereAllCustomers(tx, shop, filter, values)}
     )
     select count(*) filter (where is_first)::int as customers,
       count(distinct customer_id) filter (where not is_first and is_within)::int as returned
     from mine`,
    values,
  );
  return rows[0] ?? { customers: 0, returned: 0 };
}
