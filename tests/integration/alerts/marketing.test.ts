import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tryRule } from "../../../app/alerts/try-rule.server";
import { loadAcquisition } from "../../../app/panels/acquisition/load.server";
import type { Database } from "../../../app/store/database.server";
import { closeDatabase } from "../../../app/store/database.server";
import { findShopById } from "../../../app/store/shops.server";
import { endSpend, undoSpendEnd } from "../../../app/store/spend/spend-ends.server";
import { withShop } from "../../../app/store/with-shop.server";
import { putVariant, putVariantSnapshot } from "../../setup/cost-rows";
import { putProduct } from "../../setup/sales-rows";
import { putStudy } from "../../setup/study-rows";
import { openTestDatabase } from "../../setup/test-database";
import {
  daysBack,
  daysUpToLast,
  itself,
  lastDay,
  openTradeShop,
  repeat,
  setThresholds,
} from "./trade-shop";

let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
}, 120_000);
afterAll(closeDatabase);

describe("what a new customer costs", () => {
  it("is told above the limit, over 30 days", async () => {
    const shop = await openTradeShop(db, "cac");
    const order = { minor: 2_500 };
    // 300.00 for 19 new ones: too few to say anything of.
    await shop.order(
      repeat(19, (index) => ({ ...order, day: daysBack(index), customer: 200 + index })),
    );
    await shop.spend(daysUpToLast(30), 1_000);
    await setThresholds(shop, "cac-above", { mostCac: 15 });
    expect(await shop.look("cac-above")).toEqual([]);
    // With 20 it is 15.00: the limit.
    await shop.order([{ ...order, day: daysBack(3), customer: 300 }]);
    await shop.pass(1);
    expect(await shop.look("cac-above")).toEqual([]);

    await shop.spend([daysBack(5)], 1_020);
    await shop.pass(1);
    expect(await shop.look("cac-above")).toMatchObject([
      {
        key: "shop",
        params: {
          ...{ cacMinor: 1_501, limitMinor: 1_500, newCustomers: 20 },
          ...{ fromDay: daysBack(29), toDay: lastDay },
        },
      },
    ]);

    await shop.order([{ ...order, day: daysBack(2), customer: 301 }]);
    await shop.pass(1);
    expect(await shop.look("cac-above")).toEqual([]);
    expect(await shop.wasResolved("cac-above")).toBe(itself);
  });

  it("is tried on the last 90 days, as far as spend of the 30 before each is known", async () => {
    const shop = await openTradeShop(db, "cac-tried");
    const some = (count: number, back: number) =>
      repeat(count, (index) => ({ minor: 100, day: daysBack(back), customer: back * 100 + index }));
    // Of 300.00 in 30 days, 40 customers cost 7.50 each; the 10 that came later 30.00, once these 40 are long ago.
    await shop.order([...some(40, 45), ...some(10, 20)]);
    await shop.spend(daysUpToLast(60), 1_000);
    await shop.look("cac-above");
    const row = (await findShopById(shop.shop.id)) ?? shop.shop;
    const tryLimit = async (mostCac: number) => {
      const thresholds = { mostCac, fewestCustomers: 5 };
      const tried = await tryRule(row, { ruleId: "cac-above", thresholds, now: shop.now });
      if (typeof tried === "string") throw new Error(tried);
      return tried.episodes.map(({ day, lastDay: last, signal }) => [
        ...[day, last, signal.params["cacMinor"]],
      ]);
    };
    expect(await tryLimit(10)).toEqual([[daysBack(15), lastDay, 3_000]]);
    expect(await tryLimit(30)).toEqual([]);
    expect(await tryLimit(5)).toEqual([[daysBack(30), lastDay, 750]]);
  });

  it("is told above what the same customers are expected to bring in, as the page tells it", async () => {
    const shop = await openTradeShop(db, "ltv-to-cac");
    await withShop(shop.shop, async (tx) => {
      await putProduct(tx, shop.shop, { id: 1 });
      await putVariant(tx, shop.shop, { id: 11, product: 1 });
      await putVariantSnapshot(tx, shop.shop, { variant: 11, day: "2025-10-01", cost: 1_000 });
    });
    const order = { minor: 2_500, product: 1, variant: 11 };
    // Customers of more than a year ago who ordered for much more say nothing of these.
    await shop.order(
      repeat(30, (index) => ({ ...order, minor: 99_900, day: "2025-11-10", customer: 1 + index })),
    );
    await shop.order(
      repeat(30, (index) => ({ ...order, day: daysBack(index), customer: 200 + index })),
    );
    await shop.spend(daysUpToLast(30), 1_500);
    // 15.00 are left of an order, and 15.00 is what a customer cost: more only if they come back.
    await setThresholds(shop, "ltv-to-cac-below", { leastRatio: 9 });
    expect(await shop.look("ltv-to-cac-below")).toEqual([]);

    await putStudy(shop.shop, shop.now, { observedTo: lastDay });
    const row = (await findShopById(shop.shop.id)) ?? shop.shop;
    const days = new URLSearchParams({ from: daysBack(29), to: lastDay });
    const page = await loadAcquisition(row, days, shop.now);
    if (page.state !== "ready" || !page.content) throw new Error(page.state);
    const { worthToCost } = page.content.totals;
    if (worthToCost === null) throw new Error("The page tells none");
    expect(worthToCost).toBeGreaterThan(1.05);
    await shop.pass(1);
    expect(await shop.look("ltv-to-cac-below")).toMatchObject([
      { params: { worthTimes: Math.round(worthToCost * 100) / 100, limitTimes: 9 } },
    ]);
    await setThresholds(shop, "ltv-to-cac-below", { leastRatio: worthToCost - 0.001 });
    await shop.pass(1);
    expect(await shop.look("ltv-to-cac-below")).toEqual([]);
    expect(await shop.wasResolved("ltv-to-cac-below")).toBe(itself);
  });

  it("is not told where spend of one of the days is not known", async () => {
    const shop = await openTradeShop(db, "unknown-cac");
    await shop.order(
      repeat(30, (index) => ({ day: daysBack(index), minor: 100, customer: index + 1 })),
    );
    await shop.spend(daysUpToLast(29), 100_000);
    await setThresholds(shop, "cac-above", { mostCac: 1 });
    expect(await shop.look("cac-above")).toEqual([]);
    await shop.spend([daysBack(29)], 1);
    await shop.pass(1);
    expect(await shop.look("cac-above")).toHaveLength(1);
  });
});

