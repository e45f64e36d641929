import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import {
  changeColumns,
  toChange,
  type ChangeRow,
  type ChangeState,
  type ReadChange,
  type StoredValue,
} from "./changes.server";

/** Has what is ticked wait to be written. Returns how many changes. */
export async function acceptChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
): Promise<number> {
  const { rowCount } = await tx.query(
    `update quality_change c set state = 'waiting'
     where c.shop_id = $1 and c.batch_id = $2 and c.state = 'open' and c.is_chosen and c.after is not null`,
    [shop.id, batchId],
  );
  return rowCount ?? 0;
}

/** Has what Shopify refused wait to be written again. Returns how many changes. */
export async function retryRefusedChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
): Promise<number> {
  const { rowCount } = await tx.query(
    `update quality_change set state = 'waiting', detail = null
     where shop_id = $1 and batch_id = $2 and state = 'refused'`,
    [shop.id, batchId],
  );
  return rowCount ?? 0;
}

/** Has what waits be left out; not what was tried, as it may have been written. */
export async function leaveWaiting(tx: Queryable, shop: ShopRef, batchId: number): Promise<void> {
  await tx.query(
    `update quality_change set state = 'open', is_chosen = false
     where shop_id = $1 and batch_id = $2 and state = 'waiting' and tried_at is null`,
    [shop.id, batchId],
  );
}

/** One that was tried may have been written, by a process that died before it could say so. */
export type TakenChange = ChangeRow & { wasTried: boolean };

/**
 * Takes the changes of the next products that wait, those whose writer has been silent since an instant
 * too: nobody else gets them till then. Who calls it holds the batch's row.
 */
export async function takeWaiting(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  { products, silentSince, now }: { products: number; silentSince: Date; now: Date },
): Promise<TakenChange[]> {
  const { rows } = await tx.query<ReadChange & { wasTried: boolean }>(
    `with few as (
       select distinct product_id from quality_change
       where shop_id = $1 and batch_id = $2
         and (state = 'waiting' or (state = 'trying' and tried_at <= $4))
       order by product_id limit $3),
     next as (
       select change_no, tried_at is not null as was_tried from quality_change
       where shop_id = $1 and batch_id = $2 and product_id in (select product_id from few)
         and (state = 'waiting' or (state = 'trying' and tried_at <= $4))
       for update),
     taken as (
       update quality_change c set state = 'trying', tried_at = $5 from next n
       where c.shop_id = $1 and c.batch_id = $2 and c.change_no = n.change_no
       returning c.*, n.was_tried)
     select ${changeColumns}, c.was_tried as "wasTried" from taken c order by c.product_id, c.change_no`,
    [shop.id, batchId, products, silentSince, now],
  );
  return rows.map(toChange);
}

/** What became of a change. */
export interface SettledChange {
  changeNo: number;
  state: ChangeState;
  detail: string | null;
  /** What Shopify has made of the value that was sent, where it tells: an undo goes by that. */
  stored?: StoredValue;
}

/**
 * Notes what became of changes that were taken at an instant. Those that somebody else has taken since, as
 * this one was silent for so long, are left to them.
 */
export async function settleChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  settled: readonly SettledChange[],
  { takenAt, now }: { takenAt: Date; now: Date },
): Promise<void> {
  // A value is wrapped, so that none at all and a JSON null come out apart.
  const rows = settled.map(({ stored, ...change }) => ({
    ...change,
    stored: stored === undefined ? [] : [stored],
  }));
  await tx.query(
    `update quality_change c set state = n.state, detail = n.detail,
       after = coalesce(n.stored -> 0, c.after),
       written_at = case when n.state = 'written' then $4::timestamptz else c.written_at end,
       tried_at = case when n.state = 'waiting' then c.tried_at else null end
     from jsonb_to_recordset($3::jsonb) as n("changeNo" int, state text, detail text, stored jsonb)
     where c.shop_id = $1 and c.batch_id = $2 and c.change_no = n."changeNo"
       and c.state = 'trying' and c.tried_at = $5`,
    [shop.id, batchId, JSON.stringify(rows), now, takenAt],
  );
  // What an undo has written back is undone where it came from.
  await tx.query(
    `update quality_change o set state = 'undone'
     from quality_batch b, quality_change c
     where b.shop_id = $1 and b.batch_id = $2 and b.kind = 'undo'
       and c.shop_id = $1 and c.batch_id = $2 and c.state in ('written', 'same')
       and c.change_no = any($3::int[])
       and o.shop_id = $1 and o.batch_id = b.undo_of and o.change_no = c.undoes_no`,
    [shop.id, batchId, settled.map(({ changeNo }) => changeNo)],
  );
}

