import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** Open pages hear that figures have changed. */
export async function tellPages(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
}
