import { z } from "zod";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** Columns of equal length: customers with the same history are one row. Days, and minor units of net sales. */
export interface HistoryColumns {
  customers: number[];
  /** Days with a purchase after the first one. */
  repeats: number[];
  /** Days from the first to the last purchase. */
  recency: number[];
  /** Days from the first purchase to the end of observation. */
  age: number[];
}

export interface PurchaseColumns {
  histories: HistoryColumns & { repeatSpendMinor: number[] };
  /** Of customers with repeats. */
  spends: { customers: number[]; repeats: number[]; spendMinor: number[] };
  /** Of the first day with a purchase: one that followed orders of a subscription too. */
  firstSpend: { customers: number; meanMinor: number; deviationMinor: number };
  /** As seen on the cut, of customers who had purchased by then; `later`: days with a purchase since. */
  heldOut: HistoryColumns & { later: number[] };
}

const columns = z
  .array(z.coerce.number())
  .nullable()
  .transform((values) => values ?? []);
const rowSchema = z.object({
  kind: z.number(),
  customers: columns,
  first: columns,
  second: columns,
  third: columns,
  fourth: columns,
});

/**
 * What customers purchased up to the end of observation, and as it was known on the cut before it. A day of
 * a customer counts once; orders of subscriptions, swaps and cancelled orders are no purchases, and neither is a day of
 * which nothing was kept or paid for: the model of spend knows amounts above 0 only, and both must know the same.
 */
export async function readPurchases(
  tx: Queryable,
  shop: ShopRef,
  { end, cut }: { end: string; cut: string },
): Promise<PurchaseColumns> {
  const { rows } = await tx.query<Record<string, unknown>>(
    `with days as (
       select customer_id, placed_day as day, sum(net_minor) as net from order_fact
       where shop_id = $1 and is_purchase and not is_subscription and placed_day <= $2
       group by customer_id, placed_day having sum(net_minor) > 0
     ),
     people as (
       select min(day) as first_day, max(day) as last_day, (count(*) - 1)::int as repeats,
         sum(net) as net, (array_agg(net order by day))[1] as first_net,
         max(day) filter (where day <= $3) as last_before,
         (count(*) filter (where day <= $3))::int as days_before
       from days group by customer_id
     ),
     facts as materialized (
       select repeats, last_day - first_day as recency, $2::date - first_day as age,
         net - first_net as repeat_net, first_net,
         days_before - 1 as repeats_before, last_before - first_day as recency_before,
         $3::date - first_day as age_before, repeats + 1 - days_before as later
       from people
     ),
     grouped as (
       select 0 as kind, count(*)::int as customers, repeats as first, recency as second, age as third,
         sum(repeat_net)::bigint as fourth
       from facts group by repeats, recency, age
       union all
       select 1, count(*)::int, repeats, null, null, repeat_net::bigint
       from facts where repeats > 0 group by repeats, repeat_net
       union all
       select 2, count(*)::int, repeats_before, recency_before, age_before, later
       from facts where repeats_before >= 0 group by repeats_before, recency_before, age_before, later
       union all
       select 3, count(*)::int, avg(first_net)::float, stddev_samp(first_net)::float, null, null
       from facts
     )
     select kind, array_agg(customers) as customers, array_agg(first) as first,
       array_agg(second) as second, array_agg(third) as third, array_agg(fourth) as fourth
     from grouped group by kind`,
    [shop.id, end, cut],
  );
  const byKind = new Map(rows.map((row) => rowSchema.parse(row)).map((row) => [row.kind, row]));
  const of = (kind: number) =>
    byKind.get(kind) ?? { customers: [], first: [], second: [], third: [], fourth: [] };
  const [all, spent, before, firsts] = [of(0), of(1), of(2), of(3)];
  return {
    histories: {
      customers: all.customers,
      repeats: all.first,
      recency: all.second,
      age: all.third,
      repeatSpendMinor: all.fourth,
    },
    spends: { customers: spent.customers, repeats: spent.first, spendMinor: spent.fourth },
    firstSpend: {
      customers: firsts.customers[0] ?? 0,
      meanMinor: firsts.first[0] ?? 0,
      deviationMinor: firsts.second[0] ?? 0,
    },
    heldOut: {
      customers: before.customers,
      repeats: before.first,
      recency: before.second,
      age: before.third,
      later: before.fourth,
    },
  };
}

/** The shop day of the first purchase of all; null where there is none. */
export async function readFirstPurchaseDay(tx: Queryable, shop: ShopRef): Promise<string | null> {
  const { rows } = await tx.query<{ day: string | null }>(
    "select min(first_day) as day from customer_fact where shop_id = $1",
    [shop.id],
  );
  return rows[0]?.day ?? null;
}
