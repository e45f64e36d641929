import { afterAll, beforeAll, expect, it } from "vitest";
import { comparedRange } from "../../../app/metrics/comparison-range";
import { presetRange } from "../../../app/metrics/date-range";
import { loadProfitData } from "../../../app/metrics/profit/load.server";
import type { SalesCoverage } from "../../../app/metrics/sales/coverage";
import { buildProfitView } from "../../../app/panels/profit/build-view";
import { profitCsv } from "../../../app/panels/profit/csv";
import { addFixedCost, writeCostSetting } from "../../../app/store/costs/cost-settings.server";
import { costKinds } from "../../../app/store/costs/cost-terms";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { readFirstDay, readKeys } from "../../../app/store/rollup/read-keys.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariantSnapshot } from "../../setup/cost-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { sell, spend } from "./profit-shop";

// Noon of the last day: the last day before ends at noon too.
const now = new Date("2026-11-29T12:00:00Z");
const coverage: SalesCoverage = {
  from: "2026-01-01",
  isFromTheStart: true,
  asOf: now,
  asOfDay: "2026-11-29",
  isReading: false,
};
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-profit.myshopify.com");
  two = await installTestShop(db, "two-profit.myshopify.com");
  for (const shop of [one, two]) {
    await withShop(shop, async (tx) => {
      await putProduct(tx, shop, { id: 1, type: "Mug" });
      await putProduct(tx, shop, { id: 2, type: "Poster" });
      await markHistoryRead(tx, shop);
    });
    await sell(shop, "2026-11-28T09:00:00Z", 11);
    await sell(shop, "2026-11-28T18:00:00Z", 11);
    await sell(shop, "2026-11-29T09:00:00Z", 11);
    await sell(shop, "2026-11-29T10:00:00Z", 12, "Point of Sale");
  }
  await withShop(one, (tx) =>
    putVariantSnapshot(tx, one, { variant: 11, day: "2026-11-29", cost: 400 }),
  );
  for (const kind of costKinds) {
    const setting = { kind, channel: null, from: "2026-01-01" };
    await writeCostSetting(
      one,
      { ...setting, ratePpm: 0, perOrderMinor: 100, perUnitMinor: 0 },
      now,
    );
  }
  const rent = { name: "Rent", monthlyMinor: 3_000, from: "2026-01-01", to: null };
  await addFixedCost(one, rent, now);
  await spend(one, "2026-11-27", 1_000);
  await spend(one, "2026-11-28", 1_250);
  await spend(one, "2026-11-29", null);
  for (const shop of [one, two]) await foldShop(shop, now);
});
afterAll(() => db.close());

async function viewOf(
  shop: ShopRow,
  preset: "today" | "yesterday" | "thisMonth",
  compare: "previous" | "year" = "previous",
) {
  const range = { preset, ...presetRange(preset, "2026-11-29"), problem: null };
  const compared = comparedRange(compare, range);
  const data = await loadProfitData(shop, range, { coverage, zone: "UTC", compared });
  return buildProfitView({
    currency: "USD",
    timezone: "UTC",
    today: "2026-11-29",
    range,
    compared,
    coverage,
    data,
  });
}

it("works out a day, and compares it with the day before up to the same hour", async () => {
  const view = await viewOf(one, "today");
  const values = Object.fromEntries(view.figures.map(({ id, value }) => [id, value]));
  expect(values).toEqual({
    "net-sales": 4_000,
    // The posters' 20.00 are left out: 20.00 less two mugs of 4.00.
    "contribution-margin-1": 1_200,
    // Two orders of 1.00 for each of shipping, payment and handling.
    "contribution-margin-2": 600,
    "contribution-margin-3": 600,
    // A thirtieth of 30.00.
    "net-profit": 500,
  });
  expect(view.cost).toEqual({
    coverage: 0.5,
    assumed: 0,
    isNothingCosted: false,
    leftOutMinor: 2_000,
  });
  // The order of the evening before is not compared with.
  expect(view.figures[0]?.change).toMatchObject({ change: { kind: "percent", ratio: 1 } });
  // Then the cost of all was known, today of half: no comparison of margins.
  expect(view.figures[1]?.change).toEqual({ kind: "none", reason: "unknown" });
  expect(view.steps.map(({ id, valueMinor }) => [id, valueMinor])).toEqual([
    ["net-sales", 4_000],
    ["uncosted", 2_000],
    ["cogs", 800],
    ["contribution-margin-1", 1_200],
    ["shippingCost", 200],
    ["paymentCost", 200],
    ["handlingCost", 200],
    ["contribution-margin-2", 600],
    ["marketing", 0],
    ["contribution-margin-3", 600],
    ["fixedCosts", 100],
    ["net-profit", 500],
  ]);
});

