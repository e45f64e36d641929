import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server";
import { createShopCalendar } from "../../../app/lib/shop-day";
import { loadDataStatus } from "../../../app/panels/data-status/load.server";
import { loadHome } from "../../../app/panels/home/load.server";
import { loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import type { Database } from "../../../app/store/database.server";
import { listDirtyShops } from "../../../app/store/rollup/dirty-log.server";
import { foldPortion, foldShop } from "../../../app/store/rollup/fold.server";
import { readSeries } from "../../../app/store/rollup/read-sales.server";
import { dismissShopChange } from "../../../app/store/shop-changes.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { startBackfill } from "../../../app/sync/backfill.server";
import { openLive } from "../../../app/sync/live/live-context.server";
import { reread } from "../../../app/sync/live/reread.server";
import { openTestDatabase } from "../../setup/test-database";
import { shopOf, skippingTime } from "../support/skipping-time";
import { backfill, dumpTables, openStore, type StoreUnderTest } from "../support/sync-store";

let db: Database;
let store: StoreUnderTest;
let client: AdminClient;
let shop: ShopRow;
// At noon no zone's day ends while the tests run: what a thing costs is known from a day on.
const time = skippingTime({ startAt: new Date("2026-06-15T12:00:00Z") });
const { clock } = time;
const dayMs = 24 * 60 * 60_000;

beforeAll(async () => {
  db = await openTestDatabase();
  store = await openStore({
    clock: () => clock().getTime(),
    settings: {
      shopDomain: "changes.myshopify.com",
      timezone: "America/New_York",
      orders: 120,
      products: 12,
      historyDays: 100,
      plan: "plus",
    },
  });
  client = await store.client();
  await backfill(client, { clock });
  await foldShop(client.shop, clock());
});
afterAll(() => db.close());
beforeEach(async () => {
  shop = await shopOf(client);
});

/** What every page has to say of changes. */
async function told(at = clock()) {
  shop = await shopOf(client);
  const none = new URLSearchParams();
  const pages = [
    await loadHome(shop, none, at),
    await loadSalesOverview(shop, none, at),
    await loadDataStatus(shop, at),
  ].map(({ changes }) => changes);
  for (const changes of pages) expect(changes).toEqual(pages[0]);
  return pages[0] ?? [];
}

/** Sales by day as the ledger's instants have them in a zone, in plain loops. */
async function grossByDay(zone: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ at: Date; gross: number }>(
    `select l.happened_at as at, l.gross_minor as gross from ledger l
     join orders o on o.shop_id = l.shop_id and o.id = l.order_id
       and not o.is_test and o.deleted_at is null
     where l.shop_id = $1`,
    [shop.id],
  );
  const calendar = createShopCalendar(zone);
  const sums: Record<string, number> = {};
  for (const { at, gross } of rows) {
    const day = calendar.dayOf(at);
    sums[day] = (sums[day] ?? 0) + gross;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

async function readGrossByDay(): Promise<Record<string, number>> {
  const range = { from: "2000-01-01", to: "2100-01-01" };
  const rows = await withShop(shop, (tx) => readSeries(tx, shop, "total", range, "day"));
  return Object.fromEntries(
    rows.filter(({ grossMinor }) => grossMinor !== 0).map((row) => [row.period, row.grossMinor]),
  );
}

/** What `shop/update` starts, up to where the shop's details are written. */
async function readShopOnly(): Promise<void> {
  await startBackfill(shop, { now: clock(), resources: ["shop"] });
  for (;;) {
    const { shop: details } = await time.progress(client);
    if (details?.status === "done") return;
    await time.portion(client, 1);
  }
}

it("says nothing where nothing changed", async () => {
  await readShopOnly();
  expect(await told()).toEqual([]);
});

it("says that the zone changed until all days are counted again, and for a week after", async () => {
  const before = await grossByDay("America/New_York");
  store.store.world(store.domain).settings.timezone = "Asia/Tokyo";
  await readShopOnly();
  const expected = await grossByDay("Asia/Tokyo");
  expect(expected).not.toEqual(before);

  const change = { kind: "timezone", before: "America/New_York", after: "Asia/Tokyo" };
  expect(await told()).toMatchObject([{ ...change, isUnderWay: true }]);
  expect(await listDirtyShops()).toContain(shop.id);
  // No page waits for the sums.
  expect(await readGrossByDay()).toEqual(expected);

  const doneAt = clock();
  expect(await foldPortion(shop, doneAt)).toBe("clean");
  expect(await told()).toMatchObject([{ ...change, isUnderWay: false }]);
  expect(await readGrossByDay()).toEqual(expected);
  expect(await listDirtyShops()).not.toContain(shop.id);

  expect(await told(new Date(doneAt.getTime() + 7 * dayMs - 1))).toHaveLength(1);
  expect(await told(new Date(doneAt.getTime() + 7 * dayMs))).toEqual([]);
});

it("says no more of a change that was dismissed, but of the next one", async () => {
  const [change] = await told();
  const version = shop.dataVersion;
  await dismissShopChange(shop, change?.id ?? 0, clock());
  expect(await told()).toEqual([]);
  expect(shop.dataVersion).toBeGreaterThan(version);

  store.store.world(store.domain).settings.timezone = "Europe/Berlin";
  await readShopOnly();
  expect(await told()).toMatchObject([{ before: "Asia/Tokyo", after: "Europe/Berlin" }]);
  await foldShop(shop, clock());
});

it("writes nothing that was asked for in the zone or currency of before", async () => {
  const live = await openLive(client, { clock, budgetMs: 60_000 });
  if (!live) throw new Error("The shop's details are not known");
  const { rows } = await db.query<{ id: number }>(
    "select id from orders where shop_id = $1 order by id limit 2",
    [shop.id],
  );
  const ids = rows.map(({ id }) => id);
  expect(await reread(live, "orders", ids)).toBe(true);

  const late = (changed: Partial<typeof live.readAs>) =>
    reread({ ...live, readAs: { ...live.readAs, ...changed } }, "orders", ids);
  await expect(late({ zone: "Asia/Tokyo" })).rejects.toMatchObject({ code: "superseded" });
  await expect(late({ currency: "EUR" })).rejects.toMatchObject({ code: "superseded" });
});

it("forgets all amounts when the currency changes, reads everything again, and says so", async () => {
  const before = await dumpTables(shop.id);
  expect(before["orders"]).toMatch(/^1\d\d rows/);
  store.store.world(store.domain).settings.currency = "EUR";
  await readShopOnly();

  const change = { kind: "currency", before: "USD", after: "EUR", isUnderWay: true };
  expect((await told())[0]).toMatchObject(change);
  expect((await loadHome(shop, new URLSearchParams(), clock())).state).toBe("installing");
  for (const table of ["orders", "ledger", "sales_rollup", "variant_snapshot", "variant_price"]) {
    const { rows } = await db.query(`select from ${table} where shop_id = $1`, [shop.id]);
    expect([table, rows.length]).toEqual([table, 0]);
  }
  // Nothing is left to be added up, but everything to be read.
  await foldShop(shop, clock());
  expect((await told())[0]).toMatchObject(change);
  expect(await listDirtyShops()).toContain(shop.id);

  await time.runToEnd(client);
  expect((await told())[0]).toMatchObject(change);
  const after = await dumpTables(shop.id);
  expect((await told())[0]).toMatchObject({ ...change, isUnderWay: false });
  for (const table of ["orders", "order_line", "ledger", "sales_rollup", "customer_fact"]) {
    expect([table, after[table]]).toEqual([table, before[table]]);
  }
  const { rows: days } = await db.query<{ day: string }>(
    "select distinct shop_day::text as day from variant_snapshot where shop_id = $1",
    [shop.id],
  );
  expect(days).toHaveLength(1);
});
