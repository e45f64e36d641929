import { database, type Queryable } from "./database.server";
import { withShop, type ShopRef } from "./with-shop.server";

/**
 * Cuts the tie between a customer and their orders: the customer's row goes, the orders stay as those
 * of nobody, so that the shop's sales do not change.
 */
export async function redactCustomer(
  shop: ShopRef,
  customerId: number,
  orderIds: readonly number[],
  now: Date,
): Promise<void> {
  await withShop(shop, (tx) => redactCustomerRows(tx, shop, customerId, orderIds, now));
}

/** The same within a transaction. */
export async function redactCustomerRows(
  tx: Queryable,
  shop: ShopRef,
  customerId: number,
  orderIds: readonly number[],
  now: Date,
): Promise<void> {
  // A backfill's transaction begins with this row too: the two come one after the other.
  await tx.query("select from shop where id = $1 for update", [shop.id]);
  await tx.query("delete from customer where shop_id = $1 and id = $2", [shop.id, customerId]);
  await tx.query(
    `delete from order_country c using orders o
       where c.shop_id = $1 and o.shop_id = $1 and o.id = c.order_id
         and (o.customer_id = $2 or o.id = any($3::bigint[]))`,
    [shop.id, customerId, orderIds],
  );
  const anonymous = "customer_id = null, first_visit = null, last_visit = null";
  await tx.query(
    `update orders set ${anonymous} where shop_id = $1 and (customer_id = $2 or id = any($3::bigint[]))`,
    [shop.id, customerId, orderIds],
  );
  await tx.query(
    "update abandoned_checkout set customer_id = null where shop_id = $1 and customer_id = $2",
    [shop.id, customerId],
  );
  await tx.query(
    "insert into redacted_customer (shop_id, customer_id, redacted_at) values ($1, $2, $3) on conflict do nothing",
    [shop.id, customerId, now],
  );
  await tx.query(
    `insert into redacted_order (shop_id, order_id, redacted_at)
       select $1::int, id, $3 from unnest($2::bigint[]) id on conflict do nothing`,
    [shop.id, orderIds, now],
  );
  await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
}

/** Erases every row of a shop: its tables, its webhooks, its tokens and the shop itself. */
export async function deletePurgedShop(shop: ShopRef): Promise<void> {
  const db = await database();
  const { rows } = await db.query<{ table: string }>(
    `select table_name as "table" from information_schema.columns
     where table_schema = current_schema() and column_name = 'shop_id'
     -- What is deleted is logged as a change: the log goes after all that writes to it.
     order by table_name = 'dirty_log', table_name`,
  );
  await withShop(shop, async (tx) => {
    for (const { table } of rows) {
      await tx.query(`delete from "${table}" where shop_id = $1`, [shop.id]);
    }
  });
  // Together and last: until then the webhook that asked for it is still there to ask again.
  await db.transaction(async (tx) => {
    await tx.query("delete from session where shop = $1", [shop.domain]);
    await tx.query("delete from shop where id = $1", [shop.id]);
    await tx.query("delete from webhook_inbox where shop_domain = $1", [shop.domain]);
  });
}
