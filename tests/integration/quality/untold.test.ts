import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listUntold } from "../../../app/commands/report/absent-columns";
import { parts as allParts } from "../../../app/quality/parts.server";
import { checkShop } from "../../../app/quality/run/run.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readProducts } from "../../dev-store/exports/products";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

const now = new Date("2026-11-20T10:00:00Z");
let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "untold.myshopify.com");
  await withShop(shop, async (tx) => {
    await putQualityProduct(tx, shop, { id: 1, title: "Linen shirt with sleeves", sku: null });
    await putQualityProduct(tx, shop, { id: 2, title: "Oak table for six", sku: null });
    await markRead(tx, shop, now);
  });
});
afterAll(closeDatabase);

async function assumptionsOf(text: string) {
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-untold-"));
  try {
    const path = join(folder, "products.csv");
    await writeFile(path, text);
    return (await readProducts(path)).assumptions;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const failing = async () =>
  (
    await db.query<{ id: string }>(
      `select distinct check_id as id from quality_finding
       where shop_id = $1 and resolved_at is null order by 1`,
      [shop.id],
    )
  ).rows.map(({ id }) => id);
const unknownOf = async () =>
  (
    await db.query<{ unknown: Record<string, string> }>(
      "select unknown from quality_product where shop_id = $1 order by product_id limit 1",
      [shop.id],
    )
  ).rows[0]?.unknown;

it("takes rules of columns that a file lacks for untold, and none of a column that is blank", async () => {
  const without = listUntold({ assumptions: await assumptionsOf("Handle,Title\nshirt,Shirt\n") });
  expect([...without].sort()).toEqual([
    ...["DSC-01", "IMG-01", "IMG-12", "LOG-01", "LOG-04", "PRC-01", "PRC-05", "SEO-01", "SEO-02"],
    ...["SHOP-10", "TAX-01", "VAR-01", "VAR-04", "VAR-11"],
  ]);
  const untitled = listUntold({ assumptions: await assumptionsOf("Handle,Vendor\nshirt,Wool\n") });
  const ofTitles = allParts.checks.filter(({ id }) => id.startsWith("TTL-")).map(({ id }) => id);
  expect([...untitled]).toEqual(expect.arrayContaining(ofTitles));
  const known = new Set([...allParts.checks, ...allParts.shopChecks].map(({ id }) => id));
  expect([...untitled].filter((id) => !known.has(id))).toEqual([]);
  expect([...without].filter((id) => !known.has(id))).toEqual([]);

  const blank = await assumptionsOf(
    "Handle,Title,Product Category,Variant Price,Cost per item\nshirt,Shirt,,,\n",
  );
  const ofBlank = listUntold({ assumptions: blank });
  for (const id of ["TAX-01", "PRC-01", "PRC-05"]) expect(ofBlank.has(id)).toBe(false);
});

it("finds nothing by them, and says that it is unknown; finds it again once they are told", async () => {
  await checkShop(shop, now);
  const found = await failing();
  expect(found).toEqual(expect.arrayContaining(["TAX-01", "VAR-01"]));

  await checkShop(shop, now, new Set(["TAX-01", "VAR-01"]));
  expect(await failing()).toEqual(found.filter((id) => !["TAX-01", "VAR-01"].includes(id)));
  expect(await unknownOf()).toMatchObject({ "TAX-01": "notRead", "VAR-01": "notRead" });

  await checkShop(shop, new Date(now.getTime() + 86_400_000));
  expect(await failing()).toEqual(found);
});

it("takes a rule of the shop as a whole for unknown as well", async () => {
  const stateOf = async () =>
    (
      await db.query<{ state: string; why: string | null }>(
        "select state, why from quality_shop_rule where shop_id = $1 and check_id = 'SHOP-10'",
        [shop.id],
      )
    ).rows[0];
  await checkShop(shop, now);
  expect(await stateOf()).not.toMatchObject({ state: "unknown" });
  await checkShop(shop, now, new Set(["SHOP-10"]));
  expect(await stateOf()).toEqual({ state: "unknown", why: "notRead" });
});
