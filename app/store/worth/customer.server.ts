import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { endsOf, scoreOf, worthOf } from "./rfm.server";

/** What one customer purchased up to a day, and how that compares with all others; money in minor units. */
export interface CustomerWorth {
  purchases: number;
  netMinor: number;
  firstDay: ShopDay;
  lastDay: ShopDay;
  /** As in RfmCell. */
  recency: number;
  worth: number;
}

/** What Shopify itself says of a customer, as it was read last; null: it says nothing. */
export interface ShopifysView {
  /** How much it expects them to spend, beside the shop's others: HIGH, MEDIUM or LOW. */
  tier: string | null;
  /** RFM group. */
  group: string | null;
}

/** Null: the shop has no such customer. */
export async function readShopifysView(
  tx: Queryable,
  shop: ShopRef,
  customerId: number,
): Promise<ShopifysView | null> {
  const { rows } = await tx.query<ShopifysView>(
    `select predicted_spend_tier as tier, rfm_group as "group" from customer
     where shop_id = $1 and id = $2 and deleted_at is null`,
    [shop.id, customerId],
  );
  return rows[0] ?? null;
}

/** Null: not a purchase by then. */
export async function readCustomerWorth(
  tx: Queryable,
  shop: ShopRef,
  customerId: number,
  day: ShopDay,
): Promise<CustomerWorth | null> {
  const { rows } = await tx.query<CustomerWorth>(
    `with people as materialized (
       select customer_id, min(placed_day) as first_day, max(placed_day) as now_last_day,
         count(*) as now_purchases, sum(net_minor) as now_net
       from order_fact where shop_id = $1 and is_purchase and placed_day <= $2
       group by customer_id
     ),
     now_ends as materialized (${endsOf("now")})
     select p.now_purchases::int as purchases, p.now_net::bigint as "netMinor",
       p.first_day::text as "firstDay", p.now_last_day::text as "lastDay",
       ${scoreOf("now", "last_day")} as recency, ${worthOf("now")} as worth
     from people p cross join now_ends where p.customer_id = $3`,
    [shop.id, day, customerId],
  );
  return rows[0] ?? null;
}

/** What the models know of one customer, as in HistoryColumns. */
export interface CustomerHistory {
  repeats: number;
  /** Days. */
  recency: number;
  age: number;
  repeatSpendMinor: number;
}

/** Null: not a purchase by then of which something was kept, those of subscriptions apart. */
export async function readCustomerHistory(
  tx: Queryable,
  shop: ShopRef,
  customerId: number,
  end: ShopDay,
): Promise<CustomerHistory | null> {
  const { rows } = await tx.query<CustomerHistory>(
    `with days as (
       select placed_day as day, sum(net_minor) as net from order_fact
       where shop_id = $1 and customer_id = $3 and is_purchase and not is_subscription
         and placed_day <= $2
       group by placed_day having sum(net_minor) > 0
     )
     select (count(*) - 1)::int as repeats, max(day) - min(day) as recency,
       $2::date - min(day) as age,
       (sum(net) - (array_agg(net order by day))[1])::bigint as "repeatSpendMinor"
     from days having count(*) > 0`,
    [shop.id, end, customerId],
  );
  return rows[0] ?? null;
}
