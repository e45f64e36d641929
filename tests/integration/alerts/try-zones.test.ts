import { DateTime } from "luxon";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, eachDay } from "../../../app/lib/shop-day";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { openTradeShop } from "./trade-shop";
import { daysOf, fillTriedShop, plant, tryAt } from "./tried-shop";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
}, 120_000);
afterAll(closeDatabase);

/** Where clocks are set back and forward within the 90 days: a day of 25 hours, and one of 23 and a half. */
const zones = [
  { zone: "America/New_York", changed: "2026-11-01", hours: 25 },
  { zone: "Australia/Lord_Howe", changed: "2026-10-04", hours: 23.5 },
];

describe.each(zones)("trying an alert in $zone", ({ zone, changed, hours }) => {
  const at = (day: string, time: string) => {
    const instant = DateTime.fromISO(`${day}T${time}`, { zone });
    if (!instant.isValid) throw new Error(`${day} ${time}`);
    return instant.toJSDate();
  };
  const today = "2026-11-20";
  const before = addDays(changed, -1);
  const after = addDays(changed, 1);

  it("has a day that is longer or shorter within", () => {
    const [start, end] = [at(changed, "00:00"), at(after, "00:00")];
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(hours);
  });

  describe("of products", () => {
    let shop: ShopRow;
    beforeAll(async () => {
      shop = await installTestShop(db, `${changed}-products.myshopify.com`, { timezone: zone });
      await fillTriedShop(shop, at("2026-09-10", "23:45"));
    }, 120_000);

    it.each([
      ["as the first minute of the day after it begins", "00:00:30", today],
      ["as its last minute ends", "23:59:30", today],
    ])("goes by the shop's days %s", async (_, time, day) => {
      await db.query("delete from quality_finding where shop_id = $1", [shop.id]);
      const error = { check: "TAX-01", severity: "error" };
      const put = (product: number, opened: Date, resolved: Date) =>
        plant(shop, {
          ...{ ...error, products: [product] },
          ...{ opened: opened.toISOString(), resolved: resolved.toISOString() },
        });
      // There at the end of the day before alone, of the changed day alone, and within it at no end.
      await put(1, at(before, "23:59:59"), at(changed, "00:00:01"));
      await put(2, at(changed, "23:59:59"), at(after, "00:00:01"));
      await put(3, at(changed, "00:00:00"), at(changed, "23:59:59"));
      const tried = await tryAt(at(day, time), shop, "new-errors");
      expect(tried).toMatchObject({ to: addDays(today, -1), knownFrom: "2026-09-10" });
      expect(daysOf(tried)).toEqual([
        [before, before],
        [changed, changed],
      ]);
    });
  });

  describe("of trade", () => {
    it("goes by the shop's days, and takes each for a day however long it is", async () => {
      const shop = await openTradeShop(db, `${changed}-trade`, zone);
      const days = eachDay(addDays(today, -150), today);
      // 40 orders of 10.00 a day, 41 by turns; on the day on which clocks change, and on the last one, 10.
      const countOn = (day: string, index: number) =>
        day === changed || day === addDays(today, -1) ? 10 : 40 + (index % 2);
      await shop.order(
        days.flatMap((day, index) =>
          Array.from({ length: countOn(day, index) }, () => ({ day, minor: 1_000 })),
        ),
      );
      // Just before midnight, and just after it: the last day that is over is the same until then.
      const until = async (instant: Date) =>
        shop.pass((instant.getTime() - shop.now.getTime()) / 3_600_000);
      const thresholds = { fewestOrders: 5, leastDropOfThree: 99 };
      const tryNow = () => tryAt(shop.now, shop.shop, "sales-below-expected", thresholds);
      await until(at(today, "23:59:30"));
      await foldShop(shop.shop, shop.now);
      const late = await tryNow();
      const last = addDays(today, -1);
      expect(late).toMatchObject({ from: addDays(last, -89), to: last, unknownDays: 0 });
      expect(daysOf(late)).toEqual([
        [changed, changed],
        [last, last],
      ]);
      await until(at(addDays(today, 1), "00:00:30"));
      await foldShop(shop.shop, shop.now);
      const early = await tryNow();
      expect(early).toMatchObject({ to: today });
      expect(daysOf(early)).toEqual([
        [changed, changed],
        [last, last],
      ]);
    });
  });
});
