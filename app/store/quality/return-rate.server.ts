import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import { readReturnRate } from "./catalogue-rows.server";
import { noteMoved } from "./moved.server";

/** Notes how much of what was sold came back, and that it has moved where it was another share before. */
export async function noteReturnRate(tx: Queryable, shop: ShopRef): Promise<void> {
  const rate = await readReturnRate(tx, shop);
  const { rows } = await tx.query<{ rate: number | null }>(
    `select (facts->>'rate')::float8 as rate from quality_group
     where shop_id = $1 and kind = 'returns' and key = ''`,
    [shop.id],
  );
  const before = rows[0]?.rate ?? null;
  if (rows.length > 0 && before === rate) return;
  const key = before === null || rate === null ? "known" : "rate";
  await noteMoved(tx, shop, [{ kind: "returnRate", key, change: 1 }]);
  await tx.query(
    `insert into quality_group (shop_id, kind, key, facts) values ($1, 'returns', '', $2)
     on conflict (shop_id, kind, key) do update set facts = excluded.facts`,
    [shop.id, JSON.stringify({ rate })],
  );
}
