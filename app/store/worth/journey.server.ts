import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** Customers whose purchases of a place were of these products. */
export interface JourneyStep {
  /** 1: from the first to the second purchase; 2: from the second to the third. */
  step: number;
  fromProductId: number;
  toProductId: number;
  customers: number;
  /** All whose purchase of that place was of the product, whether they came back or not. */
  fromCustomers: number;
  /** Days from one to the next, within which a quarter, a half and three quarters of `customers` had come. */
  quartileDays: [number, number, number];
}

/** What customers of a key came to in their first `days`; money in minor units. */
export interface FirstWorth {
  key: string;
  customers: number;
  meanMinor: number;
  /** Of one customer from another; null where there is one alone. */
  deviationMinor: number | null;
}

/** Orders that hold both products, and those that hold each. */
export interface ProductPair {
  oneId: number;
  otherId: number;
  orders: number;
  oneOrders: number;
  otherOrders: number;
  allOrders: number;
}

/**
 * From which product to which, of one-off purchases up to a day: each purchase stands for the product of
 * its line with the greatest value.
 */
export async function readJourney(
  tx: Queryable,
  shop: ShopRef,
  to: string,
  limit: number,
): Promise<JourneyStep[]> {
  const { rows } = await tx.query<JourneyStep>(
    `with seq as (
       -- Kept and looked through twice: only what is a step.
       select * from (
         select product_id, row_number() over mine as n, lead(product_id) over mine as next_id,
           lead(placed_day) over mine - placed_day as days
         from order_fact
         where shop_id = $1 and is_purchase and not is_subscription and placed_day <= $2
         window mine as (partition by customer_id order by placed_day, order_id)
       ) every where n <= 2 and product_id is not null
     ),
     pairs as (
       select n::int as step, product_id, next_id, count(*)::int as customers
       from seq group by 1, 2, 3
     ),
     ranked as (
       select *, (sum(customers) over (partition by step, product_id))::int as all_customers,
         row_number() over (partition by step, next_id is not null
           order by customers desc, product_id, next_id) as place
       from pairs
     )
     -- Days of the steps that are shown alone: to sort those of all takes longer than all the rest.
     select r.step, r.product_id as "fromProductId", r.next_id as "toProductId", r.customers,
       r.all_customers as "fromCustomers",
       percentile_disc(array[0.25, 0.5, 0.75]) within group (order by s.days) as "quartileDays"
     from ranked r
     join seq s on s.n = r.step and s.product_id = r.product_id and s.next_id = r.next_id
     where r.next_id is not null and r.place <= $3
     group by 1, 2, 3, 4, 5
     order by r.step, r.customers desc, r.product_id, r.next_id`,
    [shop.id, to, limit],
  );
  return rows;
}

/**
 * Net sales of customers in their first `days`, by what their first purchase was of or which code it used,
 * of those for whom these are over before `to`. Order date basis. The keys with most customers.
 */
export async function readFirstWorth(
  tx: Queryable,
  shop: ShopRef,
  by: "product" | "code",
  { to, days, limit }: { to: string; days: number; limit: number },
): Promise<FirstWorth[]> {
  const key = by === "product" ? "first_product_id::text" : "first_code";
  const { rows } = await tx.query<FirstWorth>(
    `select key, count(*)::int as customers, avg(net)::float as "meanMinor",
       stddev_samp(net)::float as "deviationMinor"
     from (
       select coalesce(${key}, '') as key, sum(net_minor) as net from order_fact
       where shop_id = $1 and first_day < $2::date - $3::int and placed_day <= first_day + $3::int
       group by customer_id, ${key} having bool_or(is_purchase)
     ) people group by key order by 2 desc, 1 limit $4`,
    [shop.id, to, days, limit],
  );
  return rows;
}

/** Products that were in the same orders of a range, those first that were so most often. */
export async function readBoughtTogether(
  tx: Queryable,
  shop: ShopRef,
  range: { from: string; to: string },
  limit: number,
): Promise<ProductPair[]> {
  const { rows } = await tx.query<ProductPair>(
    `with items as materialized (
       select distinct l.order_id, l.product_id from order_fact f
       join order_line l on l.shop_id = $1 and l.order_id = f.order_id
       where f.shop_id = $1 and f.is_purchase and f.placed_day between $2 and $3
         and l.product_id is not null and not l.is_gift_card
     ),
     each as (select product_id, count(*)::int as orders from items group by product_id),
     pairs as (
       select a.product_id as one, b.product_id as other, count(*)::int as orders
       from items a join items b on b.order_id = a.order_id and b.product_id > a.product_id
       group by 1, 2 order by 3 desc, 1, 2 limit $4
     )
     select p.one as "oneId", p.other as "otherId", p.orders, x.orders as "oneOrders",
       y.orders as "otherOrders", (select count(distinct order_id)::int from items) as "allOrders"
     from pairs p join each x on x.product_id = p.one join each y on y.product_id = p.other
     order by p.orders desc, p.one, p.other`,
    [shop.id, range.from, range.to, limit],
  );
  return rows;
}
