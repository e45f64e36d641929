import { afterAll, beforeAll, expect, it } from "vitest";
import { loadProductFacts, openFactBase } from "../../../app/quality/facts/load-facts.server";
import { openSuggestions } from "../../../app/quality/classify/suggest.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { writeTaxonomy } from "../../../app/store/taxonomy.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

const now = new Date("2026-11-29T12:00:00Z");
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-suggest.myshopify.com");
  two = await installTestShop(db, "two-suggest.myshopify.com");
  await db.query("update shop set currency = 'USD', timezone = 'UTC'");
});
afterAll(() => db.close());

const hats = "Apparel & Accessories > Clothing Accessories > Hats";
const mugs = "Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs";
/** Every level of these paths, as Shopify lists them. */
async function writePaths(paths: readonly string[]) {
  const all = new Set(
    paths.flatMap((path) => {
      const names = path.split(" > ");
      return names.map((_, index) => names.slice(0, index + 1).join(" > "));
    }),
  );
  await writeTaxonomy(
    [...all].map((fullName) => ({
      id: `gid://shopify/TaxonomyCategory/${fullName.length}-${fullName.slice(-4)}`,
      name: fullName.split(" > ").at(-1) ?? "",
      fullName,
      level: fullName.split(" > ").length,
      isLeaf: paths.includes(fullName),
      isArchived: false,
      parentId: null,
    })),
    now,
  );
}
async function suggestions(shop: ShopRow, titles: readonly string[]) {
  const row = (await findShopById(shop.id)) ?? shop;
  const base = await openFactBase(row, now);
  if (!base) throw new Error("The shop is not known");
  const ids = titles.map((_, index) => index + 1);
  await withShop(row, async (tx) => {
    for (const [index, title] of titles.entries())
      await putQualityProduct(tx, row, { id: index + 1, title });
    // Titles alone.
    await tx.query("update product set product_type = '' where shop_id = $1", [row.id]);
  });
  const suggestionOf = await openSuggestions(base);
  const facts = await withShop(row, (tx) => loadProductFacts(tx, base, ids, suggestionOf));
  return facts.map(({ suggestion }) => suggestion && suggestion.category.fullName);
}

it("suggests nothing before the taxonomy has been read", async () => {
  expect(await suggestions(two, ["Straw hat"])).toEqual([undefined]);
});

it("suggests a category of the taxonomy as it was read, and abstains from what it knows nothing of", async () => {
  await writePaths([hats, mugs]);
  expect(await suggestions(one, ["Wide straw hat", "Stoneware coffee mug"])).toEqual([hats, mugs]);
  expect(await suggestions(two, ["Qwxyz 17"])).toEqual([null]);
});
