import { afterAll, beforeAll, expect, it } from "vitest";
import { worthPerCustomer } from "../../../app/metrics/lifetime-value/worth";
import { valueOf } from "../../../app/metrics/retention/cohort-values";
import { buildCohorts } from "../../../app/metrics/retention/cohorts";
import { addDays } from "../../../app/lib/shop-day";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readAcquiredWorth } from "../../../app/store/worth/acquired.server";
import { cohortGrains, readCohorts } from "../../../app/store/worth/cohorts.server";
import { readCohortSplits } from "../../../app/store/worth/cohort-splits.server";
import { readHistoricWorth } from "../../../app/store/worth/historic.server";
import { readRfm } from "../../../app/store/worth/rfm.server";
import { markHistoryRead, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "./customer-shops";

const to = "2026-11-28";
const customers = 60;
const horizons = [30, 60, 90, 180, 365];

let db: Database;
let shop: ShopRow;

/** Numbers from 0 up to a limit that look random and are the same every time. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}
const random = createRandom(7);
const randomDay = () => addDays("2025-08-01", random(480));

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "properties.myshopify.com");
  await withShop(shop, async (tx) => {
    for (const id of [1, 2, 3]) await putProduct(tx, shop, { id });
    await markHistoryRead(tx, shop);
  });
  await putPurchases(
    shop,
    Array.from({ length: 200 }, (_, index) => {
      const day = randomDay();
      return {
        ...{ id: index + 1, customer: 1 + random(customers), day, product: 1 + random(3) },
        ...{ net: 100 + random(5_000), isCancelled: random(12) === 0 },
        ...(random(6) === 0 ? { returned: addDays(day, random(20)) } : {}),
        isSubscription: random(10) === 0,
      };
    }),
  );
  // First an order that is cancelled and given back, then one of no value, then an ordinary one.
  await putPurchases(
    shop,
    [0, 1, 2].flatMap((index) => {
      const customer = customers + 1 + index;
      const order = { customer, product: 1, net: 2_000 };
      return [
        {
          ...{ ...order, id: 301 + 10 * index, day: "2026-02-01" },
          ...{ returned: "2026-02-02", isCancelled: true },
        },
        { ...order, id: 302 + 10 * index, day: "2026-03-01", product: 2, net: 0 },
        { ...order, id: 303 + 10 * index, day: "2026-04-01" },
      ];
    }),
  );
  await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

const historic = () => withShop(shop, (tx) => readHistoricWorth(tx, shop, to, horizons, null));
const cellsOf = (grain: (typeof cohortGrains)[number]) =>
  withShop(shop, (tx) => readCohorts(tx, shop, grain, to, null));
const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0);

it("loses nobody and nothing in cohorts, of whatever length they are", async () => {
  const all = (await historic()).find(({ days }) => days === null);
  const { rows } = await db.query<{ net: number; people: number }>(
    `select sum(net_minor)::int as net, count(distinct customer_id) filter (where is_counted)::int as people
     from order_fact where shop_id = $1 and placed_day <= $2 and first_day is not null`,
    [shop.id, to],
  );
  expect(all).toMatchObject({ netMinor: rows[0]?.net, customers: rows[0]?.people });
  for (const grain of cohortGrains) {
    const cells = await cellsOf(grain);
    expect(sumOf(cells, ({ netMinor }) => netMinor)).toBe(all?.netMinor);
    expect(sumOf(cells, ({ purchases }) => purchases)).toBe(all?.purchases);
    const own = cells.filter(({ cohort, period }) => cohort === period);
    expect(sumOf(own, (cell) => cell.customers)).toBe(all?.customers);
  }
});

it("counts as many customers as RFM and as have purchased at all", async () => {
  const all = (await historic()).find(({ days }) => days === null);
  const cells = await withShop(shop, (tx) => readRfm(tx, shop, { day: to, before: "2026-06-30" }));
  const { rows } = await db.query<{ free: number; people: number }>(
    `select count(*) filter (where net_minor = 0 and is_purchase and place = 1)::int as free,
       count(distinct customer_id) filter (where is_purchase)::int as people
     from order_fact where shop_id = $1 and placed_day <= $2`,
    [shop.id, to],
  );
  // Among them some whose first order cost nothing, after one that was cancelled.
  expect(rows[0]?.free).toBeGreaterThan(0);
  expect(sumOf(cells, (cell) => cell.customers)).toBe(rows[0]?.people);
  expect(all?.customers).toBe(rows[0]?.people);
});

it("comes to the same by first product, cell by cell, as in all", async () => {
  for (const grain of cohortGrains) {
    const range = { since: "2025-01-01", to };
    const split = await withShop(shop, (tx) =>
      readCohortSplits(tx, shop, grain, range, { by: "product", touches: null, limit: 99 }),
    );
    for (const cell of await cellsOf(grain)) {
      const parts = split.filter(
        ({ cohort, period }) => cohort === cell.cohort && period === cell.period,
      );
      expect(sumOf(parts, (part) => part.customers)).toBe(cell.customers);
      expect(sumOf(parts, ({ netMinor }) => netMinor)).toBe(cell.netMinor);
    }
  }
});

it("comes to the same of customers of all days as of all customers, in whatever parts", async () => {
  const all = (await historic()).find(({ days }) => days === null);
  const range = { from: "2025-08-01", to };
  for (const starts of [[range.from], [range.from, "2025-12-03", "2026-04-01"]]) {
    const rows = await withShop(shop, (tx) =>
      readAcquiredWorth(tx, shop, range, to, 10_000, starts),
    );
    expect(new Set(rows.map(({ period }) => period)).size).toBe(starts.length);
    expect(sumOf(rows, (row) => row.customers)).toBe(all?.customers);
    expect(sumOf(rows, ({ netMinor }) => netMinor)).toBe(all?.netMinor);
  }
});

it("is never less after one more order, at any age and within any number of days", async () => {
  const snapshot = async () => {
    const cells = await cellsOf("month");
    const cohorts = buildCohorts({
      ...{ grain: "month", asOfDay: to, orders: null, settings: [] },
      cells,
    });
    return {
      worth: (await historic()).map((row) => worthPerCustomer(row).netMinor ?? row.netMinor),
      cohorts: new Map(
        cohorts.flatMap(({ from, ages }) =>
          ages.map((at) => [`${from} ${at.age}`, valueOf("net", at) ?? 0] as const),
        ),
      ),
    };
  };
  const { rows } = await db.query<{ customer: number; day: string }>(
    `select customer_id::int as customer, max(placed_day)::text as day from order_fact
     where shop_id = $1 and first_day is not null group by 1 order by 1 limit 12`,
    [shop.id],
  );
  expect(rows).toHaveLength(12);
  let before = await snapshot();
  const toDate = before.worth.at(-1) ?? 0;
  for (const [index, { customer, day }] of rows.entries()) {
    const later = addDays(day, random(40));
    await putPurchases(shop, [
      { id: 1_000 + index, customer, day: later < to ? later : to, product: 1, net: 6_000 },
    ]);
    await foldShop(shop, now);
    const after = await snapshot();
    for (const [at, value] of after.worth.entries()) {
      expect(value).toBeGreaterThanOrEqual(before.worth[at] ?? 0);
    }
    for (const [cell, value] of before.cohorts) {
      expect(after.cohorts.get(cell), cell).toBeGreaterThanOrEqual(value);
    }
    before = after;
  }
  // Twelve orders of 60.00 more, for each of all customers.
  const { customers: all = 0 } = (await historic()).at(-1) ?? {};
  expect(before.worth.at(-1)).toBeCloseTo(toDate + (12 * 6_000) / all, -0.5);
});
