import type { Queryable } from "../database.server";
import { readDirtyDays } from "../rollup/dirty-days.server";
import { readFactContext } from "../rollup/fact-context.server";
import { shareColumns, sharesOf } from "../rollup/order-shares";
import { partsOfRange, type DayRangeRef } from "../rollup/ranges";
import { saleFactsFrom } from "../rollup/sale-facts";
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
 * back, by what came back. Added up for each of these spans of days, none of which goes beyond a calendar month; days that
 * have changed since they were folded from the ledger. Processing date.
 */
export async function readOrderShares(
  tx: Queryable,
  shop: ShopRef,
  spans: readonly DayRangeRef[],
): Promise<OrderShares[]> {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return [];
  const dirty = await readDirtyDays(tx, shop, { from: first.from, to: last.to });
  const isDirty = dirty.length > 0;
  const parts = spans.map((span) => ({
    ...span,
    grain: partsOfRange(span).months === null ? "d" : "m",
  }));
  const { rows } = await tx.query<Omit<OrderShares, "from"> & { span: number }>(
    `with span as (
       select * from unnest($2::text[], $3::date[], $4::date[]) with ordinality
         as span(grain, first_day, last_day, place)
     )
     ${isDirty ? freshShares : ""}
     select place::int as span, channel, product_type as type, sum(orders)::float8 as orders,
       sum(gift_card_only_orders)::float8 as "giftCardOnlyOrders",
       sum(units_sold)::float8 as "unitsSold", sum(shipping_minor)::float8 as "shippingMinor",
       sum(charged_minor)::float8 as "chargedMinor"
     from (
       select span.place, s.channel, s.product_type, ${columnsOf("s.")}
       -- One look for each span: joined, all days of the shop were read.
       from span cross join lateral (
         select * from order_share where shop_id = $1 and grain = span.grain
           and period between span.first_day and span.last_day offset 0
       ) s
       ${isDirty ? corrections : ""}
     ) parts group by 1, 2, 3 having sum(parts) <> 0 order by 1, 2, 3`,
    [
      shop.id,
      parts.map(({ grain }) => grain),
      parts.map(({ from }) => from),
      parts.map(({ to }) => to),
      ...(isDirty ? [dirty, ...(await readFactContext(tx, shop))] : []),
    ],
  );
  return rows.map(({ span, ...shares }) => ({ from: spans[span - 1]?.from ?? "", ...shares }));
}

const columnsOf = (lead: string) => shareColumns.map((column) => lead + column).join(", ");

// What the ledger says of changed days, $5, in place of what is kept of them.
const freshShares = `,
  facts as materialized (${saleFactsFrom(5)}),
  signed_facts as (select 1 as sign, * from facts),
  ${sharesOf("signed_facts")}`;

const corrections = `
  union all
  select span.place, s.channel, s.product_type, ${columnsOf("-s.")}
  from span join order_share s on s.shop_id = $1 and s.grain = 'd' and s.period = any($5::date[])
    and s.period between span.first_day and span.last_day
  union all
  select span.place, s.channel, s.product_type, ${columnsOf("s.")}
  from span join share_of_order s on s.day between span.first_day and span.last_day`;
