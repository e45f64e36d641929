import { afterAll, beforeAll, expect, it } from "vitest";
import { withLanguage } from "../../../app/quality/facts/language-of-shop.server";
import {
  loadCatalogueFacts,
  loadProductFacts,
  openFactBase,
  type FactBase,
} from "../../../app/quality/facts/load-facts.server";
import { closeDatabase, type Database, type Queryable } from "../../../app/store/database.server";
import { takeSnapshot } from "../../../app/store/snapshots.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

let db: Database;
let shop: ShopRow;
let other: ShopRow;
const now = new Date("2026-11-20T10:00:00Z");

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one-facts.myshopify.com");
  other = await installTestShop(db, "two-facts.myshopify.com");
  for (const each of [shop, other]) {
    await withShop(each, async (tx) => {
      await markRead(tx, each, now);
      await tx.query(
        `insert into sync_resource (shop_id, resource, status, finished_at)
         values ($1, 'collections', 'done', $2)
         on conflict (shop_id, resource) do update set status = 'done', finished_at = $2`,
        [each.id, now],
      );
    });
  }
});
afterAll(closeDatabase);

const edit = (change: (tx: Queryable) => Promise<unknown>, of: ShopRow = shop) =>
  withShop(of, change);
const base = async (of: ShopRow = shop): Promise<FactBase> => {
  const opened = await openFactBase(of, now);
  if (!opened) throw new Error("The shop's details are not known");
  return opened;
};
const factsOf = async (id: number, of: ShopRow = shop) => {
  const from = await base(of);
  const [facts] = await withShop(of, (tx) => loadProductFacts(tx, from, [id], () => undefined));
  return facts;
};

/** A product with this stock on these days, as snapshots of them keep it; then with another. */
async function putStock(of: ShopRow, id: number, days: readonly [string, number][], last?: number) {
  await edit(async (tx) => {
    for (const [day, stock] of days) {
      await putQualityProduct(tx, of, { id, title: `Hat ${id}`, stock });
      await takeSnapshot(tx, of, "products", day, now);
    }
    const [, stock = 0] = days.at(-1) ?? [];
    await putQualityProduct(tx, of, { id, title: `Hat ${id}`, stock: last ?? stock });
    await tx.query("update product set total_inventory = $3 where shop_id = $1 and id = $2", [
      of.id,
      id,
      last ?? stock,
    ]);
  }, of);
}

it("tells since when a product has no stock left, by the daily snapshots", async () => {
  await putStock(shop, 1, [
    ["2026-06-01", 3],
    ["2026-08-01", 0],
    ["2026-09-01", 0],
  ]);
  expect((await factsOf(1))?.outOfStockSince).toBe("2026-08-01");
  // It came back, and is gone again.
  await putStock(shop, 2, [
    ["2026-06-01", 0],
    ["2026-07-01", 2],
    ["2026-10-01", -1],
  ]);
  expect((await factsOf(2))?.outOfStockSince).toBe("2026-10-01");
  await putStock(shop, 3, [["2026-06-01", 0]], 4);
  expect((await factsOf(3))?.outOfStockSince).toBeNull();
  // Sold out since the last snapshot.
  await putStock(shop, 4, [["2026-06-01", 2]], 0);
  expect((await factsOf(4))?.outOfStockSince).toBe("2026-11-20");
});

it("does not know it of what had none in the first snapshot, unless that is long ago", async () => {
  await putStock(shop, 5, [["2026-10-01", 0]]);
  expect((await factsOf(5))?.outOfStockSince).toBeUndefined();
  await putStock(shop, 6, [["2026-07-01", 0]]);
  expect((await factsOf(6))?.outOfStockSince).toBe("2026-07-01");
  await edit((tx) => putQualityProduct(tx, shop, { id: 7, title: "Hat", stock: 0 }));
  await edit((tx) =>
    tx.query("update product set total_inventory = 0 where shop_id = $1 and id = 7", [shop.id]),
  );
  expect((await factsOf(7))?.outOfStockSince).toBeUndefined();
});

