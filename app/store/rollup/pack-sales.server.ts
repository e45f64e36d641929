import { database, relaxed, type Queryable } from "../database.server";
import { withShop, type ShopRef } from "../with-shop.server";
import { packIntegers, unpackIntegers, unpackTexts } from "../packed-columns";
import { packed, type PackedSums } from "./packed-sums";
import { longGrains } from "./ranges";
import { columnDimensions, columnNames, columnOf, packColumns } from "./sales-columns";
import { measures } from "./measures";

// Of the keys of fewer orders rows are read as fast.
const worthOrders = 200;
// What is read and written in a quarter of a second.
const atOnce = 12;

interface Period {
  dim: string;
  grain: string;
  period: string;
}

// A period that is not over yet changes with every order.
const nextPeriods = `
  select d.dim, t.grain, t.period
  from fold_state f
  join shop s on s.id = f.shop_id
  join sales_rollup t on t.shop_id = f.shop_id and t.dim = 'total' and t.grain = any($3::text[])
    and t.orders >= $4
    and (t.period + case t.grain when 'd' then interval '1 day' ${Object.entries(longGrains)
      .map(([grain, months]) => `when '${grain}' then interval '${months} months'`)
      .join(" ")} end)::date <= ($2::timestamptz at time zone s.timezone)::date
  cross join unnest('{${columnDimensions.join(",")}}'::text[]) d(dim)
  where f.shop_id = $1 and f.logs_orders
    -- Not by a join, which a planner that takes the table for empty makes of one column.
    and (d.dim, t.grain, t.period) not in (
      select c.dim, c.grain, c.period from sales_columns c where c.shop_id = $1
    )
  order by t.period desc limit ${atOnce}`;

const names = columnNames.map(columnOf);

/**
 * Puts sums of products and variants of some periods that are over into columns too, in one transaction.
 * Returns whether there may be more of them. Until then, and once a row of a period has changed, that is read by rows.
 */
export async function packPortion(
  shop: ShopRef,
  now: Date,
  leastOrders = worthOrders,
): Promise<boolean> {
  return withShop(shop, (tx) => packInto(tx, shop, now, leastOrders), relaxed);
}

async function packInto(
  tx: Queryable,
  shop: ShopRef,
  now: Date,
  leastOrders: number,
): Promise<boolean> {
  // Whoever folds holds this row: no sum changes meanwhile.
  const { rows: held } = await tx.query(
    "select from fold_state where shop_id = $1 for update skip locked",
    [shop.id],
  );
  if (held.length === 0) return false;
  const { rows } = await tx.query<Period>(nextPeriods, [
    shop.id,
    now,
    ["d", ...Object.keys(longGrains)],
    leastOrders,
  ]);
  let packedPeriods = 0;
  for (const period of rows) if (await packPeriod(tx, shop, period)) packedPeriods += 1;
  return packedPeriods > 0 && rows.length === atOnce;
}

/** Shops that the app is installed in and whose history has been read. */
export async function listReadShops(): Promise<number[]> {
  const db = await database();
  const { rows } = await db.query<{ id: number }>(
    `select s.id from shop s join fold_state f on f.shop_id = s.id
     where s.uninstalled_at is null and s.timezone is not null and f.logs_orders order by s.id`,
  );
  return rows.map(({ id }) => id);
}

/** False: it has an amount that columns cannot hold, and is read by rows. */

async function packPeriod(
  tx: Queryable,
  shop: ShopRef,
  { dim, grain, period }: Period,
): Promise<boolean> {
  const { rows } = await tx.query<PackedSums & { days: string | null }>(
    `select ${packIntegers("days")} as days, ${packed(measures)} from (
       select key, days, ${measures.map((name) => `${columnOf(name)} as "${name}"`).join(", ")}
       from sales_rollup where shop_id = $1 and dim = $2 and grain = $3 and period = $4
     ) sums`,
    [shop.id, dim, grain, period],
  );
  const [sums] = rows;
  if (!sums) return false;
  const keys = unpackTexts(sums.keys);
  // A row of a day counts its sales; a key is on one day there.
  const stored = packColumns(keys, (name) =>
    name === "days" && grain === "d" ? keys.map(() => 1) : unpackIntegers(sums[name]),
  );
  if (stored === null) return false;
  await tx.query(
    `insert into sales_columns (shop_id, dim, grain, period, keys, ${names.join(", ")})
     values ($1, $2, $3, $4, $5, ${names.map((_, index) => `$${6 + index}`).join(", ")})`,
    [
      ...[shop.id, dim, grain, period, stored.keys],
      ...columnNames.map(
        (name) => stored.columns(name) ?? (name === "days" ? new Uint8Array() : null),
      ),
    ],
  );
  return true;
}
