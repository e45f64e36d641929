import { afterAll, beforeAll, expect, it } from "vitest";
import {
  putDayOrder,
  putDaySale,
  type DayOrderFixture,
  type DaySaleFixture,
} from "../../tests/setup/day-rows";
import { openTestDatabase } from "../../tests/setup/test-database";
import { readOrderDays, readSalesDays, readSalesWindows } from "./daily-sales.server";
import { closeDatabase, type Database } from "./database.server";
import type { CustomerCountRow } from "./sales-window";
import { findShopByDomain, recordInstall } from "./shops.server";
import type { ShopRef } from "./with-shop.server";

let db: Database;
let shop: ShopRef;
let other: ShopRef;

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await install("one.myshopify.com");
  other = await install("two.myshopify.com");

  // Customer 1: first on the 1st, again on the 3rd. Customer 2: twice on the 2nd, nothing before.
  await order(shop, { id: 1, day: "2026-11-01", customer: 1, gross: 10_000, discounts: -1_000 });
  await order(shop, { id: 2, day: "2026-11-02", customer: 2, gross: 5_000 });
  await order(shop, { id: 3, day: "2026-11-02", customer: 2, gross: 3_000, hour: 20 });
  await order(shop, { id: 4, day: "2026-11-03", customer: 1, gross: 2_000 });
  // A guest, a test order, a deleted order, a cancelled first order, a gift card.
  await order(shop, { id: 5, day: "2026-11-03", customer: null, gross: 700 });
  await order(shop, { id: 6, day: "2026-11-03", customer: 3, gross: 99_999, isTest: true });
  await order(shop, { id: 7, day: "2026-11-03", customer: 3, gross: 88_888, isDeleted: true });
  await order(shop, { id: 8, day: "2026-11-03", customer: 4, gross: 400, isCancelled: true });
  await order(shop, { id: 9, day: "2026-11-04", customer: 4, gross: 0, isGiftCardOnly: true });
  // Order 1 comes back on the 4th, in part, and is edited.
  await ledger(shop, { order: 1, sale: 900, day: "2026-11-04", reason: "REFUND", returns: -2_500 });
  await ledger(shop, { order: 1, sale: 901, day: "2026-11-04", reason: "ORDER_EDIT", gross: 600 });

  // The other shop has the same ids on the same days.
  await order(other, { id: 1, day: "2026-11-02", customer: 1, gross: 77 });
  await order(other, { id: 2, day: "2026-11-01", customer: 2, gross: 55, index: 4 });
});

afterAll(closeDatabase);

it("sums each day by when things happened, without test and deleted orders", async () => {
  expect(await days(shop, "2026-11-01", "2026-11-04")).toEqual([
    ["2026-11-01", 10_000, -1_000, 0, 1],
    ["2026-11-02", 8_000, 0, 0, 2],
    ["2026-11-03", 3_100, 0, 0, 3],
    ["2026-11-04", 600, 0, -2_500, 1],
  ]);
});

it("keeps what was placed apart from edits, and counts gift cards and guests", async () => {
  const [window] = await readSalesWindows(shop, [{ from: "2026-11-03", to: "2026-11-04" }], {
    hasFullHistory: true,
    hasCustomers: true,
  });
  expect(window?.days).toMatchObject([
    { placedGrossMinor: 3_100, giftCardOnlyOrders: 0, guestOrders: 1 },
    { placedGrossMinor: 0, giftCardOnlyOrders: 1, guestOrders: 0 },
  ]);
});

it("leaves out what happened at or after an instant", async () => {
  const until = new Date("2026-11-02T20:00:00Z");
  expect(await days(shop, "2026-11-02", "2026-11-02", until)).toEqual([
    ["2026-11-02", 5_000, 0, 0, 1],
  ]);
  const after = new Date("2026-11-02T20:00:01Z");
  expect(await days(shop, "2026-11-02", "2026-11-02", after)).toEqual([
    ["2026-11-02", 8_000, 0, 0, 2],
  ]);
});

it("sums shipping, taxes, duties and fees each for itself, on the day of each", async () => {
  const third = await install("money.myshopify.com");
  await order(third, { id: 1, day: "2026-11-01", customer: null, gross: 100 });
  const parts = { shipping: 500, taxes: 60, duties: 7, fees: 8 };
  await ledger(third, { order: 1, sale: 2, day: "2026-11-01", reason: "ORDER", ...parts });
  await ledger(third, { order: 1, sale: 3, day: "2026-11-02", reason: "REFUND", shipping: -500 });
  const window = { from: "2026-11-01", to: "2026-11-02" };
  expect(await readSalesDays(third, window, { hasCustomers: true })).toMatchObject([
    { grossSalesMinor: 100, shippingMinor: 500, taxesMinor: 60, dutiesMinor: 7, feesMinor: 8 },
    { grossSalesMinor: 0, shippingMinor: -500, taxesMinor: 0, dutiesMinor: 0, feesMinor: 0 },
  ]);
});

it("finds the first and the last day with an order, of those before an instant", async () => {
  const before = (instant: string) => readOrderDays(shop, new Date(instant));
  const whole = { first: "2026-11-01", last: "2026-11-04" };
  expect(await before("2026-11-30T00:00:00Z")).toEqual(whole);
  // Order 2 was placed at noon; what was placed at that very instant is not before it.
  expect(await before("2026-11-02T12:00:00Z")).toEqual({ first: "2026-11-01", last: "2026-11-01" });
  expect(await before("2026-10-01T00:00:00Z")).toBeNull();
  expect(await readOrderDays(other, new Date("2026-11-30T00:00:00Z"))).toEqual({
    first: "2026-11-01",
    last: "2026-11-02",
  });
});

