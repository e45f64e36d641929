import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { sumRefunds } from "../../../app/store/refunds.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
let shop: ShopRow;
let other: ShopRow;

const span = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) });
const tenth = span("2026-03-10T05:00:00Z", "2026-03-11T05:00:00Z");

async function put(of: ShopRow, order: number, refunds: [number, string | null, string, number][]) {
  await withShop(of, async (tx) => {
    const at = "2026-03-01T12:00:00Z";
    await putOrder(tx, of, { id: order, placedAt: at, customer: 1, lines: [], sales: [] });
    for (const [id, processedAt, createdAt, minor] of refunds)
      await tx.query(
        `insert into order_refund (shop_id, order_id, id, processed_at, created_at,
           total_refunded_minor) values ($1, $2, $3, $4, $5, $6)`,
        [of.id, order, id, processedAt, createdAt, minor],
      );
  });
}

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  await put(shop, 1, [
    [1, "2026-03-10T05:00:00Z", "2026-03-01T12:00:00Z", 100],
    [2, "2026-03-11T04:59:59Z", "2026-03-12T12:00:00Z", 20],
    [3, "2026-03-11T05:00:00Z", "2026-03-10T12:00:00Z", 3],
    [4, "2026-03-10T04:59:59Z", "2026-03-10T12:00:00Z", 5_000],
    // Shopify does not say when it was processed.
    [5, null, "2026-03-10T12:00:00Z", 600],
  ]);
  await put(shop, 2, [[6, "2026-03-10T12:00:00Z", "2026-03-10T12:00:00Z", 70_000]]);
  await put(shop, 3, [[7, "2026-03-10T12:00:00Z", "2026-03-10T12:00:00Z", 800_000]]);
  await put(other, 1, [[1, "2026-03-10T12:00:00Z", "2026-03-10T12:00:00Z", 9]]);
  await db.query("update orders set is_test = true where shop_id = $1 and id = 2", [shop.id]);
  await db.query("update orders set deleted_at = now() where shop_id = $1 and id = 3", [shop.id]);
}, 60_000);
afterAll(() => db.close());

it("sums what went back in each span, of orders that count and of one shop alone", async () => {
  const next = span("2026-03-11T05:00:00Z", "2026-03-12T05:00:00Z");
  const before = span("2026-03-09T05:00:00Z", "2026-03-10T05:00:00Z");
  const empty = span("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
  expect(await sumRefunds(shop, [tenth, next, before, empty, tenth])).toEqual([
    720, 3, 5_000, 0, 720,
  ]);
  expect(await sumRefunds(other, [tenth, next])).toEqual([9, 0]);
});

it("asks nothing about no span", async () => {
  expect(await sumRefunds(shop, [])).toEqual([]);
});
