import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

const keepLowest = `on conflict (shop_id, variant_id, low_day) do update
  set price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor
  where excluded.price_minor < variant_low.price_minor`;

/** Keeps prices of these products that are lower than what is known of the day, and no others. */
export async function keepDayLows(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
  shopDay: ShopDay,
): Promise<void> {
  if (productIds.length === 0) return;
  await tx.query(
    `insert into variant_low (shop_id, variant_id, low_day, price_minor, compare_at_minor)
     select $1, v.id, $3::date, v.price_minor, v.compare_at_minor
     from variant v
     join lateral (
       select p.price_minor from variant_price p
       where p.shop_id = $1 and p.variant_id = v.id and p.from_day <= $3::date
       order by p.from_day desc limit 1
     ) known on v.price_minor < known.price_minor
     where v.shop_id = $1 and v.product_id = any($2::bigint[])
     ${keepLowest}`,
    [shop.id, productIds, shopDay],
  );
}

/**
 * Keeps what a snapshot of a day said where the next one of the same day is about to say more. Where it is the first of
 * its day, snapshots are not looked through.
 */
export async function keepReplacedLows(
  tx: Queryable,
  shop: ShopRef,
  shopDay: ShopDay,
): Promise<void> {
  await tx.query(
    `insert into variant_low (shop_id, variant_id, low_day, price_minor, compare_at_minor)
     select $1, s.variant_id, s.shop_day, s.price_minor, s.compare_at_minor
     from variant_snapshot s
     join variant v on v.shop_id = $1 and v.id = s.variant_id and v.price_minor > s.price_minor
     where s.shop_id = $1 and s.shop_day = $2::date
       and exists (
         select from snapshot_run where shop_id = $1 and kind = 'products' and shop_day = $2::date
       )
     ${keepLowest}`,
    [shop.id, shopDay],
  );
}
