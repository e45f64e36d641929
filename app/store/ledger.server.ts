import type { Queryable } from "./database.server";
import { crowdedFrom } from "./parents.server";
import { withinWindow } from "./orders.server";
import {
  ledgerTable,
  orderAgreementTable,
  type LedgerRow,
  type OrderAgreementRow,
} from "./tables/ledger";
import { packRows, pickRows, type Rows } from "./packed-rows";
import { logAllDays } from "./rollup/dirty-log.server";
import { deleteByParent, insertRows, upsertNumbered, upsertRows } from "./upsert.server";
import type { ShopRef } from "./with-shop.server";

/**
 * Writes agreements with their sales. Shopify never rewrites one, so nothing is removed, except the
 * rows that were made from these orders' own totals for want of their agreements.
 */
export async function writeAgreements(
  tx: Queryable,
  shop: ShopRef,
  orderIds: readonly number[],
  agreements: Rows<OrderAgreementRow>,
  sales: Rows<LedgerRow>,
): Promise<void> {
  if (orderIds.length > 0) {
    await tx.query(
      `delete from ledger where shop_id = $1 and origin = 'order'
         and order_id in (select unnest($2::bigint[]))`,
      [shop.id, [...orderIds]],
    );
  }
  const { written, replaced } = await upsertNumbered(tx, shop, orderAgreementTable, agreements);
  const known = new Set(replaced);
  // Of an agreement that this very transaction has inserted no sale is stored.
  const isNew = (_: number, agreementId: number) =>
    written.has(agreementId) && !known.has(agreementId);
  const ledger = packRows(ledgerTable, shop, sales);
  await insertRows(tx, shop, ledgerTable, pickRows(ledger, isNew));
  await writeLedger(
    tx,
    shop,
    pickRows(ledger, (...row) => !isNew(...row)),
  );
}

export async function writeLedger(
  tx: Queryable,
  shop: ShopRef,
  rows: Rows<LedgerRow>,
): Promise<void> {
  await upsertRows(tx, shop, ledgerTable, rows);
}

/** Writes the rows of untouched orders, in place of what there was of them. */
export async function replaceOrderLedger(
  tx: Queryable,
  shop: ShopRef,
  orderIds: readonly number[],
  rows: readonly LedgerRow[],
): Promise<void> {
  await deleteByParent(tx, shop, "ledger", "order_id", orderIds);
  await writeLedger(tx, shop, rows);
}

/** Agreements by number, as stored. */
export async function readAgreements(
  tx: Queryable,
  shop: ShopRef,
  ids: readonly number[],
): Promise<OrderAgreementRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<Omit<OrderAgreementRow, "happenedAt"> & { happenedAt: Date }>(
    `select order_id as "orderId", id, reason, happened_at as "happenedAt"
     from order_agreement where shop_id = $1 and id = any($2::bigint[])`,
    [shop.id, [...ids]],
  );
  return rows.map((row) => ({ ...row, happenedAt: row.happenedAt.toISOString() }));
}

/**
 * Orders of a window above a number, in order, whose result may have been cut short: with suspiciously
 * many agreements, or sales in one of them. An order that is not stored belongs to any window.
 */
export async function listCrowdedLedgers(
  tx: Queryable,
  shop: ShopRef,
  { window, afterId }: { window: { from: Date | null; to: Date | null }; afterId: number },
): Promise<number[]> {
  // Orders with many sales first: to count those of each agreement of all takes longer.
  const { rows } = await tx.query<{ id: number }>(
    `select crowded.id from (
       select order_id as id from ledger where shop_id = $1 and order_id = any(array(
         select order_id from ledger where shop_id = $1 and order_id > $4
         group by order_id having count(*) >= ${crowdedFrom}))
       group by order_id, agreement_id having count(*) >= ${crowdedFrom}
       union
       select order_id from order_agreement where shop_id = $1 and order_id > $4
       group by order_id having count(*) >= ${crowdedFrom}
     ) crowded
     left join orders o on o.shop_id = $1 and o.id = crowded.id
     where o.id is null or (${withinWindow})
     order by crowded.id`,
    [shop.id, window.from, window.to, afterId],
  );
  return rows.map(({ id }) => id);
}

/** Puts every row on the day of the shop's present time zone. */
export async function moveLedgerToZone(tx: Queryable, shop: ShopRef, zone: string): Promise<void> {
  await tx.query(
    `update ledger set shop_day = (happened_at at time zone $2)::date
     where shop_id = $1 and shop_day <> (happened_at at time zone $2)::date`,
    [shop.id, zone],
  );
  // Hours move on days that stay.
  await logAllDays(tx, shop);
}
