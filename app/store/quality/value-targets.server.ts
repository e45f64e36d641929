import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** A variant that a row may mean, and what is known of it. */
export interface ValueTarget {
  /** The row's place among those asked for. */
  at: number;
  by: "sku" | "barcode" | "variantId";
  variantId: number;
  productId: number;
  barcode: string | null;
  unitCostMinor: number | null;
  weightValue: number | null;
  /** In Shopify's words. */
  weightUnit: string | null;
}

/**
 * Variants of products that are there, by SKU or barcode (in whatever letters, without spaces at the ends) or by
 * their number. Several of one row: it does not say which.
 */
export async function findValueTargets(
  tx: Queryable,
  shop: ShopRef,
  keys: readonly string[],
): Promise<ValueTarget[]> {
  const { rows } = await tx.query<ValueTarget>(
    `with asked as materialized (
       select (no - 1)::int as at, btrim(key) as key,
         hashtextextended(lower(btrim(key)), 0) as sku_key, hashtextextended(btrim(key), 0) as barcode_key,
         case when key ~ '^\\s*\\d{1,18}\\s*$' then key::bigint end as variant_id
       from unnest($2::text[]) with ordinality k(key, no)
     ),
     found as (
       select a.at, 'sku' as by, v.id from asked a
         join variant v on v.shop_id = $1 and v.sku_key = a.sku_key and lower(btrim(v.sku)) = lower(a.key)
       union all
       select a.at, 'barcode', v.id from asked a
         join variant v on v.shop_id = $1 and v.barcode_key = a.barcode_key and btrim(v.barcode) = a.key
       union all
       select a.at, 'variantId', v.id from asked a
         join variant v on v.shop_id = $1 and v.id = a.variant_id
     )
     select f.at, f.by, v.id as "variantId", v.product_id as "productId", v.barcode,
       v.unit_cost_minor as "unitCostMinor", v.weight_value as "weightValue",
       v.weight_unit as "weightUnit"
     from found f
     join variant v on v.shop_id = $1 and v.id = f.id
     join product p on p.shop_id = $1 and p.id = v.product_id and p.deleted_at is null
     order by f.at, v.id`,
    [shop.id, [...keys]],
  );
  return rows;
}
