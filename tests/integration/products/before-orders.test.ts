import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCompetitors } from "../../../app/panels/products/competitors/load.server";
import { loadPriceBands } from "../../../app/panels/products/price-bands/load.server";
import { loadPriceChanges } from "../../../app/panels/products/price-changes/load.server";
import { loadRanking } from "../../../app/panels/products/ranking/load.server";
import { loadReductions } from "../../../app/panels/products/reductions/load.server";
import { loadSellThrough } from "../../../app/panels/products/sell-through/load.server";
import { changeCompetitorPrices } from "../../../app/imports/competitors.server";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putStockedVariant } from "../../setup/product-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-28T15:00:00Z");
let db: Database;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "before-orders.myshopify.com");
  await withShop(shop, async (tx) => {
    await putProduct(tx, shop, { id: 1, type: "Mug" });
    await putStockedVariant(tx, shop, {
      id: 11,
      product: 1,
      sku: "MUG",
      price: 800,
      compareAt: 1_000,
      stock: 7,
    });
    await markHistoryRead(tx, shop);
  });
}, 120_000);
afterAll(() => db.close());

it("has no ranking and no price bands of a shop without orders", async () => {
  for (const load of [loadRanking, loadPriceBands]) {
    expect((await load(shop, new URLSearchParams(), now)).state).toBe("empty");
  }
});

it("shows what needs no order: stock, prices, reductions and competitors", async () => {
  const stock = await loadSellThrough(shop, new URLSearchParams(), now);
  expect(stock).toMatchObject({
    state: "ready",
    sentence: { kind: "rate", rate: 0, all: 1, unsold: 1, unknown: 0 },
    list: { rowCount: 1 },
  });
  expect(await loadPriceChanges(shop, new URLSearchParams(), now)).toMatchObject({
    state: "ready",
    sentence: { kind: "noHistory" },
  });
  expect(await loadReductions(shop, new URLSearchParams(), now)).toMatchObject({
    state: "ready",
    sentence: { kind: "judged", all: 1, unknown: 1 },
  });
  const form = new FormData();
  form.append("intent", "accept");
  form.append("file", new Blob(["sku,competitor,price,date\nMUG,Acme,10.00,2026-11-20\n"]));
  expect((await changeCompetitorPrices(shop, form, now)).kind).toBe("done");
  const compared = await loadCompetitors(shop, new URLSearchParams(), now);
  // 8.00 of 10.00, but nothing was sold that could weigh.
  expect(compared).toMatchObject({
    state: "ready",
    sentence: { kind: "noUnits", variants: 1 },
    list: { rows: [{ cells: expect.arrayContaining([80]) }] },
  });
});
