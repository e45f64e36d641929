import { afterAll, beforeAll, expect, it } from "vitest";
import { parts } from "../../../app/quality/parts.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { writeTaxonomy } from "../../../app/store/taxonomy.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, parts as ownParts, putQualityProduct } from "./quality-shop";

const gid = (code: string) => `gid://shopify/TaxonomyCategory/${code}`;
const clothing = ["Apparel & Accessories", "Clothing Accessories", "Hats"];
const kitchen = ["Home & Garden", "Kitchen & Dining", "Tableware", "Drinkware", "Mugs"];
const hats = gid("aa-2-17");
const mugs = gid("hg-11-10-2-4");
const titles = Array.from({ length: 50 }, (_, at) =>
  at % 5 === 4 ? `Zorblax ${at}` : at % 2 === 0 ? `Wide straw hat ${at}` : `Stoneware mug ${at}`,
);
const dayMs = 86_400_000;
/** The checks of the tests, with suggestions as the app has them. */
const checked = { ...ownParts, openSuggestions: parts.openSuggestions };

let db: Database;
let shop: ShopRow;
let other: ShopRow;
let now = new Date("2026-11-20T10:00:00Z");

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "kept.myshopify.com");
  other = await installTestShop(db, "other-kept.myshopify.com");
  await db.query("update shop set currency = 'USD', timezone = 'UTC'");
  shop = (await findShopById(shop.id)) ?? shop;
  other = (await findShopById(other.id)) ?? other;
  await writePaths();
  for (const each of [shop, other]) {
    await withShop(each, async (tx) => {
      for (const [at, title] of titles.entries())
        await putQualityProduct(tx, each, { id: at + 1, title });
      await tx.query("update product set product_type = '' where shop_id = $1", [each.id]);
      await markRead(tx, each, new Date("2026-11-20T09:00:00Z"));
    });
  }
});
afterAll(closeDatabase);

async function writePaths() {
  const paths = [
    [clothing, ["aa", "aa-2", "aa-2-17"]],
    [kitchen, ["hg", "hg-11", "hg-11-10", "hg-11-10-2", "hg-11-10-2-4"]],
  ] as const;
  const rows = paths.flatMap(([names, codes]) =>
    names.map((name, at) => ({
      ...{ id: gid(codes[at] ?? ""), name, fullName: names.slice(0, at + 1).join(" > ") },
      ...{ level: at + 1, isLeaf: at === names.length - 1, isArchived: false },
      parentId: at === 0 ? null : gid(codes[at - 1] ?? ""),
    })),
  );
  await writeTaxonomy(rows, now);
}
async function checkTomorrow(of = shop): Promise<void> {
  now = new Date(now.getTime() + dayMs);
  await checkAll(of, now, checked);
}
/** The same of every product, also of those that a new day changes nothing of. */
async function checkAllTomorrow(): Promise<void> {
  await db.query("update quality_state set full_context = null where shop_id = $1", [shop.id]);
  await checkTomorrow();
}
interface Stored {
  id: number;
  category: string | null;
  confidence: number | null;
  key: string | null;
}
async function stored(of = shop): Promise<Stored[]> {
  const { rows } = await db.query<Stored>(
    `select product_id as id, suggested_category_id as category, confidence,
       suggestion_key as key from quality_product where shop_id = $1 order by product_id`,
    [of.id],
  );
  return rows;
}
const set = (columns: string, id: number, of = shop) =>
  db.query(`update product set ${columns} where shop_id = $1 and id = $2`, [of.id, id]);
/** Makes what is stored of a suggestion something that the classifier would not say. */
const marked = 0.123;
const mark = (of = shop) =>
  db.query("update quality_product set confidence = $2 where shop_id = $1", [of.id, marked]);
/** Products whose suggestion was made anew since they were marked. */
const madeAnew = async (of = shop) =>
  (await stored(of)).filter(({ confidence }) => confidence !== marked).map(({ id }) => id);
const forget = (of = shop) =>
  db.query("update quality_product set suggestion_key = null where shop_id = $1", [of.id]);

it("keeps every suggestion from day to day, also that there is none, as it would be made anew", async () => {
  await checkAll(shop, now, checked);
  const first = await stored();
  for (const [at, { category, key }] of first.entries()) {
    const title = titles[at] ?? "";
    expect(key).not.toBe(null);
    if (/hat/.test(title)) expect(category).toBe(hats);
    if (/mug/.test(title)) expect(category).toBe(mugs);
  }
  await checkAllTomorrow();
  expect(await stored()).toEqual(first);
  await mark();
  await db.query(
    `update quality_product set suggested_category_id = null, confidence = null
     where shop_id = $1 and product_id = 5`,
    [shop.id],
  );
  await checkAllTomorrow();
  expect(await madeAnew()).toEqual([5]);
  expect((await stored())[4]).toMatchObject({ category: null, confidence: null });
  await forget();
  await checkAllTomorrow();
  expect(await stored()).toEqual(first);
});

it("makes that of a product anew whose title has changed, and of no other", async () => {
  await mark();
  await set("title = 'Enamel mug'", 1);
  await checkAllTomorrow();
  expect(await madeAnew()).toEqual([1]);
  const [changed] = await stored();
  expect(changed).toMatchObject({ category: mugs });
  await forget();
  await checkAllTomorrow();
  expect((await stored())[0]).toEqual(changed);
});

it("keeps that of a product whose price, stock or sales have changed", async () => {
  await mark();
  await db.query("update variant set price_minor = 7 where shop_id = $1 and product_id = 2", [
    shop.id,
  ]);
  await checkAllTomorrow();
  expect(await madeAnew()).not.toContain(2);
});

it("makes all anew when a category was confirmed, as a shop comes to that is checked for the first time", async () => {
  const unknown = titles.findIndex((title) => /Zorblax/.test(title)) + 1;
  for (const of of [shop, other]) {
    await set("title = 'Enamel mug'", 1, of);
    await set(`category_id = '${mugs}'`, unknown, of);
    await db.query("update variant set price_minor = 7 where shop_id = $1 and product_id = 2", [
      of.id,
    ]);
  }
  const before = await stored();
  await mark();
  await checkTomorrow();
  expect(await madeAnew()).toHaveLength(titles.length);
  const after = await stored();
  expect(after.filter(({ key }, at) => key === before[at]?.key)).toEqual([]);
  // What was confirmed teaches of others like it.
  expect(before[unknown + 4]?.category).toBe(hats);
  expect(after[unknown + 4]?.category).toBe(mugs);
  await checkAll(other, now, checked);
  expect(await stored(other)).toEqual(after);
});

it("makes all anew of another classifier", async () => {
  const right = await stored();
  await mark();
  await db.query("update quality_product set suggestion_key = 'older' where shop_id = $1", [
    shop.id,
  ]);
  await checkTomorrow();
  expect(await stored()).toEqual(right);
});

it("makes all anew where the taxonomy is another, and none where it was read again", async () => {
  const right = await stored();
  await db.query("update taxonomy_category set seen_at = seen_at + interval '1 day'");
  await mark();
  await checkTomorrow();
  expect((await stored()).filter(({ key }, at) => key !== right[at]?.key)).toEqual([]);
  expect((await stored()).some(({ confidence }) => confidence === marked)).toBe(true);
  await db.query(
    `update taxonomy_category set is_archived = id = $1, seen_at = seen_at + interval '1 day'`,
    [mugs],
  );
  await checkTomorrow();
  const after = await stored();
  expect(after.filter(({ category }) => category === mugs)).toEqual([]);
  expect(after.filter(({ key }, at) => key === right[at]?.key)).toEqual([]);
});
