import { z } from "zod";
import { database, type Queryable } from "./database.server";
import { withShop, type ShopRef } from "./with-shop.server";

// What sums are made of, and the sums.
const looked = [
  "orders",
  "order_line",
  "order_discount",
  "order_country",
  "ledger",
  "product",
  "variant_cost",
  "order_fact",
  "customer_fact",
  "customer_month",
  "customer_return",
  "customers_of_day",
  "sales_rollup",
  "folded_sale",
  "order_share",
  "sales_columns",
];
// To a planner that expects fewer rows of a shop, any index that begins with the shop is as good as the key.
const leastExpected = 100;
// Fewer than this are soon looked through by any index.
const many = 1_000;

/**
 * Brings what the planner knows of the tables up to date. A server does that by itself; the embedded
 * database never, and takes every table for nearly empty. One table at a time: others get their turn.
 */
export async function refreshStatistics(): Promise<void> {
  const db = await database();
  if (db.kind !== "pglite") return;
  const { rows } = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`,
  );
  for (const { name } of rows) await db.exec(`analyze ${name}`);
}

/**
 * The same while much of a shop is being written, of tables whose statistics know nothing of it. A server looks at a
 * table once a minute, and only where a tenth of it has changed; until then it plans as if a new shop had one row of
 * everything. So does the embedded database of a table that it was told of when only other shops were in it; of one that
 * it was never told of, it expects rows enough.
 */
export async function refreshStatisticsOf(shop: ShopRef): Promise<void> {
  const db = await database();
  const unknown = await withShop(shop, async (tx) => {
    const found: string[] = [];
    for (const table of db.kind === "postgres" ? looked : await toldTables(tx)) {
      if ((await expectedRows(tx, shop, table)) < leastExpected && (await hasMany(tx, shop, table)))
        found.push(table);
    }
    return found;
  });
  for (const table of unknown) await db.exec(`analyze ${table}`);
}

async function toldTables(tx: Queryable): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = current_schema()::regnamespace and relname = any($1) and reltuples >= 0`,
    [looked],
  );
  return rows.map(({ name }) => name);
}

async function hasMany(tx: Queryable, shop: ShopRef, table: string): Promise<boolean> {
  const { rows } = await tx.query<{ hasMany: boolean }>(
    `select exists (select from ${table} where shop_id = $1 offset ${many - 1}) as "hasMany"`,
    [shop.id],
  );
  return rows[0]?.hasMany ?? false;
}

const planSchema = z.tuple([z.object({ Plan: z.object({ "Plan Rows": z.number() }) })]);

/** How many rows of a shop the planner expects in a table. */
async function expectedRows(tx: Queryable, shop: ShopRef, table: string): Promise<number> {
  const { rows } = await tx.query<{ "QUERY PLAN": unknown }>(
    `explain (format json) select from ${table} where shop_id = $1`,
    [shop.id],
  );
  const [{ Plan }] = planSchema.parse(rows[0]?.["QUERY PLAN"]);
  return Plan["Plan Rows"];
}
