import { keySql, notGoods } from "./dimensions";

/** Columns of `order_share` that are spread, each over `f`, one row per sale (see sale-facts), of one order and day. */
const spread = {
  orders: "bool_or(f.is_placed)::int",
  gift_card_only_orders: "bool_or(f.is_placed and f.is_gift_card_only)::int",
  units_sold: "coalesce(sum(f.quantity) filter (where f.action_type <> 'RETURN'), 0)",
  shipping_minor: "sum(f.shipping_minor)",
  charged_minor: `sum(f.gross_minor + f.discounts_minor + f.returns_minor + f.shipping_minor + f.taxes_minor
    + f.duties_minor + f.fees_minor + f.tips_minor + f.gift_cards_minor)`,
} as const;
/** Of `order_share`, summed: what is spread, and of how many orders and days that is. */
export const shareColumns = [...Object.keys(spread), "parts"] as const;
const columns = Object.keys(spread);
const list = (each: (column: string) => string) => columns.map(each).join(", ");

const table = `insert into order_share (shop_id, grain, period, channel, product_type,
  ${columns.join(", ")}, parts)`;
const addTo = `on conflict (shop_id, grain, period, channel, product_type)
  do update set ${list((column) => `${column} = order_share.${column} + excluded.${column}`)},
    parts = order_share.parts + excluded.parts`;

/**
 * Tables of a statement, the last one of which, `share_of_order`, has the sales of `from` as orders and days with the product
 * types that they are spread over: times their `sign`. All sales of an order and day are there, or none. A part is rounded
 * before it is added, so that whatever is taken off again leaves nothing behind.
 */
export const sharesOf = (from: string) => `
  order_of_day as (
    select f.sign, f.day, f.order_id, min(f.channel) as channel,
      ${Object.entries(spread)
        .map(([column, sql]) => `${sql} as ${column}`)
        .join(", ")}
    from ${from} f group by 1, 2, 3
  ),
  type_of_order as (
    select f.sign, f.day, f.order_id, ${keySql.type} as product_type,
      abs(sum(f.goods_net_minor)) as weight
    from ${from} f group by 1, 2, 3, 4
  ),
  part_of_order as (
    select sign, day, order_id, product_type,
      weight / sum(weight) over (partition by sign, day, order_id) as share
    from type_of_order where weight > 0
    union all
    -- Without net sales of goods it is of none of its types.
    select sign, day, order_id, '${notGoods}', 1 from type_of_order
    group by sign, day, order_id having sum(weight) = 0
  ),
  share_of_order as (
    select o.day, o.channel, p.product_type,
      ${list((column) => `o.sign * round(p.share * o.${column}, 6) as ${column}`)},
      o.sign as parts
    from order_of_day o
    join part_of_order p on p.sign = o.sign and p.day = o.day and p.order_id = o.order_id
  )`;

/** The same and a last one, `shared_orders`, which takes them into `order_share`. */
export const shareOrders = (from: string) => `
  ${sharesOf(from)},
  shared_orders as (
    ${table}
    select $1, g.grain, g.period, s.channel, s.product_type,
      ${list((column) => `sum(s.${column})`)}, sum(s.parts)
    from share_of_order s
    cross join lateral (values ('d', s.day), ('m', date_trunc('month', s.day)::date)) g(grain, period)
    group by g.grain, g.period, s.channel, s.product_type
    ${addTo}
    returning parts
  )`;

/** Takes the days `$2` of shop `$1` out of `order_share`, also of their months. */
export const unshareDays = `
  with gone as (
    delete from order_share where shop_id = $1 and grain = 'd' and period = any($2::date[])
    returning *
  )
  ${table}
  select $1, 'm', date_trunc('month', period)::date, channel, product_type,
    ${list((column) => `-sum(${column})`)}, -sum(parts)
  from gone group by 3, 4, 5
  ${addTo}`;

/** Of shop `$1`: days and months of which no order is left. */
export const forgetEmptyShares = "delete from order_share where shop_id = $1 and parts = 0";
