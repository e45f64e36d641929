import type { Queryable } from "../database.server";
import { keptPlan, queryByKeptPlan, type KeptPlan, type SessionPlans } from "../kept-plans.server";
import type { ShopRef } from "../with-shop.server";
import { customers, ordersOfCustomers } from "./customer-orders";

/*
 * Every table is looked up by key, customer by customer or order by order (which is what "offset 0" is
 * for), and pairs are made by full joins, which never compare each with each: the statistics of a shop
 * whose customers are added up for the first time know nothing of them.
 */

// What an order is besides money, as stored.
const places = ["customer_id", "placed_day", "place", "previous_day", "is_counted"] as const;
const worth = [
  "is_purchase",
  "is_subscription",
  "opens",
  "net_minor",
  "cost_minor",
  "goods_net_minor",
  "costed_net_minor",
  "charged_minor",
  "shipping_minor",
  "units_sold",
  "is_gift_card_only",
  "channel",
  "product_id",
  "is_online",
  "elsewhere",
  "touch",
  "last_touch",
  "first_day",
  "first_product_id",
  "first_code",
  "first_touch",
  "first_is_online",
  "first_elsewhere",
  "first_country",
] as const;
const factColumns = [...places, ...worth];
const listed = (columns: readonly string[], of: string) =>
  columns.map((column) => `${of}.${column}`).join(", ");

/** Bits of `opens`, by the period that a purchase is the customer's first of. */
export const opensBits = { day: 1, week: 2, month: 4, quarter: 8, year: 16 } as const;

const opens = Object.entries(opensBits)
  .map(
    ([period, bit]) => `case when is_purchase and 0 = count(*) filter (where is_purchase) over (
        partition by customer_id, date_trunc('${period}', placed_day)
        order by processed_at, order_id rows between unbounded preceding and 1 preceding)
      then ${bit} else 0 end`,
  )
  .join(" + ");

/** An exchange is made within so many days of the return: so long most shops take goods back. */
const swapDays = 30;

/*
 * A swap is no purchase: an order of no value that follows a return of an earlier order (not the giving back of a
 * cancelled one, which never was had, so that the first order of a customer is always a purchase), or one of products alone
 * that the customer sent back shortly before, whatever had to be paid on top (another size, a dearer variant).
 * (Where goods are swapped within the order, as Shopify's own exchanges are, there is no second order.)
 */
