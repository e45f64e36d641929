import type { Queryable } from "../../app/store/database.server";
import type { ShopRef } from "../../app/store/with-shop.server";

/** A variant as tests write it, with what its cost is made of. */
export async function putVariant(
  tx: Queryable,
  shop: ShopRef,
  variant: { id: number; product?: number; sku?: string | null; cost?: number | null },
): Promise<void> {
  await tx.query(
    `insert into variant (shop_id, id, product_id, position, title, sku, price_minor,
       unit_cost_minor, taxable, available_for_sale, inventory_policy, inventory_quantity,
       selected_options, inventory_item_id, is_tracked, requires_shipping, created_at, updated_at)
     values ($1, $2, $3, 1, 'Default', $4, 1000, $5, true, true, 'DENY', 5, '[]', $2, true, true,
       '2025-01-01Z', '2025-01-01Z')
     on conflict (shop_id, id) do update set sku = excluded.sku,
       unit_cost_minor = excluded.unit_cost_minor`,
    [shop.id, variant.id, variant.product ?? 1, variant.sku ?? null, variant.cost ?? null],
  );
}

/** A snapshot of a variant of one day, in place of what there was. */
export async function putVariantSnapshot(
  tx: Queryable,
  shop: ShopRef,
  { variant, day, cost }: { variant: number; day: string; cost: number | null },
): Promise<void> {
  await tx.query(
    `insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, unit_cost_minor)
     values ($1, $2, $3, 1000, $4) on conflict (shop_id, variant_id, shop_day)
     do update set unit_cost_minor = excluded.unit_cost_minor`,
    [shop.id, variant, day, cost],
  );
}

/** The stored costs of variants, as "variant day cost", assumed ones marked by "~". */
export async function storedCosts(db: Queryable, shop: ShopRef): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select variant_id || ' ' || from_day || ' ' || unit_cost_minor
       || case when is_assumed then '~' else '' end as line
     from variant_cost where shop_id = $1 order by variant_id, from_day`,
    [shop.id],
  );
  return rows.map(({ line }) => line);
}
