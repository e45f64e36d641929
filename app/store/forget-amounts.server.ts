import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

/** What is summed goes with its orders. The log goes last: what is deleted is logged as a change. */
const withAmounts = [
  "fold_state",
  "sales_rollup",
  "sales_columns",
  "folded_sale",
  "order_share",
  "customer_return",
  "customers_of_day",
  "order_fact",
  "customer_fact",
  "customer_month",
  "cohort_month",
  "ledger",
  "order_agreement",
  "order_line",
  "order_discount",
  "order_shipping_line",
  "order_refund",
  "order_return",
  "order_fulfillment",
  "order_country",
  "orders",
  "abandoned_checkout",
  "variant_cost",
  "variant_price",
  "variant_low",
  "variant_snapshot",
  "dirty_log",
];

/**
 * Forgets every amount that was read in a currency that is no longer the shop's: nobody could tell it
 * from one in the new. What the merchant entered stays, and so do products, by whose names sales go;
 * the variants of those that are gone are known by nothing else.
 */
export async function forgetAmounts(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query(
    `delete from variant v using product p
     where v.shop_id = $1 and p.shop_id = $1 and p.id = v.product_id and p.deleted_at is null`,
    [shop.id],
  );
  // On these days we looked, but what was seen is forgotten: prices of then are unknown.
  await tx.query("delete from snapshot_run where shop_id = $1 and kind = 'products'", [shop.id]);
  for (const table of withAmounts) {
    await tx.query(`delete from ${table} where shop_id = $1`, [shop.id]);
  }
}
