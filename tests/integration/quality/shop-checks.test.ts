import { afterAll, beforeAll, expect, it } from "vitest";
import { parts as appParts } from "../../../app/quality/parts.server";
import type { Queryable } from "../../../app/store/database.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { writeQualitySetting } from "../../../app/store/quality/settings.server";
import {
  countShopFindings,
  readShopFindings,
  readShopRules,
} from "../../../app/store/quality/shop-results.server";
import { askForRun } from "../../../app/store/quality/state.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { readStoredStorefront, writeStorefront } from "../../../app/store/storefront.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, parts as ownParts, putQualityProduct } from "./quality-shop";

let db: Database;
let shop: ShopRow;
let other: ShopRow;
let now = new Date("2026-11-20T10:00:00Z");
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const { shopChecks, plainTextOf } = appParts;
const parts = { ...ownParts, shopChecks, plainTextOf };
const scopes = ["read_products", "read_legal_policies", "read_online_store_navigation"];

interface Collection {
  id: number;
  title: string;
  description?: string;
  productsCount?: number;
}

async function putCollection(tx: Queryable, of: ShopRow, collection: Collection): Promise<void> {
  const { id, title, description = "<p>Warm hats.</p>", productsCount = 3 } = collection;
  await tx.query(
    `insert into collection (shop_id, id, title, handle, sort_order, is_smart, description_html,
       image_url, image_alt, products_count, updated_at)
     values ($1, $2::bigint, $3, 'c' || $2::bigint, 'MANUAL', false, $4, 'https://x.test/i.jpg', 'Hats',
       $5, '2025-01-01Z')
     on conflict (shop_id, id) do update set title = excluded.title,
       description_html = excluded.description_html, products_count = excluded.products_count`,
    [of.id, id, title, description, productsCount],
  );
}

beforeAll(async () => {
  db = await openTestDatabase();
  for (const [name, title] of [
    ["one", "Hats"],
    ["two", "Caps"],
  ] as const) {
    const each = await installTestShop(db, `${name}-shop.myshopify.com`);
    await withShop(each, async (tx) => {
      await tx.query("update shop set granted_scopes = $2 where id = $1", [each.id, scopes]);
      await putQualityProduct(tx, each, { id: 1, title: "Red hat" });
      await putCollection(tx, each, { id: 501, title });
      await putCollection(tx, each, { id: 502, title: "Winter", description: "<p> </p>" });
      await markRead(tx, each, now);
      await tx.query(
        `insert into sync_resource (shop_id, resource, status, finished_at)
         values ($1, 'collections', 'done', $2)
         on conflict (shop_id, resource) do update set status = 'done', finished_at = $2`,
        [each.id, now],
      );
      await tx.query("delete from dirty_log where shop_id = $1", [each.id]);
    });
    const known = { ...each, grantedScopes: scopes };
    if (name === "one") shop = known;
    else other = known;
  }
});
afterAll(closeDatabase);

const check = async (of: ShopRow = shop) => {
  pass(60_000);
  await checkAll(of, now, parts);
};
const edit = (change: (tx: Queryable) => Promise<unknown>) => withShop(shop, change);
const stateOf = async (checkId: string, of: ShopRow = shop) => {
  const rules = await withShop(of, (tx) => readShopRules(tx, of));
  return rules.find((rule) => rule.checkId === checkId);
};
const open = (checkId: string, of: ShopRow = shop) =>
  withShop(of, async (tx) => {
    const found = await readShopFindings(tx, of, checkId, { offset: 0, limit: 100 });
    expect(await countShopFindings(tx, of, checkId)).toBe(found.length);
    return found.map(({ name, values }) => name ?? (values as { path?: string }).path);
  });
const rowOf = async (checkId: string) =>
  (
    await db.query<{ first: Date; last: Date; by: string | null }>(
      `select first_seen_at as first, last_seen_at as last, resolved_by as by
       from quality_shop_finding where shop_id = $1 and check_id = $2`,
      [shop.id, checkId],
    )
  ).rows[0];

it("checks a shop's collections when everything is checked, and leaves other shops alone", async () => {
  await check();
  expect(await open("SHOP-02")).toEqual(["Winter"]);
  expect(await stateOf("SHOP-02")).toMatchObject({ state: "finding", places: 1 });
  expect(await stateOf("SHOP-01")).toMatchObject({ state: "passed" });
  expect(await open("SHOP-02", other)).toEqual([]);
  expect(await stateOf("SHOP-01", other)).toBeUndefined();
  await check(other);
  expect(await open("SHOP-02", other)).toEqual(["Winter"]);
});

it("does not take what was not read for passed", async () => {
  for (const id of ["SHOP-08", "SHOP-09"]) {
    expect(await stateOf(id)).toMatchObject({ state: "unknown", why: "notRead" });
  }
  shop = { ...shop, grantedScopes: ["read_products"] };
  await check();
  for (const id of ["SHOP-08", "SHOP-09"]) {
    expect(await stateOf(id)).toMatchObject({ state: "unknown", why: "missingScope" });
  }
  shop = { ...shop, grantedScopes: scopes };
});

