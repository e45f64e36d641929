import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** The last event of alerts that channels were given; stays with this transaction until it ends. */
export async function holdToldEvent(tx: Queryable, shop: ShopRef): Promise<number> {
  await tx.query(
    "insert into notification_state (shop_id, told_event_id) values ($1, 0) on conflict do nothing",
    [shop.id],
  );
  const { rows } = await tx.query<{ id: number }>(
    "select told_event_id as id from notification_state where shop_id = $1 for update",
    [shop.id],
  );
  return rows[0]?.id ?? 0;
}

export async function writeToldEvent(tx: Queryable, shop: ShopRef, id: number): Promise<void> {
  await tx.query("update notification_state set told_event_id = $2 where shop_id = $1", [
    shop.id,
    id,
  ]);
}
