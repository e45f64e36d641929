import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { takeSnapshot } from "../../../app/store/snapshots.server";
import { withShop } from "../../../app/store/with-shop.server";
import { loadPastMerchandising } from "../../../app/alerts/past-merchandising.server";
import { addDays, createShopCalendar, eachDay } from "../../../app/lib/shop-day";
import { findSalesCoverage } from "../../../app/metrics/sales/coverage";
import { readProgress } from "../../../app/store/sync-progress.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putSales } from "../quality/quality-shop";
import { daysOf, fillTriedShop, plant, tryAt } from "./tried-shop";

const now = new Date("2026-11-22T10:00:00Z");
const lastDay = "2026-11-21";
const firstTried = "2026-08-24";
let db: Database;
let shop: ShopRow;
let other: ShopRow;

/**
 * Two shops, first checked on September 20. In the first, 1 sold most until the middle of October, when its sales of
 * July are more than 90 days ago; then 2 does. The other one has sold nothing.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) await fillTriedShop(each, new Date("2026-09-20T10:00:00Z"));
  await db.query("update sync_resource set covers_to = $1", [now]);
  await db.query("delete from dirty_log");
  await withShop(shop, async (tx) => {
    await putSales(tx, shop, { product: 1, day: "2026-07-16", netMinor: 9_000 });
    await putSales(tx, shop, { product: 2, day: "2026-08-30", netMinor: 5_000 });
    await putSales(tx, shop, { product: 3, day: "2026-08-31", netMinor: 100 });
  });
}, 120_000);
beforeEach(() => db.query("delete from quality_finding"));
afterAll(closeDatabase);

const tryOn = (ruleId: string, thresholds: object = {}, of = shop) =>
  tryAt(now, of, ruleId, thresholds);
const error = { check: "TAX-01", severity: "error", by: "first" };

it("says when an error of what sold best then would have been told of", async () => {
  // There all along, put right when it sold best no longer, and of another that sells best only then.
  await plant(shop, { ...error, products: [1], opened: "1970-01-01Z", resolved: "2026-11-01Z" });
  await plant(shop, { ...error, products: [2], opened: "2026-10-01Z" });
  // Neither an error nor a best seller.
  await plant(shop, { ...error, severity: "warning", products: [3], opened: "2026-10-01Z" });
  await plant(shop, { ...error, products: [4], opened: "2026-10-01Z" });
  const tried = await tryOn("best-seller-errors", { top: 1 });
  expect(tried).toMatchObject({ from: firstTried, to: lastDay, knownFrom: "2026-09-20" });
  // What was sold on July 16 counts until October 14.
  expect(daysOf(tried)).toEqual([
    ["2026-09-20", "2026-10-14"],
    ["2026-10-15", lastDay],
  ]);
  expect(tried).toMatchObject({
    rows: [
      { message: { values: { product: "Hat number 1", rank: 1, netMinor: 9_000 } } },
      { message: { values: { product: "Hat number 2", rank: 1, netMinor: 5_000 } } },
    ],
  });
  expect(daysOf(await tryOn("best-seller-errors", { top: 1 }, other))).toEqual([]);
});

it("says that it is not known yet while sales are added up", async () => {
  await db.query("insert into dirty_log (shop_id, kind, day) values ($1, 'day', '2026-11-01')", [
    shop.id,
  ]);
  expect(await tryOn("best-seller-errors")).toEqual({ state: "unknown" });
  await db.query("delete from dirty_log");
  expect(await tryOn("best-seller-errors")).toMatchObject({ state: "tried" });
});

it("says that it is not known where sales of 90 days are not here", async () => {
  await plant(shop, { ...error, products: [2], opened: "2026-10-01Z" });
  const cover = (from: string | null, status: string) =>
    db.query(
      `update sync_resource set covers_from = $2, status = $3
       where shop_id = $1 and resource in ('orders', 'sales')`,
      [shop.id, from && `${from}T00:00:00Z`, status],
    );
  await cover("2026-08-01", "degraded");
  const tried = await tryOn("best-seller-errors");
  // October 30 is the first with 90 days before it.
  expect(tried).toMatchObject({ knownFrom: "2026-10-30", unknownDays: 67 });
  expect(daysOf(tried)).toEqual([["2026-10-30", lastDay]]);
  await cover(null, "done");
});

it.each([
  { triedOn: "scores", read: [] },
  { triedOn: "newErrors", read: ["errors"] },
  { triedOn: "counts", read: ["counts"] },
  { triedOn: "archived", read: ["archived"] },
  { triedOn: "sellerErrors", read: ["errors", "sellers", "sellers.errors"] },
  { triedOn: "sellerStock", read: ["sellers", "sellers.stock"] },
] as const)("reads nothing but what is asked for where $triedOn are", async ({ triedOn, read }) => {
  const calendar = createShopCalendar("UTC");
  const tried = {
    ...{ triedOn, top: 50, zone: "UTC", mostErrors: 10 },
    baseAt: new Date("2026-09-20T10:00:00Z"),
    range: { from: firstTried, to: lastDay },
    coverage: findSalesCoverage(await readProgress(shop, now), calendar, null),
  };
  const loaded = await withShop(shop, (tx) => loadPastMerchandising(tx, shop, tried));
  const { errors, counts, archived, sellers } = loaded?.past ?? {};
  const parts = { errors, counts, archived, sellers };
  const ofSellers = { "sellers.errors": sellers?.errors, "sellers.stock": sellers?.stock };
  const found = Object.entries({ ...parts, ...ofSellers }).filter(([, part]) => part);
  expect(found.map(([name]) => name)).toEqual(read);
});

/** Takes the snapshots of some days, each with the stock of a product as of then. */
async function snapshot(days: readonly string[], stockOf: (day: string) => number, of = shop) {
  for (const day of days) {
    await withShop(of, async (tx) => {
      await tx.query(
        "update variant set inventory_quantity = $2 where shop_id = $1 and product_id = 2",
        [of.id, stockOf(day)],
      );
      await takeSnapshot(tx, of, "products", day, now);
    });
  }
  // Costs have been looked at again.
  await db.query("delete from dirty_log");
}

