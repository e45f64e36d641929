import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAlertDays } from "../../../app/store/alerts/alert-days.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { noFigures } from "../../../app/store/report-figures";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import { writeShopifySalesDays } from "../../../app/store/shopify-sales.server";
import { withShop } from "../../../app/store/with-shop.server";
import { addDays } from "../../../app/lib/shop-day";
import { putVariant, putVariantSnapshot } from "../../setup/cost-rows";
import { putProduct } from "../../setup/sales-rows";
import { putStudy } from "../../setup/study-rows";
import { openTestDatabase } from "../../setup/test-database";
import {
  daysBack,
  daysUpToLast,
  lastDay,
  openTradeShop,
  repeat,
  type TradeShop,
} from "./trade-shop";
import { daysOf, tryAt } from "./tried-shop";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
}, 120_000);
afterAll(closeDatabase);

const tryOn = (of: TradeShop, ruleId: string, thresholds: object = {}) =>
  tryAt(of.now, of.shop, ruleId, thresholds);
const kept = (of: TradeShop) =>
  withShop(of.shop, (tx) => readAlertDays(tx, of.shop, { from: "2020-01-01", to: "2030-01-01" }));

async function report(of: TradeShop, days: readonly string[], netMinor: number): Promise<void> {
  const figures = { ...noFigures, grossMinor: netMinor, netMinor, totalMinor: netMinor };
  await writeShopifySalesDays(
    of.shop,
    days.map((shopDay) => ({
      ...{ ...figures, orders: 1, shopDay, isNarrowed: false },
      checkedAt: of.now.toISOString(),
    })),
  );
}

describe("reports that differed", () => {
  it("are tried on what was seen of each day, whatever was put right since, in one shop alone", async () => {
    const shop = await openTradeShop(db, "kept-reports");
    const other = await openTradeShop(db, "kept-reports-of-another");
    expect(await tryOn(shop, "reports-differ")).toMatchObject({ unknownDays: 90, knownFrom: null });
    for (const each of [shop, other]) {
      await each.order(daysUpToLast(30).map((day) => ({ day, minor: 1_000 })));
      await report(each, daysUpToLast(30), 1_000);
    }
    await report(shop, [daysBack(4)], 1_151);
    for (const each of [shop, other]) await each.look("reports-differ");
    await shop.pass(24);
    await shop.look("reports-differ");
    // It is put right, which changes nothing of the days before.
    await report(shop, [daysBack(4)], 1_000);
    await shop.pass(24);
    await shop.look("reports-differ");
    const tried = await tryOn(shop, "reports-differ");
    expect(tried).toMatchObject({ to: "2026-11-21", unknownDays: 87, knownFrom: lastDay });
    expect(daysOf(tried)).toEqual([[lastDay, "2026-11-20"]]);
    expect(tried).toMatchObject({
      rows: [{ message: { values: { count: 1, comparedDays: 30, fromDay: daysBack(29) } } }],
    });
    expect(daysOf(await tryOn(shop, "reports-differ", { mostPercent: 5 }))).toEqual([]);
    expect(daysOf(await tryOn(other, "reports-differ"))).toEqual([]);
  });

  it("are kept as they were last seen of a day, once a day, and no longer than they are tried", async () => {
    const shop = await openTradeShop(db, "kept-once");
    await shop.order(daysUpToLast(30).map((day) => ({ day, minor: 1_000 })));
    await db.query("insert into alert_day (shop_id, shop_day) values ($1, $2), ($1, $3)", [
      ...[shop.shop.id, addDays("2026-11-20", -120), addDays("2026-11-20", -121)],
    ]);
    await report(shop, daysUpToLast(30), 1_000);
    await report(shop, [daysBack(4)], 1_200);
    await shop.look("reports-differ");
    await report(shop, [daysBack(4)], 1_100);
    await shop.pass(1);
    await shop.look("reports-differ");
    const days = await kept(shop);
    // That of trade up to yesterday, and that of today on which Shopify was asked.
    expect(days.map(({ day }) => day)).toEqual([
      ...[addDays("2026-11-20", -120), lastDay, "2026-11-20"],
    ]);
    expect(days[1]).toMatchObject({ reportDifferenceMinor: 100, reportNetMinor: 30_100 });
    expect(days[1]).toMatchObject({ silentHours: null, newCustomers: null });
  });

  it("are forgotten also where nothing is known of trade", async () => {
    const shop = await openTradeShop(db, "kept-without-trade");
    await db.query("update sync_resource set status = 'running' where shop_id = $1", [
      shop.shop.id,
    ]);
    await db.query("insert into alert_day (shop_id, shop_day) values ($1, $2)", [
      ...[shop.shop.id, addDays("2026-11-20", -121)],
    ]);
    await shop.look("sync-stale");
    expect((await kept(shop)).map(({ day }) => day)).toEqual(["2026-11-20"]);
  });

  it("go with the shop", async () => {
    const shop = await openTradeShop(db, "kept-purged");
    const other = await openTradeShop(db, "kept-not-purged");
    for (const each of [shop, other]) await each.look("sync-stale");
    await deletePurgedShop(shop.shop);
    const { rows } = await db.query<{ shop: number }>(
      "select shop_id as shop from alert_day where shop_id = any($1)",
      [[shop.shop.id, other.shop.id]],
    );
    expect(rows).toEqual([{ shop: other.shop.id }]);
  });
});

