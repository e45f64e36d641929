import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, putQualityProduct } from "./quality-shop";

const now = new Date("2026-11-20T10:00:00Z");
const minute = 60_000;
// More than twice as many as are looked up at once.
const many = 1_100;

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "many-read.myshopify.com");
  await withShop(shop, async (tx) => {
    await putQualityProduct(tx, shop, { id: 1, title: "Red hat" });
    await markRead(tx, shop, new Date(now.getTime() - minute));
    await tx.query("delete from dirty_log where shop_id = $1", [shop.id]);
  });
  await checkAll(shop, now);
});
afterAll(closeDatabase);

// Products that an app has edited in bulk come within minutes, or in one answer at one and the same time.
it.each([
  ["within the minutes that are looked back", 1_000, 5 * minute, 200],
  ["at one and the same time", 5_000, 60 * minute, 0],
])("checks all of many products that were read %s", async (_what, from, afterMs, apartMs) => {
  const at = new Date(now.getTime() + afterMs);
  await db.query(
    `insert into product (shop_id, id, handle, title, product_type, vendor, tags, status,
       description_html, options, has_only_default_variant, is_gift_card, tracks_inventory,
       total_inventory, created_at, updated_at, reading, live_at)
     select $1, $2::bigint + n, 'p' || ($2::bigint + n), 'Hat ' || ($2::bigint + n), 'Hat', 'Acme', '{}',
       'ACTIVE', '', '[]', true, false, true, 1, '2025-01-01Z', '2025-01-01Z', 1,
       $3::timestamptz + n * $4::int * interval '1 ms'
     from generate_series(1, $5::int) n`,
    [shop.id, from, at, apartMs, many],
  );
  await checkAll(shop, new Date(at.getTime() + 10 * minute));
  const { rows } = await db.query<{ checked: number }>(
    `select count(*)::int as checked from quality_product
     where shop_id = $1 and product_id between $2::bigint + 1 and $2::bigint + $3`,
    [shop.id, from, many],
  );
  expect(rows).toEqual([{ checked: many }]);
});
