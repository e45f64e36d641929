import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "../../../app/lib/shop-day";
import { loadHome } from "../../../app/panels/home/load.server";
import type { ReadyView } from "../../../app/panels/home/view";
import type { Database } from "../../../app/store/database.server";
import { findShopByDomain } from "../../../app/store/shops.server";
import { openTestDatabase } from "../../setup/test-database";
import { backfill, openStore } from "../support/sync-store";

const shopDomain = "long-ago.myshopify.com";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
  const until = Date.UTC(2022, 4, 19);
  const settings = { shopDomain, until, orders: 150, products: 20, historyDays: 60 };
  await backfill(await (await openStore({ settings })).client());
});
afterAll(() => db.close());

async function readHome(query = ""): Promise<ReadyView> {
  const shop = await findShopByDomain(shopDomain);
  if (!shop) throw new Error("Not installed");
  const now = new Date("2026-11-22T15:00:00Z");
  const view = await loadHome(shop, new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`Home is ${view.state}`);
  return view;
}

it("says when the last order was where the last 30 days have none, and leads there", async () => {
  const home = await readHome();
  expect(home.sentence).toMatchObject({ kind: "noOrders" });
  const { lastOrders } = home;
  expect(lastOrders?.to.slice(0, 7)).toBe("2022-05");
  expect(lastOrders?.from).toBe(addDays(lastOrders?.to ?? "", -29));

  const there = await readHome(`from=${lastOrders?.from}&to=${lastOrders?.to}`);
  expect(there.sentence.kind).toBe("netSales");
  expect(there.lastOrders).toBeNull();
  const orders = there.table.columns.findIndex(({ id }) => id === "orders");
  expect(there.table.rows.at(-1)?.values[orders]).toBeGreaterThan(0);
  const [next, later] = [1, 20].map((days) => addDays(lastOrders?.to ?? "", days));
  const after = await readHome(`from=${next}&to=${later}`);
  expect(after.table.total[orders]).toBe(0);
});

it("leads nowhere from days before the first order", async () => {
  const before = await readHome("from=2020-01-01&to=2020-01-31");
  expect(before.sentence).toEqual({ kind: "noOrders", previousOrders: 0, lastOrderDay: null });
  expect(before.lastOrders).toBeNull();
});
