import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, startOfDay } from "../../../app/lib/shop-day";
import { readAbandonedCheckoutDays } from "../../../app/store/abandoned-checkouts.server";
import { writeAbandonedCheckouts } from "../../../app/store/customers.server";
import type { Database } from "../../../app/store/database.server";
import { noFigures } from "../../../app/store/report-figures";
import {
  forgetReports,
  noteReportOutcome,
  noteReportRequest,
  readReportState,
} from "../../../app/store/shopify-reports.server";
import {
  readOrderComparisons,
  readOrderFigures,
  readShopifySalesDays,
  writeShopifySalesDays,
  writeShopifySalesOrders,
} from "../../../app/store/shopify-sales.server";
import {
  listDaysWithoutLandingPages,
  readSessionCoverage,
  readSessionDays,
  readSessionParts,
  replaceSessionParts,
  writeSessionDays,
} from "../../../app/store/shopify-sessions.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { readUnexplainedSales } from "../../../app/store/unexplained-sales.server";
import { withShop } from "../../../app/store/with-shop.server";
import { listDueReports } from "../../../app/sync/reports.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const day = "2026-11-10";
const days = { from: day, to: day };
const checkedAt = "2026-11-11T06:00:00.000Z";
const counts = { sessions: 10, cartAdditions: 3, reachedCheckout: 2, completedCheckout: 1 };

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one.myshopify.com");
  two = await installTestShop(db, "two.myshopify.com");
  for (const [index, shop] of [one, two].entries()) {
    const factor = index + 1;
    const figures = { ...noFigures, grossMinor: 100 * factor, netMinor: 100 * factor, orders: 1 };
    await writeShopifySalesDays(shop, [{ shopDay: day, ...figures, isNarrowed: false, checkedAt }]);
    const order = {
      shopDay: day,
      orderId: 7,
      orderName: "#7",
      ...figures,
      isFound: true,
      isTest: false,
      updatedAt: checkedAt,
      checkedAt,
    };
    await writeShopifySalesOrders(shop, day, [order], true);
    await writeSessionDays(shop, [
      { shopDay: day, ...counts, sessions: 10 * factor, isHumanOnly: true, checkedAt },
    ]);
    await replaceSessionParts(shop, "device", days, [
      { shopDay: day, dimension: "device", value: "mobile", ...counts, sessions: 10 * factor },
    ]);
    await withShop(shop, (tx) =>
      writeAbandonedCheckouts(tx, shop, [
        {
          id: 1,
          // Eleven in the evening before, in New York.
          createdAt: "2026-11-10T04:00:00Z",
          updatedAt: "2026-11-10T04:00:00Z",
          completedAt: index === 0 ? null : "2026-11-12T04:00:00Z",
          customerId: null,
          totalMinor: 500 * factor,
          subtotalMinor: 400 * factor,
        },
      ]),
    );
    await db.query(
      `insert into orders (shop_id, id, name, number, created_at, processed_at, updated_at, is_test,
         is_edited, fulfillment_status, return_status, presentment_currency, taxes_included,
         total_minor, current_total_minor, total_shipping_minor, total_refunded_minor,
         discount_codes, tags)
       values ($1, 7, '#7', 7, now(), now(), $2, false, false, 'UNFULFILLED', 'NO_RETURN', 'EUR',
         false, 100, 100, 0, 0, '{}', '{}')`,
      [shop.id, checkedAt],
    );
    await db.query(
      `insert into ledger (shop_id, order_id, sale_id, agreement_id, happened_at, shop_day, reason,
         action_type, line_type, gross_minor, discounts_minor, returns_minor, shipping_minor,
         taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor, unexplained_minor, origin)
       values ($1, 7, 1, 1, $3, $3::timestamptz::date, 'ORDER', 'ORDER', 'PRODUCT', $2, 0, 0, 5, 6, 0,
           0, 0, 0, 0, 'agreement'),
         ($1, 7, 2, 2, $3, $3::timestamptz::date, 'ORDER_EDIT', 'ORDER', 'PRODUCT', 30, 0, 0, 0, 0, 0,
           0, 0, 8, 9, 'agreement')`,
      [shop.id, 100 * factor, "2026-11-10T12:00:00Z"],
    );
  }
});
afterAll(() => db.close());

