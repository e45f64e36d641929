import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database, Queryable } from "../../../app/store/database.server";
import { allowCountries, forbidCountries } from "../../../app/store/order-countries.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { readSums } from "../../../app/store/rollup/read-sales.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putCountry, putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { expectedRollup, storedRollup } from "./brute-force";

const now = new Date("2026-11-29T00:00:00Z");
let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "countries.myshopify.com");
  await withShop(shop, async (tx) => {
    await allowCountries(tx, shop);
    for (const id of [1, 2]) {
      const sale = { id, at: "2026-11-20T12:00:00Z", day: "2026-11-20", gross: id * 100 };
      // Only the first is somebody's.
      const rest = { placedAt: sale.at, customer: id === 1 ? 7 : null, lines: [] };
      await putOrder(tx, shop, { id, ...rest, sales: [sale] });
    }
    await markHistoryRead(tx, shop);
  });
  await foldShop(shop, now);
});
afterAll(() => db.close());

const deleteCountry = (tx: Queryable) =>
  tx.query("delete from order_country where shop_id = $1 and order_id = 1", [shop.id]);

// Nothing else of the orders changes: only the log can tell that their days are to be added up again.
it.each([
  ["is told", (tx: Queryable) => putCountry(tx, shop, 1, "DE"), { DE: 100, "": 200 }, "DE"],
  ["changes", (tx: Queryable) => putCountry(tx, shop, 1, "FR"), { FR: 100, "": 200 }, "FR"],
  ["is not known any more", (tx: Queryable) => putCountry(tx, shop, 1, null), { "": 300 }, null],
  ["is known again", (tx: Queryable) => putCountry(tx, shop, 1, "US"), { US: 100, "": 200 }, "US"],
  ["is deleted", deleteCountry, { "": 300 }, null],
  [
    "is told of another",
    (tx: Queryable) => putCountry(tx, shop, 2, "DE"),
    { DE: 200, "": 100 },
    null,
  ],
  ["is forgotten with all others", (tx: Queryable) => forbidCountries(tx, shop), { "": 300 }, null],
])("follows the country of an order when it %s, before and after the fold", async (...given) => {
  const [, change, gross, ofCustomer] = given;
  await withShop<unknown>(shop, change);
  const range = { from: "2026-11-01", to: "2026-11-30" };
  const read = async () => {
    const sums = await withShop(shop, (tx) => readSums(tx, shop, "country", range));
    const known = sums.filter(({ grossMinor }) => grossMinor !== 0);
    return Object.fromEntries(known.map(({ key, grossMinor }) => [key, grossMinor]));
  };
  const expected = await expectedRollup(db, shop, "UTC");
  expect(await read()).toEqual(gross);
  await foldShop(shop, now);
  expect(await read()).toEqual(gross);
  expect(await storedRollup(db, shop)).toEqual(expected);
  const { rows } = await withShop(shop, (tx) =>
    tx.query("select customer_id, first_country from order_fact where shop_id = $1", [shop.id]),
  );
  expect(rows).toEqual([{ customer_id: 7, first_country: ofCustomer }]);
});
