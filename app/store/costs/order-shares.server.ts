import type { Queryable } from "../database.server";
import { notGoods } from "../rollup/dimensions";
import type { DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";

/**
 * What the costs of a day's orders of one channel are worked out from, as far as it falls to one product type: parts of
 * whole orders and of minor units.
 */
export interface OrderShares {
  day: string;
  channel: string;
  /** The product type as dimensions have it; `notGoods`: of orders without net sales of goods on the day. */
  type: string;
  orders: number;
  giftCardOnlyOrders: number;
  unitsSold: number;
  shippingMinor: number;
  chargedMinor: number;
}

/**
 * The sales of each order and day, spread over product types by the net sales of its lines on that day; where goods came
 * back, by what came back. Read from the ledger itself, as no rollup knows orders by type. Processing date.
 */
export async function readOrderShares(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<OrderShares[]> {
  const { rows } = await tx.query<OrderShares>(
    `with sale as materialized (
       select l.shop_day as day, l.order_id, l.reason = 'ORDER' as is_placed, l.action_type,
         coalesce(o.is_gift_card_only, false) as is_gift_card_only,
         coalesce(nullif(o.channel_name, ''), nullif(o.app_name, ''), o.source_name, '') as channel,
         case when l.line_item_id is null or l.line_type = 'TIP' then $4
           else coalesce(p.product_type, '') end as type,
         case when l.line_type = 'PRODUCT'
           then l.gross_minor + l.discounts_minor + l.returns_minor else 0 end as goods_net,
         case when l.line_type = 'PRODUCT' and l.action_type <> 'RETURN' then l.quantity else 0 end as units,
         l.shipping_minor, l.gross_minor + l.discounts_minor + l.returns_minor + l.shipping_minor
           + l.taxes_minor + l.duties_minor + l.fees_minor + l.tips_minor + l.gift_cards_minor as charged
       from ledger l
       join orders o on o.shop_id = $1 and o.id = l.order_id and not o.is_test and o.deleted_at is null
       left join order_line ol
         on ol.shop_id = $1 and ol.order_id = l.order_id and ol.id = l.line_item_id
       left join product p on p.shop_id = $1 and p.id = ol.product_id
       where l.shop_id = $1 and l.shop_day between $2 and $3
     ),
     placed as (
       select day, order_id, min(channel) as channel, bool_or(is_placed)::int as orders,
         bool_or(is_placed and is_gift_card_only)::int as gift_card_only, sum(units) as units,
         sum(shipping_minor) as shipping, sum(charged) as charged
       from sale group by day, order_id
     ),
     part as (
       select day, order_id, type, abs(sum(goods_net)) as weight from sale group by 1, 2, 3
     ),
     share as (
       select day, order_id, type, weight / sum(weight) over (partition by day, order_id) as share
       from part where weight > 0
       union all
       select day, order_id, $4, 1 from part group by 1, 2 having sum(weight) = 0
     )
     select p.day, p.channel, s.type, sum(s.share * p.orders)::float as orders,
       sum(s.share * p.gift_card_only)::float as "giftCardOnlyOrders",
       sum(s.share * p.units)::float as "unitsSold", sum(s.share * p.shipping)::float as "shippingMinor",
       sum(s.share * p.charged)::float as "chargedMinor"
     from placed p join share s on s.day = p.day and s.order_id = p.order_id
     group by 1, 2, 3 order by 1, 2, 3`,
    [shop.id, from, to, notGoods],
  );
  return rows;
}
