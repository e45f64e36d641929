import type { OrderPlace } from "../../lib/order-place";
import type { Queryable } from "../database.server";
import { elsewhereSql, isOnlineSql } from "../rollup/order-place";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { factsWithout, laterParameter, type LaterChanges } from "./later.server";

/** Orders of one part of a range with the same visits before them; money in minor units of whole orders. */
export interface AttributedOrders {
  /** First day of the part. */
  period: string;
  /** Whether they are their customers' first; null: of nobody known. */
  isNew: boolean | null;
  /** False: placed where no visits are told of, such as in a shop or as a draft. */
  isOnline: boolean;
  /** Where that was; null: in the online store. */
  elsewhere: OrderPlace | null;
  /** The first and the last visit (see touch_of in the migrations); null: none is known. */
  firstTouch: string | null;
  lastTouch: string | null;
  /** Not cancelled. */
  orders: number;
  netMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}

/** Orders of shop `$1` placed on the days from `$2` to `$3`, each with its visits and what it came to. */
export const attributedOrdersSql = ordersSql("order_fact", "true");

/** `facts`: the table of them, or what stands for it; `which`: of sales `l`. */
function ordersSql(facts: string, which: string): string {
  return `
  select order_id, placed_day as day, place = 1 as is_new, is_online, elsewhere, touch, last_touch,
    is_counted::int as orders, net_minor as net, cost_minor as cost,
    goods_net_minor as goods, costed_net_minor as costed
  from ${facts} f where shop_id = $1 and placed_day between $2 and $3
  union all
  -- Of nobody: what they came to is not kept by order.
  select o.id, l.day, null, ${isOnlineSql("o")}, ${elsewhereSql("o")},
    o.first_touch, o.last_touch, (o.cancelled_at is null)::int, l.net, 0, l.goods, 0
  from shop s
  join orders o on o.shop_id = s.id and o.customer_id is null
    and not o.is_test and o.deleted_at is null
    and o.processed_at >= ($2::date::timestamp at time zone s.timezone) - interval '1 day'
    and o.processed_at < ($3::date::timestamp at time zone s.timezone) + interval '2 days'
  cross join lateral (
    select min(l.shop_day) filter (where l.reason = 'ORDER') as day,
      coalesce(sum(l.gross_minor + l.discounts_minor + l.returns_minor), 0) as net,
      coalesce(sum(l.gross_minor + l.discounts_minor + l.returns_minor)
        filter (where l.line_type = 'PRODUCT'), 0) as goods
    from ledger l where l.shop_id = $1 and l.order_id = o.id and ${which}
  ) l
  where s.id = $1 and l.day between $2 and $3`;
}

/**
 * Orders placed in a range of shop days, by what is known of where they came from. Order date basis.
 * `starts`: the days on which its parts begin, in order; the first is that of the range. `later`: is left out.
 */
export async function readAttributedOrders(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  starts: readonly string[],
  later: LaterChanges | null = null,
): Promise<AttributedOrders[]> {
  const orders = later ? ordersSql(factsWithout("$5"), "l.shop_day <= $6") : attributedOrdersSql;
  const { rows } = await tx.query<AttributedOrders>(
    `select ($4::date[])[width_bucket(day, $4::date[])] as period, is_new as "isNew", is_online as "isOnline",
       elsewhere, touch as "firstTouch", last_touch as "lastTouch", sum(orders)::int as orders,
       sum(net)::bigint as "netMinor", sum(cost)::bigint as "costMinor",
       sum(goods)::bigint as "goodsNetMinor", sum(costed)::bigint as "costedNetMinor"
     from (
       ${orders}
     ) orders
     group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`,
    [shop.id, from, to, starts, ...(later ? [laterParameter(later), later.day] : [])],
  );
  return rows;
}

/** What customers with the same first visit came to within so many days; money in minor units. */
export interface TouchWorth {
  /** Null: none is known. */
  touch: string | null;
  /** Whether visits are told of where the first order was placed. */
  isOnline: boolean;
  /** Where that was; null: in the online store. */
  elsewhere: OrderPlace | null;
  /** For whom the last of these days is over. */
  customers: number;
  netMinor: number;
  costMinor: number;
  goodsNetMinor: number;
  costedNetMinor: number;
}
