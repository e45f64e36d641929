import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { loadHome } from "../../../app/panels/home/load.server";
import type { ReadyView } from "../../../app/panels/home/view";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import { openTestDatabase } from "../../setup/test-database";
import { allScopes, backfill, openStore } from "../support/sync-store";

const settings = { orders: 400, products: 30, historyDays: 100, plan: "plus" as const };
const clock = () => new Date();

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

describe("Home of a shop that is being read a second time", () => {
  it("sums up the days that have been read again, though the first reading's rows are still there", async () => {
    const shopDomain = "again.myshopify.com";
    const client = await (await openStore({ settings: { ...settings, shopDomain } })).client();
    await backfill(client);
    const shop = await find(shopDomain);
    const whole = await readHome(shop);

    await startBackfill(shop, { now: clock(), resources: ["orders", "sales"] });
    await readUntilNewestSlicesAreDone(client, shop);
    const view = await readHome(await find(shopDomain));

    const rows = view.table.rows.filter(({ isCovered }) => isCovered);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(view.table.rows.length);
    for (const id of ["net-sales", "orders"]) {
      const column = view.table.columns.findIndex((candidate) => candidate.id === id);
      const sum = rows.reduce((total, { values }) => total + (values[column] ?? 0), 0);
      expect(view.table.total[column]).toBe(sum);
      expect(view.figures.find((figure) => figure.id === id)?.value).toBe(sum);
      expect(whole.table.total[column]).toBeGreaterThan(sum);
    }
    const ofRows = { from: rows[0]?.day, to: rows.at(-1)?.day };
    expect(view.coverage.readDays).toEqual(ofRows);
    expect(view.sentence).toMatchObject({ kind: "readDays", days: ofRows });
  });
});

describe("Home of a shop that has not granted customers", () => {
  it("does not know who is new, asks for the scope, and shows the rest", async () => {
    const scopes = allScopes.filter((scope) => scope !== "read_customers");
    const shopDomain = "no-customers.myshopify.com";
    const store = await openStore({
      requiredScopes: scopes,
      grantedScopes: scopes,
      // So few that some days have none, at whatever hour this runs.
      settings: { ...settings, orders: 60, shopDomain },
    });
    await backfill(await store.client());
    const view = await readHome(await find(shopDomain));

    const customers = view.figures.filter(({ id }) => id.endsWith("-customers"));
    const notKnown = { value: null, emptyText: "figures.needsCustomers", guestCount: 0 };
    expect(customers).toMatchObject([notKnown, notKnown]);
    expect(view.customerChart.every(({ newCustomers }) => newCustomers === null)).toBe(false);
    const ordersAt = view.table.columns.findIndex(({ id }) => id === "orders");
    const days = view.table.rows.map(({ values }, index) => ({
      orders: values[ordersAt],
      customers: view.customerChart[index]?.newCustomers,
    }));
    for (const day of days) expect(day.customers).toBe(day.orders === 0 ? 0 : null);
    expect(view.isWithoutCustomers).toBe(true);
    expect(view.figures[1]?.value).toBeGreaterThan(0);
    expect(view.notice).toMatchObject({
      kind: "missingScopes",
      scopes: [{ scope: "read_customers", text: "scopes.read_customers" }],
    });
  });
});

describe("Home of a shop whose orders are refused", () => {
  it.each([
    ["before one was read", null, "blocked"],
    ["after those of a week were", new Date(Date.now() - 7 * 86_400_000), "ready"],
  ])("does not take what is there for all, %s", async (_, coversFrom, state) => {
    const shopDomain = `refused-${state}.myshopify.com`;
    const store = await openStore({ settings: { ...settings, orders: 60, shopDomain } });
    await backfill(await store.client());
    const shop = await find(shopDomain);
    // As a bulk operation that ends ACCESS_DENIED leaves them.
    await db.query(
      `update sync_resource set status = 'degraded', reason = 'missing_scope', detail = null,
         covers_from = $2, covers_to = case when $2::timestamptz is null then null else covers_to end
       where shop_id = $1 and resource in ('orders', 'sales')`,
      [shop.id, coversFrom],
    );
    if (coversFrom === null) {
      await db.query("update sync_slice set roots_done = 0 where shop_id = $1", [shop.id]);
    }
    const view = await loadHome(shop, new URLSearchParams(), clock());
    expect(view).toMatchObject({
      state,
      notice: { kind: "failed", resources: ["resources.orders", "resources.sales"] },
    });
    if (view.state === "ready") {
      expect(view.coverage.isFromTheStart).toBe(false);
      expect(view.table.rows[0]).toMatchObject({ isCovered: false });
    }
  });
});

async function find(domain: string): Promise<ShopRow> {
  const shop = await findShopByDomain(domain);
  if (!shop) throw new Error("Not installed");
  return shop;
}

async function readHome(shop: ShopRow): Promise<ReadyView> {
  const view = await loadHome(shop, new URLSearchParams(), clock());
  if (view.state !== "ready") throw new Error(`Home is ${view.state}`);
  return view;
}

/** Stops the run at its first question to Shopify after both newest slices are done. */
async function readUntilNewestSlicesAreDone(client: AdminClient, shop: ShopRow): Promise<void> {
  class Stopped extends Error {}
  const watched: AdminClient = {
    ...client,
    async query(...args) {
      const { rows } = await db.query<{ count: number }>(
        `select count(*)::int as count from sync_slice where shop_id = $1 and slice_no = 0
           and resource in ('orders', 'sales') and status = 'done'`,
        [shop.id],
      );
      if (rows[0]?.count === 2) throw new Stopped();
      return client.query(...args);
    },
  };
  const run = await beginSyncRun(shop, clock());
  await runBackfill(watched, { run, budgetMs: 25_000, clock }).catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
}
