import type { Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";

/** What was worked out of all of a shop's customers, last. */
export interface StoredStudy {
  /** The last shop day whose orders it knows. */
  observedTo: string;
  madeAt: Date;
  /** To be parsed by whoever made it. */
  result: unknown;
}

export async function readStudy(
  tx: Queryable,
  shop: ShopRef,
  kind: string,
): Promise<StoredStudy | null> {
  const { rows } = await tx.query<StoredStudy>(
    `select observed_day as "observedTo", made_at as "madeAt", result
     from customer_study where shop_id = $1 and kind = $2`,
    [shop.id, kind],
  );
  return rows[0] ?? null;
}

/** In place of the one there is; open pages hear of it. */
export async function writeStudy(
  shop: ShopRef,
  { kind, observedTo, result }: { kind: string; observedTo: string; result: unknown },
  now: Date,
): Promise<void> {
  await withShop(shop, async (tx) => {
    await tx.query(
      `insert into customer_study (shop_id, kind, observed_day, made_at, result)
       values ($1, $2, $3, $4, $5)
       on conflict (shop_id, kind) do update set observed_day = excluded.observed_day,
         made_at = excluded.made_at, result = excluded.result`,
      [shop.id, kind, observedTo, now, JSON.stringify(result)],
    );
    await tx.query("update shop set data_version = data_version + 1 where id = $1", [shop.id]);
  });
}
