import type { ShopDay } from "../../lib/shop-day";
import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";
import type { StoredDimension } from "./dimensions";

/** The keys that a dimension has ever had, by what they sold. */
export async function readKeys(
  tx: Queryable,
  shop: ShopRef,
  dimension: StoredDimension,
): Promise<string[]> {
  const { rows } = await tx.query<{ key: string }>(
    `select key from sales_rollup where shop_id = $1 and dim = $2 and grain = 'y'
     group by key order by sum(gross_minor) desc, key`,
    [shop.id, dimension],
  );
  return rows.map(({ key }) => key);
}

/** The first day with sales that have been added up; null: there is none. */
export async function readFirstDay(tx: Queryable, shop: ShopRef): Promise<ShopDay | null> {
  const { rows } = await tx.query<{ day: string | null }>(
    `select min(period) as day from sales_rollup
     where shop_id = $1 and dim = 'total' and grain = 'd'`,
    [shop.id],
  );
  return rows[0]?.day ?? null;
}