/** Whether a batch has written values of a field. */
export async function hasWrittenField(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  field: string,
): Promise<boolean> {
  const { rows } = await tx.query<{ has: boolean }>(
    `select exists(select from quality_change where shop_id = $1 and batch_id = $2
       and state = 'written' and field = $3) as has`,
    [shop.id, batchId, field],
  );
  return rows[0]?.has ?? false;
}

/** Whether anything of a batch is left to write. */
export async function isAnythingWaiting(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
): Promise<boolean> {
  const { rows } = await tx.query<{ is: boolean }>(
    `select exists(select from quality_change where shop_id = $1 and batch_id = $2
       and state in ('waiting', 'trying')) as is`,
    [shop.id, batchId],
  );
  return rows[0]?.is ?? false;
}

/** Of how many products a batch has written what nobody has taken back: of one, or of all. */
export async function countWrittenProducts(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  productId: number | null,
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(distinct product_id)::int as count from quality_change
     where shop_id = $1 and batch_id = $2 and state = 'written'
       and ($3::bigint is null or product_id = $3)`,
    [shop.id, batchId, productId],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Adds to a batch the next changes that take another's back: what was written last comes first. `beforeNo`: only
 * those numbered lower; null: from the end. Returns the lowest of them, null where there was none, and of how many
 * products they are.
 */
export async function addUndoChanges(
  tx: Queryable,
  shop: ShopRef,
  undoId: number,
  of: { batchId: number; productId: number | null; beforeNo: number | null; limit: number },
): Promise<{ lowestNo: number | null; products: number }> {
  const { rows } = await tx.query<{ lowestNo: number | null; products: number }>(
    `with next as materialized (
       select product_id, field, target, fix_ids, before, after, change_no, net_minor
       from quality_change
       where shop_id = $1 and batch_id = $2 and state = 'written'
         and ($4::bigint is null or product_id = $4) and ($5::int is null or change_no < $5)
       order by change_no desc limit $6),
     added as (
       insert into quality_change (shop_id, batch_id, change_no, product_id, field, target, fix_ids,
         before, after, proposed, is_chosen, undoes_no, state, net_minor)
       select $1, $3, row_number() over (order by change_no desc) + coalesce((
           select max(change_no) from quality_change where shop_id = $1 and batch_id = $3), 0),
         product_id, field, target, fix_ids, after, before, before, true, change_no, 'open', net_minor
       from next)
     select min(change_no) as "lowestNo", count(distinct product_id)::int as products from next`,
    [shop.id, of.batchId, undoId, of.productId, of.beforeNo, of.limit],
  );
  return rows[0] ?? { lowestNo: null, products: 0 };
}

/** A change that was written, with the batch it is of. */
export interface WrittenChange extends ChangeRow {
  batchId: number;
  /** Number of the staff account that has accepted it; null: not told. */
  acceptedBy: string | null;
}

/** Changes of a product that batches have written, the newest first. */
export async function listWrittenOf(
  tx: Queryable,
  shop: ShopRef,
  productId: number,
  limit: number,
): Promise<WrittenChange[]> {
  const { rows } = await tx.query<ReadChange & Pick<WrittenChange, "batchId" | "acceptedBy">>(
    `select c.batch_id as "batchId", (select b.accepted_by from quality_batch b
         where b.shop_id = $1 and b.batch_id = c.batch_id) as "acceptedBy", ${changeColumns}
     from quality_change c
     where c.shop_id = $1 and c.product_id = $2 and c.state in ('written', 'undone')
     order by c.written_at desc, c.batch_id desc, c.change_no limit $3`,
    [shop.id, productId, limit],
  );
  return rows.map(toChange);
}
