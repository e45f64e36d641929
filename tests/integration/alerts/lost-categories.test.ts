import { afterAll, beforeAll, expect, it } from "vitest";
import { checkAlertsOf } from "../../../app/alerts/run.server";
import { loadAlerts } from "../../../app/panels/alerts/load.server";
import { noCategory } from "../../../app/quality/checks/category/tax-01-no-category";
import { listTellingEvents } from "../../../app/store/alerts/events.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, checks, parts, putQualityProduct } from "../quality/quality-shop";

const own = { ...parts, checks: [...checks, noCategory] };
const readAt = new Date("2026-11-20T09:00:00Z");
const hourMs = 60 * 60_000;
let now = new Date("2026-11-20T10:00:00Z");
let db: Database;
let shop: ShopRow;

const categorize = (categoryId: string | null, fromId: number, toId: number) =>
  db.query(
    "update product set category_id = $4, live_at = $5 where shop_id = $1 and id between $2 and $3",
    [shop.id, fromId, toId, categoryId, now],
  );
async function look() {
  await checkAll(shop, now, own);
  await checkAlertsOf(shop, now);
}
const told = () =>
  withShop(shop, (tx) => listTellingEvents(tx, shop, { afterId: 0, limit: 100 })).then((events) =>
    events.map(({ kind }) => kind),
  );

/** Sixty products that shoppers can see, ten of them without a category all along. */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "lost-categories.myshopify.com");
  await withShop(shop, async (tx) => {
    for (let id = 1; id <= 60; id += 1) {
      await putQualityProduct(tx, shop, { id, title: `Hat number ${id}`, liveAt: now });
    }
    await tx.query("update product set published_at = '2025-01-01Z' where shop_id = $1", [shop.id]);
    await markRead(tx, shop, readAt);
    await tx.query("delete from dirty_log where shop_id = $1", [shop.id]);
  });
  await db.query(
    `insert into taxonomy_category (id, name, full_name, level, is_leaf, is_archived, seen_at)
     values ('aa-1', 'Hats', 'Apparel > Hats', 2, true, false, now())`,
  );
  await categorize("aa-1", 11, 60);
  await look();
});
afterAll(closeDatabase);

it("tells within the hour, and once, of forty products that have lost their category", async () => {
  expect((await loadAlerts(shop, now)).open).toEqual([]);
  now = new Date(now.getTime() + hourMs);
  await categorize(null, 21, 60);
  await look();
  const { open } = await loadAlerts(shop, now);
  expect(open).toMatchObject([
    {
      ruleId: "new-errors",
      path: "/app/quality/rules/TAX-01",
      message: { values: { count: 40 } },
    },
  ]);
  expect(await told()).toEqual(["opened"]);
});

it("is over by itself when they have it again, whatever the standing stock lacks", async () => {
  now = new Date(now.getTime() + hourMs);
  await categorize("aa-1", 21, 60);
  await look();
  const { open, resolved } = await loadAlerts(shop, now);
  expect(open).toEqual([]);
  expect(resolved).toMatchObject([{ resolution: "alerts.resolvedBy.itself" }]);
  expect(await told()).toEqual(["opened", "resolved"]);
});
