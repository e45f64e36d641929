import { database, type Queryable } from "./database.server";

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
export async function withShop<T>(shop: ShopRef, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const db = await database();
  return db.transaction(async (tx) => {
    await tx.query(
      "select set_config('role', 'shelfwise_tenant', true), set_config('shelfwise.shop_id', $1, true)",
      [String(shop.id)],
    );
    return work(tx);
  });
}
