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

/**
 * By the shop day on which they were begun, of those begun from `from` on and before `until` (instants
 * at which shop days begin).
 */
export async function readAbandonedCheckoutDays(
  shop: ShopRef,
  window: { from: Date; until: Date },
  zone: string,
): Promise<AbandonedCheckoutDay[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<AbandonedCheckoutDay>(
      `select (created_at at time zone $4)::date as day, count(*)::int as abandoned,
         coalesce(sum(total_minor), 0)::bigint as "abandonedMinor",
         (count(*) filter (where completed_at is not null))::int as recovered,
         coalesce(sum(total_minor) filter (where completed_at is not null), 0)::bigint
           as "recoveredMinor"
       from abandoned_checkout
       where shop_id = $1 and created_at >= $2 and created_at < $3
       group by 1 order by 1`,
      [shop.id, window.from, window.until, zone],
    );
    return rows;
  });
}
