import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTradingFacts } from "../../../app/alerts/trading-facts.server";
import { tryRule } from "../../../app/alerts/try-rule.server";
import type { Database } from "../../../app/store/database.server";
import { closeDatabase } from "../../../app/store/database.server";
import { noFigures } from "../../../app/store/report-figures";
import { writeShopifySalesDays } from "../../../app/store/shopify-sales.server";
import { writeSessionDays } from "../../../app/store/shopify-sessions.server";
import { findShopById } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putProduct } from "../../setup/sales-rows";
import { openTestDatabase } from "../../setup/test-database";
import {
  allOfTrade,
  daysBack,
  daysUpToLast,
  itself,
  lastDay,
  openTradeShop,
  repeat,
} from "./trade-shop";

let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
}, 120_000);
afterAll(closeDatabase);

describe("conversion", () => {
  it("is told a third below what is usual, of a day that is over, until days are as usual", async () => {
    const shop = await openTradeShop(db, "conversion");
    await shop.order([{ day: daysBack(60), minor: 1_000 }]);
    const visits = (day: string, completedCheckout: number) =>
      writeSessionDays(shop.shop, [
        {
          ...{ shopDay: day, sessions: 1_000, cartAdditions: 80, reachedCheckout: 50 },
          ...{ completedCheckout, isHumanOnly: true, checkedAt: shop.now.toISOString() },
        },
      ]);
    for (const day of daysUpToLast(43)) await visits(day, 30);
    // 30 of 1,000 are usual; 35 per cent fewer are 19.5.
    await visits(lastDay, 20);
    expect(await shop.look("conversion-drop")).toEqual([]);
    await visits(lastDay, 19);
    await shop.pass(1);
    const [alert] = await shop.look("conversion-drop");
    expect(alert?.params).toMatchObject({ context: "day", toDay: lastDay, visits: 1_000 });
    expect(alert?.params["actualRatio"]).toBeCloseTo(0.019);
    expect(alert?.params["expectedRatio"]).toBeCloseTo(0.03);

    await shop.pass(24);
    await visits("2026-11-20", 30);
    expect(await shop.look("conversion-drop")).toEqual([]);
    expect(await shop.wasResolved("conversion-drop")).toBe(itself);
  });
});

describe("sales", () => {
  it("are told a third below what is usual, with what has moved them", async () => {
    const shop = await openTradeShop(db, "sales");
    const day = (of: string, count: number) => repeat(count, () => ({ day: of, minor: 1_000 }));
    await shop.order(
      daysUpToLast(50)
        .slice(0, -1)
        .flatMap((of) => day(of, 12)),
    );
    // 12 are usual: 8 are a third fewer, 7 more than 35 per cent.
    await shop.order(day(lastDay, 8));
    expect(await shop.look("sales-below-expected")).toEqual([]);
    await db.query("update orders set cancelled_at = processed_at where shop_id = $1 and id = $2", [
      shop.shop.id,
      49 * 12 + 1,
    ]);
    await db.query("delete from ledger where shop_id = $1 and order_id = $2", [
      shop.shop.id,
      49 * 12 + 1,
    ]);
    await shop.pass(1);
    const found = await shop.look("sales-below-expected");
    expect(found.map(({ key }) => key)).toEqual(["net-sales", "orders"]);
    expect(found[0]?.params).toMatchObject({
      ...{ context: "netSales_day", fromDay: lastDay, actualMinor: 7_000, expectedMinor: 12_000 },
      parts: ["orders -5000"],
    });
    await shop.order(day(lastDay, 5));
    await shop.pass(1);
    expect(await shop.look("sales-below-expected")).toEqual([]);
    expect(await shop.wasResolved("sales-below-expected")).toBe(itself);
  });
});

