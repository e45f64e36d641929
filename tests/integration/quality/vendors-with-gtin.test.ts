import { afterAll, beforeAll, expect, it } from "vitest";
import { isGtin } from "../../../app/quality/codes/gtin";
import type { Database } from "../../../app/store/database.server";
import { readCatalogueRows } from "../../../app/store/quality/catalogue-rows.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "./quality-shop";

let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "gtin.myshopify.com");
});
afterAll(() => db.close());

const codes: Record<string, string[]> = {
  // Of each length, one with spaces around it.
  All: ["96385074", "036000291452", " 4006381333931 ", "10614141000415", "9780306406157"],
  Half: ["96385074", "036000291452", "4006381333931", "4006381333932", "", "n/a"],
  Fewer: ["96385074", "036000291452", "4006381333932", "123456789", "٤٠٠٦٣٨١٣٣٣٩٣١"],
  Four: ["96385074", "036000291452", "4006381333931", "10614141000415"],
};

it("A vendor has GTINs where at least half of its five variants or more have a right one", async () => {
  await withShop(shop, async (tx) => {
    let id = 0;
    for (const [vendor, barcodes] of Object.entries(codes)) {
      for (const barcode of barcodes) {
        await putQualityProduct(tx, shop, { id: (id += 1), title: `Hat ${id}`, vendor });
        const sql = "update variant set barcode = $3 where shop_id = $1 and product_id = $2";
        await tx.query(sql, [shop.id, id, barcode]);
      }
    }
  });
  const found = await withShop(shop, (tx) => readCatalogueRows(tx, shop));
  const expected = Object.entries(codes)
    .filter(([, barcodes]) => {
      const right = barcodes.filter((barcode) => isGtin(barcode.trim()));
      return barcodes.length >= 5 && 2 * right.length >= barcodes.length;
    })
    .map(([vendor]) => vendor);
  expect(expected).toEqual(["All", "Half"]);
  expect(found.vendorsWithGtin.toSorted()).toEqual(expected);
});