it("has no day of orders where all of them are tests or deleted", async () => {
  const third = await install("tests-only.myshopify.com");
  await order(third, { id: 1, day: "2026-11-01", customer: null, gross: 10, isTest: true });
  await order(third, { id: 2, day: "2026-11-02", customer: null, gross: 10, isDeleted: true });
  expect(await readOrderDays(third, new Date("2026-11-30T00:00:00Z"))).toBeNull();
});

it("counts each customer once a day, new by whether an order came before", async () => {
  // Customer 4's first order was cancelled, so the gift card on the 4th makes them new.
  expect(await customers(shop, "2026-11-01", "2026-11-04", true)).toEqual([
    "2026-11-01 new 1",
    "2026-11-02 new 1",
    "2026-11-03 returning 1",
    "2026-11-04 new 1",
    "all new 3",
  ]);
});

it("counts a customer of several days once in the whole period", async () => {
  expect(await customers(shop, "2026-11-02", "2026-11-04", true)).toEqual([
    "2026-11-02 new 1",
    "2026-11-03 returning 1",
    "2026-11-04 new 1",
    "all new 2",
    "all returning 1",
  ]);
});

it("does not call a customer new whose history is not here, unless Shopify says so", async () => {
  expect(await customers(shop, "2026-11-02", "2026-11-02", false)).toEqual([
    "2026-11-02 unknown 1",
    "all unknown 1",
  ]);
  expect(await customers(shop, "2026-11-03", "2026-11-03", false)).toEqual([
    "2026-11-03 returning 1",
    "all returning 1",
  ]);
  expect(await customers(other, "2026-11-01", "2026-11-01", false)).toEqual([
    "2026-11-01 returning 1",
    "all returning 1",
  ]);
  await db.query("update orders set customer_order_index = 0 where shop_id = $1 and id = 1", [
    other.id,
  ]);
  expect(await customers(other, "2026-11-02", "2026-11-02", false)).toEqual([
    "2026-11-02 new 1",
    "all new 1",
  ]);
});

it("judges an index of 1 by whether the shop's orders count from 0 or from 1", async () => {
  const third = await install("three.myshopify.com");
  const november = () => customers(third, "2026-11-01", "2026-11-02", false);
  await order(third, { id: 1, day: "2026-11-01", customer: 1, gross: 10, index: 1 });
  await order(third, { id: 2, day: "2026-11-02", customer: 2, gross: 10, index: 2 });
  expect(await november()).toEqual([
    "2026-11-01 unknown 1",
    "2026-11-02 returning 1",
    "all returning 1",
    "all unknown 1",
  ]);

  // Fifty orders, and not one of them has 0.
  for (let id = 3; id <= 50; id += 1) {
    await order(third, { id, day: "2026-11-03", customer: id, gross: 10, index: 2 });
  }
  expect(await november()).toEqual([
    "2026-11-01 new 1",
    "2026-11-02 returning 1",
    "all new 1",
    "all returning 1",
  ]);

  await db.query("update orders set customer_order_index = 0 where shop_id = $1 and id = 50", [
    third.id,
  ]);
  expect(await november()).toEqual([
    "2026-11-01 returning 1",
    "2026-11-02 returning 1",
    "all returning 2",
  ]);
});

it("takes no one for a guest where customers may not be read", async () => {
  const [window] = await readSalesWindows(shop, [{ from: "2026-11-03", to: "2026-11-03" }], {
    hasFullHistory: true,
    hasCustomers: false,
  });
  expect(window?.days).toMatchObject([{ orders: 3, guestOrders: 0, unidentifiedOrders: 3 }]);
  expect(window?.customers).toEqual([]);
});

it("shows a shop nothing of another, whose ids are the same", async () => {
  expect(await days(other, "2026-11-01", "2026-11-04")).toEqual([
    ["2026-11-01", 55, 0, 0, 1],
    ["2026-11-02", 77, 0, 0, 1],
  ]);
});

const order = (of: ShopRef, fixture: DayOrderFixture) => putDayOrder(db, of, fixture);
const ledger = (of: ShopRef, fixture: DaySaleFixture) => putDaySale(db, of, fixture);

async function install(domain: string): Promise<ShopRef> {
  await recordInstall(domain, [], new Date("2026-11-01T00:00:00Z"));
  const found = await findShopByDomain(domain);
  if (!found) throw new Error(`${domain} was not installed`);
  return found;
}

async function days(of: ShopRef, from: string, to: string, until?: Date) {
  const [window] = await readSalesWindows(of, [{ from, to, ...(until ? { until } : {}) }], {
    hasFullHistory: true,
    hasCustomers: true,
  });
  return window?.days.map((day) => [
    day.day,
    day.grossSalesMinor,
    day.discountsMinor,
    day.returnsMinor,
    day.orders,
  ]);
}

async function customers(of: ShopRef, from: string, to: string, hasFullHistory: boolean) {
  const [window] = await readSalesWindows(of, [{ from, to }], {
    hasFullHistory,
    hasCustomers: true,
  });
  const text = ({ day, kind, customers: count }: CustomerCountRow) =>
    `${day ?? "all"} ${kind} ${count}`;
  return window?.customers.map(text).sort();
}
