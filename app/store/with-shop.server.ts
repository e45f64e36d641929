import { database, type Queryable, type Settings } from "./database.server";

/** The shop every query of a transaction is about. */
export interface ShopRef {
  id: number;
  domain: string;
}

/**
 * Runs `work` in one transaction that can see and write this shop's rows only: under a plain role,
 * with row-level security. Statements still name the shop (`where shop_id = $1`): the policy is the
 * second line, and the index needs it.
 */
export async function withShop<T>(
  shop: ShopRef,
  work: (tx: Queryable) => Promise<T>,
  settings: Settings = {},
): Promise<T> {
  const db = await database();
  const tenant = { role: "shelfwise_tenant", "shelfwise.shop_id": String(shop.id) };
  return db.transaction(work, { ...settings, ...tenant });
}
