import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/**
 * Whether orders were read before it was asked of their lines whether they were sold on a selling plan: those are taken
 * for one-off ones, unless Shopify's own subscriptions made them.
 */
export async function lacksSellingPlans(tx: Queryable, shop: ShopRef): Promise<boolean> {
  const { rows } = await tx.query<{ lacks: boolean }>(
    `select exists (
       select from order_line where shop_id = $1 and has_selling_plan is null
     ) as lacks`,
    [shop.id],
  );
  return rows[0]?.lacks ?? false;
}
