import { afterAll, beforeAll, expect, it } from "vitest";
import { loadSalesOrders } from "../../../app/panels/sales-orders/load.server";
import { loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import type { Database } from "../../../app/store/database.server";
import {
  readOrdersOfKey,
  type OrderPlace,
} from "../../../app/store/rollup/read-orders-of-key.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { netSales } from "../../../app/metrics/definitions/net-sales";
import { now, openTwoShops } from "./two-shops";

let db: Database;
let shop: ShopRow;
let other: ShopRow;

beforeAll(async () => {
  ({ db, shop, other } = await openTwoShops());
  shop = (await findShopById(shop.id)) ?? shop;
});
afterAll(() => db.close());

const range = { from: "2026-11-01", to: "2026-11-28" };

async function open(by: string, key: string, more: Record<string, string> = {}) {
  const params = new URLSearchParams({ by, key, ...range, ...more });
  const view = await loadSalesOrders(shop, params, now);
  if (view.state !== "ready") throw new Error(view.state);
  return view;
}

/** "#2 11-02 10000", and whether it was placed that day. */
async function linesOf(by: string, key: string): Promise<string[]> {
  const { orders } = await open(by, key);
  return orders.map(
    ({ name, day, netMinor, isPlaced }) =>
      `${name} ${day.slice(5)} ${netMinor}${isPlaced ? "" : " changed"}`,
  );
}

it("lists the orders of a row by day, the newest first, each with what it came to", async () => {
  expect(await linesOf("channel", "Online Store")).toEqual([
    "#5 11-28 700",
    "#6 11-27 300",
    "#3 11-05 6000",
    "#2 11-02 10000",
  ]);
  expect(await linesOf("channel", "Point of Sale")).toEqual([
    "#4 11-20 -1000 changed",
    "#4 11-09 2000",
  ]);
  expect(await linesOf("code", "B")).toEqual([
    "#4 11-20 -1000 changed",
    "#4 11-09 2000",
    "#2 11-02 10000",
  ]);
  expect(await linesOf("code", "")).toEqual(["#5 11-28 700", "#7 11-27 50", "#6 11-27 300"]);
  expect(await linesOf("product", "2")).toEqual(["#3 11-05 6000"]);
  // The second order of customer 2.
  expect(await linesOf("kind", "returning")).toEqual(["#4 11-20 -1000 changed", "#4 11-09 2000"]);
  expect(await open("product", "2")).toMatchObject({ netMinor: 6_000, isFirst: true, next: null });
});

it.each(["product", "variant", "channel", "code", "kind"])(
  "adds up to each row by %s",
  async (by) => {
    const overview = await loadSalesOverview(shop, new URLSearchParams({ ...range, by }), now);
    if (overview.state !== "ready") throw new Error(overview.state);
    const { rows, columns } = overview.table;
    const net = columns.findIndex(({ id }) => id === netSales.id);
    expect(rows.length).toBeGreaterThan(1);
    for (const { id, values } of rows) {
      const { orders, netMinor } = await open(by, id);
      const sum = orders.reduce((total, order) => total + order.netMinor, 0);
      expect([by, id, sum, netMinor]).toEqual([by, id, values[net], values[net]]);
    }
  },
);

it("goes on where a page ended, in a day too, and where the time was up", async () => {
  const walk = async (limit: number, clock?: () => number, key = "") => {
    const ids: number[] = [];
    let pages = 0;
    for (let after: OrderPlace | null | undefined; after !== null; pages += 1) {
      const asked = { after: after ?? null, limit };
      const row = { dimension: "code", key } as const;
      const part = await readOrdersOfKey(shop, row, range, asked, clock);
      ids.push(...part.rows.map(({ orderId }) => orderId));
      expect(part.rows.length).toBeLessThanOrEqual(limit);
      after = part.next;
    }
    return { ids, pages };
  };
  const whole = await walk(50);
  expect(whole).toEqual({ ids: [5, 7, 6], pages: 1 });
  expect(await walk(1)).toEqual({ ids: whole.ids, pages: 3 });
  let time = 0;
  const slow = await walk(50, () => (time += 10_000));
  expect(slow.ids).toEqual(whole.ids);
  expect(slow.pages).toBeGreaterThan(3);
  // Found by their lines, not day by day: however slow, all of them at once; 4 on both of its days.
  expect(await walk(50, () => (time += 10_000), "B")).toEqual({ ids: [4, 4, 2], pages: 1 });
  expect(await walk(1, undefined, "B")).toEqual({ ids: [4, 4, 2], pages: 3 });
});

it("lists the same orders where a product is in too many lines to look at each", async () => {
  const asked = { after: null, limit: 50 };
  for (const dimension of ["product", "variant", "code"] as const) {
    const params = new URLSearchParams({ ...range, by: dimension });
    const overview = await loadSalesOverview(shop, params, now);
    if (overview.state !== "ready") throw new Error(overview.state);
    for (const { id: key } of overview.table.rows) {
      const row = { dimension, key };
      const few = await readOrdersOfKey(shop, row, range, asked);
      expect(few.rows.length, key).toBeGreaterThan(0);
      const byDay = await readOrdersOfKey(shop, row, range, { ...asked, mostLines: 0 });
      expect(byDay, key).toEqual(few);
    }
  }
});

it("knows no row of other pages, of countries that are not read, or of another shop", async () => {
  await expect(open("vendor", "Arbor")).rejects.toMatchObject({ code: "not_found" });
  await expect(open("country", "DE")).rejects.toMatchObject({ code: "not_found" });
  const { rows } = await readOrdersOfKey(
    other,
    { dimension: "channel", key: "Online Store" },
    range,
    { after: null, limit: 50 },
  );
  expect(rows.map(({ netMinor }) => netMinor)).toEqual([77]);
  // An address that somebody has changed, or that is of other days, begins at the newest.
  expect((await open("product", "2", { after: "2026-10-01~9" })).isFirst).toBe(true);
  expect((await open("product", "2", { after: "2026-99-99~x" })).isFirst).toBe(true);
});
