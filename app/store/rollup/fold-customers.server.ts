import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

// Orders of the customers $2, with what all of each order came to. $3: the shop's zone.
const ordersOfCustomers = `
  select o.id as order_id, o.customer_id, o.processed_at, o.cancelled_at is null as is_counted,
    coalesce(l.day, (o.processed_at at time zone $3)::date) as placed_day,
    coalesce(l.net_minor, 0) as net_minor, coalesce(l.cost_minor, 0) as cost_minor,
    coalesce(l.goods_net_minor, 0) as goods_net_minor,
    coalesce(l.costed_net_minor, 0) as costed_net_minor
  from orders o
  left join lateral (
    select min(l.shop_day) filter (where l.reason = 'ORDER') as day,
      sum(l.gross_minor + l.discounts_minor + l.returns_minor) as net_minor,
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
  ) l on true
  where o.shop_id = $1 and o.customer_id = any($2::bigint[])
    and not o.is_test and o.deleted_at is null`;

const foldOrders = `
  with mine as materialized (${ordersOfCustomers}),
  fresh as (
    select order_id, customer_id, placed_day, is_counted,
      (1 + count(*) filter (where is_counted) over (partition by customer_id
        order by processed_at, order_id rows between unbounded preceding and 1 preceding))::int
        as place,
      max(placed_day) filter (where is_counted) over (partition by customer_id order by placed_day
        range between unbounded preceding and interval '1 day' preceding) as previous_day
    from mine
  ),
  stored as (
    -- Not by "or", for which all there are would be looked through.
    select * from order_fact where shop_id = $1 and customer_id = any($2::bigint[])
    union
    select f.* from mine m
    cross join lateral (
      select * from order_fact where shop_id = $1 and order_id = m.order_id offset 0) f
  ),
  difference as materialized (
    select coalesce(n.order_id, s.order_id) as order_id, n.customer_id, n.placed_day, n.place,
      n.previous_day, n.is_counted, s.placed_day as stored_day
    from fresh n full join stored s on s.order_id = n.order_id
    where (n.customer_id, n.placed_day, n.place, n.previous_day, n.is_counted)
      is distinct from (s.customer_id, s.placed_day, s.place, s.previous_day, s.is_counted)
  ),
  gone as (
    delete from order_fact r using difference d
    where d.customer_id is null and r.shop_id = $1 and r.order_id = d.order_id
  ),
  written as (
    insert into order_fact
      (shop_id, order_id, customer_id, placed_day, place, previous_day, is_counted)
    select $1, order_id, customer_id, placed_day, place, previous_day, is_counted
    from difference where customer_id is not null
    on conflict (shop_id, order_id) do update set customer_id = excluded.customer_id,
      placed_day = excluded.placed_day, place = excluded.place,
      previous_day = excluded.previous_day, is_counted = excluded.is_counted
  )
  insert into dirty_log (shop_id, kind, day)
  select $1, 'day', day from (
    select placed_day as day from difference union select stored_day from difference
    union
    select l.shop_day from difference d join ledger l on l.shop_id = $1 and l.order_id = d.order_id
  ) days where day is not null`;

const money = ["net_minor", "cost_minor", "goods_net_minor", "costed_net_minor"];
const sums = money.map((column) => `sum(${column})::bigint as ${column}`).join(", ");

/*
 * A customer is a member of one cohort: that of the first order that counts. Their months move between
 * cohorts whole, so what was stored is taken off and what is fresh is added.
 */
const foldMonths = `
  with mine as materialized (${ordersOfCustomers}),
  fresh_facts as (
    select customer_id, (array_agg(order_id order by processed_at, order_id))[1] as first_order_id,
      min(placed_day) as first_day, max(placed_day) as last_day, count(*)::int as orders
    from mine where is_counted group by customer_id
  ),
  fresh as (
    select customer_id, date_trunc('month', placed_day)::date as month,
      (count(*) filter (where is_counted))::int as orders, ${sums}
    from mine group by 1, 2
  ),
  stored_facts as (
    select * from customer_fact where shop_id = $1 and customer_id = any($2::bigint[])
  ),
  stored as (
    select * from customer_month where shop_id = $1 and customer_id = any($2::bigint[])
  ),
  change as (
    select date_trunc('month', f.first_day)::date as cohort, m.month, m.orders,
      ${money.map((column) => `m.${column}`).join(", ")}, 1 as sign
    from fresh m join fresh_facts f using (customer_id)
    union all
    select date_trunc('month', f.first_day)::date, m.month, m.orders,
      ${money.map((column) => `m.${column}`).join(", ")}, -1
    from stored m join stored_facts f using (customer_id)
  ),
  cohorts as (
    insert into cohort_month (shop_id, cohort, month, customers, orders, ${money.join(", ")}, members)
    select $1, cohort, month, coalesce(sum(sign) filter (where orders > 0), 0), sum(sign * orders),
      ${money.map((column) => `sum(sign * ${column})`).join(", ")}, sum(sign)
    from (select cohort, month, orders, ${money.join(", ")}, sign from change) c
    group by cohort, month
    having sum(sign) <> 0 or sum(sign * orders) <> 0
      or coalesce(sum(sign) filter (where orders > 0), 0) <> 0
      or ${money.map((column) => `sum(sign * ${column}) <> 0`).join(" or ")}
    on conflict (shop_id, cohort, month) do update set
      customers = cohort_month.customers + excluded.customers,
      orders = cohort_month.orders + excluded.orders,
      ${money.map((column) => `${column} = cohort_month.${column} + excluded.${column}`).join(", ")},
      members = cohort_month.members + excluded.members
  ),
  gone_facts as (
    delete from customer_fact f where f.shop_id = $1 and f.customer_id = any($2::bigint[])
      and not exists (select from fresh_facts n where n.customer_id = f.customer_id)
  ),
  facts as (
    insert into customer_fact
      (shop_id, customer_id, first_order_id, first_day, last_day, orders)
    select $1, customer_id, first_order_id, first_day, last_day, orders from fresh_facts
    on conflict (shop_id, customer_id) do update set first_order_id = excluded.first_order_id,
      first_day = excluded.first_day, last_day = excluded.last_day, orders = excluded.orders
  ),
  gone_months as (
    delete from customer_month m where m.shop_id = $1 and m.customer_id = any($2::bigint[])
      and not exists (select from fresh n where n.customer_id = m.customer_id and n.month = m.month)
  )
  insert into customer_month (shop_id, customer_id, month, orders, ${money.join(", ")})
  select $1, customer_id, month, orders, ${money.join(", ")} from fresh
  on conflict (shop_id, customer_id, month) do update set orders = excluded.orders,
    ${money.map((column) => `${column} = excluded.${column}`).join(", ")}`;

const forgetEmptyCohorts = `delete from cohort_month where shop_id = $1 and members = 0`;

/**
 * Places the orders of these customers in their sequence and makes what is known of each customer anew.
 * Days whose sums depend on what changed are logged, to be folded next.
 */
export async function foldCustomers(
  tx: Queryable,
  shop: ShopRef,
  customerIds: readonly number[],
  zone: string,
): Promise<void> {
  if (customerIds.length === 0) return;
  await tx.query(foldOrders, [shop.id, customerIds, zone]);
  await tx.query(foldMonths, [shop.id, customerIds, zone]);
  await tx.query(forgetEmptyCohorts, [shop.id]);
}
