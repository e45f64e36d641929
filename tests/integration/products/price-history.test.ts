import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { migrate, migrations } from "../../../app/store/migrate.server";
import { openPGlite } from "../../../app/store/pglite.server";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import { keepDayLows } from "../../../app/store/products/day-lows.server";
import { readReducedVariants } from "../../../app/store/products/price-history.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { takeSnapshot } from "../../../app/store/snapshots.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putPrice, putStockedVariant } from "../../setup/product-rows";
import { putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-history.myshopify.com");
  two = await installTestShop(db, "two-history.myshopify.com");
});
afterAll(() => db.close());

/** "variant day price/compare-at", the first ever seen marked by "*". */
async function history(shop: ShopRow): Promise<string[]> {
  const { rows } = await withShop(shop, (tx) =>
    tx.query<{ line: string }>(
      `select variant_id || ' ' || to_char(from_day, 'MM-DD') || ' ' || price_minor
         || coalesce('/' || compare_at_minor, '') || case when is_first then '*' else '' end as line
       from variant_price order by shop_id, variant_id, from_day`,
    ),
  );
  return rows.map(({ line }) => line);
}

const price = (
  shop: ShopRow,
  variant: number,
  day: string,
  minor: number,
  more: { compareAt?: number; stock?: number } = {},
) => withShop(shop, (tx) => putPrice(tx, shop, { variant, day, price: minor, ...more }));

it("keeps the days on which a price or compare-at price is another one, and no others", async () => {
  await price(one, 1, "2026-10-01", 1_000, { stock: 9 });
  await price(one, 1, "2026-10-02", 1_000, { stock: 8 });
  await price(one, 1, "2026-10-05", 900, { stock: 8 });
  await price(one, 1, "2026-10-06", 900, { stock: 7, compareAt: 1_000 });
  await price(one, 1, "2026-10-09", 1_000, { stock: 7 });
  await price(two, 1, "2026-10-03", 55);
  const expected = ["1 10-01 1000*", "1 10-05 900", "1 10-06 900/1000", "1 10-09 1000"];
  expect(await history(one)).toEqual(expected);
  expect(await history(two)).toEqual(["1 10-03 55*"]);
});

it("follows a snapshot that is taken again on its day, back to the price before too", async () => {
  await price(one, 2, "2026-10-01", 500);
  await price(one, 2, "2026-10-04", 600);
  await price(one, 2, "2026-10-04", 650);
  const of2 = async () => (await history(one)).filter((line) => line.startsWith("2 "));
  expect(await of2()).toEqual(["2 10-01 500*", "2 10-04 650"]);
  await price(one, 2, "2026-10-04", 500);
  expect(await of2()).toEqual(["2 10-01 500*"]);
});

it("does not depend on the order in which snapshots come", async () => {
  await price(one, 3, "2026-10-10", 700);
  await price(one, 3, "2026-10-20", 800);
  await price(one, 3, "2026-10-15", 800);
  await price(one, 3, "2026-10-05", 700);
  const lines = (await history(one)).filter((line) => line.startsWith("3 "));
  expect(lines).toEqual(["3 10-05 700*", "3 10-15 800"]);
});

it("is drawn from the daily snapshot of the variants themselves", async () => {
  const snap = (day: string) =>
    withShop(two, (tx) => takeSnapshot(tx, two, "products", day, new Date(`${day}T03:00:00Z`)));
  await withShop(two, async (tx) => {
    await putProduct(tx, two, { id: 9 });
    await putStockedVariant(tx, two, { id: 91, product: 9, price: 300, stock: 5 });
    await putStockedVariant(tx, two, { id: 92, product: 9, price: 400, stock: 5 });
  });
  await snap("2026-11-01");
  await withShop(two, (tx) =>
    putStockedVariant(tx, two, { id: 91, product: 9, price: 250, compareAt: 300, stock: 5 }),
  );
  await withShop(two, (tx) => putStockedVariant(tx, two, { id: 92, product: 9, price: 400 }));
  await snap("2026-11-02");
  const lines = (await history(two)).filter((line) => line.startsWith("9"));
  expect(lines).toEqual(["91 11-01 300*", "91 11-02 250/300", "92 11-01 400*"]);
});

