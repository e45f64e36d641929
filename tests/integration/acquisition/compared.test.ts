import { afterAll, beforeAll, expect, it } from "vitest";
import { expectedPurchases } from "../../../app/metrics/lifetime-value/bg-nbd";
import { spendOf } from "../../../app/metrics/lifetime-value/study";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { writeCostSetting } from "../../../app/store/costs/cost-settings.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant } from "../../setup/cost-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { putStudy, studiedModel } from "../../setup/study-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "../customers/customer-shops";

let db: Database;
let shop: ShopRow;

/*
 * Of a mug for 10.00, 6.00 are left after its cost; of a hat for 10.00, 5.00. Today is 29 November.
 * 30 customers came on 10 May for 6.00 each: a mug then, one on day 40, one on day 100 and two on day 150.
 * 30 came on 10 August for 8.00 each: a mug then, and one on day 40.
 * 30 came on 10 October for 9.00 each, in the shop: three hats then.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "compared-worth.myshopify.com");
  await withShop(shop, async (tx) => {
    for (const [product, cost] of [
      [1, 400],
      [2, 500],
    ] as const) {
      await putProduct(tx, shop, { id: product });
      await putVariant(tx, shop, { id: product * 10, product, sku: `S${product}`, cost });
    }
    await markHistoryRead(tx, shop);
  });
  const many = (from: number, customer: number, day: string, product: number, units: number) =>
    Array.from({ length: 30 }, (_, index) => ({
      ...{ id: from + index, customer: customer + index, day, product, units, net: 1_000 * units },
    }));
  await putPurchases(shop, [
    ...many(100, 1_000, "2026-05-10", 1, 1),
    ...many(200, 1_000, "2026-06-19", 1, 1),
    ...many(300, 1_000, "2026-08-18", 1, 1),
    ...many(400, 1_000, "2026-10-07", 1, 2),
    ...many(500, 2_000, "2026-08-10", 1, 1),
    ...many(600, 2_000, "2026-09-19", 1, 1),
    ...many(700, 3_000, "2026-10-10", 2, 3),
  ]);
  await withShop(shop, (tx) =>
    tx.query(
      `update orders set channel_name = 'Point of Sale' where shop_id = $1 and id between 700 and 729`,
      [shop.id],
    ),
  );
  await foldShop(shop, now);
  const enter = (from: string, to: string, amountMinor: number) =>
    addSpendCost(
      shop,
      {
        ...{ name: "Flyers", kind: "offline", channel: null, campaign: null, amountMinor },
        ...{ isMonthly: false, isLoadedOnly: false, from, to },
      },
      now,
    );
  // Beside what follows, nothing was spent on all these days.
  await enter("2026-03-01", "2026-11-28", 0);
  await enter("2026-05-01", "2026-05-10", 18_000);
  await enter("2026-08-01", "2026-08-20", 24_000);
  await enter("2026-10-01", "2026-10-31", 27_000);
}, 120_000);
afterAll(() => db.close());

async function open(days: [string, string], before: [string, string], horizon = 90) {
  const row = (await findShopById(shop.id)) ?? shop;
  const params = new URLSearchParams({
    ...{ from: `2026-${days[0]}`, to: `2026-${days[1]}`, horizon: String(horizon) },
    ...{ compare: "custom", before_from: `2026-${before[0]}`, before_to: `2026-${before[1]}` },
  });
  const view = await loadAcquisition(row, params, now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { content } = view;
  const card = (name: string) => content.figures.find(({ id }) => id === name);
  return {
    ageDays: content.ageDays,
    before: content.known.before,
    ratio: card("ltv-to-cac"),
    payback: card("payback-period"),
    breakEven: card("break-even-roas"),
    cac: card("blended-cac"),
  };
}

const august: [string, string] = ["08-01", "08-20"];
const may: [string, string] = ["05-01", "05-20"];
const october: [string, string] = ["10-01", "10-31"];
const wholeAugust: [string, string] = ["08-01", "08-31"];
const change = (ratio: number) => expect.closeTo(ratio, 10) as number;

it("compares LTV:CAC within the same days of each first order, where these are over for all", async () => {
  const { ratio, cac } = await open(august, may);
  // Both came to 12.00 within 90 days; what came of May's on day 100 and later is beyond.
  expect(cac?.value).toBe(800);
  expect(ratio?.value).toBeCloseTo(1_200 / 800, 10);
  expect(ratio?.change).toEqual({
    kind: "change",
    change: { kind: "percent", ratio: change(1.5 / 2 - 1) },
    verdict: "worse",
  });
  expect(ratio?.isPredicted).toBe(false);
});

it("says nothing of LTV:CAC, nor compares it, where its days are not over and nothing is predicted", async () => {
  const { ratio } = await open(august, may, 180);
  // May's 180 days are over: what they came to is no measure of customers of 111 days.
  expect(ratio).toMatchObject({ value: null, change: null, emptyText: "acquisition.tooEarly" });
});

it("compares what is expected of customers with what was of earlier ones at the same age", async () => {
  await putStudy(shop, now, { observedTo: "2026-11-28" });
  const { ratio, ageDays } = await open(august, may, 180);
  // Customers for 111 days each: August's on 29 November, May's on 29 August, before their order of day 150.
  const worth = (leftMinor: number, repeats: number, lastDay: number) => {
    const history = { repeats, recency: lastDay / 7, age: 111 / 7 };
    const spent = { customers: 30, repeats, repeatSpendMinor: 30 * repeats * 1_000 };
    const orders = expectedPurchases(studiedModel, history, (180 - 111) / 7);
    return Math.round(leftMinor + 0.6 * orders * spendOf(studiedModel, spent));
  };
  const [value, was] = [worth(1_200, 1, 40) / 800, worth(1_800, 2, 100) / 600];
  expect(ratio?.value).toBeCloseTo(value, 10);
  expect(ratio).toMatchObject({
    change: { change: { kind: "percent", ratio: change(value / was - 1) }, verdict: "worse" },
    isPredicted: true,
  });
  // All of August's 20 days had come 101 days ago.
  expect(ageDays).toBe(101);
  // The whole 180 days of May came to more than what was expected of them on that day would say.
  expect(was).not.toBeCloseTo(3_000 / 600, 2);
});

it("compares the payback with that of the earlier cost, by what customers had left by then", async () => {
  const { payback, breakEven } = await open(october, wholeAugust);
  // After 30 days 6.00, 6.00 and 15.00 are left: 9.00 each.
  expect(payback?.value).toBe(1);
  // On 29 September 6.00 were after 30 days, 12.00 after 60 (May's alone); 8.00 takes two months.
  expect(payback?.change).toEqual({
    kind: "change",
    change: { kind: "percent", ratio: -0.5 },
    verdict: "better",
    months: -1,
  });
  // Of October's hats for 30.00 and mugs for 20.00, 15.00 and 12.00 are left; of August's mugs 6.00 of 10.00.
  expect(breakEven?.value).toBeCloseTo(50 / 27, 10);
  expect(breakEven?.change).toMatchObject({ change: { ratio: change((50 / 27) * 0.6 - 1) } });
});

it("says why a payback stands alone", async () => {
  const alone = async (before: [string, string]) =>
    (await open(october, before)).payback?.change ?? null;
  // On 29 June 6.00 were left after 30 days, and nobody had been a customer for 60: 6.00 had returned just then.
  expect(await alone(["05-01", "05-31"])).toMatchObject({ months: 0, verdict: "same" });
  // On 8 June nobody had been one for 30 days.
  expect(await alone(["05-01", "05-10"])).toEqual({ kind: "none", reason: "fewCustomers" });
  expect(await alone(["03-01", "03-31"])).toEqual({ kind: "none", reason: "noBase" });
  // Customers of later days are younger than those whom the page is about.
  expect(await alone(["11-01", "11-20"])).toEqual({ kind: "none", reason: "tooYoung" });
});

it("takes the same costs off both paybacks, and says where there are none to take off", async () => {
  await writeCostSetting(
    shop,
    {
      ...{ kind: "handling", channel: "Online Store", from: "2026-01-01" },
      ...{ ratePpm: 0, perOrderMinor: 300, perUnitMinor: 0 },
    },
    now,
  );
  // Handling is known of online orders alone, so of all by 29 September: taken off, 6.00 would be left after 60 days, and 8.00 not back.
  const { payback } = await open(october, wholeAugust);
  expect(payback).toMatchObject({ value: 1, change: { months: -1 } });
});

it("compares nothing with days of which it is not known what was spent", async () => {
  const file = (...days: string[]) =>
    writeSpend(
      shop,
      {
        ...{ source: "import", name: "x.csv", format: "plain", platform: null },
        ...{ rows: days.length, replaces: "day" },
      },
      days.map((day) => ({
        ...{ channel: "paid-search" as const, campaign: "c", day, spendMinor: 0, currency: "USD" },
        ...{ originalMinor: 0, rate: null, isAssumed: false },
      })),
      now,
    );
  await file("2026-10-01", "2026-10-31");
  const unknown = { kind: "none", reason: "noSpend" };
  const none = await open(october, wholeAugust);
  expect(none.cac).toMatchObject({ value: 900, change: unknown });
  expect(none.payback).toMatchObject({ value: 1, change: unknown });
  // What is left of an order does not hang on what was spent.
  expect(none.breakEven?.change).toMatchObject({ kind: "change" });
  await file("2026-08-15", "2026-10-31");
  const part = await open(october, wholeAugust);
  expect(part.cac?.change).toEqual(unknown);
  expect(part.payback?.change).toEqual(unknown);
  expect(part.breakEven?.change).toEqual(unknown);
  expect(part.before).toBeNull();
  // Of November nothing was told: as many days as are known stand beside as many.
  const cut = await open(["10-22", "11-02"], ["09-20", "10-01"]);
  expect(cut.before).toEqual({ from: "2026-09-20", to: "2026-09-29" });
});
