import { afterAll, beforeAll, expect, it } from "vitest";
import { runChecks } from "../../../app/quality/run/run-shop.server";
import { restoreFinding, suppressFinding } from "../../../app/quality/suppress.server";
import { askForRun, readQualityState } from "../../../app/store/quality/state.server";
import { writeQualitySetting } from "../../../app/store/quality/settings.server";
import { closeDatabase, type Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { readTaskEntries } from "../../../app/store/quality/tasks.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markRead } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { checkAll, dumpQuality, parts, putQualityProduct, putSales } from "./quality-shop";

let db: Database;
let shop: ShopRow;
let other: ShopRow;
let now = new Date("2026-11-20T10:00:00Z");
const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "one.myshopify.com");
  other = await installTestShop(db, "two.myshopify.com");
  for (const [each, title] of [
    [shop, "Red hat"],
    [other, "Hat"],
  ] as const) {
    await withShop(each, async (tx) => {
      await putQualityProduct(tx, each, { id: 1, title });
      await putQualityProduct(tx, each, { id: 2, title: "Cap", stock: 3 });
      await putQualityProduct(tx, each, { id: 3, title: "Blue hat", sku: null });
      await putQualityProduct(tx, each, { id: 4, title: "blue  HAT" });
      await putQualityProduct(tx, each, { id: 5, title: "Card", isGiftCard: true });
      await markRead(tx, each, new Date("2026-11-20T09:00:00Z"));
      // 22 August is the first of the 90 days before 20 November.
      await putSales(tx, each, { product: 2, day: "2026-08-21", netMinor: 900_000 });
      await putSales(tx, each, { product: 2, day: "2026-08-22", netMinor: 500 });
      await putSales(tx, each, { product: 2, day: "2026-11-19", netMinor: 700 });
      await tx.query("delete from dirty_log where shop_id = $1", [each.id]);
    });
  }
});
afterAll(closeDatabase);

const open = async (of: ShopRow = shop) =>
  (
    await db.query<{ found: string }>(
      `select product_id || ' ' || check_id || ' ' || severity as found from quality_finding
       where shop_id = $1 and resolved_at is null order by 1`,
      [of.id],
    )
  ).rows.map(({ found }) => found);
const resolved = async (product: number, check: string) =>
  (
    await db.query<{ by: string | null }>(
      `select resolved_by as by from quality_finding
       where shop_id = $1 and product_id = $2 and check_id = $3`,
      [shop.id, product, check],
    )
  ).rows[0]?.by;
const ruleOf = async (check: string) =>
  (
    await db.query<{ failed: number; unknown: number; net: number; stock: number }>(
      `select failed, unknown, net_minor as net, stock_minor as stock from quality_rule
       where shop_id = $1 and check_id = $2`,
      [shop.id, check],
    )
  ).rows[0];
const state = () => withShop(shop, (tx) => readQualityState(tx, shop));
const whole = ["2 T-SHORT error", "3 T-SKU hint", "3 TTL-10 warning", "4 TTL-10 warning"];

it("finds what is wrong with each product, in portions, and leaves other shops alone", async () => {
  expect(await checkAll(shop, now)).toBeGreaterThan(1);
  expect(await open()).toEqual(whole);
  expect(await open(other)).toEqual([]);
  await checkAll(other, now);
  expect(await open(other)).toContain("1 T-SHORT error");
  expect(await open()).toEqual(whole);
});

it("says what the products of a rule have sold in 90 days, and have in stock", async () => {
  expect(await ruleOf("T-SHORT")).toEqual({ failed: 1, unknown: 0, net: 1_200, stock: 3_000 });
  expect(await ruleOf("TTL-10")).toMatchObject({ failed: 2, net: 0 });
});

it("writes nothing where nothing has changed", async () => {
  const before = await dumpQuality(shop);
  pass(60_000);
  await withShop(shop, (tx) => askForRun(tx, shop, now));
  pass(60_000);
  await checkAll(shop, now);
  expect((await state()).fullStartedAt).toEqual(now);
  expect(await dumpQuality(shop)).toEqual(before);
});

it("rechecks a product that was read again, and those that were like it", async () => {
  pass(60_000);
  const edit = { id: 4, title: "Green hat", liveAt: now };
  await withShop(shop, (tx) => putQualityProduct(tx, shop, edit));
  await checkAll(shop, now);
  expect(await open()).toEqual(["2 T-SHORT error", "3 T-SKU hint"]);
  expect(await resolved(4, "TTL-10")).toBe("product");
  expect(await resolved(3, "TTL-10")).toBe("elsewhere");
  expect(await ruleOf("TTL-10")).toMatchObject({ failed: 0 });

  pass(60_000);
  const back = { id: 4, title: "Blue hat", liveAt: now };
  await withShop(shop, (tx) => putQualityProduct(tx, shop, back));
  await checkAll(shop, now);
  expect(await open()).toEqual(whole);
});

