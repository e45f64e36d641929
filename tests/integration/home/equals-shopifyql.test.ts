import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDecimal } from "../../../app/lib/money";
import { loadHome } from "../../../app/panels/home/load.server";
import type { ReadyView } from "../../../app/panels/home/view";
import type { Database } from "../../../app/store/database.server";
import { areCustomersFolded, foldShop } from "../../../app/store/rollup/fold.server";
import { findShopByDomain, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore, storeOf, type StoreUnderTest } from "../support/sync-store";

const shops = [
  { timezone: "UTC", shopDomain: "utc.myshopify.com" },
  { timezone: "America/New_York", shopDomain: "new-york.myshopify.com" },
];
// Home's columns that the report has too, and what it calls them.
const columns = {
  "gross-sales": "gross_sales",
  discounts: "discounts",
  returns: "returns",
  "net-sales": "net_sales",
  orders: "orders",
  "average-order-value": "average_order_value",
} as const;

let db: Database;
let stores: StoreUnderTest;

beforeAll(async () => {
  db = await openTestDatabase();
  stores = await openStore({
    // Every day of three years is compared, whatever its number of orders.
    shops: shops.map((shop) => ({ ...shop, orders: 2000, products: 150, historyDays: 1090 })),
  });
});
afterAll(() => db.close());

describe.each(shops)("Home of the seeded store in $timezone", ({ shopDomain }) => {
  it("shows on every day of three years what Shopify's sales report shows", async () => {
    await backfill(await storeOf(stores.store, shopDomain).client());
    const shop = await findShopByDomain(shopDomain);
    if (!shop) throw new Error("Not installed");
    const now = new Date(stores.store.clock());
    const today = (await readHome(shop, new URLSearchParams(), now)).today;
    const from = new Date(Date.parse(today) - 1089 * 86_400_000).toISOString().slice(0, 10);

    const home = await readHome(shop, new URLSearchParams({ from, to: today }), now);
    expect(home.range).toMatchObject({ from, to: today, problem: null });
    const report = stores.store
      .world(shopDomain)
      .trade.shopifyql(
        `FROM sales SHOW ${Object.values(columns).join(", ")} TIMESERIES day SINCE ${from} UNTIL ${today}`,
      );
    expect(report.parseErrors).toEqual([]);
    const expected = (report.table?.rows ?? []).map((row) => ({
      day: String(row.day).slice(0, 10),
      ...Object.fromEntries(
        Object.entries(columns).map(([id, name]) => [id, readFigure(id, row[name] ?? null, row)]),
      ),
    }));
    const shown = home.table.rows.map((row) => ({
      day: row.day,
      ...Object.fromEntries(
        Object.keys(columns).map((id) => {
          const index = home.table.columns.findIndex((column) => column.id === id);
          return [id, row.values[index] ?? null];
        }),
      ),
    }));

    expect(shown.toSorted((a, b) => (a.day < b.day ? -1 : 1))).toEqual(expected);
    expect(expected.length).toBe(1090);
    expect(
      expected.filter((day) => "returns" in day && Number(day.returns) < 0).length,
    ).toBeGreaterThan(100);

    // The same, customers included, from the sums as from the ledger itself.
    await foldShop(shop, now);
    const { areFolded, isEmpty } = await foldedState(shop);
    expect({ areFolded, isEmpty }).toEqual({ areFolded: true, isEmpty: true });
    const summed = await readHome(shop, new URLSearchParams({ from, to: today }), now);
    expect(summed.table).toEqual(home.table);
    expect(summed.figures).toEqual(home.figures);
  });
});

async function foldedState(shop: ShopRow) {
  const { rows } = await db.query("select from dirty_log where shop_id = $1", [shop.id]);
  const areFolded = await withShop(shop, (tx) => areCustomersFolded(tx, shop));
  return { areFolded, isEmpty: rows.length === 0 };
}

async function readHome(...args: Parameters<typeof loadHome>): Promise<ReadyView> {
  const view = await loadHome(...args);
  if (view.state !== "ready") throw new Error(`Home is ${view.state}`);
  return view;
}

/** The report's decimal texts in Home's units. No orders, no average: Home says null, not 0. */
function readFigure(id: string, text: string | null, row: Record<string, string | null>) {
  if (id === "orders") return Number(text);
  if (id === "average-order-value" && Number(row.orders) === 0) return null;
  return text === null ? null : parseDecimal(text, "USD");
}
