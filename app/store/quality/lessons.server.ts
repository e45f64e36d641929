import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

/** What the classifier has learnt a shop from, as it is kept. */
export interface LessonsRow {
  /** How much the shop had taught, as `keyOfLessons` writes it. */
  taught: string;
  /** The last day on which it was compared with the catalogue. */
  lookedDay: ShopDay;
  /** JSON. */
  products: string;
}

/** Null: the shop has not been looked at yet. */
export async function readLessonsRow(tx: Queryable, shop: ShopRef): Promise<LessonsRow | null> {
  const { rows } = await tx.query<LessonsRow>(
    `select taught, looked_day::text as "lookedDay", products from quality_lessons
     where shop_id = $1`,
    [shop.id],
  );
  return rows[0] ?? null;
}

/** Another one where what the classifier has learnt from is another; null: the shop has not been looked at yet. */
export async function readLessonsKey(tx: Queryable, shop: ShopRef): Promise<string | null> {
  const { rows } = await tx.query<{ key: string }>(
    "select md5(products) as key from quality_lessons where shop_id = $1",
    [shop.id],
  );
  return rows[0]?.key ?? null;
}

export async function writeLessonsRow(
  tx: Queryable,
  shop: ShopRef,
  { taught, lookedDay, products }: LessonsRow,
): Promise<void> {
  await tx.query(
    `insert into quality_lessons (shop_id, taught, looked_day, products) values ($1, $2, $3, $4)
     on conflict (shop_id) do update set taught = excluded.taught,
       looked_day = excluded.looked_day, products = excluded.products`,
    [shop.id, taught, lookedDay, products],
  );
}
