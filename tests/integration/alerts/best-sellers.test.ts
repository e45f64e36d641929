import { afterAll, beforeAll, expect, it } from "vitest";
import { retiredCategory } from "../../../app/quality/checks/category/tax-04-retired-category";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { askForRun } from "../../../app/store/quality/state.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { checkAll, checks, parts, putQualityProduct } from "../quality/quality-shop";
import { tryAt } from "./tried-shop";
import { lastDay, openTradeShop, type TradeShop } from "./trade-shop";

let db: Database;
let shop: TradeShop;
const own = { ...parts, checks: [...checks, retiredCategory] };
const titles: Record<number, string> = {};
const itself = "itself";

/** Thirty products that shoppers can see, and one that they cannot; 1 sells most, then 2, then 3. */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await openTradeShop(db, "best-sellers");
  for (let id = 1; id <= 31; id += 1) titles[id] = `Hat number ${id}`;
  await put(titles);
  await withShop(shop.shop, async (tx) => {
    await tx.query("update product set published_at = '2025-01-01Z' where shop_id = $1", [
      shop.shop.id,
    ]);
    await tx.query("update product set published_at = null where shop_id = $1 and id = 31", [
      shop.shop.id,
    ]);
  });
  await shop.order([
    { day: lastDay, product: 1, variant: 1, minor: 9_000 },
    { day: lastDay, product: 2, variant: 2, minor: 8_000 },
    { day: lastDay, product: 3, variant: 3, minor: 7_000 },
  ]);
  await foldShop(shop.shop, shop.now);
  await db.query(
    `insert into taxonomy_category (id, name, full_name, level, is_leaf, is_archived, seen_at)
     values ('aa-1', 'Hats', 'Apparel > Hats', 2, true, false, now()),
       ('aa-2', 'Caps', 'Apparel > Caps', 2, true, false, now())`,
  );
  await categorize("aa-1", [4, 5, 31]);
  await shop.pass(1);
  await look("count-jump");
}, 120_000);
afterAll(closeDatabase);

async function put(of: Record<number, string>, stock = 2): Promise<void> {
  await withShop(shop.shop, async (tx) => {
    for (const [id, title] of Object.entries(of)) {
      await putQualityProduct(tx, shop.shop, { id: Number(id), title, stock, liveAt: shop.now });
    }
  });
}

const categorize = (categoryId: string, ids: number[]) =>
  db.query(
    "update product set category_id = $3, live_at = $4 where shop_id = $1 and id = any($2)",
    [shop.shop.id, ids, categoryId, shop.now],
  );
const archive = (categoryId: string, isArchived: boolean) =>
  db.query("update taxonomy_category set is_archived = $2 where id = $1", [categoryId, isArchived]);

/** What follows a reading an hour later. */
async function look(ruleId: string) {
  await shop.pass(1);
  // As the daily run does: what Shopify has changed elsewhere changes no product.
  await withShop(shop.shop, (tx) => askForRun(tx, shop.shop, shop.now));
  await checkAll(shop.shop, shop.now, own);
  return shop.look(ruleId);
}

const several = (ids: number[], title: string) =>
  put(Object.fromEntries(ids.map((id) => [id, title])));
const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

it("tells of a rule that ten products more fail than a week ago, not of nine", async () => {
  await several(ids(11, 19), "Hut");
  expect(await look("count-jump")).toEqual([]);
  await several([20], "Hut");
  expect(await look("count-jump")).toMatchObject([
    { key: "T-SHORT", params: { checkId: "T-SHORT", count: 10, more: 10, before: 0 } },
    // Each has the others' title too, which is another rule.
    { key: "TTL-10", params: { count: 10 } },
  ]);
  for (const id of ids(11, 20)) await put({ [id]: `Hat number ${id}` });
  expect(await look("count-jump")).toEqual([]);
  expect(await shop.wasResolved("count-jump")).toBe(itself);
});

it("does not tell of one that shoppers cannot see as the tenth", async () => {
  await several([...ids(11, 19), 31], "Hut");
  expect(await look("count-jump")).toEqual([]);
  for (const id of [...ids(11, 19), 31]) await put({ [id]: `Hat number ${id}` });
  await look("count-jump");
});

it("tells of a category that Shopify has archived, with the products that shoppers can see", async () => {
  await archive("aa-2", true);
  expect(await look("category-archived")).toEqual([]);
  await archive("aa-1", true);
  expect(await look("category-archived")).toEqual([
    { key: "aa-1", params: { category: "Apparel > Hats", count: 2 } },
  ]);
  // What checks have left of it is what it is tried on.
  const tomorrow = new Date(shop.now.getTime() + 24 * 60 * 60_000);
  expect(await tryAt(tomorrow, shop.shop, "category-archived")).toMatchObject({
    rows: [{ day: "2026-11-20", message: { values: { category: "Apparel > Hats", count: 2 } } }],
  });
  await archive("aa-2", false);
  await categorize("aa-2", [4]);
  expect(await look("category-archived")).toMatchObject([{ params: { count: 1 } }]);
  await categorize("aa-2", [5]);
  expect(await look("category-archived")).toEqual([]);
  expect(await shop.wasResolved("category-archived")).toBe(itself);
});

it("tells of a best seller with nothing left, not with one, nor where it sells without stock", async () => {
  await put({ 1: "Hat number 1" }, 1);
  // Sold out, but it has sold nothing: no best seller.
  await put({ 9: "Hat number 9" }, 0);
  expect(await look("best-seller-sold-out")).toEqual([]);
  await put({ 2: "Hat number 2" }, 0);
  expect(await look("best-seller-sold-out")).toEqual([
    {
      key: "2",
      params: { productId: 2, product: "Hat number 2", rank: 2, netMinor: 8_000 },
    },
  ]);
  await db.query(
    "update variant set inventory_policy = 'CONTINUE' where shop_id = $1 and product_id = 2",
    [shop.shop.id],
  );
  expect(await look("best-seller-sold-out")).toEqual([]);
  expect(await shop.wasResolved("best-seller-sold-out")).toBe(itself);
  await put({ 1: "Hat number 1" }, 0);
  expect((await look("best-seller-sold-out")).map(({ key }) => key)).toEqual(["1"]);
  await put({ 1: "Hat number 1" }, 5);
  expect(await look("best-seller-sold-out")).toEqual([]);
});

it("tells of a best seller with an error, and not of one that sells nothing", async () => {
  await put({ 10: "Hat" });
  expect(await look("best-seller-errors")).toEqual([]);
  await put({ 3: "Cap" });
  expect(await look("best-seller-errors")).toMatchObject([
    { key: "3", params: { rank: 3, count: 1, checkIds: ["T-SHORT"], netMinor: 7_000 } },
  ]);
  await put({ 3: "Hat number 3" });
  expect(await look("best-seller-errors")).toEqual([]);
  expect(await shop.wasResolved("best-seller-errors")).toBe(itself);
});
