import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTradingFacts } from "../../../app/alerts/trading-facts.server";
import type { Database } from "../../../app/store/database.server";
import { closeDatabase } from "../../../app/store/database.server";
import { writeSessionDays } from "../../../app/store/shopify-sessions.server";
import { withShop } from "../../../app/store/with-shop.server";
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

type Shop = Awaited<ReturnType<typeof openTradeShop>>;

/** Checkouts that were begun at noon and left. */
async function leave(of: Shop, days: readonly string[]): Promise<void> {
  await withShop(of.shop, (tx) =>
    tx.query(
      `insert into abandoned_checkout
         (shop_id, id, created_at, updated_at, total_minor, subtotal_minor)
       select $1::int, coalesce((select max(id) from abandoned_checkout where shop_id = $1), 0) + at,
         day + time '12:00', day + time '12:10', 1000, 1000
       from unnest($2::date[]) with ordinality d(day, at)`,
      [of.shop.id, [...days]],
    ),
  );
}

async function markCheckoutsRead(of: Shop): Promise<void> {
  await db.query(
    `insert into sync_resource (shop_id, resource, status, started_at, finished_at, covers_to)
     values ($1, 'abandonedCheckouts', 'done', '2026-11-01Z', $2, $2)`,
    [of.shop.id, of.now],
  );
}

const perDay = (days: readonly string[], count: number) =>
  days.flatMap((day) => repeat(count, () => day));

async function openShopWithCheckouts(name: string) {
  const shop = await openTradeShop(db, name);
  const before = daysUpToLast(50).slice(0, -1);
  await shop.order(perDay(before, 12).map((day) => ({ day, minor: 1_000 })));
  await leave(shop, perDay(before, 8));
  return shop;
}

describe("checkouts that are left", () => {
  it("are told where far fewer become orders, until days are as usual", async () => {
    const shop = await openShopWithCheckouts("left");
    await markCheckoutsRead(shop);
    await shop.order(repeat(12, () => ({ day: lastDay, minor: 1_000 })));
    await leave(
      shop,
      repeat(16, () => lastDay),
    );
    // 12 of 20 are usual; 12 of 28 are 29 per cent less, 12 of 29 are 31.
    expect(await shop.look("checkouts-left")).toEqual([]);
    await leave(shop, [lastDay]);
    await shop.pass(1);
    const [alert] = await shop.look("checkouts-left");
    expect(alert).toMatchObject({
      key: "checkouts",
      params: { context: "checkouts_day", toDay: lastDay, reached: 29 },
    });
    expect(alert?.params["expectedRatio"]).toBeCloseTo(0.6);
    await shop.order(perDay(["2026-11-20"], 12).map((day) => ({ day, minor: 1_000 })));
    await leave(shop, perDay(["2026-11-20"], 8));
    await shop.pass(24);
    expect(await shop.look("checkouts-left")).toEqual([]);
    expect(await shop.wasResolved("checkouts-left")).toBe(itself);
  });

  it("are unknown while they are not read, on the oldest day, and after the last that was read", async () => {
    const shop = await openShopWithCheckouts("unread");
    await shop.order(repeat(12, () => ({ day: lastDay, minor: 1_000 })));
    await shop.look("checkouts-left");
    const known = async () =>
      (await loadTradingFacts(shop.shop, shop.now, allOfTrade(1)))?.days
        .filter(({ checkouts }) => checkouts !== null)
        .map(({ day }) => day) ?? [];
    expect(await known()).toEqual([]);
    await markCheckoutsRead(shop);
    expect(await known()).toEqual(daysUpToLast(49));
    const become = (status: string, to: string) =>
      db.query(
        `update sync_resource set status = $2, covers_to = $3
         where shop_id = $1 and resource = 'abandonedCheckouts'`,
        [shop.shop.id, status, to],
      );
    await become("done", `${daysBack(1)}T23:00:00Z`);
    expect(await known()).toEqual(daysUpToLast(49).slice(0, -2));
    await become("degraded", shop.now.toISOString());
    expect(await known()).toEqual([]);
  });

  it("do not count what till and drafts sell, which have no checkout", async () => {
    const shop = await openShopWithCheckouts("till");
    await markCheckoutsRead(shop);
    await shop.order(repeat(12, () => ({ day: lastDay, minor: 1_000 })));
    await db.query(
      `update orders set channel_name = 'Point of Sale' where shop_id = $1 and id % 12 = 0`,
      [shop.shop.id],
    );
    await shop.look("checkouts-left");
    const facts = await loadTradingFacts(shop.shop, shop.now, allOfTrade(1));
    expect(facts?.days.at(-2)).toMatchObject({ orders: 12, checkouts: { ordered: 11, left: 8 } });
  });
});

