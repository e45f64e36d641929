import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { whereAllCustomers, type CustomerFilter } from "./customer-filter";

/** What customers came to within so many days of their first order; money in minor units. */
export interface HistoricWorth {
  /** Null: to date, whoever they are. */
  days: number | null;
  /** For whom the last of these days is over: others are left out. */
  customers: number;
  purchases: number;
  netMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

/** For each number of days in ascending order, and to date. Order date basis. */
export async function readHistoricWorth(
  tx: Queryable,
  shop: ShopRef,
  to: string,
  horizons: readonly number[],
  filter: CustomerFilter | null,
): Promise<HistoricWorth[]> {
  const values: unknown[] = [shop.id, to, horizons];
  const { rows } = await tx.query<HistoricWorth>(
    `with days as materialized (
       -- How many of the horizons an order lies beyond; an order on the last day of one is within it.
       select first_day, width_bucket(placed_day - first_day - 1, $3::int[]) as beyond,
         count(*) filter (where is_purchase and placed_day = first_day and opens & 1 <> 0) as customers,
         count(*) filter (where is_purchase) as purchases, sum(net_minor) as net,
         sum(cost_minor) as cost, sum(goods_net_minor) as goods, sum(costed_net_minor) as costed
       from order_fact f
       where shop_id = $1 and placed_day <= $2 and first_day is not null
         and ${await whereAllCustomers(tx, shop, filter, values)}
       group by 1, 2
     )
     select h.days, coalesce(sum(d.customers), 0)::int as customers,
       coalesce(sum(d.purchases), 0)::int as purchases,
       coalesce(sum(d.net), 0)::bigint as "netMinor",
       coalesce(sum(d.cost), 0)::bigint as "costMinor",
       coalesce(sum(d.goods), 0)::bigint as "goodsNetMinor",
       coalesce(sum(d.costed), 0)::bigint as "costedNetMinor"
     from (
       select days, place from unnest($3::int[]) with ordinality h(days, place)
       union all select null, null
     ) h
     left join days d
       -- The last of so many days is over: with more to come of it, a customer would seem worth less.
       on h.days is null or (d.beyond < h.place and $2::date - d.first_day > h.days)
     group by h.days order by h.days nulls last`,
    values,
  );
  return rows;
}