it("keeps what Shopify said by shop", async () => {
  expect((await readShopifySalesDays(one, days))[0]).toMatchObject({
    day,
    netMinor: 100,
    isNarrowed: true,
    checkedAt: new Date(checkedAt),
  });
  expect((await readShopifySalesDays(two, days))[0]?.netMinor).toBe(200);
});

it("puts an order's own ledger beside it: in all, and its edits", async () => {
  const [comparison] = await readOrderComparisons(two, [day]);
  expect(comparison).toMatchObject({
    orderId: 7,
    name: "#7",
    ours: {
      grossMinor: 230,
      netMinor: 230,
      shippingMinor: 5,
      taxesMinor: 6,
      totalMinor: 241,
      orders: 1,
    },
    theirs: { grossMinor: 200, orders: 1 },
    edits: { grossMinor: 30, orders: 0 },
    giftCardsMinor: 8,
    unexplainedMinor: 9,
    saleCount: 2,
    order: { isTest: false, isDeleted: false, presentmentCurrency: "EUR" },
    remote: { isFound: true, isTest: false, updatedAt: new Date(checkedAt) },
  });
  expect((await readOrderComparisons(one, [day]))[0]?.ours.grossMinor).toBe(130);
  expect((await readOrderFigures(one, day)).get(7)?.netMinor).toBe(130);
});

it("counts nothing of a test or deleted order, and knows an order that was not read", async () => {
  await db.query("update orders set is_test = true where shop_id = $1", [one.id]);
  expect((await readOrderFigures(one, day)).size).toBe(0);
  const [test] = await readOrderComparisons(one, [day]);
  expect(test).toMatchObject({ ours: noFigures, order: { isTest: true } });
  await db.query("delete from orders where shop_id = $1", [one.id]);
  expect((await readOrderComparisons(one, [day]))[0]).toMatchObject({
    ours: noFigures,
    order: null,
  });
  expect((await readOrderFigures(two, day)).size).toBe(1);
});

it("forgets the orders of a day that is written again", async () => {
  const figures = { ...noFigures, netMinor: 1 };
  await writeShopifySalesDays(one, [{ shopDay: day, ...figures, isNarrowed: false, checkedAt }]);
  expect(await readOrderComparisons(one, [day])).toEqual([]);
  expect(await readOrderComparisons(two, [day])).toHaveLength(1);
});

it("keeps visits by shop, and a day's landing pages until they are read again", async () => {
  expect((await readSessionDays(one, days))[0]?.sessions).toBe(10);
  expect((await readSessionParts(two, days))[0]).toMatchObject({ value: "mobile", sessions: 20 });
  expect(await listDaysWithoutLandingPages(one, days)).toEqual([day]);
  await replaceSessionParts(one, "landing_page", days, []);
  expect(await listDaysWithoutLandingPages(one, days)).toEqual([]);
  expect(await listDaysWithoutLandingPages(two, days)).toEqual([day]);
  await writeSessionDays(one, [{ shopDay: day, ...counts, isHumanOnly: true, checkedAt }]);
  expect(await listDaysWithoutLandingPages(one, days)).toEqual([]);
  expect(await readSessionCoverage(one)).toEqual(days);
});

it("has checkouts on the shop's day, by shop", async () => {
  const spansOf = (zone: string) =>
    ["2026-11-09", "2026-11-10"].map((day) => ({
      day,
      from: startOfDay(day, zone),
      until: startOfDay(addDays(day, 1), zone),
    }));
  expect(await readAbandonedCheckoutDays(one, spansOf("America/New_York"))).toEqual([
    { day: "2026-11-09", abandoned: 1, abandonedMinor: 500, recovered: 0, recoveredMinor: 0 },
  ]);
  expect(await readAbandonedCheckoutDays(two, spansOf("UTC"))).toEqual([
    { day: "2026-11-10", abandoned: 1, abandonedMinor: 1_000, recovered: 1, recoveredMinor: 1_000 },
  ]);
});

