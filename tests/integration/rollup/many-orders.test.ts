import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { ordersOneByOne } from "../../../app/store/rollup/dirty-log.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { expectedRollup, storedRollup } from "./brute-force";

const now = new Date("2026-11-29T00:00:00Z");
const orders = ordersOneByOne + 20;

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "many.myshopify.com");
  await withShop(shop, async (tx) => {
    for (let id = 1; id <= orders; id += 1) {
      const day = `2026-10-${String((id % 28) + 1).padStart(2, "0")}`;
      const at = `${day}T12:00:00Z`;
      await putOrder(tx, shop, {
        ...{ id, placedAt: at, customer: 1 + (id % 100), channel: "Online Store" },
        lines: [{ id: 1, product: 1 + (id % 3), variant: 10 }],
        sales: [{ id: 1, at, day, line: 1, quantity: 1, gross: 100 + id }],
      });
    }
    await markHistoryRead(tx, shop);
  });
  await foldShop(shop, now);
});
afterAll(() => db.close());

const change = (sql: string) =>
  withShop(shop, (tx) => tx.query(`update ledger set ${sql} and shop_id = $1`, [shop.id]));

async function expectSumsOfAll() {
  await foldShop(shop, now);
  expect(await storedRollup(db, shop)).toEqual(await expectedRollup(db, shop, "UTC"));
}

it("adds up what changed of one order", async () => {
  await change("gross_minor = gross_minor + 7 where order_id = 5");
  await expectSumsOfAll();
});

it("adds up what changed of so many orders that their days are made anew", async () => {
  await change("gross_minor = gross_minor + 7 where true");
  await expectSumsOfAll();
});

it("forgets the days that sales of one order, and of so many, are moved away from", async () => {
  await change("shop_day = '2026-09-01' where order_id = 5");
  await expectSumsOfAll();
  await change("shop_day = shop_day - 60 where true");
  await expectSumsOfAll();
});