const foldOrders = `
  with all_orders as materialized (${ordersOfCustomers}),
  came_back as materialized (
    select m.customer_id, ol.product_id, array_agg(l.happened_at) as times
    from all_orders m
    cross join lateral (
      select happened_at, line_item_id from ledger
      where shop_id = $1 and order_id = m.order_id and action_type = 'RETURN'
        and line_type = 'PRODUCT' offset 0
    ) l
    cross join lateral (
      select product_id from order_line where shop_id = $1 and order_id = m.order_id
        and id = l.line_item_id and product_id is not null offset 0
    ) ol
    -- What a cancelled order gives back was never had.
    where m.returned_at is not null and m.is_counted
    group by m.customer_id, ol.product_id
  ),
  swaps as materialized (
    select l.order_id from (
      select m.customer_id, m.order_id, m.processed_at, ol.product_id
      from all_orders m
      cross join lateral (
        select distinct product_id from order_line where shop_id = $1 and order_id = m.order_id
          and product_id is not null offset 0
      ) ol
      where m.customer_id in (select customer_id from came_back)
    ) l
    full join came_back r on r.customer_id = l.customer_id and r.product_id = l.product_id
    -- Told so that it stays a full join.
    where coalesce(l.order_id, 0) <> 0
    group by l.order_id
    having bool_and(exists (
      select from unnest(r.times) t
      where t < l.processed_at and t >= l.processed_at - interval '${swapDays} days'))
  ),
  mine as materialized (
    select m.*, is_counted and m.order_id not in (select order_id from swaps)
        and not (is_free and coalesce(processed_at > min(returned_at) filter (where is_counted) over (
          partition by customer_id order by processed_at, order_id
          rows between unbounded preceding and 1 preceding), false)) as is_purchase,
      p.product_id, c.code, oc.country
    from all_orders m
    left join lateral (
      select product_id from order_line where shop_id = $1 and order_id = m.order_id
        and product_id is not null
      order by original_total_minor - discount_minor desc, id limit 1
    ) p on true
    left join lateral (
      select code_key as code from order_discount where shop_id = $1 and order_id = m.order_id
        and code_key is not null
      order by index limit 1
    ) c on true
    left join lateral (
      select country_code as country from order_country
      where shop_id = $1 and order_id = m.order_id offset 0
    ) oc on true
  ),
  ordered as (
    select *,
      (1 + count(*) filter (where is_counted) over (partition by customer_id
        order by processed_at, order_id rows between unbounded preceding and 1 preceding))::int
        as place,
      max(placed_day) filter (where is_counted) over (partition by customer_id order by placed_day
        range between unbounded preceding and interval '1 day' preceding) as previous_day,
      (${opens})::smallint as opens,
      min(placed_day) filter (where is_counted) over (partition by customer_id) as first_day,
      first_value(product_id) over first_one as first_product_id,
      first_value(code) over first_one as first_code,
      first_value(touch) over first_one as first_touch,
      first_value(is_online) over first_one as first_is_online,
      first_value(elsewhere) over first_one as first_elsewhere,
      first_value(country) over first_one as first_country
    from mine
    window first_one as (partition by customer_id
      order by is_counted desc, processed_at, order_id rows between unbounded preceding and current row)
  ),
  fresh as (select ${factColumns.join(", ")}, order_id from ordered),
  stored as (
    select f.* from ${customers}
    cross join lateral (
      select *, ctid as seat from order_fact where shop_id = $1 and customer_id = k.id offset 0) f
    union
    select f.* from mine m
    cross join lateral (
      select *, ctid as seat from order_fact where shop_id = $1 and order_id = m.order_id offset 0) f
  ),
  difference as materialized (
    select coalesce(n.order_id, s.order_id) as order_id, ${listed(factColumns, "n")},
      s.placed_day as stored_day, s.seat,
      (${listed(places, "n")}) is distinct from (${listed(places, "s")}) as has_moved
    from fresh n full join stored s on s.order_id = n.order_id
    where (${listed(factColumns, "n")}) is distinct from (${listed(factColumns, "s")})
  ),
  gone as (
    delete from order_fact where shop_id = $1
      and ctid = any(array(select seat from difference where customer_id is null))
  ),
  written as (
    insert into order_fact (shop_id, order_id, ${factColumns.join(", ")})
    select $1, order_id, ${factColumns.join(", ")} from difference where customer_id is not null
    on conflict (shop_id, order_id) do update set
      ${factColumns.map((column) => `${column} = excluded.${column}`).join(", ")}
  )
  select order_id as "orderId", placed_day as "placedDay", stored_day as "storedDay"
  from difference where has_moved order by order_id`;

const money = ["net_minor", "cost_minor", "goods_net_minor", "costed_net_minor"];
const sums = money.map((column) => `sum(${column})::bigint as ${column}`).join(", ");

/*
 * A customer is a member of one cohort: that of the first order that counts. Their months move between
 * cohorts whole, so what was stored is taken off and what is fresh is added.
 */