describe("what customers were worth", () => {
  it("is tried on what was expected of them then", async () => {
    const shop = await openTradeShop(db, "kept-worth");
    await withShop(shop.shop, async (tx) => {
      await putProduct(tx, shop.shop, { id: 1 });
      await putVariant(tx, shop.shop, { id: 11, product: 1 });
      await putVariantSnapshot(tx, shop.shop, { variant: 11, day: "2025-10-01", cost: 1_000 });
    });
    await shop.order(
      repeat(30, (index) => ({
        ...{ minor: 2_500, product: 1, variant: 11, day: daysBack(index), customer: 200 + index },
      })),
    );
    await shop.spend(daysUpToLast(30), 1_500);
    await putStudy(shop.shop, shop.now, { observedTo: lastDay });
    await shop.look("ltv-to-cac-below");
    const [day] = await kept(shop);
    expect(day).toMatchObject({ day: lastDay, newCustomers: 30, cacMinor: 1_500 });
    const worth = day?.worthToCost ?? 0;
    expect(worth).toBeGreaterThan(1);
    // What is known of them by now is another matter.
    await db.query("delete from spend_day where shop_id = $1", [shop.shop.id]);
    const tried = await tryOn(shop, "ltv-to-cac-below", { leastRatio: worth + 0.01 });
    expect(tried).toMatchObject({ unknownDays: 89, knownFrom: lastDay });
    expect(daysOf(tried)).toEqual([[lastDay, lastDay]]);
    expect(daysOf(await tryOn(shop, "ltv-to-cac-below", { leastRatio: worth }))).toEqual([]);
  });
});

describe("Shopify's silence", () => {
  it("is tried on the longest of each day, and on what had stopped", async () => {
    const shop = await openTradeShop(db, "kept-silence");
    await shop.look("sync-stale");
    await shop.pass(4, false);
    await shop.look("sync-stale");
    // Asked again on the same day.
    await shop.pass(1);
    await shop.look("sync-stale");
    await shop.pass(24);
    const become = (status: string) =>
      db.query(
        "update sync_resource set status = $2 where shop_id = $1 and resource = 'products'",
        [shop.shop.id, status],
      );
    await become("failed");
    await shop.look("sync-stale");
    await become("done");
    await shop.look("sync-stale");
    await shop.pass(24);
    await shop.look("sync-stale");
    const tried = await tryOn(shop, "sync-stale");
    expect(tried).toMatchObject({ to: "2026-11-21", unknownDays: 88, knownFrom: "2026-11-20" });
    expect(daysOf(tried)).toEqual([
      ["2026-11-20", "2026-11-20"],
      ["2026-11-21", "2026-11-21"],
    ]);
    // Four hours were not five.
    expect(daysOf(await tryOn(shop, "sync-stale", { mostHours: 5 }))).toEqual([
      ["2026-11-21", "2026-11-21"],
    ]);
  });
});
