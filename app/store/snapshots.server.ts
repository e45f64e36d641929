import type { Queryable } from "./database.server";
import { keepReplacedLows } from "./products/day-lows.server";
import { withShop, type ShopRef } from "./with-shop.server";

export type SnapshotKind = "products" | "marketing";

/**
 * Keeps what the API has no history of: one row per variant, product or activity whose values are
 * not those of its newest earlier row. A second snapshot of a day replaces the first,
 * of which lower prices are kept.
 */
export async function takeSnapshot(
  tx: Queryable,
  shop: ShopRef,
  kind: SnapshotKind,
  shopDay: string,
  now: Date,
): Promise<void> {
  const statements = kind === "products" ? [variantSnapshot, productSnapshot] : [adSpendSnapshot];
  if (kind === "products") await keepReplacedLows(tx, shop, shopDay);
  for (const statement of statements) await tx.query(statement, [shop.id, shopDay]);
  await tx.query(
    `insert into snapshot_run (shop_id, kind, shop_day, finished_at) values ($1, $2, $3, $4)
     on conflict (shop_id, kind, shop_day) do update set finished_at = excluded.finished_at`,
    [shop.id, kind, shopDay, now],
  );
}

const variantSnapshot = `
  insert into variant_snapshot
    (shop_id, variant_id, shop_day, price_minor, compare_at_minor, unit_cost_minor, stock)
  select v.shop_id, v.id, $2::date, v.price_minor, v.compare_at_minor, v.unit_cost_minor,
    v.inventory_quantity
  from variant v
  join product p on p.shop_id = v.shop_id and p.id = v.product_id and p.deleted_at is null
  left join lateral (
    select price_minor, compare_at_minor, unit_cost_minor, stock from variant_snapshot s
    where s.shop_id = v.shop_id and s.variant_id = v.id and s.shop_day < $2::date
    order by s.shop_day desc limit 1
  ) s on true
  where v.shop_id = $1
    and (s.price_minor is null
      or (s.price_minor, s.compare_at_minor, s.unit_cost_minor, s.stock)
        is distinct from (v.price_minor, v.compare_at_minor, v.unit_cost_minor, v.inventory_quantity)
      or exists (select from variant_snapshot t
                 where t.shop_id = v.shop_id and t.variant_id = v.id and t.shop_day = $2::date))
  on conflict (shop_id, variant_id, shop_day) do update set price_minor = excluded.price_minor,
    compare_at_minor = excluded.compare_at_minor, unit_cost_minor = excluded.unit_cost_minor,
    stock = excluded.stock`;

const productSnapshot = `
  insert into product_snapshot (shop_id, product_id, shop_day, category_id, status)
  select p.shop_id, p.id, $2::date, p.category_id, p.status
  from product p
  left join lateral (
    select category_id, status from product_snapshot s
    where s.shop_id = p.shop_id and s.product_id = p.id and s.shop_day < $2::date
    order by s.shop_day desc limit 1
  ) s on true
  where p.shop_id = $1 and p.deleted_at is null
    and (s.status is null or (s.category_id, s.status) is distinct from (p.category_id, p.status)
      or exists (select from product_snapshot t
                 where t.shop_id = p.shop_id and t.product_id = p.id and t.shop_day = $2::date))
  on conflict (shop_id, product_id, shop_day) do update set category_id = excluded.category_id,
    status = excluded.status`;

const adSpendSnapshot = `
  insert into ad_spend_snapshot (shop_id, activity_id, shop_day, spend_minor, currency)
  select a.shop_id, a.id, $2::date, a.ad_spend_minor, a.ad_spend_currency
  from marketing_activity a
  left join lateral (
    select spend_minor, currency from ad_spend_snapshot s
    where s.shop_id = a.shop_id and s.activity_id = a.id and s.shop_day < $2::date
    order by s.shop_day desc limit 1
  ) s on true
  where a.shop_id = $1 and a.ad_spend_minor is not null and a.ad_spend_currency is not null
    and (s.spend_minor is null
      or (s.spend_minor, s.currency) is distinct from (a.ad_spend_minor, a.ad_spend_currency)
      or exists (select from ad_spend_snapshot t
                 where t.shop_id = a.shop_id and t.activity_id = a.id and t.shop_day = $2::date))
  on conflict (shop_id, activity_id, shop_day) do update set spend_minor = excluded.spend_minor,
    currency = excluded.currency`;

/**
 * What has no snapshot of this shop day yet and is not being read just now. What has never been
 * begun is the backfill's business, and left out.
 */
export async function listDueSnapshots(shop: ShopRef, shopDay: string): Promise<SnapshotKind[]> {
  return withShop(shop, async (tx) => {
    const { rows } = await tx.query<{ kind: SnapshotKind }>(
      `select r.resource as kind from sync_resource r
       where r.shop_id = $1 and r.resource in ('products', 'marketing')
         and r.status not in ('pending', 'running')
         and not exists (select from snapshot_run s
                         where s.shop_id = r.shop_id and s.kind = r.resource and s.shop_day = $2)
       order by r.resource desc`,
      [shop.id, shopDay],
    );
    return rows.map(({ kind }) => kind);
  });
}
