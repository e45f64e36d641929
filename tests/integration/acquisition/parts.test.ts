import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisitionCsv } from "../../../app/panels/acquisition/csv.server";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { writeCostSetting } from "../../../app/store/costs/cost-settings.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { addSpendCost } from "../../../app/store/spend/spend-costs.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant } from "../../setup/cost-rows";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { putStudy } from "../../setup/study-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "../customers/customer-shops";

let db: Database;
let shop: ShopRow;

/*
 * Of a mug for 10.00, 6.00 are left after its cost; of a hat for 10.00, 5.00. Today is 29 November.
 * 30 customers came on 10 May for 6.00 each: a mug then, and one on day 40.
 * 30 came on 10 June for 8.00 each, for a hat; 29 on 10 July for 60.00 each, for a mug; in August 50.00 brought
 * nobody; 30 came on 10 September for 4.00 each, for a mug.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "acquired-parts.myshopify.com");
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
  const many = (count: number, from: number, customer: number, day: string, product: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: from + index, customer: customer + index, day, product, net: 1_000 },
    }));
  await putPurchases(shop, [
    ...many(30, 100, 1_000, "2026-05-10", 1),
    ...many(30, 200, 1_000, "2026-06-19", 1),
    ...many(30, 300, 2_000, "2026-06-10", 2),
    ...many(29, 400, 3_000, "2026-07-10", 1),
    ...many(30, 500, 4_000, "2026-09-10", 1),
  ]);
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
  await enter("2026-03-01", "2026-11-28", 0);
  await enter("2026-05-01", "2026-05-10", 18_000);
  await enter("2026-06-01", "2026-06-30", 24_000);
  await enter("2026-07-01", "2026-07-31", 174_000);
  await enter("2026-08-01", "2026-08-31", 5_000);
  await enter("2026-09-01", "2026-09-30", 12_000);
}, 120_000);
afterAll(() => db.close());

const params = (from: string, to: string, more: Record<string, string> = {}) =>
  new URLSearchParams({ from, to, grain: "month", horizon: "90", ...more });

async function open(from: string, to: string, more: Record<string, string> = {}) {
  const row = (await findShopById(shop.id)) ?? shop;
  const view = await loadAcquisition(row, params(from, to, more), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  return view.content;
}
type Content = Awaited<ReturnType<typeof open>>;

/** By months: what a column says, and where it says nothing, why. */
function told({ series }: Content, id: string, which: "now" | "before" = "now") {
  const at = series.columns.findIndex((column) => column.id === id);
  return series.points.map(({ values, lacks, before, beforeLacks }) => {
    const [cells, whys] = which === "now" ? [values, lacks] : [before, beforeLacks];
    const value = cells?.[at] ?? null;
    return value === null ? (whys?.[at] ?? null) : Math.round(value * 1_000) / 1_000;
  });
}

it("tells LTV:CAC, payback and break-even of the customers of each month, or why it does not", async () => {
  const content = await open("2026-05-01", "2026-09-30");
  // Within 90 days 12.00 for 6.00, and 5.00 for 8.00; of September's 90 days 80 are over.
  expect(told(content, "ltv-to-cac")).toEqual([
    ...[2, 0.625, { kind: "fewCustomers" }, { kind: "noCustomers" }, { kind: "tooYoung" }],
  ]);
  expect(content.series.points.map(({ worthBasis }) => worthBasis)).toEqual([
    ...["observed", "observed", "observed", "tooYoung", "tooYoung"],
  ]);
  // Left of all customers after 30 days 5.75 (119), after 60 7.26, and after 90 to 150 days, without the youngest, more:
  // 7.69 (89) after 90 and 120, 8.50 (60) after 150, 12.00 (30) after 180.
  expect(told(content, "payback-period")).toEqual([
    ...[2, 5, { kind: "notWithin", months: 6 }, { kind: "noCustomers" }, 1],
  ]);
  // Mugs leave 6 of 10; of June's 30 mugs and 30 hats 11 of 20 are left. In August nothing was sold.
  expect(told(content, "break-even-roas")).toEqual([
    ...[1.667, 1.818, 1.667, { kind: "noCosts" }, 1.667],
  ]);
});

it("sets the months beside those before, each of its own customers", async () => {
  const before = { compare: "custom", before_from: "2026-05-01", before_to: "2026-06-30" };
  const content = await open("2026-06-01", "2026-07-31", { ...before, figure: "ltv-to-cac" });
  expect(told(content, "ltv-to-cac")).toEqual([0.625, { kind: "fewCustomers" }]);
  expect(told(content, "ltv-to-cac", "before")).toEqual([2, 0.625]);
  expect(content.series.points.map(({ change }) => change)).toEqual([
    { kind: "percent", ratio: 0.625 / 2 - 1 },
    null,
  ]);
  // By 29 October 7.69 were left after 90 days, and 8.50 after 120, as July's had not been customers for so long.
  expect(told(content, "payback-period", "before")).toEqual([2, 4]);
  expect(told(content, "break-even-roas", "before")).toEqual([1.667, 1.818]);
});

it("breaks even after what orders of each month cost, where that is known", async () => {
  for (const kind of ["shipping", "payment", "handling"] as const) {
    await writeCostSetting(
      shop,
      {
        ...{ kind, channel: "Online Store", from: "2026-01-01", ratePpm: 0, perUnitMinor: 0 },
        perOrderMinor: kind === "handling" ? 100 : 0,
      },
      now,
    );
  }
  const content = await open("2026-05-01", "2026-06-30");
  // 5.00 of 10.00; of June's 60 orders for 600.00 goods cost 270.00 and handling 60.00.
  expect(told(content, "break-even-roas-contribution")).toEqual([2, 2.222]);
  const goods = await open("2026-05-01", "2026-06-30", { basis: "goods" });
  expect(told(goods, "break-even-roas")).toEqual([1.667, 1.818]);
});

it("expects the rest of a month's customers as the card does, and says that it does", async () => {
  await putStudy(shop, now, { observedTo: "2026-11-28" });
  const content = await open("2026-09-01", "2026-09-30");
  const card = content.figures.find(({ id }) => id === "ltv-to-cac")?.value ?? 0;
  expect(card).toBeGreaterThan(1.5);
  expect(told(content, "ltv-to-cac")).toEqual([Math.round(card * 1_000) / 1_000]);
  expect(content.series.points[0]?.worthBasis).toBe("predicted");
});

it("writes the same figures into the file, with what LTV is of", async () => {
  const row = (await findShopById(shop.id)) ?? shop;
  const query = params("2026-05-01", "2026-09-30", { table: "series", basis: "goods" });
  const text = await loadAcquisitionCsv(row, query, now);
  if (typeof text !== "string") throw new Error("no file");
  const lines = text.split("\r\n");
  const heading = lines.find((line) => line.includes("LTV within")) ?? "";
  const at = (name: string) =>
    (heading.match(/"[^"]*"|[^,]+/g) ?? []).findIndex((cell) => cell.includes(name));
  const cell = (month: string, name: string) =>
    lines.find((line) => line.startsWith(`2026-${month}`))?.split(",")[at(name)];
  expect([cell("05", "LTV:CAC"), cell("05", "LTV within")]).toEqual(["2", "as it came"]);
  expect([cell("07", "LTV:CAC"), cell("07", "Paid back in (months)")]).toEqual(["", ""]);
  expect(cell("09", "LTV within")).toBe("in part predicted");
  expect(text).toContain("Customers won from Aug");
});