describe("spend that brings no orders", () => {
  it("is told where as much usually brings five, and is over when one comes", async () => {
    const shop = await openTradeShop(db, "spend");
    const visit = { source: "google", utm: { source: "google", medium: "cpc", campaign: "brand" } };
    const order = { minor: 1_000, visit };
    await shop.spend(daysUpToLast(30), 1_000);
    // 69 in the 28 days before: two days of the same spend usually bring 4.9.
    await shop.order(repeat(69, (index) => ({ ...order, day: daysBack(2 + (index % 28)) })));
    expect(await shop.look("spend-without-orders")).toEqual([]);
    // One of another channel is none of its own.
    await shop.order([
      { ...order, day: daysBack(29) },
      { minor: 1_000, day: daysBack(1) },
    ]);
    await shop.pass(1);
    expect(await shop.look("spend-without-orders")).toEqual([
      {
        key: "paid-search",
        params: {
          ...{ channel: "paid-search", fromDay: daysBack(1), toDay: lastDay },
          ...{ spendMinor: 2_000, expected: 5 },
        },
      },
    ]);
    await shop.order([{ ...order, day: lastDay }]);
    await shop.pass(1);
    expect(await shop.look("spend-without-orders")).toEqual([]);
    expect(await shop.wasResolved("spend-without-orders")).toBe(itself);
  });
});

