import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { AppError } from "../../../app/lib/errors";
import { eachDay } from "../../../app/lib/shop-day";
import { readSalesDays } from "../../../app/store/daily-sales.server";
import type { Database } from "../../../app/store/database.server";
import {
  figuresOf,
  isNothing,
  noFigures,
  subtractFigures,
} from "../../../app/store/report-figures";
import { readReportState } from "../../../app/store/shopify-reports.server";
import {
  readOrderComparisons,
  readShopifySalesDays,
} from "../../../app/store/shopify-sales.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { listDueReports, readReport, readReportDay } from "../../../app/sync/reports.server";
import { openTestDatabase } from "../../setup/test-database";
import { readWholeReport } from "../support/reports";
import { tampered } from "../support/skipping-time";
import { allScopes, backfill, openStore, type StoreUnderTest } from "../support/sync-store";

const until = Date.parse("2026-11-20T17:00:00Z");
const days = { from: "2026-05-04", to: "2026-11-20" };
const week = { from: "2026-11-14", to: "2026-11-20" };

let db: Database;
let shop: StoreUnderTest;
let client: AdminClient;
const clock = () => new Date(shop.store.clock());

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await openStore({
    settings: { timezone: "America/New_York", orders: 900, products: 60, historyDays: 200, until },
    requiredScopes: [...allScopes, "read_reports"],
    grantedScopes: [...allScopes, "read_reports"],
    clock: () => until,
  });
  client = await shop.client();
  await backfill(client, { clock });
});
afterAll(() => db.close());
afterEach(() => shop.store.faults.clear());

/** Shopify's report has every return a day later than we do. */
function bookReturnsLater(): void {
  shop.store.faults.add({
    operation: "shopifyqlQuery",
    times: "always",
    fault: { type: "report-differs", returnsDaysLater: 1 },
  });
}

/** How much more our net sales of orders are than Shopify's. */
const netAhead = (orders: Awaited<ReturnType<typeof readOrderComparisons>>) =>
  orders.reduce((sum, { ours, theirs }) => sum + ours.netMinor - theirs.netMinor, 0);

async function listDifferences(range = days) {
  const [rows, said] = [
    await readSalesDays(client.shop, range, { hasCustomers: false }),
    await readShopifySalesDays(client.shop, range),
  ];
  const ours = new Map(rows.map((row) => [row.day, figuresOf(row)]));
  return said.filter((day) => !isNothing(subtractFigures(ours.get(day.day) ?? noFigures, day)));
}

