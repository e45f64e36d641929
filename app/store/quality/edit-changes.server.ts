import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { shownChanges, type ChangeShow, type StoredValue } from "./changes.server";

/** Puts a value in place of the one proposed and ticks it; only while it is open. */
export async function editChange(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  changeNo: number,
  after: StoredValue,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update quality_change set after = $4::jsonb, is_chosen = true
     where shop_id = $1 and batch_id = $2 and change_no = $3 and state = 'open'`,
    [shop.id, batchId, changeNo, JSON.stringify(after)],
  );
  return rowCount === 1;
}

/** Puts a value into every change of a field that has none yet, and ticks these. Returns how many. */
export async function fillChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  field: string,
  after: StoredValue,
): Promise<number> {
  const { rowCount } = await tx.query(
    `update quality_change set after = $4::jsonb, is_chosen = true
     where shop_id = $1 and batch_id = $2 and field = $3 and after is null and state = 'open'`,
    [shop.id, batchId, field, JSON.stringify(after)],
  );
  return rowCount ?? 0;
}

/** What a batch has open changes of a field of. */
export async function listTargets(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  field: string,
): Promise<string[]> {
  const { rows } = await tx.query<{ target: string }>(
    `select target from quality_change
     where shop_id = $1 and batch_id = $2 and field = $3 and state = 'open'`,
    [shop.id, batchId, field],
  );
  return rows.map(({ target }) => target);
}

/** Puts a value of its own into each open change of a field, and ticks these. */
export async function enterChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  field: string,
  values: readonly { target: string; after: string }[],
): Promise<void> {
  await tx.query(
    `update quality_change c set after = to_jsonb(n.after), is_chosen = true
     from unnest($4::text[], $5::text[]) n(target, after)
     where c.shop_id = $1 and c.batch_id = $2 and c.field = $3 and c.target = n.target
       and c.state = 'open'`,
    [shop.id, batchId, field, values.map(({ target }) => target), values.map(({ after }) => after)],
  );
}

/** Ticks changes that have a value, or takes the ticks away: one, or all of what is shownChanges. */
export async function chooseChanges(
  tx: Queryable,
  shop: ShopRef,
  batchId: number,
  isChosen: boolean,
  { changeNo, show }: { changeNo: number | null; show: ChangeShow },
): Promise<void> {
  await tx.query(
    `update quality_change c set is_chosen = $3
     where c.shop_id = $1 and c.batch_id = $2 and c.state = 'open' and c.after is not null
       and ($4::int is null or c.change_no = $4) and ${shownChanges[show]}`,
    [shop.id, batchId, isChosen, changeNo],
  );
}

/** Forgets what a batch has proposed. */
export async function deleteChanges(tx: Queryable, shop: ShopRef, batchId: number): Promise<void> {
  await tx.query("delete from quality_change where shop_id = $1 and batch_id = $2", [
    shop.id,
    batchId,
  ]);
}
