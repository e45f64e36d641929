import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What sales are told apart by beside their own rows: values `$3` and `$4` of `saleFacts`. */
export async function readFactContext(
  tx: Queryable,
  shop: ShopRef,
): Promise<[zone: string, firstOrderIndex: number | null]> {
  const { rows } = await tx.query<{ zone: string | null; index: number | null }>(
    `select timezone as zone,
       (select first_order_index from fold_state where shop_id = $1) as index
     from shop where id = $1`,
    [shop.id],
  );
  return [rows[0]?.zone ?? "UTC", rows[0]?.index ?? null];
}