describe("checking sales against Shopify's report", () => {
  it("keeps what Shopify says of every day, in portions, and finds no difference", async () => {
    expect(await readWholeReport(client, "sales", clock, () => true)).toBeGreaterThan(1);
    const said = await readShopifySalesDays(client.shop, days);
    expect(said.map(({ day }) => day)).toEqual(eachDay(said[0]?.day ?? "", "2026-11-20"));
    expect(said.length).toBeGreaterThanOrEqual(200);
    expect(await listDifferences()).toEqual([]);
    expect(await readReportState(client.shop, "sales")).toMatchObject({
      reason: null,
      checkedAt: clock(),
      wholeCheckedAt: clock(),
    });
  });

  it("narrows days on which Shopify books returns later down to orders", async () => {
    bookReturnsLater();
    await readWholeReport(client, "sales", clock);
    const differing = await listDifferences();
    expect(differing.length).toBeGreaterThan(10);
    const newest = differing.slice(-10);
    expect(newest.every(({ isNarrowed }) => isNarrowed)).toBe(true);
    const orders = await readOrderComparisons(
      client.shop,
      newest.map(({ day }) => day),
    );
    expect(orders.every(({ remote }) => remote?.isFound)).toBe(true);
    const ofDays = await readSalesDays(client.shop, days, { hasCustomers: false });
    const ours = new Map(ofDays.map((row) => [row.day, figuresOf(row).netMinor]));
    expect(netAhead(orders)).toBe(
      newest.reduce((sum, { day, netMinor }) => sum + (ours.get(day) ?? 0) - netMinor, 0),
    );
  });

  it("narrows the same days where the time is up after a few of them", async () => {
    bookReturnsLater();
    await readWholeReport(client, "sales", clock);
    const narrowed = async () =>
      (await readShopifySalesDays(client.shop, days)).flatMap(({ day, isNarrowed }) =>
        isNarrowed ? day : [],
      );
    const atOnce = await narrowed();
    expect(atOnce.length).toBeGreaterThan(10);
    let asked = 0;
    const isTimeUp = () => (asked += 1) % 6 === 0;
    expect(await readWholeReport(client, "sales", clock, isTimeUp)).toBeGreaterThan(1);
    // Of the newest half year as many as are ever narrowed of one.
    expect(await narrowed()).toEqual(expect.arrayContaining(atOnce.slice(-25)));
  });

  it("narrows any other day once a reader opens it, and no other with it", async () => {
    bookReturnsLater();
    await readWholeReport(client, "sales", clock);
    const ofShop = await findShopById(client.shop.id);
    const open = (day: string) => readReportDay(ofShop as ShopRow, day, { client, clock });
    const before = await listDifferences();
    const day = before.find(({ isNarrowed }) => !isNarrowed)?.day ?? "";
    expect(day).not.toBe("");
    expect(await readOrderComparisons(client.shop, [day])).toEqual([]);
    expect(await open(day)).toBe("narrowed");
    expect(await listDifferences()).toEqual(
      before.map((each) => (each.day === day ? { ...each, isNarrowed: true } : each)),
    );
    const orders = await readOrderComparisons(client.shop, [day]);
    expect(orders.length).toBeGreaterThan(0);
    const [ours] = await readSalesDays(
      client.shop,
      { from: day, to: day },
      { hasCustomers: false },
    );
    const theirs = before.find((each) => each.day === day)?.netMinor ?? 0;
    expect(netAhead(orders)).toBe((ours ? figuresOf(ours).netMinor : 0) - theirs);

    expect(await open("2001-01-01")).toBe("notAsked");
    const denial = new AppError("missing_scope", "Shopify denied access", "read_reports");
    const denied = { ...client, query: () => Promise.reject(denial) };
    const refused = await readReportDay(ofShop as ShopRow, day, { client: denied as AdminClient });
    expect(refused).toBe("refused");
    shop.store.faults.clear();
    shop.store.faults.add({
      operation: "shopifyqlQuery",
      times: "always",
      fault: { type: "status", status: 503 },
    });
    expect(await open(day)).toBe("noAnswer");
  });

  it("does not take a list of orders that was cut for the whole of a day", async () => {
    shop.store.faults.add({
      operation: "shopifyqlQuery",
      times: "always",
      fault: { type: "report-differs", lagMs: 48 * 60 * 60_000 },
    });
    const task = { shopId: client.shop.id, report: "sales", span: "recent" } as const;
    await readReport(task, undefined, { client, clock });
    const behind = await listDifferences(week);
    expect(behind.length).toBeGreaterThan(0);
    expect(behind.every(({ day }) => day >= "2026-11-18")).toBe(true);

    shop.store.faults.clear();
    const cut = tampered(client, {
      after: (answer) => {
        const table = answer["shopifyqlQuery"]?.["tableData"] as { rows: object[] } | undefined;
        if (table?.rows.some((row) => "order_id" in row)) table.rows.length = 1;
        else for (const row of table?.rows ?? []) Object.assign(row, { gross_sales: "0.01" });
      },
    });
    await readReport(task, undefined, { client: cut, clock });
    const wrong = await listDifferences(week);
    expect(wrong.length).toBe(7);
    expect(wrong.filter(({ isNarrowed }) => isNarrowed)).toEqual([]);
  });

  it("goes by days alone where Shopify does not know orders in its sales", async () => {
    const withoutOrders = tampered(client, {
      before: () => {},
      after: (answer) => {
        const report = answer["shopifyqlQuery"];
        const table = report?.["tableData"] as { rows: object[] } | null;
        if (!report || !table) return;
        if (table.rows.some((row) => "order_id" in row)) {
          report["tableData"] = null;
          report["parseErrors"] = ["Invalid dimension: 'order_id' is not known"];
        } else {
          for (const row of table.rows) Object.assign(row, { total_sales: "1.00" });
        }
      },
    });
    const task = { shopId: client.shop.id, report: "sales", span: "recent" } as const;
    await readReport(task, undefined, { client: withoutOrders, clock });
    expect(await readReportState(client.shop, "sales")).toMatchObject({
      reason: null,
      isDetailed: false,
    });
    expect((await listDifferences(week)).every(({ isNarrowed }) => !isNarrowed)).toBe(true);
  });

  it("asks for returns by their newer name where Shopify knows only that", async () => {
    const asked: string[] = [];
    const renamed = {
      ...client,
      query: async (document: string, variables: Record<string, unknown> = {}) => {
        const query = String(variables["query"] ?? "");
        asked.push(query);
        const isOld = /\breturns\b/.test(query);
        const sent = isOld ? { query: query.replace("returns", "no_such_name") } : variables;
        return client.query(document, sent);
      },
    } as AdminClient;
    const task = { shopId: client.shop.id, report: "sales", span: "recent" } as const;
    await readReport(task, undefined, { client: renamed, clock });
    expect(asked.some((query) => query.includes("sales_reversals"))).toBe(true);
    expect(await listDifferences(week)).toEqual([]);
  });
});