it("knows the spend of days that were watched, and says so of others", async () => {
  const yesterday = await viewOf(one, "yesterday");
  expect(yesterday.steps.find(({ id }) => id === "marketing")?.valueMinor).toBe(250);
  // 40.00 - 16.00 - 6.00 - 2.50 - 1.00
  expect(yesterday.figures.at(-1)?.value).toBe(1_450);
  const month = await viewOf(one, "thisMonth");
  expect(month.unknown).toEqual([
    {
      label: "profit.steps.marketing",
      reason: "profit.unknown.marketingNotObserved",
      url: "/app/settings/spend",
    },
  ]);
  expect(month.figures.at(-1)).toMatchObject({
    value: null,
    emptyText: "profit.unknown.marketingNotObserved",
  });
});

it("takes what was entered before what activities tell, and costs by hand on top", async () => {
  const entered = { campaign: null, currency: "USD", rate: null, isAssumed: false };
  const enter = (channel: "other" | "email", ...days: [string, number][]) =>
    writeSpend(
      one,
      { source: "import", name: "", format: "plain", platform: null, rows: 1, replaces: "day" },
      days.map(([day, minor]) => ({
        ...{ ...entered, channel, day, spendMinor: minor, originalMinor: minor },
      })),
      now,
    );
  const marketing = async (preset: "yesterday" | "thisMonth") =>
    (await viewOf(one, preset)).steps.find(({ id }) => id === "marketing")?.valueMinor;
  // The activity's channel is not known, so it is "other": entered, it counts once.
  await enter("other", ["2026-11-28", 300]);
  expect(await marketing("yesterday")).toBe(300);
  await enter("email", ["2026-11-01", 30]);
  // Of the days between it and the activity's first nobody tells.
  expect(await marketing("thisMonth")).toBeNull();
  await enter("email", ["2026-11-26", 10]);
  expect(await marketing("thisMonth")).toBeNull();
  // It says of which channel it is not known, and until when it is.
  expect((await viewOf(one, "thisMonth")).spendLimits).toContainEqual({
    channel: "email",
    days: { from: "2026-11-26", to: "2026-11-26" },
  });
  await enter("email", ["2026-11-02", 0], ["2026-11-28", 0]);
  expect(await marketing("thisMonth")).toBe(1_000 + 300 + 40);
  expect((await viewOf(one, "thisMonth")).spendLimits).toEqual([]);
  await addSpendCost(
    one,
    {
      ...{ name: "Agency", kind: "agency", channel: null, campaign: null, amountMinor: 2_900 },
      ...{ isMonthly: false, from: "2026-11-01", to: "2026-11-29", isLoadedOnly: true },
    },
    now,
  );
  expect(await marketing("yesterday")).toBe(400);
  expect(await marketing("thisMonth")).toBe(1_340 + 2_900);
  await withShop(one, async (tx) => {
    for (const table of ["spend_day", "spend_batch", "spend_cost"]) {
      await tx.query(`delete from ${table} where shop_id = $1`, [one.id]);
    }
  });
});

it("gives tables whose rows add up to the period, with the known cost of each row", async () => {
  const { tables } = await viewOf(one, "yesterday");
  const month = await viewOf(one, "thisMonth");
  expect(month.tables.type.rows.map(({ heading, values }) => [heading, ...values])).toEqual([
    [{ name: "Mug" }, 6_000, 2_400, 3_600, 0.6, 1, 4_000 / 6_000],
    [{ name: "Poster" }, 2_000, null, null, null, 0, 0],
  ]);
  expect(month.tables.channel.rows.map(({ heading, values }) => [heading, ...values])).toEqual([
    [{ name: "Online Store" }, 6_000, 2_400, 3_600, 0.6, 2_700, 1, 4_000 / 6_000],
    [{ name: "Point of Sale" }, 2_000, null, null, null, null, 0, 0],
  ]);
  expect(month.tables.month.rows.map(({ key }) => key)).toEqual(["2026-11-01"]);
  for (const table of [...Object.values(tables), ...Object.values(month.tables)]) {
    const sum = table.rows.reduce((total, { values }) => total + (values[0] ?? 0), 0);
    expect(sum).toBe(table.total[0]);
  }
});

