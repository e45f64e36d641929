import type { Queryable } from "../database.server";
import type { ShopRef } from "../with-shop.server";

// Of how many days at first it is counted what would be folded; then of twice as many.
const daysCounted = 32;

/** The latest of the days: as many as have no more than so many sales, but one at least. */
export async function chooseDays(
  tx: Queryable,
  shop: ShopRef,
  days: readonly string[],
  most: number,
): Promise<string[]> {
  if (days.length <= 1) return [...days];
  const latest = [...days].sort().reverse();
  const chosen: string[] = [];
  let sum = 0;
  for (let from = 0, many = daysCounted; from < latest.length; from += many, many *= 2) {
    const counted = latest.slice(from, from + many);
    const sales = await countSales(tx, shop, counted);
    for (const day of counted) {
      sum += sales.get(day) ?? 0;
      if (chosen.length > 0 && sum > most) return chosen;
      chosen.push(day);
    }
  }
  return chosen;
}

async function countSales(
  tx: Queryable,
  shop: ShopRef,
  days: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ day: string; sales: number }>(
    `select shop_day as day, count(*)::int as sales from ledger
     where shop_id = $1 and shop_day = any($2::date[]) group by shop_day`,
    [shop.id, days],
  );
  return new Map(rows.map((row) => [row.day, row.sales]));
}