describe("what stands in the way is noted", () => {
  const task = () => ({ shopId: client.shop.id, report: "sales", span: "recent" }) as const;

  it("where the approval for protected data is missing", async () => {
    shop.store.platform().protectedCustomerData = 1;
    await readReport(task(), undefined, { client, clock });
    shop.store.platform().protectedCustomerData = 2;
    expect((await readReportState(client.shop, "sales"))?.reason).toBe("protected_data");
  });

  it("where the shop's plan has no reports, or Shopify cannot read the question", async () => {
    const without = (hasReports: boolean) =>
      tampered(client, {
        after: (answer) => {
          const report = answer["shopifyqlQuery"];
          if (report) Object.assign(report, { tableData: null, parseErrors: ["no such schema"] });
          const features = answer["shop"]?.["features"] as { reports: boolean } | undefined;
          if (features) features.reports = hasReports;
        },
      });
    await readReport(task(), undefined, { client: without(false), clock });
    expect((await readReportState(client.shop, "sales"))?.reason).toBe("no_reports");
    await readReport(task(), undefined, { client: without(true), clock });
    expect(await readReportState(client.shop, "sales")).toMatchObject({
      reason: "unreadable_query",
      detail: "no such schema",
    });
  });

  it("where the answer has another shape, without keeping any of it", async () => {
    const before = await readShopifySalesDays(client.shop, days);
    const odd = tampered(client, {
      after: (answer) => {
        const table = answer["shopifyqlQuery"]?.["tableData"] as { rows: object[] } | undefined;
        for (const row of table?.rows ?? []) Object.assign(row, { gross_sales: "a lot" });
      },
    });
    await readReport(task(), undefined, { client: odd, clock });
    expect((await readReportState(client.shop, "sales"))?.reason).toBe("upstream_invalid");
    expect(await readShopifySalesDays(client.shop, days)).toEqual(before);
  });

  it("where the scope was taken back, which then stands with the shop as well", async () => {
    shop.store.platform().revokeScopes(["read_reports"]);
    await readReport(task(), undefined, { client, clock });
    expect(await readReportState(client.shop, "sales")).toMatchObject({
      reason: "missing_scope",
      detail: "read_reports",
    });
    expect(await listDueReports(clock())).toEqual([]);
    shop.store.platform().grantScopes(["read_reports"]);
  });
});
