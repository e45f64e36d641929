import { afterAll, beforeAll, expect, it } from "vitest";
import { expectedPurchases } from "../../../app/metrics/lifetime-value/bg-nbd";
import { meanOfPopulation } from "../../../app/metrics/lifetime-value/gamma-gamma";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant } from "../../setup/cost-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { putStudy, studiedModel } from "../../setup/study-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "../customers/customer-shops";

const observedTo = "2026-11-28";
let db: Database;
let shop: ShopRow;

/*
 * 30 customers came in July for 9.00 each and ordered once, for 10.00, of which 6.00 are left. Those of January had
 * ordered for 100.00 each: what July's customers cost says nothing of them.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "same-customers.myshopify.com");
  await withShop(shop, async (tx) => {
    await putProduct(tx, shop, { id: 1 });
    await putVariant(tx, shop, { id: 10, product: 1, sku: "A", cost: 400 });
    await markHistoryRead(tx, shop);
  });
  const many = (from: number, day: string, units: number) =>
    Array.from({ length: 30 }, (_, index) => ({
      ...{ id: from + index, customer: from + index, day, product: 1, net: 1_000 * units, units },
    }));
  await putPurchases(shop, [...many(100, "2026-01-10", 10), ...many(200, "2026-07-10", 1)]);
  await foldShop(shop, now);
  await addSpendCost(
    shop,
    {
      ...{ name: "Flyers", kind: "offline", channel: null, campaign: null, amountMinor: 27_000 },
      ...{ isMonthly: false, isLoadedOnly: false, from: "2026-07-01", to: "2026-07-31" },
    },
    now,
  );
}, 120_000);
afterAll(() => db.close());

async function open(horizon: number) {
  const row = (await findShopById(shop.id)) ?? shop;
  const params = { from: "2026-07-01", to: "2026-07-31", horizon: String(horizon) };
  const view = await loadAcquisition(row, new URLSearchParams(params), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { totals, worthBasis, channels, figures } = view.content;
  const elsewhere = channels.find(({ origin }) => origin === "notApplicable");
  const card = figures.find(({ id }) => id === "ltv-to-cac");
  return { ...totals, worthBasis, channel: elsewhere?.worthMinor, emptyText: card?.emptyText };
}

it("sets what July's customers came to against what they cost, where the days are over", async () => {
  expect(await open(90)).toMatchObject({
    ...{ worthBasis: "observed", blendedCacMinor: 900, worthMinor: 600, channel: 600 },
    worthToCost: 600 / 900,
  });
});

it("tells none where the days are not over, and no model was right about the past", async () => {
  const none = {
    ...{ worthBasis: "tooYoung", worthMinor: null, worthToCost: null, channel: null },
    emptyText: "acquisition.tooEarly",
  };
  expect(await open(180)).toMatchObject(none);
  await putStudy(shop, now, { observedTo, bias: 0.3 });
  expect(await open(180)).toMatchObject(none);
});

it("adds what the models expect of the rest of the days, at the margin of what came", async () => {
  await putStudy(shop, now, { observedTo });
  const shown = await open(180);
  // Customers for 142 days by 29 November, so of 180 there are 38 to come; 60 % are left of what they spend.
  const history = { repeats: 0, recency: 0, age: 142 / 7 };
  const more = expectedPurchases(studiedModel, history, 38 / 7) * meanOfPopulation(studiedModel);
  expect(more).toBeGreaterThan(1);
  expect(shown).toMatchObject({
    worthBasis: "predicted",
    worthMinor: Math.round(600 + 0.6 * more),
  });
  expect((await open(90)).worthMinor).toBe(600);
});
