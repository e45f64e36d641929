import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAcquisitionReport } from "../../../app/commands/report/build-worth";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { writeCostSetting } from "../../../app/store/costs/cost-settings.server";
import type { CostKind } from "../../../app/store/costs/cost-terms";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant } from "../../setup/cost-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "../customers/customer-shops";

let db: Database;
let shop: ShopRow;

/*
 * 30 customers came on 10 July for 270.00: 9.00 each. Each ordered for 10.00 then, on day 41 and on day 72, of
 * which 6.00 are left after the cost of goods. Packing an order costs 2.00.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "payback.myshopify.com");
  await withShop(shop, async (tx) => {
    await putProduct(tx, shop, { id: 1 });
    await putVariant(tx, shop, { id: 10, product: 1, sku: "A", cost: 400 });
    await markHistoryRead(tx, shop);
  });
  for (const [place, day] of ["2026-07-10", "2026-08-20", "2026-09-20"].entries()) {
    await putPurchases(
      shop,
      Array.from({ length: 30 }, (_, index) => ({
        ...{ id: 100 * (place + 1) + index, customer: index + 1, day, product: 1, net: 1_000 },
      })),
    );
  }
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

async function open(basis: string) {
  const row = (await findShopById(shop.id)) ?? shop;
  const params = new URLSearchParams({ from: "2026-07-01", to: "2026-07-31", basis });
  const view = await loadAcquisition(row, params, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { sentence, basis: used, lacks, figures } = view.content;
  const figure = (name: string) => figures.find(({ id }) => id === name);
  return {
    ...{ sentence, used, lacks, report: buildAcquisitionReport(view.content, "USD") },
    goods: figure("break-even-roas"),
    contribution: figure("break-even-roas-contribution"),
  };
}

it("pays back after the cost of goods alone where that is asked for", async () => {
  const shown = await open("goods");
  expect(shown).toMatchObject({ used: "goods", lacks: [], contribution: undefined });
  expect(shown.report).toMatchObject({
    paybackMonths: 2,
    basis: { margin: "goods", after: ["goods"], notKnown: [] },
  });
  // 6.00 by day 30, 12.00 by day 60.
  expect(shown.sentence).toEqual({
    kind: "cac",
    cacMinor: 900,
    payback: { kind: "within", months: 2 },
  });
  expect(shown.goods?.value).toBeCloseTo(1 / 0.6, 10);
});

it("pays back after all costs that are known where nothing else is asked for, and says which these are", async () => {
  const unset = await open("unheard");
  expect(unset).toMatchObject({
    ...{ used: "contribution", lacks: ["shipping", "payment", "handling"] },
    sentence: { payback: { kind: "within", months: 2 } },
  });
  expect(unset.report).toMatchObject({ paybackMonths: 2, basis: { after: ["goods"] } });
  // What is left after what orders cost is not known, so spend breaks even after goods.
  expect(unset.contribution).toBeUndefined();
  expect(unset.goods?.value).toBeCloseTo(1 / 0.6, 10);

  const set = (kind: CostKind, perOrderMinor: number) =>
    writeCostSetting(
      shop,
      { kind, channel: null, from: "2026-01-01", ratePpm: 0, perOrderMinor, perUnitMinor: 0 },
      now,
    );
  await set("handling", 200);
  await set("shipping", 0);
  const shown = await open("contribution");
  expect(shown).toMatchObject({ used: "contribution", lacks: ["payment"] });
  expect(shown.sentence).toMatchObject({ payback: { kind: "within", months: 3 } });
  expect(shown.report?.basis).toEqual({
    margin: "contribution",
    after: ["goods", "shipping", "handling"],
    notKnown: ["payment"],
  });

  await set("payment", 0);
  const known = await open("contribution");
  // 4.00 by day 30, 8.00 by day 60, 12.00 by day 90.
  expect(known).toMatchObject({
    ...{ lacks: [], goods: undefined },
    sentence: { payback: { kind: "within", months: 3 } },
  });
  expect(known.contribution?.value).toBeCloseTo(2.5, 10);
});
