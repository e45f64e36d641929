import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { daysOf, fillTriedShop, plant, tryAt, type Planted } from "./tried-shop";

const baseAt = new Date("2026-09-20T10:00:00Z");
let db: Database;
let shop: ShopRow;
let other: ShopRow;

/** Two shops, first checked on September 20. */
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const each of [shop, other]) await fillTriedShop(each, baseAt);
}, 120_000);
beforeEach(() => db.query("delete from quality_finding"));
afterAll(closeDatabase);

const tryOn = (ruleId: string, thresholds: object = {}, of = shop, limits = {}) =>
  tryAt(new Date("2026-11-22T10:00:00Z"), of, ruleId, thresholds, limits);
const error = { check: "TAX-01", severity: "error" };
const put = (planted: Planted) => plant(shop, planted);

it("says when new errors would have been told of, of published products alone", async () => {
  await put({ ...error, products: [1], opened: "2026-10-05T23:30:00Z", resolved: "2026-10-08Z" });
  await put({ ...error, products: [2], opened: "2026-11-10T08:00:00Z" });
  // None of these is news, seen by shoppers, an error, or there at the end of a day.
  await put({ ...error, products: [3], opened: "2026-10-12Z", by: "setting" });
  await put({ ...error, products: [14], opened: "2026-10-13Z" });
  await put({ products: [4], check: "TTL-01", opened: "2026-10-14Z" });
  await put({
    ...error,
    products: [5],
    opened: "2026-10-15T08:00Z",
    resolved: "2026-10-15T09:00Z",
  });
  const tried = await tryOn("new-errors");
  // Of the days before September 20 it is not known.
  expect(tried).toMatchObject({ from: "2026-08-24", to: "2026-11-21", unknownDays: 27 });
  expect(tried).toMatchObject({ knownFrom: "2026-09-20", cutAt: null });
  expect(daysOf(tried)).toEqual([
    ["2026-10-05", "2026-10-07"],
    ["2026-11-10", "2026-11-21"],
  ]);
  expect(daysOf(await tryOn("new-errors", { leastProducts: 2 }))).toEqual([]);
  expect(daysOf(await tryOn("new-errors", {}, other))).toEqual([]);
});

it("says that it looked at the errors of products that sell most alone, where there were more", async () => {
  await put({ ...error, products: [1], opened: "2026-10-05Z", resolved: "2026-10-08Z" });
  await put({ ...error, products: [2], opened: "2026-10-12Z", resolved: "2026-10-14Z" });
  const two = await tryOn("new-errors", {}, shop, { mostErrors: 2 });
  expect(two).toMatchObject({ cutAt: null });
  expect(daysOf(two)).toHaveLength(2);
  // The second one sells more.
  await db.query(
    `insert into quality_sales (shop_id, product_id, units, net_minor, units_returned, views)
     values ($1, 2, 1, 900, 0, 0)`,
    [shop.id],
  );
  const one = await tryOn("new-errors", {}, shop, { mostErrors: 1 });
  expect(one).toMatchObject({ cutAt: 1 });
  expect(daysOf(one)).toEqual([["2026-10-12", "2026-10-13"]]);
});

it("says when a rule that more fail than a week before would have been told of", async () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  await put({
    products: ten,
    check: "TTL-05",
    opened: "2026-10-20Z",
    resolved: "2026-10-24T12:00Z",
  });
  const tried = await tryOn("count-jump");
  expect(tried).toMatchObject({ unknownDays: 27 });
  expect(daysOf(tried)).toEqual([["2026-10-20", "2026-10-23"]]);
  expect(daysOf(await tryOn("count-jump", { leastMore: 11 }))).toEqual([]);
  expect(daysOf(await tryOn("count-jump", {}, other))).toEqual([]);
});

it("says when archived categories would have been told of, also of products that have another now", async () => {
  await db.query(
    `insert into taxonomy_category (id, name, full_name, level, is_leaf, is_archived, seen_at)
     values ('aa-1', 'Hats', 'Apparel > Hats', 2, true, true, now()),
       ('aa-9', 'Hats', 'Apparel > Hats', 2, true, false, now())`,
  );
  const hats = { check: "TAX-04", severity: "error", evidence: { category: "Apparel > Hats" } };
  await put({ ...hats, products: [1, 2, 14], opened: "2026-10-05Z", resolved: "2026-10-08Z" });
  await put({
    ...hats,
    products: [3],
    opened: "2026-10-06Z",
    resolved: "2026-10-10Z",
    by: "first",
  });
  // A code that is in no list is not a category that was archived.
  const absent = { context: "absent", code: "zz-1" };
  await put({ ...hats, evidence: absent, products: [4], opened: "2026-10-20Z" });
  const tried = await tryOn("category-archived");
  expect(tried).toMatchObject({ unknownDays: 27, knownFrom: "2026-09-20" });
  expect(daysOf(tried)).toEqual([["2026-10-05", "2026-10-09"]]);
  expect(tried).toMatchObject({
    rows: [{ message: { values: { category: "Apparel > Hats", count: 2 } } }],
  });
  expect(daysOf(await tryOn("category-archived", { leastProducts: 3 }))).toEqual([
    ["2026-10-06", "2026-10-07"],
  ]);
  expect(daysOf(await tryOn("category-archived", {}, other))).toEqual([]);
});