it("hides a finding on a product, whatever is found there, until it is shown again", async () => {
  const finding = { productId: 3, checkId: "T-SKU", reason: "Sold as a set" };
  await suppressFinding(shop, finding, parts, { now, madeBy: "7001" });
  expect(await open()).not.toContain("3 T-SKU hint");
  expect(await resolved(3, "T-SKU")).toBe("suppressed");
  expect(await ruleOf("T-SKU")).toMatchObject({ failed: 0 });
  const scores = async () =>
    (
      await db.query<{ score: number; hints: number }>(
        "select score, hints from quality_product where shop_id = $1 and product_id = 3",
        [shop.id],
      )
    ).rows[0];
  // Of three checks one is hidden and one fails.
  expect(await scores()).toEqual({ score: 50, hints: 0 });
  pass(86_400_000);
  await checkAll(shop, now);
  expect(await resolved(3, "T-SKU")).toBe("suppressed");
  expect(await scores()).toEqual({ score: 50, hints: 0 });
  await restoreFinding(shop, finding, parts, { now, madeBy: "7002" });
  expect(await open()).toEqual(whole);
  expect((await scores())?.score).toBeCloseTo(100 / 3);
  const entries = await withShop(shop, (tx) => readTaskEntries(tx, shop, 3, 10));
  expect(entries.map(({ kind, text, madeBy }) => [kind, text, madeBy])).toEqual([
    ["restored", "T-SKU", "7002"],
    ["suppressed", "T-SKU Sold as a set", "7001"],
  ]);
});

it("follows the merchant's settings, and says that these have resolved a finding", async () => {
  const set = (isOn: boolean, least: unknown, severity: string | null = null) =>
    withShop(shop, async (tx) => {
      const setting = { checkId: "T-SHORT", isOn, severity, thresholds: { least } };
      await writeQualitySetting(tx, shop, setting, now);
      await askForRun(tx, shop, now);
    });
  pass(60_000);
  await set(true, 8, "hint");
  pass(1_000);
  await checkAll(shop, now);
  expect(await open()).toContain("1 T-SHORT hint");
  pass(60_000);
  await set(false, 8);
  pass(1_000);
  await checkAll(shop, now);
  expect(await open()).toEqual(whole.slice(1));
  expect(await resolved(2, "T-SHORT")).toBe("setting");
  // What is no threshold of the check leaves its own.
  pass(60_000);
  await set(true, "many");
  pass(1_000);
  await checkAll(shop, now);
  expect(await open()).toEqual(whole);
});

it("resolves the findings of a product that is gone", async () => {
  await db.query("update product set deleted_at = now() where shop_id = $1 and id = 2", [shop.id]);
  pass(60_000);
  await checkAll(shop, now);
  expect(await open()).toEqual(whole.slice(1));
  expect(await resolved(2, "T-SHORT")).toBe("gone");
  expect(await ruleOf("T-SHORT")).toMatchObject({ failed: 0, net: 0 });
});

it("does not know what sales decide while orders are not all here", async () => {
  await db.query(
    "update sync_resource set covers_to = null, started_at = null where shop_id = $1",
    [shop.id],
  );
  pass(86_400_000);
  await checkAll(shop, now);
  expect(await ruleOf("T-SKU")).toMatchObject({ failed: 0, unknown: 4 });
  await db.query("update sync_resource set covers_to = $2 where shop_id = $1", [shop.id, now]);
  // Not before all of them have been added up.
  await checkAll(shop, now);
  expect(await ruleOf("T-SKU")).toMatchObject({ failed: 0, unknown: 4 });
  await db.query("delete from dirty_log where shop_id = $1", [shop.id]);
  await checkAll(shop, now);
  expect(await ruleOf("T-SKU")).toMatchObject({ failed: 1, unknown: 0 });
});

it("goes on where a run was cut off, and does not let an older one write", async () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ id: 100 + at, title: `Hat ${at}` }));
  await withShop(shop, async (tx) => {
    for (const product of many) await putQualityProduct(tx, shop, product);
  });
  // So that it looks at every product.
  await db.query("update quality_state set full_context = null where shop_id = $1", [shop.id]);
  pass(86_400_000);
  let scored = 0;
  const kill: typeof parts = {
    ...parts,
    scoreOf(judged) {
      scored += 1;
      if (scored > 260) throw new Error("killed");
      return parts.scoreOf(judged);
    },
  };
  const limits = { clock: () => now, isTimeUp: () => false };
  await expect(runChecks(shop, kill, limits)).rejects.toThrow("killed");
  const cut = await state();
  expect(cut.runAfterId).toBeGreaterThan(0);
  expect(cut.runDone).toBe(250);
  await checkAll(shop, now);
  expect((await state()).runNo).toBe(cut.runNo);
  expect((await state()).runDone).toBe(304);
  const { rows } = await db.query<{ count: number }>(
    "select count(*)::int as count from quality_product where shop_id = $1",
    [shop.id],
  );
  expect(rows[0]?.count).toBe(304);
});
