import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAlertTry } from "../../../app/panels/alert-settings/load-try.server";
import type { AlertTryView } from "../../../app/panels/alert-settings/view";
import { closeDatabase } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "../quality/quality-shop";
import { checkFirst } from "./checked-shop";

const now = new Date("2026-11-20T10:00:00Z");
let shop: ShopRow;
let other: ShopRow;

beforeAll(async () => {
  const db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) {
    const days = { readAt: new Date("2026-11-20T09:00:00Z"), checkedAt: now };
    await checkFirst(each, days, async (tx) => {
      await putQualityProduct(tx, each, { id: 1, title: "Red hat", liveAt: now });
    });
  }
});
afterAll(closeDatabase);

it("says when the score would have been told of, with a floor that is not saved", async () => {
  const put = (from: string, to: string, score: number, of = shop) =>
    withShop(of, (tx) =>
      tx.query(
        `insert into quality_day (shop_id, shop_day, score, products, errors, warnings, hints,
           products_with_errors, net_of_errors_minor)
         select $1, day::date, $4, 5, 0, 0, 0, 0, 0
         from generate_series($2::date, $3::date, interval '1 day') day
         on conflict (shop_id, shop_day) do update set score = excluded.score`,
        [of.id, from, to, score],
      ),
    );
  await put("2026-09-10", "2026-11-22", 90);
  await put("2026-10-05", "2026-10-07", 50);
  await put("2026-10-20", "2026-10-20", 55);
  await put("2026-09-10", "2026-11-22", 90, other);
  const tryFloor = (thresholds: unknown, of = shop, ruleId = "score-below") =>
    loadAlertTry(
      of,
      new URLSearchParams({ ruleId, thresholds: JSON.stringify(thresholds) }),
      new Date("2026-11-22T10:00:00Z"),
    );
  const days = (tried: AlertTryView) =>
    tried.state === "tried" ? tried.rows.map(({ day, lastDay }) => [day, lastDay]) : tried.state;
  const tried = await tryFloor({ leastScore: 60 });
  expect(tried).toMatchObject({ state: "tried", from: "2026-08-24", to: "2026-11-21" });
  // Of the days before September 10 there is no score.
  expect(tried).toMatchObject({ unknownDays: 17, knownFrom: "2026-09-10" });
  expect(days(tried)).toEqual([
    ["2026-10-05", "2026-10-07"],
    ["2026-10-20", "2026-10-20"],
  ]);
  expect(days(await tryFloor({ leastScore: 55 }))).toEqual([["2026-10-05", "2026-10-07"]]);
  expect(days(await tryFloor({ leastScore: 60 }, other))).toEqual([]);
  // On the first day, too, the score that was the last one then is looked at.
  await put("2026-07-01", "2026-07-01", 40, other);
  const since = await tryFloor({ leastScore: 60 }, other);
  expect(since).toMatchObject({ unknownDays: 0, knownFrom: "2026-08-24" });
  expect(days(since)).toEqual([["2026-08-24", "2026-09-09"]]);
  expect(days(await tryFloor({ leastScore: "many" }))).toBe("invalid");
  expect(days(await tryFloor({}, shop, "no-such-rule"))).toBe("invalid");
  expect(days(await tryFloor({}, shop, "sales-below-expected"))).toBe("unknown");
});
