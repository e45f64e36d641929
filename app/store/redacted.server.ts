import type { Queryable } from "./database.server";
import type { ShopRef } from "./with-shop.server";

/** Whether anybody asked to be forgotten at all: in most shops nobody has. */
export async function hasRedacted(tx: Queryable, shop: ShopRef): Promise<boolean> {
  const { rows } = await tx.query<{ has: boolean }>(
    `select exists (select from redacted_customer where shop_id = $1)
         or exists (select from redacted_order where shop_id = $1) as has`,
    [shop.id],
  );
  return rows[0]?.has ?? false;
}

/** Which of these customers asked to be forgotten: what Shopify still tells of them is not kept. */
export async function readRedacted(
  tx: Queryable,
  shop: ShopRef,
  customerIds: readonly (number | null)[],
): Promise<ReadonlySet<number>> {
  const ids = [...new Set(customerIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id: number }>(
    `select customer_id as id from redacted_customer
     where shop_id = $1 and customer_id = any($2::bigint[])`,
    [shop.id, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of these orders are to stay without a customer, whoever Shopify says it was. */
export async function readRedactedOrders(
  tx: Queryable,
  shop: ShopRef,
  orderIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await tx.query<{ id: number }>(
    `select order_id as id from redacted_order where shop_id = $1 and order_id = any($2::bigint[])`,
    [shop.id, [...orderIds]],
  );
  return new Set(rows.map(({ id }) => id));
}
