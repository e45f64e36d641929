import type { Queryable } from "../database.server";
import { partsOfRange, type DayRangeRef } from "../rollup/ranges";
import type { ShopRef } from "../with-shop.server";

/**
 * What the costs of the orders of some days and one channel are worked out from, as far as it falls to one product type:
 * parts of whole orders and of minor units.
 */
export interface OrderShares {
  /** The first of the days. */
  from: string;
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
 * back, by what came back. Added up for each of these spans of days, none of which goes beyond a calendar month. Processing
 * date.
 */
export async function readOrderShares(
  tx: Queryable,
  shop: ShopRef,
  spans: readonly DayRangeRef[],
): Promise<OrderShares[]> {
  const parts = spans.map((span) => ({
    ...span,
    grain: partsOfRange(span).months === null ? "d" : "m",
  }));
  const { rows } = await tx.query<Omit<OrderShares, "from"> & { span: number }>(
    `select span.at::int as span, s.channel, s.product_type as type, sum(s.orders)::float8 as orders,
       sum(s.gift_card_only_orders)::float8 as "giftCardOnlyOrders",
       sum(s.units_sold)::float8 as "unitsSold", sum(s.shipping_minor)::float8 as "shippingMinor",
       sum(s.charged_minor)::float8 as "chargedMinor"
     from unnest($2::text[], $3::date[], $4::date[]) with ordinality span(grain, first, last, at)
     join order_share s on s.shop_id = $1 and s.grain = span.grain
       and s.period between span.first and span.last
     group by 1, 2, 3 order by 1, 2, 3`,
    [
      shop.id,
      parts.map(({ grain }) => grain),
      parts.map(({ from }) => from),
      parts.map(({ to }) => to),
    ],
  );
  return rows.map(({ span, ...shares }) => ({ from: spans[span - 1]?.from ?? "", ...shares }));
}
