import { afterAll, beforeAll, expect, it } from "vitest";
import { handlers } from "../../../app/jobs/registry";
import type { Database } from "../../../app/store/database.server";
import { refreshStatisticsOf } from "../../../app/store/statistics.server";
import { withShop, type ShopRef } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

it("tells the embedded database what is in its tables, which nothing else does", async () => {
  if (db.kind !== "pglite") return;
  for (let shop = 0; shop < 40; shop += 1) await installTestShop(db, `s-${shop}.myshopify.com`);
  const estimated = async () => {
    const { rows } = await db.query<{ rows: number }>(
      "select reltuples::int as rows from pg_class where oid = 'shop'::regclass",
    );
    return rows[0]?.rows;
  };
  expect(await estimated()).toBe(-1);
  expect(await handlers["store.analyze"]({}, new AbortController().signal)).toEqual([]);
  expect(await estimated()).toBe(40);
});

it("tells of a shop that is being read beside larger ones", async () => {
  const large = await installTestShop(db, "large.myshopify.com");
  const fresh = await installTestShop(db, "fresh.myshopify.com");
  const writeFacts = (shop: ShopRef, orders: number) =>
    withShop(shop, (tx) =>
      tx.query(
        `insert into order_fact (shop_id, order_id, customer_id, placed_day, place, is_counted)
         select $1::int, i, i, '2026-01-01', 1, true from generate_series(1, $2::int) i`,
        [shop.id, orders],
      ),
    );
  const expected = async () => {
    const { rows } = await withShop(fresh, (tx) =>
      tx.query<{ "QUERY PLAN": string }>(
        "explain select from order_fact where shop_id = $1 offset 0",
        [fresh.id],
      ),
    );
    return Number(/rows=(\d+)/.exec(rows[0]?.["QUERY PLAN"] ?? "")?.[1]);
  };
  await writeFacts(large, db.kind === "postgres" ? 200_000 : 20_000);
  await db.exec("analyze order_fact");
  await writeFacts(fresh, 1_500);
  expect(await expected()).toBeLessThan(100);
  await refreshStatisticsOf(fresh);
  expect(await expected()).toBeGreaterThan(1_000);
});