it("says when what sold best then was sold out, from the day on that its stock was looked at", async () => {
  expect(await tryOn("best-seller-sold-out")).toMatchObject({ knownFrom: null, unknownDays: 90 });
  const soldOut = eachDay("2026-10-10", "2026-10-12");
  const days = eachDay("2026-10-01", lastDay).filter((day) => day !== "2026-11-01");
  await snapshot(days, (day) => (soldOut.includes(day) ? 0 : 4));
  const tried = await tryOn("best-seller-sold-out");
  // 38 days before, and one on which nobody looked.
  expect(tried).toMatchObject({ knownFrom: "2026-10-01", unknownDays: 39 });
  expect(daysOf(tried)).toEqual([["2026-10-10", "2026-10-12"]]);
  expect(tried).toMatchObject({
    rows: [{ message: { values: { product: "Hat number 2", rank: 2, netMinor: 5_000 } } }],
  });
  // On October 10 another one sold more.
  expect(daysOf(await tryOn("best-seller-sold-out", { top: 1 }))).toEqual([]);
  expect(await tryOn("best-seller-sold-out", {}, other)).toMatchObject({ knownFrom: null });
  // Of today it is known, which is not over yet.
  await snapshot([addDays(lastDay, 1)], () => 0, other);
  const early = await tryOn("best-seller-sold-out", {}, other);
  expect(early).toMatchObject({ knownFrom: addDays(lastDay, 1), unknownDays: 90, to: lastDay });
  await snapshot([addDays(lastDay, -1)], () => 0, other);
  expect(daysOf(await tryOn("best-seller-sold-out", {}, other))).toEqual([]);
});

it("takes it for what can be ordered without stock where it can be now", async () => {
  const order = (policy: string) =>
    db.query("update variant set inventory_policy = $2 where shop_id = $1 and product_id = 2", [
      shop.id,
      policy,
    ]);
  await order("CONTINUE");
  expect(daysOf(await tryOn("best-seller-sold-out"))).toEqual([]);
  await order("DENY");
  expect(daysOf(await tryOn("best-seller-sold-out"))).toHaveLength(1);
});