it("misses a product in no collection only where the shop has one", async () => {
  for (const of of [shop, other])
    await edit((tx) => putQualityProduct(tx, of, { id: 40, title: "Bowl" }), of);
  await edit((tx) =>
    tx.query(
      `insert into collection (shop_id, id, title, handle, sort_order, is_smart, description_html,
         updated_at)
       values ($1, 501, 'Home page', 'frontpage', 'MANUAL', false, '', $2)`,
      [shop.id, now],
    ),
  );
  expect((await factsOf(40))?.collectionIds).toEqual([]);
  expect((await factsOf(40, other))?.collectionIds).toBeUndefined();
});

it("keeps shops apart", async () => {
  await edit((tx) => putQualityProduct(tx, other, { id: 1, title: "Hat", stock: 0 }), other);
  await edit(
    (tx) =>
      tx.query("update product set total_inventory = 0 where shop_id = $1 and id = 1", [other.id]),
    other,
  );
  expect((await factsOf(1, other))?.outOfStockSince).toBeUndefined();
});

it("tells which options are linked to a field of the category, where that was read, and which values no variant has", async () => {
  const put = (options: unknown) =>
    edit((tx) =>
      tx.query("update product set options = $2 where shop_id = $1 and id = 1", [
        shop.id,
        JSON.stringify(options),
      ]),
    );
  const values = [{ name: "Red", isUsed: true }];
  await put([
    { name: "Color", position: 1, linkedMetafield: "shopify.color-pattern", values },
    { name: "Size", position: 2, linkedMetafield: null, values },
    { name: "Cut", position: 3, values: [{ name: "Wide", isUsed: false }, ...values] },
  ]);
  expect((await factsOf(1))?.options).toEqual([
    { name: "Color", values: ["Red"], linkedMetafield: "shopify.color-pattern" },
    { name: "Size", values: ["Red"], linkedMetafield: null },
    { name: "Cut", values: ["Red"], unusedValues: ["Wide"] },
  ]);
});

it("counts the shapes of first images by collection, and the words of titles", async () => {
  const shapes: [number, number, number][] = [
    [1, 900, 1200],
    [2, 1500, 2000],
    [3, 2000, 2000],
  ];
  for (const of of [shop, other]) {
    await edit(async (tx) => {
      for (const [id, width, height] of shapes) {
        await putQualityProduct(tx, of, { id, title: `Stoneware ${id}` });
        await tx.query(
          `insert into product_media (shop_id, product_id, media_id, position, content_type, status,
             width, height)
           values ($1, $2::bigint, 'gid://shopify/MediaImage/' || $2::bigint, 0, 'IMAGE', 'READY', $3, $4)`,
          [of.id, id, width, of === shop ? height : width],
        );
        await tx.query(
          "insert into collection_product (shop_id, collection_id, product_id) values ($1, 501, $2)",
          [of.id, id],
        );
      }
    }, of);
  }
  const facts = await loadCatalogueFacts(await base(), (html) => html);
  expect(facts.imageShapes?.get(501)).toEqual({ ratio: 0.75, products: 2, of: 3 });
  expect(facts.titleWords?.get("stoneware")).toBe(3);
  const others = await loadCatalogueFacts(await base(other), (html) => html);
  expect(others.imageShapes?.get(501)).toEqual({ ratio: 1, products: 3, of: 3 });
});

it("takes the shop's language from Shopify, or else from most of its products", async () => {
  const plain = (html: string) => html.replace(/<[^>]*>/g, "");
  expect((await withLanguage(await base(), plain)).facts.locale).toBeNull();
  await edit((tx) =>
    tx.query("update product set description_html = $2 where shop_id = $1", [
      shop.id,
      "<p>Diese Vase wird von Hand aus weißem Steinzeug gedreht und innen glasiert.</p>",
    ]),
  );
  expect((await withLanguage(await base(), plain)).facts.locale).toBe("de");
  // Kept for what is checked until the next full run.
  expect((await base()).facts.locale).toBe("de");
  expect((await base(other)).facts.locale).toBeNull();
  const told = await base({ ...shop, primaryLocale: "pt-BR" });
  expect((await withLanguage(told, plain)).facts.locale).toBe("pt-BR");
});
