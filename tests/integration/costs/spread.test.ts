import { afterAll, beforeAll, expect, it } from "vitest";
import { loadProfitCsv } from "../../../app/panels/profit/csv.server";
import { loadProfit } from "../../../app/panels/profit/load.server";
import { writeCostSetting } from "../../../app/store/costs/cost-settings.server";
import { costKinds } from "../../../app/store/costs/cost-terms";
import { readOrderShares } from "../../../app/store/costs/order-shares.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-29T12:00:00Z");
const range = { from: "2026-11-20", to: "2026-11-22" };
const days = ["2026-11-20", "2026-11-21", "2026-11-22"].map((day) => ({ from: day, to: day }));
let db: Database;
let one: ShopRow;
let two: ShopRow;

const order = (id: number, day: string, more: object) => ({
  ...{ id, placedAt: `${day}T12:00:00Z`, customer: null, channel: "Online Store" },
  lines: [
    { id: 1, product: 1, variant: 11 },
    { id: 2, product: 2, variant: 12 },
  ],
  sales: [],
  ...more,
});
const sale = (id: number, day: string, more: object) => ({
  ...{ id, at: `${day}T12:00:00Z`, day, line: 1, quantity: 1 },
  ...more,
});

/*
 * #1: a mug for 15.00 and a poster for 5.00, with 4.00 of shipping, of which the poster comes back the day after; #2: a mug
 * that costs nothing; #3: a test. The other shop has a poster.
 */
beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-spread.myshopify.com");
  two = await installTestShop(db, "two-spread.myshopify.com");
  for (const shop of [one, two]) {
    await withShop(shop, async (tx) => {
      await putProduct(tx, shop, { id: 1, type: "Mug" });
      await putProduct(tx, shop, { id: 2, type: "Poster" });
      await markHistoryRead(tx, shop);
    });
  }
  const day = "2026-11-20";
  await withShop(one, async (tx) => {
    const back = { reason: "RETURN", actionType: "RETURN", quantity: -1, returns: -500 };
    await putOrder(tx, one, {
      ...order(1, day, {}),
      sales: [
        sale(1, day, { gross: 1_500 }),
        sale(2, day, { gross: 500, line: 2 }),
        sale(3, day, { line: null, quantity: null, lineType: "SHIPPING", shipping: 400 }),
        sale(4, "2026-11-21", { ...back, line: 2 }),
      ],
    });
    await putOrder(tx, one, {
      ...order(2, "2026-11-22", {}),
      sales: [sale(5, "2026-11-22", { gross: 900, discounts: -900 })],
    });
    await putOrder(tx, one, {
      ...order(3, day, { isTest: true }),
      sales: [sale(6, day, { gross: 9_900 })],
    });
  });
  await withShop(two, (tx) =>
    putOrder(tx, two, { ...order(1, day, {}), sales: [sale(1, day, { gross: 700, line: 2 })] }),
  );
  for (const kind of costKinds) {
    const setting = {
      kind,
      channel: null,
      from: "2026-01-01",
      perOrderMinor: 101,
      perUnitMinor: 0,
    };
    await writeCostSetting(one, { ...setting, ratePpm: 0 }, now);
  }
  for (const shop of [one, two]) await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

it("spreads each order and day over the types of its lines, what comes back over those that do", async () => {
  const rows = await withShop(one, (tx) => readOrderShares(tx, one, days));
  expect(
    rows.map((row) => [
      row.from,
      row.type,
      row.orders,
      row.unitsSold,
      row.shippingMinor,
      row.chargedMinor,
    ]),
  ).toEqual([
    ["2026-11-20", "Mug", 0.75, 1.5, 300, 1_800],
    ["2026-11-20", "Poster", 0.25, 0.5, 100, 600],
    ["2026-11-21", "Poster", 0, 0, 0, -500],
    // Without net sales of goods: of none of its types.
    ["2026-11-22", "-", 1, 1, 0, 0],
  ]);
  const others = await withShop(two, (tx) => readOrderShares(tx, two, days));
  expect(others).toMatchObject([{ type: "Poster", orders: 1, chargedMinor: 700 }]);
  // A month as a whole, and no day before it.
  const months = [
    { from: "2026-10-01", to: "2026-10-31" },
    { from: "2026-11-01", to: "2026-11-30" },
  ];
  const month = await withShop(one, (tx) => readOrderShares(tx, one, months));
  expect(month.map((row) => [row.from, row.type, row.orders, row.chargedMinor])).toEqual([
    ["2026-11-01", "-", 1, 0],
    ["2026-11-01", "Mug", 0.75, 1_800],
    ["2026-11-01", "Poster", 0.25, 100],
  ]);
});

const asked = (more: Record<string, string>) => new URLSearchParams({ ...range, ...more });
const fresh = async () => (await findShopById(one.id)) ?? one;

it("spreads nothing unless it is asked to, and then says so in the file and adds up", async () => {
  const plain = await loadProfit(await fresh(), asked({}), now);
  if (plain.state !== "ready") throw new Error(plain.state);
  expect(plain.isSpread).toBe(false);
  expect(plain.tables.type.columns.some(({ isSpread }) => isSpread)).toBe(false);
  expect((await loadProfit(await fresh(), asked({ spread: "anything" }), now)).state).toBe("ready");

  const view = await loadProfit(await fresh(), asked({ spread: "net" }), now);
  if (view.state !== "ready") throw new Error(view.state);
  const { columns, rows, total } = view.tables.type;
  const at = columns.findIndex(({ id }) => id === "shippingCost");
  // 1.01 of #1: 0.7575 and 0.2525; all of #2 is of no goods.
  expect(rows.map(({ key, values }) => [key, values[at]])).toEqual([
    ["Mug", 76],
    ["-", 101],
    ["Poster", 25],
  ]);
  expect(total[at]).toBe(202);

  const file = async (more: Record<string, string>) =>
    loadProfitCsv(await fresh(), asked({ table: "type", ...more }), now);
  expect(await file({})).not.toContain("spread (");
  const csv = await file({ spread: "net" });
  expect(csv).toContain('"Shipping cost, spread (USD)"');
  expect(csv).toContain("# What an order costs is spread over its product types");
});