it("keeps the lowest price seen within a day where it is below what is known of it", async () => {
  const day = "2026-11-20";
  const lows = async (shop: ShopRow) => {
    const { rows } = await withShop(shop, (tx) =>
      tx.query<{ line: string }>(
        `select variant_id || ' ' || to_char(low_day, 'MM-DD') || ' ' || price_minor
           || coalesce('/' || compare_at_minor, '') as line
         from variant_low order by variant_id, low_day`,
      ),
    );
    return rows.map(({ line }) => line);
  };
  const see = (priceMinor: number, compareAt: number | null = null, product = 8) =>
    withShop(one, async (tx) => {
      await putStockedVariant(tx, one, { id: 81, product: 8, price: priceMinor, compareAt });
      await keepDayLows(tx, one, [product], day);
    });
  await withShop(one, (tx) => putProduct(tx, one, { id: 8 }));
  // Of a variant whose price nobody has known yet there is nothing to be lower than.
  await see(900);
  expect(await lows(one)).toEqual([]);
  await price(one, 81, "2026-11-19", 1_000);
  await see(1_000);
  await see(1_100);
  await see(700, null, 7);
  expect(await lows(one)).toEqual([]);
  await see(800, 1_000);
  await see(850);
  expect(await lows(one)).toEqual(["81 11-20 800/1000"]);
  await see(799);
  expect(await lows(one)).toEqual(["81 11-20 799"]);

  // A second reading of a day says more than the first: that is kept.
  const snap = (at: string) =>
    withShop(one, (tx) => takeSnapshot(tx, one, "products", "2026-11-21", new Date(at)));
  await snap("2026-11-21T03:00:00Z");
  await see(1_000);
  await snap("2026-11-21T09:00:00Z");
  await snap("2026-11-21T10:00:00Z");
  expect(await lows(one)).toEqual(["81 11-20 799", "81 11-21 799"]);
  expect((await history(one)).filter((line) => line.startsWith("81 "))).toEqual(["81 11-19 1000*"]);
  expect(await lows(two)).toEqual([]);
  const reduced = await withShop(one, async (tx) => {
    await putStockedVariant(tx, one, { id: 81, product: 8, price: 900, compareAt: 1_000 });
  }).then(() => readReducedVariants(one));
  expect(reduced.find(({ key }) => key === "81")?.lows).toEqual([
    { day: "2026-11-20", priceMinor: 799, compareAtMinor: null },
    { day: "2026-11-21", priceMinor: 799, compareAtMinor: null },
  ]);
});

it("draws the prices of snapshots that were taken before it was installed", async () => {
  const old = await openPGlite("memory://");
  const before = migrations.filter(({ name }) => name < "0009");
  await migrate(old, before);
  await old.query(
    `insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, compare_at_minor, stock)
     values (7, 1, '2026-10-01', 500, null, 1), (7, 1, '2026-10-02', 500, null, 2),
       (7, 1, '2026-10-03', 400, 500, 2), (8, 1, '2026-10-03', 900, null, 2)`,
  );
  await migrate(old);
  const { rows } = await old.query(
    `select shop_id || ' ' || from_day || ' ' || price_minor || ' ' || is_first as line
     from variant_price order by shop_id, from_day`,
  );
  expect(rows.map(({ line }) => line)).toEqual([
    "7 2026-10-01 500 true",
    "7 2026-10-03 400 false",
    "8 2026-10-03 900 true",
  ]);
  await old.close();
});

it("refuses rows of another shop, and goes with its own", async () => {
  const write = withShop(one, (tx) =>
    tx.query("insert into variant_price values ($1, 1, '2026-01-01', 1, null, true)", [two.id]),
  );
  await expect(write).rejects.toThrow(/row-level security/);
  const enter = withShop(one, (tx) =>
    tx.query("insert into competitor_price values ($1, 'A', 'B', '2026-01-01', 1, now())", [
      two.id,
    ]),
  );
  await expect(enter).rejects.toThrow(/row-level security/);
  await withShop(two, (tx) =>
    tx.query("insert into competitor_price values ($1, 'A', 'B', '2026-01-01', 1, now())", [
      two.id,
    ]),
  );
  await withShop(two, (tx) =>
    tx.query("insert into variant_low values ($1, 1, '2026-01-01', 1, null)", [two.id]),
  );
  const before = await history(one);
  await deletePurgedShop(two);
  for (const table of ["variant_price", "variant_low", "competitor_price"]) {
    const { rows } = await db.query(`select from ${table} where shop_id = $1`, [two.id]);
    expect([table, rows]).toEqual([table, []]);
  }
  expect(await history(one)).toEqual(before);
});
