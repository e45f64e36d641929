import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { foldPortion, foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { expectedRollup, storedRollup } from "./brute-force";

const now = new Date("2026-11-29T00:00:00Z");
const days = 40;
// More than the embedded database takes at once.
const customers = 250;

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "first.myshopify.com");
  await withShop(shop, async (tx) => {
    for (let id = 1; id <= customers; id += 1) {
      const at = new Date(Date.UTC(2026, 9, 1 + (id % days), 12)).toISOString();
      await putOrder(tx, shop, {
        ...{ id, placedAt: at, customer: id, channel: "Online Store" },
        lines: [{ id: 1, product: 1, variant: 10 }],
        sales: [{ id: 1, at, day: at.slice(0, 10), line: 1, quantity: 1, gross: 100 + id }],
      });
    }
    await markHistoryRead(tx, shop);
  });
});
afterAll(() => db.close());

async function logged(): Promise<{ entries: number; days: number }> {
  const { rows } = await db.query<{ entries: number; days: number }>(
    `select count(*)::int as entries, count(distinct day)::int as days from dirty_log
     where shop_id = $1 and kind = 'day'`,
    [shop.id],
  );
  return rows[0] ?? { entries: 0, days: 0 };
}

it("has every day in the log once while customers' orders are placed, and none at the end", async () => {
  const seen = [];
  for (let portion = 1; portion <= 2; portion += 1) {
    expect(await foldPortion(shop, now)).toBe("worked");
    seen.push(await logged());
  }
  expect(seen).toEqual(seen.map(() => ({ entries: days, days })));

  await foldShop(shop, now);
  expect(await logged()).toEqual({ entries: 0, days: 0 });
  expect(await storedRollup(db, shop)).toEqual(await expectedRollup(db, shop, "UTC"));
});