it("checks a changed collection at once, and keeps since when a finding is there", async () => {
  const before = await rowOf("SHOP-02");
  await edit((tx) => putCollection(tx, shop, { id: 501, title: "winter " }));
  await check();
  expect((await open("SHOP-05")).sort()).toEqual(["Winter", "winter "]);
  expect(await open("SHOP-02")).toEqual(["Winter"]);
  expect(await rowOf("SHOP-02")).toEqual(before);

  await edit((tx) => putCollection(tx, shop, { id: 502, title: "Winter" }));
  await check();
  expect(await open("SHOP-02")).toEqual([]);
  expect(await rowOf("SHOP-02")).toMatchObject({ first: before?.first, by: "shop" });
});

it("finds an empty collection, and not one that a product has come into since", async () => {
  await edit((tx) => putCollection(tx, shop, { id: 503, title: "New", productsCount: 0 }));
  await check();
  expect(await open("SHOP-01")).toEqual(["New"]);
  await edit((tx) =>
    tx.query(
      "insert into collection_product (shop_id, collection_id, product_id) values ($1, 503, 1)",
      [shop.id],
    ),
  );
  await check();
  expect(await open("SHOP-01")).toEqual([]);
});

it("finds missing policies and redirects that lead nowhere", async () => {
  const storefront = {
    policies: ["REFUND_POLICY", "PRIVACY_POLICY", "SHIPPING_POLICY"],
    redirects: {
      rows: [
        { id: 1, path: "/hat", target: "/products/p1" },
        { id: 2, path: "/old", target: "/products/p2" },
        { id: 3, path: "/sale", target: "/collections/c501" },
        { id: 4, path: "/us", target: "/pages/us" },
      ],
      hasMore: false,
    },
  };
  await edit((tx) => writeStorefront(tx, shop, storefront));
  expect(await withShop(other, (tx) => readStoredStorefront(tx, other))).toEqual({
    policies: null,
    redirects: null,
  });
  await check();
  expect(await stateOf("SHOP-08")).toMatchObject({ state: "finding", places: 1 });
  expect(await open("SHOP-09")).toEqual(["/old"]);

  const rows = [storefront.redirects.rows[0]!];
  const some = { ...storefront, redirects: { rows, hasMore: true } };
  await edit((tx) => writeStorefront(tx, shop, some));
  await check();
  expect(await stateOf("SHOP-09")).toMatchObject({ state: "unknown", why: "notRead" });
});

it("asks for a unit price of what is sold by weight or volume", async () => {
  expect(await stateOf("SHOP-10")).toMatchObject({ state: "notApplicable" });
  const put = async (id: number, title: string, category: string, shows: boolean | null) =>
    edit(async (tx) => {
      await putQualityProduct(tx, shop, { id, title });
      await tx.query("update product set category_id = $3 where shop_id = $1 and id = $2", [
        shop.id,
        id,
        `gid://shopify/TaxonomyCategory/${category}`,
      ]);
      await tx.query(
        "update variant set shows_unit_price = $3 where shop_id = $1 and product_id = $2",
        [shop.id, id, shows],
      );
    });
  await put(11, "Olive oil 500 ml", "fb-2-3", false);
  await put(12, "Olive oil, 0.5l", "fb-2-3", true);
  await put(13, "Tumbler 20 oz", "hg-11", false);
  await put(14, "Olive oil", "fb-2-3", false);
  await put(15, "Almonds 250g", "fbx-1", false);
  pass(86_400_000);
  await check();
  expect(await open("SHOP-10")).toEqual(["Olive oil 500 ml"]);
  await put(12, "Olive oil, 0.5l", "fb-2-3", null);
  pass(86_400_000);
  await check();
  expect(await stateOf("SHOP-10")).toMatchObject({ state: "unknown", why: "notRead" });
});

it("follows the merchant's settings, and says that these have resolved a finding", async () => {
  await edit((tx) => putCollection(tx, shop, { id: 502, title: "Winter", description: "" }));
  const set = (isOn: boolean, severity: string | null) =>
    edit(async (tx) => {
      const setting = { checkId: "SHOP-02", isOn, severity, thresholds: {} };
      await writeQualitySetting(tx, shop, setting, now);
      await askForRun(tx, shop, now);
    });
  await set(true, "hint");
  await check();
  expect(await stateOf("SHOP-02")).toMatchObject({ state: "finding", severity: "hint" });
  await set(false, null);
  await check();
  expect(await stateOf("SHOP-02")).toBeUndefined();
  expect(await rowOf("SHOP-02")).toMatchObject({ by: "setting" });
});

it("writes nothing where nothing has changed", async () => {
  const dump = async () =>
    (
      await db.query<{ row: unknown }>(
        `select to_jsonb(t) || jsonb_build_object('place', t.ctid::text) as row
         from quality_shop_finding t union all
         select to_jsonb(t) || jsonb_build_object('place', t.ctid::text) from quality_shop_rule t
         order by 1`,
      )
    ).rows;
  const before = await dump();
  await edit((tx) => askForRun(tx, shop, now));
  await check();
  expect(await dump()).toEqual(before);
});
