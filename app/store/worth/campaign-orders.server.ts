import type { Queryable } from "../database.server";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";
import { attributedOrdersSql, type AttributedOrders, type TouchWorth } from "./attribution.server";

/** Orders by their visits, and by the first of some discount codes that they used. */
export interface CampaignOrders extends AttributedOrders {
  /** In capitals; null: they used none of these. */
  code: string | null;
}

/**
 * Orders placed in a range of shop days. `codes`: in capitals, those that decide first. `starts`: the days on which
 * its parts begin, in order; the first is that of the range.
 */
export async function readCampaignOrders(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
  codes: readonly string[],
  starts: readonly string[],
): Promise<CampaignOrders[]> {
  const { rows } = await tx.query<CampaignOrders>(
    `select ($5::date[])[width_bucket(o.day, $5::date[])] as period, o.is_new as "isNew", o.is_online as "isOnline", o.elsewhere,
       o.touch as "firstTouch",
       o.last_touch as "lastTouch", c.code, sum(o.orders)::int as orders,
       sum(o.net)::bigint as "netMinor", sum(o.cost)::bigint as "costMinor",
       sum(o.goods)::bigint as "goodsNetMinor", sum(o.costed)::bigint as "costedNetMinor"
     from (${attributedOrdersSql}) o
     left join (
       select distinct on (order_id) order_id, code_key as code from order_discount
       where shop_id = $1 and code_key = any($4::text[])
       order by order_id, array_position($4::text[], code_key)
     ) c on c.order_id = o.order_id
     group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7`,
    [shop.id, from, to, codes, starts],
  );
  return rows;
}

/** What customers came to so far, by the visit and the code of their first order; minor units. */
export interface CampaignWorth extends Omit<TouchWorth, "isOnline" | "elsewhere"> {
  code: string | null;
}

/** Of all customers who first ordered up to a day, with their orders up to it. */
export async function readCampaignWorth(
  tx: Queryable,
  shop: ShopRef,
  to: string,
  codes: readonly string[],
): Promise<CampaignWorth[]> {
  const { rows } = await tx.query<CampaignWorth>(
    `select f.first_touch as touch, c.code,
       count(*) filter (where f.place = 1 and f.is_counted)::int as customers,
       sum(f.net_minor)::bigint as "netMinor", sum(f.cost_minor)::bigint as "costMinor",
       sum(f.goods_net_minor)::bigint as "goodsNetMinor",
       sum(f.costed_net_minor)::bigint as "costedNetMinor"
     from order_fact f
     left join (
       select distinct on (o.customer_id) o.customer_id, d.code_key as code
       from order_discount d
       join order_fact o on o.shop_id = $1 and o.order_id = d.order_id and o.place = 1 and o.is_counted
       where d.shop_id = $1 and d.code_key = any($3::text[])
       order by o.customer_id, array_position($3::text[], d.code_key)
     ) c on c.customer_id = f.customer_id
     where f.shop_id = $1 and f.first_day <= $2 and f.placed_day <= $2
     group by 1, 2 order by 1, 2`,
    [shop.id, to, codes],
  );
  return rows;
}
