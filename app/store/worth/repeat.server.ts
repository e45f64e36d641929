import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { lastStep } from "./repeat-steps";

/** Purchases after which the same number of days passed until the next one, or until the end. */
export interface GapGroup {
  /** The number of the purchase in its customer's sequence; `lastStep` stands for it and all later ones. */
  step: number;
  days: number;
  /** The next one came then; else nobody knows when, or whether, it will. */
  isNext: boolean;
  customers: number;
}

/** What customers purchased in a range of days, subscriptions apart; money in minor units. */
export interface RepeatRange {
  customers: number;
  purchases: number;
  /** With an order, of subscriptions too; of these, who had two or more in all by their last in the range. */
  orderingCustomers: number;
  returningCustomers: number;
  /** Purchases before which their customer had not purchased for `silentDays` or more, and who made them. */
  reactivated: number;
  /** Of orders that subscriptions made: whose, how many, what they came to. */
  subscribers: number;
  subscriptionOrders: number;
  subscriptionNetMinor: number;
}

// Subscriptions renew by themselves: that somebody ordered again says nothing there.
const sequence = `
  select customer_id, placed_day as day,
    row_number() over mine as n, lag(placed_day) over mine as before, lead(placed_day) over mine as next
  from order_fact
  where shop_id = $1 and is_purchase and not is_subscription and placed_day <= $2
  window mine as (partition by customer_id order by placed_day, order_id)`;

/** How long it took from one purchase to the next, of all purchases up to a day. */
export async function readGaps(tx: Queryable, shop: ShopRef, to: string): Promise<GapGroup[]> {
  const { rows } = await tx.query<GapGroup>(
    `select least(n, ${lastStep})::int as step, coalesce(next, $2::date) - day as days,
       next is not null as "isNext", count(*)::int as customers
     from (${sequence}) s group by 1, 2, 3 order by 1, 2, 3`,
    [shop.id, to],
  );
  return rows;
}

export async function readRepeatRange(
  tx: Queryable,
  shop: ShopRef,
  range: { from: string; to: string },
  silentDays: number,
): Promise<RepeatRange> {
  const { rows } = await tx.query<RepeatRange>(
    `with bought as (
       select count(distinct customer_id)::int as customers, count(*)::int as purchases,
         count(distinct customer_id) filter (where day - before >= $4)::int as reactivated
       from (${sequence}) s where day >= $3
     ),
     subscribed as (
       select count(distinct customer_id)::int as subscribers, count(*)::int as orders,
         coalesce(sum(net_minor), 0)::bigint as net
       from order_fact where shop_id = $1 and is_purchase and is_subscription
         and placed_day between $3 and $2
     ),
     ordered as (
       select count(distinct customer_id)::int as ordering,
         count(distinct customer_id) filter (where place > 1)::int as again
       from order_fact where shop_id = $1 and is_counted and placed_day between $3 and $2
     )
     select b.*, o.ordering as "orderingCustomers", o.again as "returningCustomers",
       s.subscribers, s.orders as "subscriptionOrders", s.net as "subscriptionNetMinor"
     from bought b cross join subscribed s cross join ordered o`,
    [shop.id, range.to, range.from, silentDays],
  );
  return (
    rows[0] ?? {
      customers: 0,
      purchases: 0,
      orderingCustomers: 0,
      returningCustomers: 0,
      reactivated: 0,
      subscribers: 0,
      subscriptionOrders: 0,
      subscriptionNetMinor: 0,
    }
  );
}
