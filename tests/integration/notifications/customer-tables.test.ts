import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import { channelRows } from "../../../app/panels/acquisition/words";
import { loadCampaigns } from "../../../app/panels/campaigns/load.server";
import { loadCohorts } from "../../../app/panels/customers/cohorts/load.server";
import { loadJourney } from "../../../app/panels/customers/journey/load.server";
import { loadRepeat } from "../../../app/panels/customers/repeat/load.server";
import { loadRfm } from "../../../app/panels/customers/rfm/load.server";
import { loadReport } from "../../../app/panels/digest/load-report.server";
import { loadLifetimeValue } from "../../../app/panels/lifetime-value/load.server";
import { loadProfit } from "../../../app/panels/profit/load.server";
import { loadSalesWhy } from "../../../app/panels/sales-why/load.server";
import type { Database } from "../../../app/store/database.server";
import { reportTables, type ReportTable } from "../../../app/store/notifications/terms";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { writeSpend } from "../../../app/store/spend/entered-spend.server";
import { startBackfill } from "../../../app/sync/backfill.server";
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
  const { atShopify, groups, moves } = view.content;
  if (!atShopify) throw new Error("Shopify tells no groups");
  for (const table of [atShopify, groups, moves]) {
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
    [...channelRows(view.content), view.content.total].map(({ spendMinor }) =>
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

it("sends what customers came to, and says why nothing is predicted", async () => {
  const view = await loadLifetimeValue(shop, new URLSearchParams(), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  const { historic } = view.content;
  const { rows, comments, url } = await fileOf("lifetime");
  expect(rows[0]?.[0]).toBe("Within");
  expect(rows.slice(1).map((cells) => Number(cells.at(-1)))).toEqual(
    historic.map(({ customers }) => customers),
  );
  expect(historic.at(-1)?.customers).toBeGreaterThan(0);
  expect(comments).toContain("Money in USD.");
  expect(url).toContain("/app/customers/lifetime-value");
  const predicted = await load("lifetime", "table=predicted");
  expect(predicted?.file).toBeNull();
  expect(predicted?.sentences[0]).toBe("There is no table to attach.");
  expect(predicted?.sentences.length).toBeGreaterThan(1);
});

it("sends the ladder of Repeat and first beside later orders, with their days", async () => {
  const range = "from=2026-06-01&to=2026-07-31";
  const view = await loadRepeat(shop, new URLSearchParams(range), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  const { ladder } = view.content;
  const { kinds } = view.always;
  for (const table of [ladder, kinds]) {
    const { rows, url } = await fileOf("repeat", `${range}&table=${table.id}`);
    expect(table.rows.length, table.id).toBeGreaterThan(0);
    expect(
      rows.slice(1).map((cells) => Number(cells[1])),
      table.id,
    ).toEqual(table.rows.map(({ cells }) => cells[0]));
    expect(url, table.id).toContain("/app/customers/repeat?from=2026-06-01");
  }
  const { comments } = await fileOf("repeat", `${range}&table=${kinds.id}`);
  expect(comments).toContain("Of 2026-06-01 to 2026-07-31.");
});

it("sends the tables of Journey, and of one without rows says why", async () => {
  const view = await loadJourney(shop, new URLSearchParams("days=90"), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  const { steps, byProduct, byCode, together } = view.content;
  expect(steps.rows.length).toBeGreaterThan(0);
  for (const table of [steps, byProduct, byCode, together]) {
    const message = await load("journey", `days=90&table=${table.id}`);
    if (table.rows.length === 0) {
      expect(message?.file, table.id).toBeNull();
      expect(message?.sentences, table.id).toHaveLength(2);
      continue;
    }
    expect(readFile(message).rows, table.id).toHaveLength(1 + table.rows.length);
  }
  const { rows } = await fileOf("journey", "days=90");
  expect(rows).toHaveLength(1 + steps.rows.length);
});

it("sends every campaign with what it cost, and says that no owner was entered", async () => {
  const range = "from=2026-06-01&to=2026-07-31";
  const view = await loadCampaigns(shop, new URLSearchParams(range), now);
  if (view.state !== "ready" || !view.content) throw new Error("Not known");
  const { rows, comments, url } = await fileOf("campaigns", `${range}&table=campaigns`);
  expect(rows.slice(1).map(([name]) => name)).toContain("june");
  const spend = rows[0]?.findIndex((heading) => heading.startsWith("Spend")) ?? -1;
  expect(rows.find(([name]) => name === "june")?.[spend]).toBe("50.00");
  expect(rows).toHaveLength(1 + view.content.campaigns.rows.length);
  expect(comments).toContain("2026-06-01 to 2026-07-31");
  expect(url).toContain("/app/customers/campaigns?from=2026-06-01");
  const owners = await load("campaigns", `${range}&table=campaign-owners`);
  expect(owners?.sentences.slice(1)).toEqual(["No campaign of these days has an owner entered."]);
});

it("sends where net sales changed, whose rows add up to the change, with what made it", async () => {
  const query = "from=2026-07-01&to=2026-07-31&by=product";
  const view = await loadSalesWhy(shop, new URLSearchParams(query), now);
  if (view.state !== "ready" || !view.split) throw new Error("Not known");
  const { rows, comments, url } = await fileOf("why", query);
  const changes = rows.slice(1).map((cells) => Number(cells[3]));
  const whole = changes.pop();
  expect(whole).toBeCloseTo(view.split.changeMinor / 100, 6);
  expect(whole).not.toBe(0);
  expect(changes.reduce((sum, change) => sum + change, 0)).toBeCloseTo(whole ?? 0, 6);
  expect(rows[0]).toEqual([
    "Product",
    `${view.range.previous.from}/${view.range.previous.to} (USD)`,
    "2026-07-01/2026-07-31 (USD)",
    "Change (USD)",
    "Share of the change",
  ]);
  expect(comments).toContain("Number of orders:");
  expect(url).toContain("/app/sales/why?from=2026-07-01");
});

it("says which permission is missing where the whole history may not be read", async () => {
  await denyAllOrders(db, limited);
  for (const report of [
    ...(["cohorts", "rfm", "acquisition", "lifetime", "repeat"] as const),
    ...(["journey", "campaigns"] as const),
  ]) {
    const message = await load(report, "", limited);
    expect(message?.file, report).toBeNull();
    expect(message?.sentences.join(" "), report).toContain("Access to all orders shows them.");
    expect(message?.sentences.join(" "), report).not.toContain("Names and addresses");
  }
});

it("says that the history is still being read, instead of staying silent", async () => {
  const begun = await installTestShop(db, "begun-tables.myshopify.com");
  // Nothing was ever asked of it: there is nothing to tell, and nothing to wait for.
  expect(await load("sales", "", begun)).toBeNull();
  await startBackfill(begun, { now });
  // Without access to Shopify's reports that is what these two say: more reading would bring nothing.
  const ofReports: readonly ReportTable[] = ["conversion", "reconciliation"];
  for (const report of reportTables.filter((table) => !ofReports.includes(table))) {
    const message = await load(report, "", begun);
    expect(message?.file, report).toBeNull();
    expect(message?.sentences, report).toEqual([
      "There is no table to attach.",
      expect.stringContaining("history is still being read"),
    ]);
  }
});

it("says of a table that more is still to come of it", async () => {
  const told = async () => (await load("sales", "range=last30"))?.sentences;
  expect(await told()).toEqual(["The table is in the file attached."]);
  await db.query(
    "update sync_resource set status = 'running' where shop_id = $1 and resource = 'products'",
    [shop.id],
  );
  expect(await told()).toEqual([
    "The table is in the file attached.",
    "The shop’s history is still being read: the table is of what was here when this was sent.",
  ]);
});
