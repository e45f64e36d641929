import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { loadReport } from "../../../app/panels/digest/load-report.server";
import { loadHome } from "../../../app/panels/home/load.server";
import type { Database } from "../../../app/store/database.server";
import { readSessionDays } from "../../../app/store/shopify-sessions.server";
import type { ReportTable } from "../../../app/store/notifications/terms";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { readWholeReport } from "../support/reports";
import { shopOf } from "../support/skipping-time";
import { allScopes, backfill, openStore } from "../support/sync-store";
import { readFile } from "./read-file";

// 17:00 in New York: the day is not over.
const until = Date.parse("2026-11-20T22:00:00Z");
const now = new Date(until);
const scopes = [...allScopes, "read_reports"];

let db: Database;
let client: AdminClient;
let shop: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  const { client: connect } = await openStore({
    settings: { timezone: "America/New_York", orders: 400, products: 30, historyDays: 60, until },
    requiredScopes: scopes,
    grantedScopes: scopes,
    clock: () => until,
  });
  client = await connect();
  await backfill(client, { clock: () => now });
  shop = await shopOf(client);
});
afterAll(() => db.close());

const load = (report: ReportTable, query = "", of: ShopRow = shop) =>
  loadReport(of, { name: "Every week", report, query }, now);
const fileOf = async (report: ReportTable, query = "") => readFile(await load(report, query));
const without = (scope: string): ShopRow => ({
  ...shop,
  grantedScopes: shop.grantedScopes.filter((granted) => granted !== scope),
});

describe("before Shopify's reports have been read", () => {
  it("says in the mail which permission is missing, and attaches nothing", async () => {
    for (const report of ["conversion", "reconciliation"] as const) {
      const message = await load(report, "", without("read_reports"));
      expect(message?.file, report).toBeNull();
      expect(message?.sentences[0], report).toBe("There is no table to attach.");
      expect(message?.sentences.join(" "), report).toContain("With access to reports");
      expect(message?.link?.url, report).toContain(report);
    }
  });

  it("says that they have not been read where the permission is there", async () => {
    const message = await load("conversion");
    expect(message?.file).toBeNull();
    expect(message?.sentences.join(" ")).toContain("have not been read");
  });
});

it("sends the days of Home that the address chooses, with their basis and what each figure is", async () => {
  const query = "range=last7";
  const { rows, comments, url } = await fileOf("home", query);
  const home = await loadHome(shop, new URLSearchParams(query), now);
  if (home.state !== "ready") throw new Error(home.state);
  expect(rows.map(([first]) => first)).toEqual([
    "Date",
    ...home.table.rows.map(({ day }) => day),
    "Whole period",
  ]);
  expect(rows).toHaveLength(9);
  const orders = rows[0]?.indexOf("Orders") ?? 0;
  expect(rows.at(-1)?.[orders]).toBe(String(home.figures.find(({ id }) => id === "orders")?.value));
  expect(Number(rows.at(-1)?.[orders])).toBeGreaterThan(0);
  expect(comments).toContain("Money in USD.");
  expect(comments).toContain("America/New_York");
  expect(comments).toMatch(/# Orders: .*https:/);
  expect(url).toMatch(/\?range=last7$/);
});

describe("once Shopify's reports have been read", () => {
  beforeAll(async () => {
    await readWholeReport(
      client,
      "sessions",
      () => now,
      () => false,
    );
    await readWholeReport(
      client,
      "sales",
      () => now,
      () => false,
    );
  });

  it("sends the visits of every day as they were read", async () => {
    const { rows, comments } = await fileOf("conversion", "range=last7");
    const days = await readSessionDays(client.shop, { from: "2026-11-14", to: "2026-11-20" });
    expect(days).toHaveLength(7);
    const sessions = rows[0]?.indexOf("Sessions") ?? 0;
    expect(sessions).toBeGreaterThan(0);
    expect(rows.slice(1, -1).map((cells) => [cells[0], Number(cells[sessions])])).toEqual(
      days.map((day) => [day.day, day.sessions]),
    );
    expect(comments).toContain("2026");
  });

  it("sends checkouts that were left, by the day they were begun", async () => {
    const { rows, comments, url } = await fileOf("conversion", "range=last30&table=checkouts");
    expect(rows).toHaveLength(32);
    const stored = await withShop(shop, (tx) =>
      tx.query<{ count: number }>(
        `select count(*)::int as count from abandoned_checkout where shop_id = $1
           and (created_at at time zone $2)::date between $3::date and $4::date`,
        [shop.id, shop.timezone, rows[1]?.[0], rows[30]?.[0]],
      ),
    );
    expect(stored.rows[0]?.count).toBeGreaterThan(0);
    expect(Number(rows[31]?.[1])).toBe(stored.rows[0]?.count);
    expect(comments).toContain("abandoned checkouts by the day");
    expect(url).toContain("/app/sales/conversion?");
  });

  it("sends every day of Reconciliation with both sides", async () => {
    const { rows, comments, url } = await fileOf("reconciliation");
    expect(rows.length).toBeGreaterThan(60);
    const [mine, theirs] = [1, 2].map((at) =>
      rows.slice(1).reduce((sum, cells) => sum + Number(cells[at]), 0),
    );
    expect(mine).toBeGreaterThan(0);
    expect(theirs).toBeCloseTo(mine ?? 0, 6);
    expect(comments).toContain("FROM sales");
    expect(url).toContain("/app/settings/reconciliation");
  });
});