describe("a channel that is told of late", () => {
  it("silences itself alone, and is waited for no more once nothing more was spent on it", async () => {
    const shop = await openTradeShop(db, "late-channel");
    const visit = { source: "google", utm: { source: "google", medium: "cpc", campaign: "brand" } };
    await shop.spend(daysUpToLast(60), 1_000);
    // Told of up to ten days ago, and spent until then.
    const late = daysUpToLast(60).slice(0, -10);
    await shop.spend(late, 500, { channel: "paid-social" });
    await shop.order(
      repeat(84, (index) => ({
        ...{ minor: 1_000, visit, day: daysBack(2 + (index % 28)), customer: 500 + index },
      })),
    );
    await setThresholds(shop, "cac-above", { mostCac: 1 });
    expect(await shop.look("spend-without-orders")).toMatchObject([{ key: "paid-search" }]);
    await shop.pass(1);
    expect(await shop.look("cac-above")).toEqual([]);

    const end = { channel: "paid-social" as const, from: daysBack(9), madeBy: null };
    expect(await endSpend(shop.shop, end, lastDay, shop.now)).toBeNull();
    await shop.pass(1);
    // 300.00 and 20 days of 5.00 for 84 customers.
    expect(await shop.look("cac-above")).toMatchObject([
      { params: { cacMinor: Math.round(40_000 / 84), newCustomers: 84 } },
    ]);
    await undoSpendEnd(shop.shop, "paid-social");
    await shop.pass(1);
    // What is unknown again changes nothing.
    expect(await shop.look("cac-above")).toHaveLength(1);
  });
});

describe("a campaign's budget", () => {
  it("is told where it goes a quarter faster, or 40 per cent slower, than its days", async () => {
    const shop = await openTradeShop(db, "budget");
    const days = daysUpToLast(10);
    const campaign = {
      ...{ name: "Winter", owner: null, channel: "paid-search", is_offline: false },
      ...{ from_day: days[0], to_day: "2026-11-29", budget_minor: 20_000 },
    };
    const columns = Object.keys(campaign);
    await shop.order([{ day: daysBack(60), minor: 1_000 }]);
    await withShop(shop.shop, (tx) =>
      tx.query(
        `insert into campaign (shop_id, entered_at, utm_names, codes, ${columns.join(", ")})
         values ($1, $2, '{}', '{}', ${columns.map((_, index) => `$${index + 3}`).join(", ")})`,
        [shop.shop.id, shop.now, ...Object.values(campaign)],
      ),
    );
    const spend = async (minor: number) => {
      await shop.spend(days, 0, { campaign: "Winter" });
      await shop.spend([lastDay], minor, { campaign: "winter" });
      await shop.pass(1);
      return (await shop.look("budget-pace")).map(({ params }) => [
        params["context"],
        params["spentMinor"],
      ]);
    };
    // 100.00 of 200.00 are due after 10 of 20 days.
    expect(await spend(12_500)).toEqual([]);
    expect(await spend(12_501)).toEqual([["over", 12_501]]);
    expect(await spend(10_000)).toEqual([]);
    expect(await shop.wasResolved("budget-pace")).toBe(itself);
    expect(await spend(6_000)).toEqual([]);
    expect(await spend(5_999)).toEqual([["under", 5_999]]);
    // Tried: nothing was spent on the first nine days, so from the third to the last it was too slow.
    const row = (await findShopById(shop.shop.id)) ?? shop.shop;
    const asUsual = { ruleId: "budget-pace", thresholds: {}, now: shop.now };
    const tried = await tryRule(row, asUsual);
    if (typeof tried === "string") throw new Error(tried);
    expect(tried.episodes).toMatchObject([
      { day: days[2], lastDay, signal: { params: { context: "under", spentMinor: 0 } } },
    ]);
    const patient = await tryRule(row, { ...asUsual, thresholds: { mostUnder: 100 } });
    expect(patient).toMatchObject({ episodes: [] });
  });
});
