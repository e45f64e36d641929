import { withShop, type ShopRef } from "./with-shop.server";

/** When the oldest stored checkout that was left was begun; null: there is none. */
export async function readFirstCheckout(shop: ShopRef): Promise<Date | null> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ at: Date | null }>(
      "select min(created_at) as at from abandoned_checkout where shop_id = $1",
      [shop.id],
    );
    return rows[0]?.at ?? null;
  });
}

/** Checkouts of one shop day that were left; money in minor units. Days without any are absent. */
export interface AbandonedCheckoutDay {
  day: string;
  abandoned: number;
  abandonedMinor: number;
  recovered: number;
  recoveredMinor: number;
}

/** A shop day, from when until when it is. */
export interface DaySpan {
  day: string;
  from: Date;
  until: Date;
}

/** By the shop day on which they were begun. */
export async function readAbandonedCheckoutDays(
  shop: ShopRef,
  spans: readonly DaySpan[],
): Promise<AbandonedCheckoutDay[]> {
  return withShop(shop, async (tx) => {
    // Each day a range of the index: to work out the day of each checkout takes five times as long.
    const { rows } = await tx.query<AbandonedCheckoutDay>(
      `select d.day, c.* from unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) d(day, since, until)
       cross join lateral (
         select count(*)::int as abandoned, coalesce(sum(total_minor), 0)::bigint as "abandonedMinor",
           (count(*) filter (where completed_at is not null))::int as recovered,
           coalesce(sum(total_minor) filter (where completed_at is not null), 0)::bigint
             as "recoveredMinor"
         from abandoned_checkout
         where shop_id = $1 and created_at >= d.since and created_at < d.until
         offset 0
       ) c
       where c.abandoned > 0 order by d.day`,
      [
        shop.id,
        spans.map(({ day }) => day),
        spans.map(({ from }) => from),
        spans.map(({ until }) => until),
      ],
    );
    return rows;
  });
}