it("notes requests and outcomes by shop, and makes open pages look", async () => {
  const at = new Date("2026-11-12T10:00:00Z");
  const later = new Date("2026-11-12T11:00:00Z");
  const versionBefore = (await findShopById(one.id))?.dataVersion ?? 0;
  await noteReportRequest(one, "sales", at);
  const ok = { reason: null, detail: null, isWhole: true, isDetailed: true };
  await noteReportOutcome(one, "sales", ok, at);
  const failed = { reason: "upstream_unavailable", detail: "x", isWhole: false, isDetailed: null };
  await noteReportOutcome(one, "sales", failed, later);
  expect(await readReportState(one, "sales")).toEqual({
    report: "sales",
    requestedAt: at,
    triedAt: later,
    checkedAt: at,
    wholeCheckedAt: at,
    reason: "upstream_unavailable",
    detail: "x",
    isDetailed: true,
  });
  expect(await readReportState(two, "sales")).toBeNull();
  expect((await findShopById(one.id))?.dataVersion).toBe(versionBefore + 2);
});

it("forgets one shop's reports and keeps the other's", async () => {
  await withShop(one, (tx) => forgetReports(tx, one));
  expect(await readSessionDays(one, days)).toEqual([]);
  expect(await readReportState(one, "sales")).toBeNull();
  expect(await readSessionDays(two, days)).toHaveLength(1);
  expect(await readShopifySalesDays(two, days)).toHaveLength(1);
});

it("lists orders with sales of an unknown kind, with what they come to, by shop", async () => {
  const none = { orders: 0, totalMinor: 0, newest: [] };
  const listed = { orderId: 7, name: "#7", day, minor: 9, kinds: ["ORDER of PRODUCT"] };
  expect(await readUnexplainedSales(two, 5)).toEqual({
    orders: 1,
    totalMinor: 9,
    newest: [listed],
  });
  expect(await readUnexplainedSales(one, 5)).toEqual(none);
  await db.query(
    `insert into ledger (shop_id, order_id, sale_id, agreement_id, happened_at, shop_day, reason,
       action_type, line_type, gross_minor, discounts_minor, returns_minor, shipping_minor,
       taxes_minor, duties_minor, fees_minor, tips_minor, gift_cards_minor, unexplained_minor, origin)
     values ($1, 7, 3, 2, '2026-11-11T12:00:00Z', '2026-11-11', 'ORDER_EDIT', 'UNKNOWN', 'UNKNOWN',
       0, 0, 0, 0, 1, 0, 0, 0, 0, -30, 'agreement')`,
    [two.id],
  );
  expect(await readUnexplainedSales(two, 5)).toMatchObject({
    orders: 1,
    totalMinor: -21,
    newest: [{ day: "2026-11-11", minor: -21, kinds: ["ORDER of PRODUCT", "UNKNOWN of UNKNOWN"] }],
  });
  await db.query("update orders set is_test = true where shop_id = $1", [two.id]);
  expect(await readUnexplainedSales(two, 5)).toEqual(none);
});

it("has a report due with the last days every hour, and with all of it once a night in the shop's zone", async () => {
  const details = { timezone: "America/New_York", scopes: ["read_orders", "read_reports"] };
  const shop = await installTestShop(db, "due.myshopify.com", details);
  const readWholeAt = (at: string) => {
    const whole = { reason: null, detail: null, isWhole: true, isDetailed: true };
    return noteReportOutcome(shop, "sales", whole, new Date(at));
  };
  const spansAt = async (at: string) => {
    const due = await listDueReports(new Date(at));
    // The first two shops have not granted it.
    expect(new Set(due.map(({ shopId }) => shopId))).toEqual(new Set([shop.id]));
    return Object.fromEntries(due.map(({ report, span }) => [report, span]));
  };
  expect(await spansAt("2026-11-20T12:00:00Z")).toEqual({ sales: "whole", sessions: "whole" });
  await readWholeAt("2026-11-20T12:00:00Z");
  // Three at night is eight in UTC.
  expect(await spansAt("2026-11-20T12:37:00Z")).toEqual({ sales: "recent", sessions: "whole" });
  expect((await spansAt("2026-11-21T07:59:59Z")).sales).toBe("recent");
  expect((await spansAt("2026-11-21T08:00:00Z")).sales).toBe("whole");
  await readWholeAt("2026-11-21T08:37:00Z");
  expect((await spansAt("2026-11-21T09:37:00Z")).sales).toBe("recent");
  expect((await spansAt("2026-11-22T07:59:59Z")).sales).toBe("recent");
  expect((await spansAt("2026-11-22T08:00:00Z")).sales).toBe("whole");
});