const foldMonths = `
  with mine as materialized (
    select f.* from ${customers}
    cross join lateral (
      select * from order_fact where shop_id = $1 and customer_id = k.id offset 0) f
  ),
  fresh_facts as (
    select customer_id, min(order_id) filter (where place = 1) as first_order_id,
      min(placed_day) as first_day, max(placed_day) as last_day, count(*)::int as orders
    from mine where is_counted group by customer_id
  ),
  fresh as (
    select customer_id, date_trunc('month', placed_day)::date as month,
      date_trunc('month', first_day)::date as cohort,
      (count(*) filter (where is_purchase))::int as orders, ${sums}
    from mine group by 1, 2, 3
  ),
  stored_facts as materialized (
    select f.* from ${customers}
    cross join lateral (
      select *, ctid as seat from customer_fact where shop_id = $1 and customer_id = k.id offset 0) f
  ),
  stored as materialized (
    select m.*, f.cohort from ${customers}
    left join lateral (
      select date_trunc('month', first_day)::date as cohort from customer_fact
      where shop_id = $1 and customer_id = k.id offset 0) f on true
    cross join lateral (
      select *, ctid as seat from customer_month where shop_id = $1 and customer_id = k.id offset 0) m
  ),
  cohorts as (
    insert into cohort_month (shop_id, cohort, month, customers, orders, ${money.join(", ")}, members)
    select $1, cohort, month, coalesce(sum(sign) filter (where orders > 0), 0), sum(sign * orders),
      ${money.map((column) => `sum(sign * ${column})`).join(", ")}, sum(sign)
    from (
      select cohort, month, orders, ${money.join(", ")}, 1 as sign from fresh
      union all
      select cohort, month, orders, ${money.join(", ")}, -1 from stored
    ) change
    where cohort is not null
    group by cohort, month
    having sum(sign) <> 0 or sum(sign * orders) <> 0
      or coalesce(sum(sign) filter (where orders > 0), 0) <> 0
      or ${money.map((column) => `sum(sign * ${column}) <> 0`).join(" or ")}
    on conflict (shop_id, cohort, month) do update set
      customers = cohort_month.customers + excluded.customers,
      orders = cohort_month.orders + excluded.orders,
      ${money.map((column) => `${column} = cohort_month.${column} + excluded.${column}`).join(", ")},
      members = cohort_month.members + excluded.members
    returning members
  ),
  gone_facts as (
    delete from customer_fact where shop_id = $1 and ctid = any(array(
      select s.seat from fresh_facts n full join stored_facts s on s.customer_id = n.customer_id
      where n.customer_id is null))
  ),
  facts as (
    insert into customer_fact
      (shop_id, customer_id, first_order_id, first_day, last_day, orders)
    select $1, customer_id, first_order_id, first_day, last_day, orders from fresh_facts
    on conflict (shop_id, customer_id) do update set first_order_id = excluded.first_order_id,
      first_day = excluded.first_day, last_day = excluded.last_day, orders = excluded.orders
  ),
  gone_months as (
    delete from customer_month where shop_id = $1 and ctid = any(array(
      select s.seat from fresh n
      full join stored s on s.customer_id = n.customer_id and s.month = n.month
      where n.customer_id is null))
  ),
  written as (
  insert into customer_month (shop_id, customer_id, month, orders, ${money.join(", ")})
  select $1, customer_id, month, orders, ${money.join(", ")} from fresh
  on conflict (shop_id, customer_id, month) do update set orders = excluded.orders,
    ${money.map((column) => `${column} = excluded.${column}`).join(", ")}
  )
  select exists (select from cohorts where members = 0) as "hasGone"`;

const forgetEmptyCohorts = `delete from cohort_month where shop_id = $1 and members = 0`;

/** What depends on the sequence of a customer's orders and is to be added up next. */
export interface MovedOrders {
  /** Their place is another one now, or they are gone from the sequence. */
  orders: number[];
  /** When they were placed, now and before. */
  days: string[];
}

// So few customers are looked up by any plan.
const few = 20;
const planOfOrders = keptPlan(foldOrders, ["int", "bigint[]", "text"]);
const planOfMonths = keptPlan(foldMonths, ["int", "bigint[]"]);

/** Places the orders of these customers in their sequence and makes what is known of each customer anew. */
export async function foldCustomers(
  tx: Queryable,
  shop: ShopRef,
  customerIds: readonly number[],
  { zone, plans }: { zone: string; plans: SessionPlans },
): Promise<MovedOrders> {
  if (customerIds.length === 0) return { orders: [], days: [] };
  const run = async <R>(
    plan: KeptPlan,
    values: readonly (number | string | readonly number[])[],
  ) =>
    customerIds.length <= few
      ? queryByKeptPlan<R>(tx, plans, plan, values)
      : (await tx.query<R>(plan.sql, values)).rows;
  const rows = await run<{ orderId: number; placedDay: string | null; storedDay: string | null }>(
    planOfOrders,
    [shop.id, customerIds, zone],
  );
  const [months] = await run<{ hasGone: boolean }>(planOfMonths, [shop.id, customerIds]);
  if (months?.hasGone) await tx.query(forgetEmptyCohorts, [shop.id]);
  const days = rows.flatMap(({ placedDay, storedDay }) =>
    [placedDay ?? [], storedDay ?? []].flat(),
  );
  return { orders: rows.map(({ orderId }) => orderId), days: [...new Set(days)] };
}
