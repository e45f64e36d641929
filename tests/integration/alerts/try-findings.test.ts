import { afterAll, beforeAll, expect, it } from "vitest";
import { loadAlertTry } from "../../../app/panels/alert-settings/load-try.server";
import type { AlertTryView } from "../../../app/panels/alert-settings/view";
import { closeDatabase } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { putQualityProduct } from "../quality/quality-shop";
import { checkFirst } from "./checked-shop";

const readAt = new Date("2026-09-20T09:00:00Z");
const baseAt = new Date("2026-09-20T10:00:00Z");
let shop: ShopRow;
let other: ShopRow;

/** Two shops with fourteen products that nothing is wrong with, first checked on September 20. */
beforeAll(async () => {
  const db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) {
    await checkFirst(each, { readAt, checkedAt: baseAt }, async (tx) => {
      for (let id = 1; id <= 14; id += 1) {
        await putQualityProduct(tx, each, { id, title: `Hat number ${id}`, liveAt: baseAt });
      }
      await tx.query("update product set published_at = '2026-01-01Z' where shop_id = $1", [
        each.id,
      ]);
      await tx.query("update product set published_at = null where shop_id = $1 and id = 14", [
        each.id,
      ]);
    });
    await withShop(each, (tx) =>
      tx.query("delete from quality_finding where shop_id = $1", [each.id]),
    );
  }
}, 120_000);
afterAll(closeDatabase);

interface Planted {
  products: number[];
  check: string;
  severity?: string;
  opened: string;
  resolved?: string;
  by?: string;
}

async function plant({ products, check, severity, opened, resolved, by }: Planted) {
  await withShop(shop, (tx) =>
    tx.query(
      `insert into quality_finding (shop_id, product_id, check_id, severity, places, evidence,
         first_seen_at, last_seen_at, opened_at, opened_by, resolved_at, resolved_by)
       select $1, id, $3, $4, 1, '{}', $5::timestamptz, $5, $5, $7, $6::timestamptz,
         case when $6 is not null then 'product' end
       from unnest($2::bigint[]) id`,
      [
        ...[shop.id, products, check, severity ?? "warning", new Date(opened)],
        ...[resolved ? new Date(resolved) : null, by ?? "product"],
      ],
    ),
  );
}

const tryOn = (ruleId: string, thresholds: object = {}, of = shop) =>
  loadAlertTry(
    of,
    new URLSearchParams({ ruleId, thresholds: JSON.stringify(thresholds) }),
    new Date("2026-11-22T10:00:00Z"),
  );
const days = (tried: AlertTryView) =>
  tried.state === "tried" ? tried.rows.map(({ day, lastDay }) => [day, lastDay]) : tried.state;

it("says when new errors would have been told of, of published products alone", async () => {
  const error = { check: "TAX-01", severity: "error" };
  await plant({ ...error, products: [1], opened: "2026-10-05T23:30:00Z", resolved: "2026-10-08Z" });
  await plant({ ...error, products: [2], opened: "2026-11-10T08:00:00Z" });
  // None of these is news, seen by shoppers, an error, or there at the end of a day.
  await plant({ ...error, products: [3], opened: "2026-10-12Z", by: "setting" });
  await plant({ ...error, products: [14], opened: "2026-10-13Z" });
  await plant({ products: [4], check: "TTL-01", opened: "2026-10-14Z" });
  await plant({
    ...error,
    products: [5],
    opened: "2026-10-15T08:00Z",
    resolved: "2026-10-15T09:00Z",
  });
  const tried = await tryOn("new-errors");
  // Of the days before September 20 it is not known.
  expect(tried).toMatchObject({ from: "2026-08-24", to: "2026-11-21", unknownDays: 27, days: 90 });
  expect(days(tried)).toEqual([
    ["2026-10-05", "2026-10-07"],
    ["2026-11-10", "2026-11-21"],
  ]);
  expect(days(await tryOn("new-errors", { leastProducts: 2 }))).toEqual([]);
  expect(days(await tryOn("new-errors", {}, other))).toEqual([]);
});

it("says when a rule that more fail than a week before would have been told of", async () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  await plant({
    products: ten,
    check: "TTL-05",
    opened: "2026-10-20Z",
    resolved: "2026-10-24T12:00Z",
  });
  const tried = await tryOn("count-jump");
  expect(tried).toMatchObject({ unknownDays: 27 });
  expect(days(tried)).toEqual([["2026-10-20", "2026-10-23"]]);
  expect(days(await tryOn("count-jump", { leastMore: 11 }))).toEqual([]);
  expect(days(await tryOn("count-jump", {}, other))).toEqual([]);
});
