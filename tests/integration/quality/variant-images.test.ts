import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkShop } from "../../../app/quality/run/run.server";
import type { Database } from "../../../app/store/database.server";
import { askForRun } from "../../../app/store/quality/state.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import type { GeneratedCatalogue } from "../../dev-store/catalogue";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore, storeOf, type StoreUnderTest } from "../support/sync-store";

const shops = [
  { domain: "images-bulk.myshopify.com", isBulk: true },
  { domain: "images-strict.myshopify.com", isBulk: false },
];

let db: Database;
let first: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  first = await openStore({
    shops: shops.map(({ domain }) => ({
      ...{ shopDomain: domain, orders: 10, products: 300, historyDays: 60 },
    })),
  });
});
afterAll(() => db.close());

const colourOption = "lower(o->>'name') in ('color', 'colour')";

/** Ids of the products that rules are asked of, with several colours, images, and a variant of which `condition` holds. */
async function productsWhere(shop: ShopRow, condition: string): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select p.id from product p where p.shop_id = $1 and p.status <> 'ARCHIVED'
       and exists (select from jsonb_array_elements(p.options) o
         where ${colourOption} and jsonb_array_length(o->'values') > 1)
       and exists (select from product_media m where m.shop_id = $1 and m.product_id = p.id)
       and exists (select from variant v where v.shop_id = $1 and v.product_id = p.id and ${condition})
     order by 1`,
    [shop.id],
  );
  return rows.map(({ id }) => id);
}

async function failing(shop: ShopRow): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select product_id as id from quality_finding
     where shop_id = $1 and check_id = 'IMG-12' and resolved_at is null order by 1`,
    [shop.id],
  );
  return rows.map(({ id }) => id);
}

async function unknown(shop: ShopRow): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from quality_product
     where shop_id = $1 and unknown->>'IMG-12' = 'notRead'`,
    [shop.id],
  );
  return rows[0]?.count ?? -1;
}

describe.each(shops)("a shop whose media are read in bulk: $isBulk", ({ domain, isBulk }) => {
  let shop: ShopRow;
  const read = async (resources?: ["products"]) => {
    first.store.platform(domain).acceptsNonNodeConnectionsInBulk = isBulk;
    const client = await storeOf(first.store, domain).client();
    await backfill(client, resources ? { resources } : {});
  };

  it("knows of each variant whether an image is its own", async () => {
    await read();
    const found = await findShopByDomain(domain);
    if (!found) throw new Error("Not installed");
    shop = found;
    const { rows } = await db.query<{ id: number; own: boolean | null }>(
      `select id, has_own_image as own from variant where shop_id = $1`,
      [shop.id],
    );
    const { resources } = first.store.world(domain).catalogue as GeneratedCatalogue;
    const told = rows.map(({ id, own }) => [id, own]);
    expect(told).toEqual(
      rows.map(({ id }) => [
        id,
        (resources.productVariants.node(id)?.["media"] as unknown[]).length > 0,
      ]),
    );
    expect(new Set(rows.map(({ own }) => own))).toEqual(new Set([true, false]));
  });

  it("finds exactly the products in several colours of which a variant has none", async () => {
    await checkShop(shop, new Date());
    const lacking = await productsWhere(shop, "not v.has_own_image");
    expect(lacking.length).toBeGreaterThan(0);
    expect(await failing(shop)).toEqual(lacking);
    expect(await unknown(shop)).toBe(0);
  });

  it("does not know of what was read before images were asked for, until it is read again", async () => {
    const known = await failing(shop);
    const coloured = await productsWhere(shop, "true");
    await withShop(shop, async (tx) => {
      await tx.query("update variant set has_own_image = null where shop_id = $1", [shop.id]);
      await askForRun(tx, shop, new Date());
    });
    await checkShop(shop, new Date());
    expect(await failing(shop)).toEqual([]);
    expect(await unknown(shop)).toBe(coloured.length);
    // As it is every day.
    await read(["products"]);
    await checkShop(shop, new Date());
    expect(await failing(shop)).toEqual(known);
    expect(await unknown(shop)).toBe(0);
  });
});
