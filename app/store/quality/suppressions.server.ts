import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

export interface Suppression {
  productId: number;
  checkId: string;
  reason: string;
  suppressedAt: Date;
}

/** Those of these products. */
export async function readSuppressions(
  tx: Queryable,
  shop: ShopRef,
  productIds: readonly number[],
): Promise<Suppression[]> {
  const { rows } = await tx.query<Suppression>(
    `select product_id as "productId", check_id as "checkId", reason,
       suppressed_at as "suppressedAt"
     from quality_suppression where shop_id = $1 and product_id = any($2::bigint[])`,
    [shop.id, [...productIds]],
  );
  return rows;
}

/** The findings of a check on a product are not shown and do not count, whatever it finds. */
export async function writeSuppression(
  tx: Queryable,
  shop: ShopRef,
  { productId, checkId, reason }: Omit<Suppression, "suppressedAt">,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into quality_suppression (shop_id, product_id, check_id, reason, suppressed_at)
     values ($1, $2, $3, $4, $5)
     on conflict (shop_id, product_id, check_id) do update set reason = excluded.reason`,
    [shop.id, productId, checkId, reason, now],
  );
}

/** They are shown and count again. */
export async function deleteSuppression(
  tx: Queryable,
  shop: ShopRef,
  { productId, checkId }: Pick<Suppression, "productId" | "checkId">,
): Promise<void> {
  await tx.query(
    "delete from quality_suppression where shop_id = $1 and product_id = $2 and check_id = $3",
    [shop.id, productId, checkId],
  );
}
