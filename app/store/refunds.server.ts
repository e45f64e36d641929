import { withShop, type ShopRef } from "./with-shop.server";

/** From an instant until just before another. */
export interface Span {
  from: Date;
  until: Date;
}

/** Money that went back to customers in each of some spans, by when its refund was made; in minor units. */
export async function sumRefunds(shop: ShopRef, spans: readonly Span[]): Promise<number[]> {
  if (spans.length === 0) return [];
  return withShop(shop, async (tx) => {
    // Orders that do not count are few: to look for those is much less than to look at the order of each refund.
    const { rows } = await tx.query<{ minor: number }>(
      `select s.minor from unnest($2::timestamptz[], $3::timestamptz[])
         with ordinality as span(since, until, place)
       cross join lateral (
         select coalesce(sum(minor), 0)::bigint as minor from (
           select order_id, total_refunded_minor as minor from order_refund
           where shop_id = $1 and processed_at >= span.since and processed_at < span.until
           union all
           select order_id, total_refunded_minor from order_refund
           where shop_id = $1 and processed_at is null
             and created_at >= span.since and created_at < span.until
         ) r
         where order_id not in (
           select id from orders where shop_id = $1 and (is_test or deleted_at is not null)
         )
       ) s order by span.place`,
      [shop.id, spans.map(({ from }) => from), spans.map(({ until }) => until)],
    );
    return rows.map(({ minor }) => minor);
  });
}
