import type { Queryable } from "./database.server";
import type { ShopChangeKind, ShopChangeRow } from "./shop-change";
import { withShop, type ShopRef } from "./with-shop.server";

/** Notes a change after which every figure has to be made again. */
export async function recordShopChange(
  tx: Queryable,
  shop: ShopRef,
  change: { kind: ShopChangeKind; before: string; after: string; at: Date },
): Promise<void> {
  await tx.query(
    `insert into shop_change (shop_id, kind, before, after, changed_at) values ($1, $2, $3, $4, $5)`,
    [shop.id, change.kind, change.before, change.after, change.at],
  );
}

/**
 * Notes that everything has been made again since the changes: nothing is left to be added up and, after
 * a change of currency, to be read. Returns whether that was news.
 */
export async function settleShopChanges(tx: Queryable, shop: ShopRef, now: Date): Promise<boolean> {
  // One statement: what a change logs is committed with it, so whoever sees it sees its days too.
  const { rowCount } = await tx.query(
    `update shop_change set settled_at = $2
     where shop_id = $1 and settled_at is null
       and not exists (select from dirty_log where shop_id = $1)
       and (kind = 'timezone' or not exists (
         select from sync_resource where shop_id = $1 and resource <> 'shop'
           and status in ('pending', 'running')))`,
    [shop.id, now],
  );
  return (rowCount ?? 0) > 0;
}

/** The latest change of each kind, unless it was dismissed. */
export async function readShopChanges(shop: ShopRef): Promise<ShopChangeRow[]> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<ShopChangeRow>(
      `select id, kind, before, after, changed_at as "changedAt", settled_at as "settledAt"
       from (select distinct on (kind) * from shop_change where shop_id = $1
             order by kind, id desc) latest
       where dismissed_at is null order by id desc`,
      [shop.id],
    ),
  );
  return rows;
}

/** The merchant has read of it. Later changes are told again. */
export async function dismissShopChange(shop: ShopRef, id: number, now: Date): Promise<void> {
  await withShop(shop, async (tx) => {
    const { rowCount } = await tx.query(
      `update shop_change set dismissed_at = $3
       where shop_id = $1 and id = $2 and dismissed_at is null`,
      [shop.id, id, now],
    );
    if (rowCount === 0) return;
    await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
  });
}
