import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import {
  readCampaignOrders,
  readCampaignWorth,
} from "../../../app/store/worth/campaign-orders.server";
import { readTouchUses } from "../../../app/store/worth/touch-uses.server";
import { markHistoryRead, putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putVisit } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;
let two: ShopRow;

const ad = ["google", "", "", "", "", ""].join("\u001f");

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-touches.myshopify.com");
  two = await installTestShop(db, "two-touches.myshopify.com");
  const order = (id: number, customer: number | null, day: string, codes: string[], more = {}) => ({
    id,
    placedAt: `${day}T12:00:00Z`,
    customer,
    codes,
    lines: [{ id, product: null, variant: null }],
    sales: [{ id, at: `${day}T12:00:00Z`, day, line: id, quantity: 1, gross: id * 100 }],
    ...more,
  });
  await withShop(one, async (tx) => {
    await markHistoryRead(tx, one);
    await putOrder(tx, one, order(1, 1, "2026-10-01", ["Flyer", "Radio"]));
    await putOrder(tx, one, order(2, 1, "2026-10-05", ["radio"]));
    // Of nobody, cancelled, and a test.
    await putOrder(tx, one, order(3, null, "2026-10-06", ["FLYER"]));
    await putOrder(
      tx,
      one,
      order(4, null, "2026-10-06", [], { cancelledAt: "2026-10-06T13:00:00Z" }),
    );
    await putOrder(tx, one, order(5, null, "2026-10-06", ["FLYER"], { isTest: true }));
    // On a day that is not asked for.
    await putOrder(tx, one, order(6, 2, "2026-11-01", ["FLYER"]));
  });
  await withShop(two, async (tx) => {
    await markHistoryRead(tx, two);
    await putOrder(tx, two, order(1, 1, "2026-10-01", ["FLYER"]));
  });
  for (const id of [1, 3, 4, 5]) await putVisit(one, id, { source: "google" });
  for (const shop of [one, two]) await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

const range = { from: "2026-10-01", to: "2026-10-31" };
const ordersOf = async (shop: ShopRow, codes: string[]) => {
  const rows = await withShop(shop, (tx) =>
    readCampaignOrders(tx, shop, range, codes, [range.from]),
  );
  return rows
    .filter(({ orders }) => orders > 0)
    .map(({ code, isNew, orders, netMinor }) => [code, isNew, orders, netMinor])
    .sort((a, b) => Number(a[3]) - Number(b[3]));
};

it("tells orders by the code that comes first of those asked for, and by none where they used none", async () => {
  expect(await ordersOf(one, ["FLYER", "RADIO"])).toEqual([
    ["FLYER", true, 1, 100],
    ["RADIO", false, 1, 200],
    ["FLYER", null, 1, 300],
  ]);
  expect((await ordersOf(one, ["RADIO", "FLYER"]))[0]).toEqual(["RADIO", true, 1, 100]);
  expect(await ordersOf(one, [])).toEqual([
    [null, true, 1, 100],
    [null, false, 1, 200],
    // What was cancelled is no order; its goods count until they are returned.
    [null, null, 1, 700],
  ]);
  expect(await ordersOf(two, ["FLYER"])).toEqual([["FLYER", true, 1, 100]]);
});

it("tells what customers came to by the code of their first order, up to a day", async () => {
  const worthOf = async (shop: ShopRow, to: string) => {
    const rows = await withShop(shop, (tx) => readCampaignWorth(tx, shop, to, ["FLYER", "RADIO"]));
    return rows
      .map(({ code, customers, netMinor }) => [code, customers, netMinor])
      .sort((a, b) => Number(a[2]) - Number(b[2]));
  };
  expect(await worthOf(one, "2026-10-04")).toEqual([["FLYER", 1, 100]]);
  // The second order of customer 1 counts with the first, whatever code it used.
  expect(await worthOf(one, "2026-11-29")).toEqual([
    ["FLYER", 1, 300],
    ["FLYER", 1, 600],
  ]);
  expect(await worthOf(two, "2026-11-29")).toEqual([["FLYER", 1, 100]]);
});

it("counts how often visits came before orders, those of nobody too", async () => {
  const uses = await withShop(one, (tx) => readTouchUses(tx, one));
  expect(uses).toEqual([
    { touch: null, isOnline: false, newCustomers: 1, orders: 2, lastOrders: 2 },
    { touch: ad, isOnline: true, newCustomers: 1, orders: 2, lastOrders: 0 },
    // Of the visits that were first ones, none was told to be the last.
    { touch: null, isOnline: true, newCustomers: 0, orders: 0, lastOrders: 2 },
  ]);
  const others = await withShop(two, (tx) => readTouchUses(tx, two));
  expect(others).toEqual([
    { touch: null, isOnline: false, newCustomers: 1, orders: 1, lastOrders: 1 },
  ]);
});
