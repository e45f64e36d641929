import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { loadCohorts } from "../../../app/panels/customers/cohorts/load.server";
import { loadRfm } from "../../../app/panels/customers/rfm/load.server";
import { loadReport } from "../../../app/panels/digest/load-report.server";
import { loadProfit } from "../../../app/panels/profit/load.server";
import type { Database } from "../../../app/store/database.server";
import type { ReportTable } from "../../../app/store/notifications/terms";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { denyAllOrders } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now } from "../customers/customer-shops";
import { readFile } from "./read-file";

let db: Database;
let shop: ShopRow;
let limited: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  const one = await installTestShop(db, "one-tables.myshopify.com");
  const two = await installTestShop(db, "two-tables.myshopify.com");
  await fillCustomerShops(one, two);
  shop = (await findShopById(one.id)) ?? one;
  limited = await installTestShop(db, "limited-tables.myshopify.com");
  limited = (await findShopById(limited.id)) ?? limited;
}, 120_000);
afterAll(() => db.close());

const load = (report: ReportTable, query = "", of: ShopRow = shop) =>
  loadReport(of, { name: "Every week", report, query }, now);

const fileOf = async (report: ReportTable, query = "") => readFile(await load(report, query));

it("sends cohorts by age, as the address chooses them, with their basis", async () => {
  const { rows, comments, url } = await fileOf("cohorts", "grain=month&show=customers");
  const view = await loadCohorts(shop, new URLSearchParams("grain=month&show=customers"), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  expect(rows.slice(1).map(([from, customers]) => [from, Number(customers)])).toEqual(
    view.content.heat.rows.map(({ from, customers }) => [from, customers]),
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(comments).toContain("# Cohorts");
  expect(comments).toContain(shop.timezone);
  expect(url).toMatch(/\/app\/customers\?grain=month&show=customers$/);
});

it("sends what cohorts are compared by, where that table is meant", async () => {
  const { rows } = await fileOf("cohorts", "by=code&table=cohorts-by-code");
  const view = await loadCohorts(shop, new URLSearchParams("by=code"), now);
  if (view.state !== "ready" || !view.content?.split) throw new Error("Not known");
  expect(view.content.split.rows.length).toBeGreaterThan(1);
  expect(rows.slice(1).map((cells) => Number(cells[1]))).toEqual(
    view.content.split.rows.map(({ cells }) => cells[0]),
  );
  // The table of another choice than the address makes is that by age.
  const { rows: byAge } = await fileOf("cohorts", "by=code&table=cohorts-by-tag");
  expect(byAge.slice(1).every(([from]) => /^\d{4}-\d{2}-\d{2}$/.test(from ?? ""))).toBe(true);
});

it("sends the groups of RFM and who moved between them", async () => {
  const view = await loadRfm(shop, new URLSearchParams("range=last30"), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  const { groups, moves } = view.content;
  for (const table of [groups, moves]) {
    const { rows, url } = await fileOf("rfm", `range=last30&table=${table.id}`);
    expect(rows.slice(1), table.id).toHaveLength(table.rows.length);
    expect(rows[0], table.id).toHaveLength(table.columns.length + 1);
    expect(url).toContain("/app/customers/rfm?range=last30");
  }
  expect(groups.rows.length).not.toBe(moves.rows.length);
});

it("says that nobody has looked back yet, instead of an empty file", async () => {
  const message = await load("rfm", "table=rfm-history");
  expect(message?.file).toBeNull();
  expect(message?.sentences[0]).toBe("There is no table to attach.");
  expect(message?.sentences).toHaveLength(2);
});

it("sends the channels and campaigns of Acquisition, and its figures over time", async () => {
  const range = "from=2026-06-01&to=2026-07-31";
  await writeSpend(
    shop,
    {
      ...{ source: "import", name: "x.csv", format: "plain", platform: null },
      ...{ rows: 1, replaces: "day" },
    },
    ["2026-06-01", "2026-07-31"].map((day) => ({
      ...{ channel: "paid-search", campaign: "june", day, spendMinor: 2_500, currency: "USD" },
      ...{ originalMinor: 2_500, rate: null, isAssumed: false },
    })),
    now,
  );
  const view = await loadAcquisition(shop, new URLSearchParams(range), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  const channels = await fileOf("acquisition", `${range}&table=channels`);
  const spend = channels.rows[0]?.findIndex((heading) => heading.startsWith("Spend")) ?? -1;
  expect(spend).toBeGreaterThan(0);
  expect(channels.rows.slice(1).map((cells) => cells[spend])).toEqual(
    [...view.content.channels, view.content.total].map(({ spendMinor }) =>
      spendMinor === null ? "" : (spendMinor / 100).toFixed(2),
    ),
  );
  expect(channels.rows.at(-1)?.[spend]).toBe("50.00");
  expect(channels.comments).toContain("2026-06-01");
  expect(channels.url).toContain("/app/customers/acquisition?from=2026-06-01");
  const campaigns = await fileOf("acquisition", `${range}&table=campaigns`);
  expect(campaigns.rows.slice(1).map(([name]) => name)).toEqual(["june"]);
  const series = await fileOf("acquisition", `${range}&grain=month&table=series`);
  expect(series.rows.slice(1).map(([days]) => days)).toEqual([
    "2026-06-01/2026-06-30",
    "2026-07-01/2026-07-31",
  ]);
});

it("sends profit by month, channel or type, with how much of the costs is known", async () => {
  const range = "from=2026-06-01&to=2026-07-31";
  const view = await loadProfit(shop, new URLSearchParams(range), now);
  if (view.state !== "ready") throw new Error(view.state);
  for (const grouping of ["month", "channel", "type"] as const) {
    const { rows, comments, url } = await fileOf("profit", `${range}&table=${grouping}`);
    const { rows: told, total } = view.tables[grouping];
    const net = rows[0]?.findIndex((heading) => heading.startsWith("Net sales")) ?? -1;
    expect(net, grouping).toBeGreaterThan(0);
    expect(told.length, grouping).toBeGreaterThan(0);
    // The rows, what they add up to and the days before.
    expect(rows, grouping).toHaveLength(1 + told.length + 2);
    expect(Number(rows[1 + told.length]?.[net]), grouping).toBe((total[net - 1] ?? 0) / 100);
    expect(total[net - 1], grouping).toBeGreaterThan(0);
    expect(comments, grouping).toContain("Money in USD.");
    expect(url, grouping).toContain("/app/sales/profit?from=2026-06-01");
  }
});

it("says which permission is missing where the whole history may not be read", async () => {
  await denyAllOrders(db, limited);
  for (const report of ["cohorts", "rfm", "acquisition"] as const) {
    const message = await load(report, "", limited);
    expect(message?.file, report).toBeNull();
    expect(message?.sentences.join(" "), report).toContain("Access to all orders shows them.");
    expect(message?.sentences.join(" "), report).not.toContain("Names and addresses");
  }
});
