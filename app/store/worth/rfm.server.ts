import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** Customers with the same scores on both days, and the same group at Shopify. */
export interface RfmCell {
  /** 1 to 5, and the sum of two such; null: no customer yet on that day. */
  recency: number;
  worth: number;
  recencyBefore: number | null;
  worthBefore: number | null;
  /** Shopify's own group, as it was read last; null: none, or customers were not read. */
  shopifyGroup: string | null;
  customers: number;
  purchases: number;
  netMinor: number;
  /** Summed over the customers. */
  daysSince: number;
}

const dimensions = ["last_day", "purchases", "net"] as const;

/** The values that end the first four fifths of all customers, of each dimension; `of`: "now" or "old". */
export const endsOf = (of: string) => `
  select ${dimensions
    .map(
      (name) =>
        `percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by ${of}_${name}) as ${name}`,
    )
    .join(", ")}
  from people where ${of}_purchases > 0`;

/*
 * 1 + the number of fifths of all customers that lie wholly below. Equal values have equal scores, that of
 * the lowest of them, whichever order they come in.
 */
export const scoreOf = (of: string, name: (typeof dimensions)[number]) =>
  `(1 + ${[1, 2, 3, 4].map((n) => `(p.${of}_${name} > ${of}_ends.${name}[${n}])::int`).join(" + ")})`;
export const worthOf = (of: string) => `${scoreOf(of, "purchases")} + ${scoreOf(of, "net")}`;

/**
 * Every customer with a purchase by `day`, by their scores then and on an earlier day. What orders came to
 * is known as of now: a return since then is taken off on both days.
 */
export async function readRfm(
  tx: Queryable,
  shop: ShopRef,
  { day, before }: { day: string; before: string },
): Promise<RfmCell[]> {
  const { rows } = await tx.query<RfmCell>(
    `with people as materialized (
       select customer_id, max(placed_day) as now_last_day, count(*) as now_purchases,
         sum(net_minor) as now_net, max(placed_day) filter (where placed_day <= $3) as old_last_day,
         count(*) filter (where placed_day <= $3) as old_purchases,
         sum(net_minor) filter (where placed_day <= $3) as old_net
       from order_fact where shop_id = $1 and is_purchase and placed_day <= $2
       group by customer_id
     ),
     now_ends as materialized (${endsOf("now")}),
     old_ends as materialized (${endsOf("old")})
     select ${scoreOf("now", "last_day")} as recency, ${worthOf("now")} as worth,
       case when p.old_purchases > 0 then ${scoreOf("old", "last_day")} end as "recencyBefore",
       case when p.old_purchases > 0 then ${worthOf("old")} end as "worthBefore",
       c.rfm_group as "shopifyGroup", count(*)::int as customers,
       sum(p.now_purchases)::int as purchases, sum(p.now_net)::bigint as "netMinor",
       sum($2::date - p.now_last_day)::int as "daysSince"
     from people p
     cross join now_ends cross join old_ends
     left join customer c on c.shop_id = $1 and c.id = p.customer_id
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    [shop.id, day, before],
  );
  return rows;
}

/** Customers there were by the end of a shop day who had not purchased by then. */
export async function countProspects(tx: Queryable, shop: ShopRef, day: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from customer c
     join shop s on s.id = c.shop_id
     where c.shop_id = $1 and c.deleted_at is null
       and c.created_at < (($2::date + 1)::timestamp at time zone s.timezone)
       and not exists (
       select from order_fact f where f.shop_id = $1 and f.customer_id = c.id
         and f.is_purchase and f.placed_day <= $2)`,
    [shop.id, day],
  );
  return rows[0]?.count ?? 0;
}

/** How many customers Shopify has in each of its groups, as it was read last; none: it tells no groups. */
export async function countShopifyGroups(
  tx: Queryable,
  shop: ShopRef,
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ group: string; customers: number }>(
    `select rfm_group as "group", count(*)::int as customers from customer
     where shop_id = $1 and rfm_group is not null and deleted_at is null group by 1`,
    [shop.id],
  );
  return new Map(rows.map(({ group, customers }) => [group, customers]));
}
