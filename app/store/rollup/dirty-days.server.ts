import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { DayRangeRef } from "./ranges";

/**
 * Days of a range whose stored sums may not be those of the ledger: something of them is in the log, or
 * nothing has ever been folded. Usually none or one. What changes only how sales are broken down (a
 * product's type, a cost, the sequence of a customer's orders) is not looked for: it follows in seconds.
 */
export async function readDirtyDays(
  tx: Queryable,
  shop: ShopRef,
  { from, to }: DayRangeRef,
): Promise<string[]> {
  if (!(await mayBeDirty(tx, shop))) return [];
  const { rows } = await tx.query<{ day: string }>(
    `-- Read once: of what is gone from it already there may be much more, and joins would read that again and again.
     with d as materialized (
       select kind, day, ref, window_from, window_to from dirty_log where shop_id = $1
     )
     select day from (
       select d.day from d where d.kind = 'day'
       union
       select l.shop_day from d
       join ledger l on l.shop_id = $1 and l.order_id = d.ref
       where d.kind = 'order'
       union
       select s.day from d
       join folded_sale s on s.shop_id = $1 and s.order_id = d.ref
       where d.kind = 'order'
       union
       select l.shop_day from d
       join orders o on o.shop_id = $1
         and (d.window_from is null or o.processed_at >= d.window_from)
         and (d.window_to is null or o.processed_at < d.window_to)
       join ledger l on l.shop_id = $1 and l.order_id = o.id
       where d.kind = 'window'
       union
       select l.shop_day from ledger l
       where l.shop_id = $1 and l.shop_day between $2 and $3
         and not exists (select from fold_state where shop_id = $1)
     ) days
     where day between $2 and $3 order by day`,
    [shop.id, from, to],
  );
  return rows.map(({ day }) => day);
}

// Most often there is nothing, and to plan the whole question takes longer than to answer it.
async function mayBeDirty(tx: Queryable, shop: ShopRef): Promise<boolean> {
  const { rows } = await tx.query<{ mayBe: boolean }>(
    `select exists (select from dirty_log where shop_id = $1)
       or not exists (select from fold_state where shop_id = $1) as "mayBe"`,
    [shop.id],
  );
  return rows[0]?.mayBe ?? true;
}
