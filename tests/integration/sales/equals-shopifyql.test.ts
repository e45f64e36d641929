import { afterAll, beforeAll, expect, it } from "vitest";
import { parseDecimal } from "../../../app/lib/money";
import { netSales } from "../../../app/metrics/definitions/net-sales";
import { totalSales } from "../../../app/metrics/definitions/total-sales";
import { units } from "../../../app/metrics/definitions/units";
import type { MetricDefinition } from "../../../app/metrics/metric";
import { loadBreakdowns } from "../../../app/metrics/sales/breakdown.server";
import { loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import { loadSalesWhy } from "../../../app/panels/sales-why/load.server";
import type { Database } from "../../../app/store/database.server";
import { notGoods } from "../../../app/store/rollup/dimensions";
import type { ShopRow } from "../../../app/store/shops.server";
import { openTestDatabase } from "../../setup/test-database";
import type { StoreUnderTest } from "../support/sync-store";
import { openTradedStore } from "./traded-store";

const shopDomain = "report.myshopify.com";

let db: Database;
let under: StoreUnderTest;
let shop: ShopRow;
let now: Date;
let range: { from: string; to: string };

beforeAll(async () => {
  db = await openTestDatabase();
  const settings = { shopDomain, orders: 600, products: 60, historyDays: 200 };
  ({ under, shop, now, range } = await openTradedStore(settings, 150));
});
afterAll(() => db.close());

function report(show: string, groupBy = ""): Record<string, string | null>[] {
  const { parseErrors, table } = under.store
    .world(shopDomain)
    .trade.shopifyql(`FROM sales SHOW ${show} ${groupBy} SINCE ${range.from} UNTIL ${range.to}`);
  expect(parseErrors).toEqual([]);
  return table?.rows ?? [];
}

it("shows from gross to total, in units and orders what Shopify's report shows", async () => {
  const view = await loadSalesOverview(shop, new URLSearchParams(range), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  const [row = {}] = report(
    "gross_sales, discounts, returns, net_sales, shipping_charges, duties, additional_fees, taxes, total_sales, net_items_sold, orders",
  );
  const money = (name: string) => parseDecimal(row[name] ?? "", "USD");
  expect(view.chain.map(({ value }) => value)).toEqual(
    [
      "gross_sales",
      "discounts",
      "returns",
      "net_sales",
      "shipping_charges",
      "duties",
      "additional_fees",
      "taxes",
      "total_sales",
    ].map(money),
  );
  const figure = (id: string) => view.figures.find((one) => one.id === id)?.value;
  expect(figure("units")).toBe(Number(row.net_items_sold));
  expect(figure("orders")).toBe(Number(row.orders));
  expect(view.chain[2]?.value).toBeLessThan(0);
});

it("adds up to the same by every breakdown of which a sale has one", async () => {
  const dimensions = [
    "product",
    "variant",
    "type",
    "vendor",
    "category",
    "channel",
    "kind",
  ] as const;
  const facts = await loadBreakdowns(shop, dimensions, { current: range, previous: null });
  const sum = (dimension: (typeof dimensions)[number], metric: MetricDefinition) =>
    [...(facts.get(dimension)?.current.values() ?? [])].reduce(
      (total, one) => total + (metric.compute(one) ?? 0),
      0,
    );
  const [row = {}] = report("net_sales, total_sales, net_items_sold");
  for (const dimension of dimensions) {
    expect([dimension, sum(dimension, netSales)]).toEqual([
      dimension,
      parseDecimal(row.net_sales ?? "", "USD"),
    ]);
    expect(sum(dimension, totalSales)).toBe(parseDecimal(row.total_sales ?? "", "USD"));
    expect(sum(dimension, units)).toBe(Number(row.net_items_sold));
    expect(facts.get(dimension)?.current.size).toBeGreaterThan(1);
  }
});

it("shows by product, variant and channel what Shopify's report shows", async () => {
  const facts = await loadBreakdowns(shop, ["product", "variant", "channel"], {
    current: range,
    previous: null,
  });
  for (const [dimension, name] of [
    ["product", "product_id"],
    ["variant", "product_variant_id"],
    ["channel", "sales_channel"],
  ] as const) {
    const expected = Object.fromEntries(
      report("net_sales", `GROUP BY ${name}`).flatMap((row) =>
        row[name] ? [[row[name], parseDecimal(row.net_sales ?? "", "USD")]] : [],
      ),
    );
    const shown = Object.fromEntries(
      [...(facts.get(dimension)?.current ?? [])].flatMap(([key, one]) =>
        key === notGoods || key.startsWith("t:") ? [] : [[key, netSales.compute(one)]],
      ),
    );
    expect(shown).toEqual(expected);
    expect(Object.keys(shown).length).toBeGreaterThan(1);
  }
});

it("splits the change that the report shows, exactly", async () => {
  const view = await loadSalesWhy(shop, new URLSearchParams({ from: range.to, to: range.to }), now);
  if (view.state !== "ready" || !view.split) throw new Error("There is no split");
  const wide = { from: range.from, to: range.to, compare: "custom" };
  const both = await loadSalesWhy(
    shop,
    new URLSearchParams({ ...wide, before_from: range.from, before_to: range.from }),
    now,
  );
  if (both.state !== "ready" || !both.split) throw new Error("There is no split");
  for (const { parts, changeMinor, contributors, rest } of [view.split, both.split]) {
    expect(parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(changeMinor);
    const named = contributors.reduce((sum, one) => sum + one.changeMinor, 0);
    expect(named + (rest?.changeMinor ?? 0)).toBe(changeMinor);
  }
  const byVariant = await loadSalesWhy(
    shop,
    new URLSearchParams({ from: range.to, to: range.to, by: "variant" }),
    now,
  );
  if (byVariant.state !== "ready" || !byVariant.split) throw new Error("There is no split");
  const { split } = byVariant;
  expect(split.breakdown).toBe("variant");
  expect(split.changeMinor).toBe(view.split.changeMinor);
  const ofVariants = split.contributors.reduce((sum, one) => sum + one.changeMinor, 0);
  expect(ofVariants + (split.rest?.changeMinor ?? 0)).toBe(split.changeMinor);
  expect(split.contributors.map(({ label }) => label)).not.toContain("");
  expect(byVariant.answer).toEqual(view.answer);
  const [row = {}] = report("net_sales");
  expect(both.split.afterMinor).toBe(parseDecimal(row.net_sales ?? "", "USD"));
});