it("shows a shop without any cost that nothing is known, and where to say it", async () => {
  const view = await viewOf(two, "today");
  expect(view.sentence).toEqual({ kind: "nothingCosted" });
  expect(view.figures.map(({ value }) => value)).toEqual([4_000, null, null, null, null]);
  expect(view.unknown.map(({ reason }) => reason)).toEqual([
    "profit.unknown.product",
    "profit.unknown.shipping",
    "profit.unknown.payment",
    "profit.unknown.handling",
    "profit.unknown.marketingNotObserved",
    "profit.unknown.fixed",
  ]);
});

it("names the channels and the first day of each shop", async () => {
  await sell(two, "2026-10-01T09:00:00Z", 11, "Shop");
  await foldShop(two, now);
  const read = (shop: ShopRow) =>
    withShop(shop, async (tx) => [
      await readFirstDay(tx, shop),
      (await readKeys(tx, shop, "channel")).sort(),
    ]);
  expect(await read(one)).toEqual(["2026-11-28", ["Online Store", "Point of Sale"]]);
  expect(await read(two)).toEqual(["2026-10-01", ["Online Store", "Point of Sale", "Shop"]]);
});

it("writes a table as CSV after what the figures mean", async () => {
  const view = await viewOf(one, "today");
  const ready = { ...view, dataVersion: 1, reading: null, notice: null, changes: [] };
  const text = profitCsv(ready, "type", {
    title: "Profit",
    lines: ["Known for half."],
    heading: "Type",
    rowHeadings: ["=Mug", "Poster"],
    total: "All",
    before: "28 Nov to the same hour",
    columns: view.tables.type.columns.map(({ id }) => ({ heading: id, definition: null })),
  });
  expect(text.split("\r\n")).toEqual([
    "\ufeff# Profit",
    "# Known for half.",
    "Type,net-sales,cogs,contribution-margin-1,gross-margin,cost-coverage,cost-assumed",
    "'=Mug,20.00,8.00,12.00,60.00,100.00,0.00",
    "Poster,20.00,,,,0.00,0.00",
    "All,40.00,8.00,12.00,60.00,50.00,0.00",
    // What was sold in the morning alone; the cost of the mugs was seen a day later.
    "28 Nov to the same hour,20.00,8.00,12.00,60.00,100.00,100.00",
    "",
  ]);
});

it("compares with the same day a year earlier, where costs of orders were not set", async () => {
  const before = await viewOf(one, "yesterday", "year");
  // Nothing was sold then.
  expect(before.figures[0]?.change).toEqual({ kind: "none", reason: "noBase" });
  await sell(one, "2025-11-28T23:00:00Z", 11);
  await foldShop(one, now);
  const view = await viewOf(one, "yesterday", "year");
  expect(view.range.previous).toEqual({ from: "2025-11-28", to: "2025-11-28" });
  expect([view.range.compared.choice, view.range.isPreviousCut]).toEqual(["year", false]);
  const twice = { kind: "change", change: { kind: "percent", ratio: 1 }, verdict: "better" };
  const unknown = { kind: "none", reason: "unknown" };
  expect(view.figures.map(({ change }) => change)).toEqual([
    // 40.00 and 20.00; 24.00 and 12.00 after mugs of 4.00 each.
    twice,
    twice,
    unknown,
    unknown,
    unknown,
  ]);
  expect(view.tables.month.before?.slice(0, 4)).toEqual([2_000, 800, 1_200, 0.6]);
  expect(view.sentence).toMatchObject({ kind: "net", comparison: unknown });
  const other = await viewOf(two, "yesterday", "year");
  expect(other.figures[0]?.change).toEqual({ kind: "none", reason: "noBase" });
  // The day under way ends at the same hour a year earlier, too.
  await sell(one, "2025-11-29T09:00:00Z", 11);
  await sell(one, "2025-11-29T13:00:00Z", 11);
  await foldShop(one, now);
  const today = await viewOf(one, "today", "year");
  expect(today.range.isPreviousCut).toBe(true);
  expect(today.figures[0]?.change).toMatchObject({ change: { ratio: 1 } });
});