describe("what comes back of a product", () => {
  it("is told above what chance makes of the half year before", async () => {
    const shop = await openTradeShop(db, "returns");
    for (const id of [1, 2]) await withShop(shop.shop, (tx) => putProduct(tx, shop.shop, { id }));
    const sale = { product: 1, minor: 1_000 };
    // Five of a hundred before; of 30 sold lately 13 would come back by a chance of 1.36e-5, 14 of 4e-6.
    await shop.order(
      repeat(100, (index) => ({
        ...{ ...sale, day: daysBack(40 + index) },
        ...(index % 20 === 0 ? { returned: { day: daysBack(35), units: 1 } } : {}),
      })),
    );
    const lately = (count: number, returned: number) =>
      repeat(count, (index) => ({
        ...{ ...sale, day: daysBack(index % 20) },
        ...(index < returned ? { returned: { day: lastDay, units: 1 } } : {}),
      }));
    await shop.order(lately(30, 13));
    // Of a product that was not sold before there is nothing to compare with.
    await shop.order(lately(20, 19).map((order) => ({ ...order, product: 2 })));
    expect(await shop.look("return-rate-jump")).toEqual([]);
    await shop.order([{ ...sale, day: daysBack(30), returned: { day: lastDay, units: 1 } }]);
    await shop.pass(1);
    expect(await shop.look("return-rate-jump")).toMatchObject([
      { key: "1", params: { product: "Product 1", count: 14, sold: 30, rateRatio: 14 / 30 } },
    ]);
    // Tried on the last 90 days, the last of them says what was told.
    const row = (await findShopById(shop.shop.id)) ?? shop.shop;
    const now = (await loadTradingFacts(row, shop.now, allOfTrade(1)))?.returns;
    const tried = (await loadTradingFacts(row, shop.now, allOfTrade(90)))?.returns;
    expect(tried?.map(({ asOf }) => asOf)).toEqual(daysUpToLast(90));
    expect(tried?.slice(-1)).toEqual(now);
    const [first, second] = now?.[0]?.products ?? [];
    expect(first).toMatchObject({ productId: 2, returned: 19, soldBefore: 0 });
    expect(second).toMatchObject({ productId: 1, returned: 14, sold: 30, soldBefore: 101 });
    const found = await tryRule(row, {
      ...{ ruleId: "return-rate-jump", thresholds: {}, now: shop.now },
    });
    // Five had come back at once, none before: by chance all five are of 11 sold lately of 101 once in 66,000 times, of
    // 10 once in 104,000.
    const before = { day: daysBack(21), lastDay: daysBack(10), signal: { params: { sold: 10 } } };
    expect(found).toMatchObject({ episodes: [before, { day: lastDay, lastDay }], unknownDays: 0 });
    await shop.order(lately(30, 0));
    await shop.pass(1);
    expect(await shop.look("return-rate-jump")).toEqual([]);
    expect(await shop.wasResolved("return-rate-jump")).toBe(itself);
  });
});

describe("Shopify's silence", () => {
  it("is told after three hours, and is over at the next answer", async () => {
    const shop = await openTradeShop(db, "silent");
    await shop.pass(2.99, false);
    expect(await shop.look("sync-stale")).toEqual([]);
    await shop.pass(0.01, false);
    expect(await shop.look("sync-stale")).toMatchObject([{ key: "silent" }]);
    await shop.pass(0.1);
    expect(await shop.look("sync-stale")).toEqual([]);
    expect(await shop.wasResolved("sync-stale")).toBe(itself);
  });

  it("is told at once where a reading has stopped", async () => {
    const shop = await openTradeShop(db, "stopped");
    const become = (status: string) =>
      db.query(
        "update sync_resource set status = $2 where shop_id = $1 and resource = 'products'",
        [shop.shop.id, status],
      );
    await become("failed");
    expect(await shop.look("sync-stale")).toEqual([
      { key: "failed products", params: { context: "failed", resource: "products" } },
    ]);
    await become("done");
    expect(await shop.look("sync-stale")).toEqual([]);
  });
});

describe("reports that differ", () => {
  it("are told above half a per cent of net sales of 30 days", async () => {
    const shop = await openTradeShop(db, "reports");
    const days = daysUpToLast(30);
    await shop.order(days.map((day) => ({ day, minor: 1_000 })));
    const say = async (of: readonly string[], netMinor: number) => {
      const figures = { ...noFigures, grossMinor: netMinor, netMinor, totalMinor: netMinor };
      await writeShopifySalesDays(
        shop.shop,
        of.map((shopDay) => ({
          ...{ ...figures, orders: 1, shopDay, isNarrowed: false },
          checkedAt: shop.now.toISOString(),
        })),
      );
      await shop.pass(1);
      return shop.look("reports-differ");
    };
    expect(await say(days, 1_000)).toEqual([]);
    // 1.50 of 301.50 are less than half a per cent, 1.51 of 301.51 are more.
    expect(await say([daysBack(4)], 1_150)).toEqual([]);
    expect(await say([daysBack(4)], 1_151)).toMatchObject([
      { key: "shop", params: { count: 1, comparedDays: 30, differenceMinor: 151 } },
    ]);
    expect(await say([daysBack(4)], 1_000)).toEqual([]);
    expect(await shop.wasResolved("reports-differ")).toBe(itself);
  });
});
