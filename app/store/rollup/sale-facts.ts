/**
 * One row per sale of the days `$2` of shop `$1` (test and deleted orders left out) with what it is
 * broken down by. `$3`: the shop's zone; `$4`: where Shopify begins to count a customer's orders, 0 or
 * 1, or null.
 *
 * A tip is a line of its order, but no goods: it has no line here.
 *
 * What belongs to a product is taken from the product as it is now; a variant's cost from the day of
 * the sale.
 */
export const saleFacts = `
  select l.shop_day as day, extract(hour from l.happened_at at time zone $3)::int as hour,
    l.order_id, case when l.line_type <> 'TIP' then l.line_item_id end as line_item_id, l.action_type, l.reason = 'ORDER' as is_placed,
    l.gross_minor, l.discounts_minor, l.returns_minor, l.shipping_minor, l.taxes_minor,
    l.duties_minor, l.fees_minor, l.tips_minor, l.gift_cards_minor, l.unexplained_minor,
    case when l.line_type = 'PRODUCT' then l.quantity else 0 end as quantity,
    case when l.line_type = 'PRODUCT'
      then l.gross_minor + l.discounts_minor + l.returns_minor else 0 end as goods_net_minor,
    coalesce(o.is_gift_card_only, false) as is_gift_card_only,
    coalesce(nullif(o.channel_name, ''), nullif(o.app_name, ''), o.source_name, '') as channel,
    case
      when o.customer_id is null then 'guest'
      when of.place = 1 then 'new'
      when of.place > 1 then 'returning'
      when o.customer_order_index = $4::int then 'new'
      when o.customer_order_index > coalesce($4::int, 1) then 'returning'
      else 'unknown'
    end as kind,
    ol.product_id, ol.variant_id,
    coalesce(ol.title || coalesce(' / ' || ol.variant_title, ''), '') as title,
    p.product_type, p.vendor, p.category_id,
    c.unit_cost_minor, c.is_assumed as is_cost_assumed
  from ledger l
  join orders o on o.shop_id = l.shop_id and o.id = l.order_id
    and not o.is_test and o.deleted_at is null
  left join order_fact of on of.shop_id = l.shop_id and of.order_id = l.order_id
  left join order_line ol
    on ol.shop_id = l.shop_id and ol.order_id = l.order_id and ol.id = l.line_item_id
  left join product p on p.shop_id = l.shop_id and p.id = ol.product_id
  left join lateral (
    select unit_cost_minor, is_assumed from variant_cost c
    where c.shop_id = l.shop_id and c.variant_id = ol.variant_id and c.from_day <= l.shop_day
      and l.line_type = 'PRODUCT'
    order by c.from_day desc limit 1
  ) c on true
  where l.shop_id = $1 and l.shop_day = any($2::date[])`;

/**
 * The codes of the orders of `facts`, each once: an order with several is in as many rows, one without
 * in one. A code that one order alone has used is one of many.
 */
export const codesOfFacts = `
  select f.order_id, coalesce(d.code, '') as code
  from (select distinct order_id from facts) f
  left join lateral (
    select distinct case
        when exists (
          select from order_discount u
          where u.shop_id = $1 and upper(u.code) = upper(d.code) and u.order_id <> d.order_id)
        then upper(d.code) else '*' end as code
    from order_discount d
    where d.shop_id = $1 and d.order_id = f.order_id and d.code is not null
  ) d on true`;
