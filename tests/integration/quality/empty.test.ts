import { afterAll, beforeAll, expect, it } from "vitest";
import { loadQualityFrame } from "../../../app/panels/quality/frame.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

const now = new Date("2026-11-30T10:00:00Z");
let db: Database;
let shop: ShopRow;
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "empty-quality.myshopify.com");
}, 60_000);
afterAll(() => db.close());

const stateOf = async (of: ShopRow) => (await loadQualityFrame(of, now)).state;
const read = (status: string) =>
  withShop(shop, (tx) =>
    tx.query(
      `insert into sync_resource (shop_id, resource, status, finished_at)
       values ($1, 'products', $2, $3)
       on conflict (shop_id, resource) do update set status = excluded.status,
         finished_at = excluded.finished_at`,
      [shop.id, status, status === "done" ? now : null],
    ),
  );

it("tells a catalogue that is empty from one that is not read, and from one with a product", async () => {
  expect(await stateOf(shop)).toBe("installing");
  await read("running");
  expect(await stateOf(shop)).toBe("installing");
  await read("done");
  expect(await stateOf(shop)).toBe("empty");
  // Another shop's products are none of this one's.
  const other = await installTestShop(db, "full-quality.myshopify.com");
  await withShop(other, (tx) => putQualityProduct(tx, other, { id: 1, title: "Blue hat" }));
  expect(await stateOf(shop)).toBe("empty");
  await withShop(shop, (tx) => putQualityProduct(tx, shop, { id: 2, title: "Red hat" }));
  expect(await stateOf(shop)).toBe("ready");
});
