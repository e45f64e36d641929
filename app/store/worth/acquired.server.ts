import type { OrderPlace } from "../../lib/order-place";
import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { factsWithout, laterParameter, type LaterChanges } from "./later.server";
import type { TouchWorth } from "./attribution.server";

/** Of customers who first ordered in one part of a range. */
interface OfPart {
  /** First day of the part. */
  period: string;
}

const periodOf = "($6::date[])[width_bucket(first_day, $6::date[])]";

/**
 * What customers who first ordered in a range came to up to a day, within so many days of their first orders, by
 * the first visit before these. `customers`: all of them, whether these days are over or not. `starts`: the days on
 * which parts of the range begin, in order; the first is that of the range. `later`: is left out.
 */
export async function readAcquiredWorth(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  asOfDay: string,
  days: number,
  starts: readonly string[],
  later: LaterChanges | null = null,
): Promise<(TouchWorth & OfPart)[]> {
  const { rows } = await tx.query<TouchWorth & OfPart>(
    `select ${periodOf} as period, f.first_touch as touch, f.first_is_online as "isOnline",
       f.first_elsewhere as elsewhere,
       count(*) filter (where f.place = 1 and f.is_counted)::int as customers,
       sum(f.net_minor)::bigint as "netMinor", sum(f.cost_minor)::bigint as "costMinor",
       sum(f.goods_net_minor)::bigint as "goodsNetMinor",
       sum(f.costed_net_minor)::bigint as "costedNetMinor"
     from ${later ? factsWithout("$7") : "order_fact"} f
     where f.shop_id = $1 and f.first_day between $2 and $3
       and f.placed_day <= least($4::date, f.first_day + $5::int)
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [shop.id, from, to, asOfDay, days, starts, ...(later ? [laterParameter(later)] : [])],
  );
  return rows;
}

/** Customers with much the same history as the models know it: means in days; money in minor units. */
export interface AcquiredHistories extends OfPart {
  touch: string | null;
  isOnline: boolean;
  elsewhere: OrderPlace | null;
  customers: number;
  repeats: number;
  recency: number;
  age: number;
  /** Days of the horizon that are to come. */
  rest: number;
  repeatSpendMinor: number;
}

/** Of the same customers, of those the models know (see readPurchases), to the week. */
export async function readAcquiredHistories(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  asOfDay: string,
  days: number,
  starts: readonly string[],
  later: LaterChanges | null = null,
): Promise<AcquiredHistories[]> {
  const { rows } = await tx.query<AcquiredHistories>(
    `with days as (
       select customer_id, placed_day as day, sum(net_minor) as net, min(first_touch) as touch,
         bool_or(first_is_online) as is_online, min(first_elsewhere) as elsewhere,
         min(first_day) as first_day
       from ${later ? factsWithout("$7") : "order_fact"} f
       where shop_id = $1 and is_purchase and not is_subscription
         and placed_day between $2 and $4 and first_day between $2 and $3
       group by customer_id, placed_day having sum(net_minor) > 0
     ),
     people as (
       select min(first_day) as first_day, min(touch) as touch, bool_or(is_online) as is_online,
         min(elsewhere) as elsewhere, (count(*) - 1)::int as repeats,
         max(day) - min(day) as recency, $4::date - min(day) as age,
         greatest(0, min(first_day) + $5::int - $4::date) as rest,
         sum(net) - (array_agg(net order by day))[1] as repeat_net
       from days group by customer_id
     )
     select ${periodOf} as period, touch, is_online as "isOnline", elsewhere, count(*)::int as customers, repeats,
       avg(recency)::float as recency, avg(age)::float as age, avg(rest)::float as rest,
       sum(repeat_net)::bigint as "repeatSpendMinor"
     from people where rest > 0
     group by 1, touch, is_online, elsewhere, repeats, recency / 7, age / 7`,
    [shop.id, from, to, asOfDay, days, starts, ...(later ? [laterParameter(later)] : [])],
  );
  return rows;
}
