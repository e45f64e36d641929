import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What was returned, refunded and edited of orders after a day; without it they are what they were on that day. */
export interface LaterChanges {
  day: string;
  /** Sums by order, as stored: of those placed up to the day and not cancelled, since these count nowhere. */
  orders: readonly object[];
}

const sums = {
  net_minor: "l.gross_minor + l.discounts_minor + l.returns_minor",
  cost_minor: "l.quantity * c.unit_cost_minor",
  goods_net_minor:
    "(l.gross_minor + l.discounts_minor + l.returns_minor) * (l.line_type = 'PRODUCT')::int",
  costed_net_minor: `(l.gross_minor + l.discounts_minor + l.returns_minor)
    * (l.line_type = 'PRODUCT' and c.unit_cost_minor is not null)::int`,
  charged_minor: `l.gross_minor + l.discounts_minor + l.returns_minor + l.shipping_minor + l.taxes_minor
    + l.duties_minor + l.fees_minor + l.tips_minor + l.gift_cards_minor`,
  shipping_minor: "l.shipping_minor",
  units_sold: "l.quantity * (l.line_type = 'PRODUCT' and l.action_type <> 'RETURN')::int",
} as const;
const names = Object.keys(sums) as (keyof typeof sums)[];

/** By the same sums as `order_fact` has of all of an order (see customer-orders). */
export async function readLaterChanges(
  tx: Queryable,
  shop: ShopRef,
  day: string,
): Promise<LaterChanges> {
  const { rows } = await tx.query<object>(
    `select l.order_id, ${names.map((name) => `coalesce(sum(${sums[name]}), 0)::bigint as ${name}`).join(", ")}
     from ledger l
     join order_fact f on f.shop_id = $1 and f.order_id = l.order_id
       and f.placed_day <= $2 and f.is_counted
     left join lateral (
       select variant_id from order_line ol
       where ol.shop_id = $1 and ol.order_id = l.order_id and ol.id = l.line_item_id offset 0
     ) ol on true
     left join lateral (
       select unit_cost_minor from variant_cost c
       where c.shop_id = $1 and c.variant_id = ol.variant_id and c.from_day <= l.shop_day
         and l.line_type = 'PRODUCT'
       order by c.from_day desc limit 1
     ) c on true
     where l.shop_id = $1 and l.shop_day > $2 and l.reason <> 'ORDER'
     group by l.order_id order by l.order_id`,
    [shop.id, day],
  );
  return { day, orders: rows };
}

/** As the statements below take them. */
export const laterParameter = ({ orders }: LaterChanges): string => JSON.stringify(orders);

/** The changes of the parameter as rows. */
export const laterRows = (parameter: string) =>
  `jsonb_to_recordset(${parameter}::jsonb)
    as later(order_id bigint, ${names.map((name) => `${name} bigint`).join(", ")})`;

const asTheyAre = [
  ...["order_id", "customer_id", "placed_day", "place", "is_counted", "is_purchase"],
  ...[
    "is_subscription",
    "is_gift_card_only",
    "opens",
    "channel",
    "is_online",
    "elsewhere",
    "touch",
  ],
  ...["last_touch", "first_day", "first_touch", "first_is_online", "first_elsewhere"],
];

/** In the place of `order_fact`: orders of shop `$1` without the changes of the parameter. */
export const factsWithout = (parameter: string) => `(
  select f.shop_id, ${asTheyAre.map((column) => `f.${column}`).join(", ")},
    ${names.map((name) => `f.${name} - coalesce(later.${name}, 0) as ${name}`).join(", ")}
  from order_fact f left join ${laterRows(parameter)} on later.order_id = f.order_id
  where f.shop_id = $1)`;
