import { elsewhereSql, isOnlineSql } from "./order-place";

/** The customers $2, each once. */
export const customers = "(select distinct unnest($2::bigint[]) as id) k";

/** Orders of the customers $2 of shop $1, with what all of each order came to. $3: the shop's zone. */
export const ordersOfCustomers = `
  select o.id as order_id, o.customer_id, o.processed_at, o.cancelled_at is null as is_counted,
    coalesce(l.day, (o.processed_at at time zone $3)::date) as placed_day,
    coalesce(l.net_minor, 0) as net_minor, coalesce(l.cost_minor, 0) as cost_minor,
    coalesce(l.goods_net_minor, 0) as goods_net_minor,
    coalesce(l.costed_net_minor, 0) as costed_net_minor,
    coalesce(l.charged_minor, 0) as charged_minor, coalesce(l.shipping_minor, 0) as shipping_minor,
    coalesce(l.units_sold, 0)::int as units_sold, l.returned_at,
    coalesce(l.placed_net_minor, 0) = 0 and coalesce(l.units_sold, 0) > 0 as is_free,
    coalesce(o.is_gift_card_only, false) as is_gift_card_only,
    coalesce(nullif(o.channel_name, ''), nullif(o.app_name, ''), o.source_name, '') as channel,
    -- No "exists": that may read the lines of all orders there are, to look these up among them.
    coalesce(o.source_name like 'subscription_contract%', false) or coalesce((
      select true from order_line ol
      where ol.shop_id = $1 and ol.order_id = o.id and ol.has_selling_plan limit 1
    ), false) as is_subscription,
    ${isOnlineSql("o")} as is_online, ${elsewhereSql("o")} as elsewhere,
    o.first_touch as touch, o.last_touch
  from ${customers}
  cross join lateral (
    select * from orders o where o.shop_id = $1 and o.customer_id = k.id
      and not o.is_test and o.deleted_at is null offset 0
  ) o
  left join lateral (
    select min(l.shop_day) filter (where l.reason = 'ORDER') as day,
      sum(l.gross_minor + l.discounts_minor + l.returns_minor) as net_minor,
      sum(l.gross_minor + l.discounts_minor) filter (where l.reason = 'ORDER') as placed_net_minor,
      sum(l.gross_minor + l.discounts_minor + l.returns_minor + l.shipping_minor + l.taxes_minor
        + l.duties_minor + l.fees_minor + l.tips_minor + l.gift_cards_minor) as charged_minor,
      sum(l.shipping_minor) as shipping_minor,
      sum(l.quantity) filter (where l.line_type = 'PRODUCT' and l.action_type <> 'RETURN')
        as units_sold,
      min(l.happened_at) filter (where l.action_type = 'RETURN') as returned_at,
      sum(l.quantity * c.unit_cost_minor) as cost_minor,
      sum(l.gross_minor + l.discounts_minor + l.returns_minor)
        filter (where l.line_type = 'PRODUCT') as goods_net_minor,
      sum(l.gross_minor + l.discounts_minor + l.returns_minor)
        filter (where l.line_type = 'PRODUCT' and c.unit_cost_minor is not null) as costed_net_minor
    from ledger l
    left join order_line ol
      on ol.shop_id = l.shop_id and ol.order_id = l.order_id and ol.id = l.line_item_id
    left join lateral (
      select unit_cost_minor from variant_cost c
      where c.shop_id = l.shop_id and c.variant_id = ol.variant_id and c.from_day <= l.shop_day
        and l.line_type = 'PRODUCT'
      order by c.from_day desc limit 1
    ) c on true
    where l.shop_id = $1 and l.order_id = o.id
  ) l on true`;