describe("visits", () => {
  it("that Shopify counted in another way say nothing of later days", async () => {
    const shop = await openTradeShop(db, "measured");
    await shop.order([{ day: "2026-08-30", minor: 1_000 }]);
    await writeSessionDays(
      shop.shop,
      ["2026-08-31", "2026-09-01"].map((shopDay) => ({
        ...{ shopDay, sessions: 1_000, cartAdditions: 80, reachedCheckout: 50 },
        ...{ completedCheckout: 30, isHumanOnly: true, checkedAt: shop.now.toISOString() },
      })),
    );
    await shop.look("conversion-drop");
    const { days = [] } = (await loadTradingFacts(shop.shop, shop.now, allOfTrade(1))) ?? {};
    const known = days.filter(({ sessions }) => sessions !== null);
    expect(known.map(({ day, reached }) => [day, reached])).toEqual([["2026-09-01", 50]]);
  });
});

describe("prices", () => {
  const sold = (day: string, count: number, minor: number, variant: number, units = 1) =>
    repeat(count, () => ({ day, minor: minor * units, product: variant, variant, units }));

  it("are told a quarter below what each variant is usually charged, whatever is bought", async () => {
    const shop = await openTradeShop(db, "prices");
    const before = daysUpToLast(40).slice(0, -1);
    await shop.order(
      before.flatMap((day) => [...sold(day, 5, 1_000, 1), ...sold(day, 5, 9_000, 2)]),
    );
    // Only what is cheap is bought, but at its price.
    await shop.order(sold(lastDay, 10, 760, 1));
    expect(await shop.look("prices-too-low")).toEqual([]);
    await shop.order(sold(lastDay, 10, 720, 1));
    await shop.pass(1);
    const [alert] = await shop.look("prices-too-low");
    expect(alert).toMatchObject({ key: "shop", params: { context: "day", lines: 20 } });
    expect(alert?.params["changeRatio"]).toBeCloseTo(0.26);
    await shop.order(sold("2026-11-20", 20, 1_000, 1));
    await shop.pass(24);
    expect(await shop.look("prices-too-low")).toEqual([]);
    expect(await shop.wasResolved("prices-too-low")).toBe(itself);
  });

  it("count each order once, whatever its units, and nothing without a usual price", async () => {
    const shop = await openTradeShop(db, "units");
    await shop.order([
      ...sold(daysBack(60), 9, 5_000, 1),
      ...sold(daysBack(59), 2, 1_000, 1),
      ...sold(daysBack(4), 1, 1_300, 1),
      // Three days are looked at together: they do not say what is usual.
      ...sold(daysBack(3), 9, 5_000, 1),
      ...sold(daysBack(30), 2, 1_000, 2),
    ]);
    await shop.order([
      ...sold(lastDay, 1, 550, 1, 40),
      ...sold(lastDay, 3, 1_100, 1),
      ...sold(lastDay, 5, 1_000, 2),
    ]);
    await shop.look("prices-too-low");
    const facts = await loadTradingFacts(shop.shop, shop.now, allOfTrade(1));
    // Usual: 3,300 for 3 units. All of the day: 40 x 550 + 3 x 1,100 for 43 units in 4 orders.
    const ratio = 25_300 / 43 / 1_100;
    const { lines, ratioSum, squareSum } = facts?.days.at(-1)?.prices ?? {};
    expect(lines).toBe(4);
    expect(ratioSum).toBeCloseTo(4 * ratio);
    expect(squareSum).toBeCloseTo(4 * ratio ** 2);
  });

  it("of half a year before are looked at only where the last days are cheap, or 90 days are tried", async () => {
    const shop = await openTradeShop(db, "sales");
    await shop.order(daysUpToLast(60).flatMap((day) => sold(day, 5, 1_000, 1)));
    await shop.look("prices-too-low");
    const pricedDays = async (ends = 1) =>
      (await loadTradingFacts(shop.shop, shop.now, allOfTrade(ends)))?.days.filter(
        ({ prices }) => prices,
      ).length;
    expect(await pricedDays()).toBe(3);
    // Those of the first days have no usual price.
    expect(await pricedDays(90)).toBe(56);
    await shop.order(sold(lastDay, 3, 800, 1));
    await shop.pass(1);
    await shop.look("prices-too-low");
    expect(await pricedDays()).toBe(56);
  });
});
