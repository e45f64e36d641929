import type { Queryable } from "../database.server";
import { listInstalledShops } from "../shops.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** How far a shop's alerts are. */
export interface AlertState {
  /** What was wrong with products by then is no news. Null: they have not all been checked yet. */
  baseAt: Date | null;
  /** When trade was last looked at. */
  tradedAt: Date | null;
}

/** The state of a shop's alerts, which stays with this transaction until it ends: one run at a time. */
export async function holdAlertState(tx: Queryable, shop: ShopRef, now: Date): Promise<AlertState> {
  await tx.query(
    "insert into alert_state (shop_id, checked_at) values ($1, $2) on conflict do nothing",
    [shop.id, now],
  );
  const { rows } = await tx.query<AlertState>(
    `select base_at as "baseAt", traded_at as "tradedAt" from alert_state
     where shop_id = $1 for update`,
    [shop.id],
  );
  return rows[0] ?? nothingYet;
}

export async function readAlertState(tx: Queryable, shop: ShopRef): Promise<AlertState> {
  const { rows } = await tx.query<AlertState>(
    `select base_at as "baseAt", traded_at as "tradedAt" from alert_state where shop_id = $1`,
    [shop.id],
  );
  return rows[0] ?? nothingYet;
}

const nothingYet: AlertState = { baseAt: null, tradedAt: null };

/** Notes that a run has come to its end; what was wrong with products at the first one stays as its base. */
export async function noteAlertsChecked(
  tx: Queryable,
  shop: ShopRef,
  { baseAt, tradedAt }: AlertState,
  now: Date,
): Promise<void> {
  await tx.query(
    `update alert_state set checked_at = $4, base_at = coalesce(base_at, $2),
       traded_at = greatest(traded_at, $3) where shop_id = $1`,
    [shop.id, baseAt, tradedAt, now],
  );
}

/** The next run looks at trade too, however short ago one did: what decides was changed. */
export async function askForTrade(tx: Queryable, shop: ShopRef): Promise<void> {
  await tx.query("update alert_state set traded_at = null where shop_id = $1", [shop.id]);
}

/** Installed shops whose alerts nobody has looked at since an instant. */
export async function listShopsToAlert(checkedBefore: Date): Promise<number[]> {
  const waiting: number[] = [];
  for (const shop of await listInstalledShops()) {
    const { rows } = await withShop(shop, (tx) =>
      tx.query("select from alert_state where shop_id = $1 and checked_at >= $2", [
        shop.id,
        checkedBefore,
      ]),
    );
    if (rows.length === 0) waiting.push(shop.id);
  }
  return waiting;
}
