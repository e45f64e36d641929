import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { refreshVariantCosts } from "../../../app/store/costs/variant-costs.server";
import type { Database } from "../../../app/store/database.server";
import { allowCountries } from "../../../app/store/order-countries.server";
import { packPortion } from "../../../app/store/rollup/pack-sales.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import {
  readCustomersByDay,
  readCustomersOfRange,
} from "../../../app/store/rollup/read-customers.server";
import { readKeyWindows } from "../../../app/store/rollup/read-key-windows.server";
import { readManySums, readSeries, readSums } from "../../../app/store/rollup/read-sales.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder, type OrderFixture } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { expectedCustomers, expectedRollup, storedRollup } from "./brute-force";
import { expectedCustomerRows, storedCustomerRows } from "./brute-force-customers";
import { addShares, expectedShares, mapAmounts, storedShares } from "./brute-force-shares";
import { event, now, readToTheEnd, type World } from "./events";

let db: Database;
let runs = 0;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

// RELIABILITY A6.6: edits, refunds, cancellations, other currencies and zones, days on which clocks change.
it("has the same sums by every way there: step by step, made anew, and in plain loops", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 30 }), async (events) => {
      runs += 1;
      const shop = await installTestShop(db, `world-${runs}.myshopify.com`);
      const world: World = {
        ...{ shop, zone: "UTC", currency: "USD" },
        ...{ orders: new Map(), unread: new Map() },
      };
      await withShop(shop, (tx) => allowCountries(tx, shop));
      for (const each of events) {
        if ("step" in each) await withShop(shop, (tx) => each.step(tx, world));
        else if ("fold" in each) await foldAndPack(shop);
        else await withShop(shop, (tx) => readToTheEnd(tx, world));
      }
      await withShop(shop, (tx) => refreshVariantCosts(tx, shop, null));
      const expected = await expectedRollup(db, shop, world.zone);
      await expectCurrentSums(shop, expected);
      await expectKeyWindows(shop);
      await expectCurrentShares(shop, { byType: false });
      await withShop(shop, (tx) => readToTheEnd(tx, world));
      await foldShop(shop, now);

      expect(await storedRollup(db, shop)).toEqual(await expectedRollup(db, shop, world.zone));
      await expectCurrentShares(shop, { byType: true });
      const customerRows = await storedCustomerRows(db, shop);
      expect(customerRows).toEqual(await expectedCustomerRows(db, shop, world.zone));
      for (const [from, to] of [
        ["2026-08-01", "2026-12-31"],
        ["2026-09-15", "2026-10-14"],
        ["2026-09-01", "2026-10-31"],
        ["2026-10-02", "2026-10-03"],
      ] as const) {
        const counts = await withShop(shop, (tx) => readCustomersOfRange(tx, shop, { from, to }));
        expect(counts).toEqual(await expectedCustomers(db, shop, from, to));
        const days = await withShop(shop, (tx) => readCustomersByDay(tx, shop, { from, to }));
        for (const { day, ...counted } of days)
          expect(counted).toEqual(await expectedCustomers(db, shop, day, day));
        // A customer is new once.
        const sum = days.reduce((all, { newCustomers }) => all + newCustomers, 0);
        expect(sum).toBe(counts.newCustomers);
      }

      const before = await dump(shop);
      const sales = await foldedSales(shop);
      await forgetSums(shop);
      await foldShop(shop, now);
      expect(await dump(shop)).toEqual(before);
      // Of a day all sales are remembered, or none.
      const days = new Set(sales.map(({ day }) => day));
      const anew = await foldedSales(shop);
      expect(sales).toEqual(anew.filter(({ day }) => days.has(day)));
    }),
    { numRuns: inject("serverUrl") ? 10 : 25 },
  );
});

it("counts in a cohort's month who purchased in it, by plain loops as well", async () => {
  const shop = await installTestShop(db, "cohorts.myshopify.com");
  const put = (id: number, day: string, more: Partial<OrderFixture> = {}) => {
    const at = `${day}T12:00:00Z`;
    const line = { id: 1, product: id, variant: id * 10 };
    const sale = { id: 1, at, day, line: 1, quantity: 1, gross: 1_000 };
    const order = { id, placedAt: at, customer: 1, lines: [line], sales: [sale], ...more };
    return withShop(shop, (tx) => putOrder(tx, shop, order));
  };
  const back = { reason: "REFUND", actionType: "RETURN", line: 1, quantity: -1, returns: -1_000 };
  await put(1, "2026-09-03", {
    sales: [
      { id: 1, at: "2026-09-03T12:00:00Z", day: "2026-09-03", line: 1, quantity: 1, gross: 1_000 },
      { id: 2, at: "2026-10-20T12:00:00Z", day: "2026-10-20", ...back },
    ],
  });
  await put(2, "2026-10-05", { cancelledAt: "2026-10-06T00:00:00Z" });
  // The same product within a month of sending it back, another one, and one that costs nothing.
  await put(3, "2026-11-02", { lines: [{ id: 1, product: 1, variant: 10 }] });
  await put(4, "2026-11-03");
  await put(5, "2026-11-04", {
    sales: [{ id: 1, at: "2026-11-04T12:00:00Z", day: "2026-11-04", line: 1, quantity: 1 }],
  });
  await put(6, "2026-10-07", { customer: 2 });
  await withShop(shop, (tx) => markHistoryRead(tx, shop));
  await foldShop(shop, now);
  const expected = await expectedCustomerRows(db, shop, "UTC");
  expect(await storedCustomerRows(db, shop)).toEqual(expected);
  expect(expected.cohorts).toMatchObject({
    "2026-09-01 2026-09-01": { customers: 1, members: 1, orders: 1, net_minor: 0 },
    "2026-09-01 2026-10-01": { customers: 0, members: 1, orders: 0, net_minor: 1_000 },
    "2026-09-01 2026-11-01": { customers: 1, members: 1, orders: 1, net_minor: 2_000 },
    "2026-10-01 2026-10-01": { customers: 1, members: 1, orders: 1, net_minor: 1_000 },
  });
});

/** Days of a single order, too, are put into columns, most of them; and read, so that they are known from before. */
async function foldAndPack(shop: ShopRow) {
  await foldShop(shop, now);
  await packPortion(shop, now, 1);
  const range = { from: "2026-09-03", to: "2026-11-10" };
  for (const dimension of ["product", "variant"] as const)
    await withShop(shop, (tx) => readSums(tx, shop, dimension, range));
}

/** What is read is what the ledger says, folded or not. */
async function expectCurrentSums(
  shop: ShopRow,
  expected: Awaited<ReturnType<typeof expectedRollup>>,
) {
  const range = { from: "2026-09-03", to: "2026-11-10" };
  let all = 0;
  for (const dimension of ["total", "channel", "product", "variant", "country"] as const) {
    const read = await withShop(shop, (tx) => readSums(tx, shop, dimension, range));
    // Some keys are looked up, and are what they are among all.
    const some = read.filter((_, index) => index % 2 === 0);
    const keys = some.map(({ key }) => key);
    const options = { keys };
    const alone = await withShop(shop, (tx) => readSums(tx, shop, dimension, range, options));
    const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
    expect(alone.sort(byKey)).toEqual(some.sort(byKey));
    // So are they among so many that all are read.
    const many = { keys: [...keys, ...Array.from({ length: 300 }, (_, n) => `none ${n}`)] };
    const among = await withShop(shop, (tx) => readSums(tx, shop, dimension, range, many));
    expect(among.sort(byKey)).toEqual(alone);
    // And where others are asked for with it.
    const both = [dimension, "kind"] as const;
    const together = await withShop(shop, (tx) => readManySums(tx, shop, both, range));
    expect(together.get(dimension)?.sort(byKey)).toEqual(read.sort(byKey));
    const sums = new Map<string, { gross: number; orders: number }>();
    for (const [id, totals] of Object.entries(expected)) {
      const [dim, grain, day = "", ...key] = id.split(" ");
      if (dim !== dimension || grain !== "d" || day < range.from || day > range.to) continue;
      const sum = sums.get(key.join(" ")) ?? { gross: 0, orders: 0 };
      sum.gross += totals.gross_minor ?? 0;
      sum.orders += totals.orders ?? 0;
      sums.set(key.join(" "), sum);
    }
    const seen = read
      .filter(({ grossMinor, orders }) => grossMinor !== 0 || orders !== 0)
      .map(({ key, grossMinor, orders }) => [key, { gross: grossMinor, orders }]);
    const wanted = [...sums].filter(([, { gross, orders }]) => gross !== 0 || orders !== 0);
    // Where an order went to is known when it is folded next, as all that only breaks sales down.
    if (dimension !== "country")
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted));
    const days = await withShop(shop, (tx) => readSeries(tx, shop, dimension, range, "day"));
    const months = await withShop(shop, (tx) => readSeries(tx, shop, dimension, range, "month"));
    const total = (rows: readonly { grossMinor: number }[]) =>
      rows.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
    expect([total(days), total(months)]).toEqual([total(read), total(read)]);
    // Every order has one country, known or not.
    if (dimension === "total") all = total(read);
    if (dimension === "country") expect(total(read)).toBe(all);
  }
}

/** What a key sold on days of its own is the sum of these days, from columns as by look-ups. */
async function expectKeyWindows(shop: ShopRow) {
  const range = { from: "2026-09-03", to: "2026-11-10" };
  const days = await withShop(shop, (tx) => readSeries(tx, shop, "variant", range, "day"));
  const keys = [...new Set(days.map(({ key }) => key)), "none"];
  const windows = keys.flatMap((key, index) =>
    [range, { from: `2026-10-${10 + (index % 15)}`, to: "2026-10-25" }].map((each) => ({
      ...each,
      key,
    })),
  );
  const expected = windows.map(({ key, from, to }) =>
    days
      .filter((day) => day.key === key && day.period >= from && day.period <= to)
      .reduce(
        (sum, day) => ({
          units: sum.units + day.unitsSold + day.unitsReturned,
          netMinor: sum.netMinor + day.grossMinor + day.discountsMinor + day.returnsMinor,
        }),
        { units: 0, netMinor: 0 },
      ),
  );
  for (const keysAtLeast of [0, Infinity])
    expect(await readKeyWindows(shop, "variant", windows, keysAtLeast)).toEqual(expected);
}

/**
 * The same of what costs of orders are spread over, by days and by whole months; by channel alone where a product's type may
 * have changed since it was folded.
 */
async function expectCurrentShares(shop: ShopRow, { byType }: { byType: boolean }) {
  const keyOf = (key: string) => (byType ? key : key.slice(0, key.lastIndexOf(" ")));
  const shares = addShares(await expectedShares(db, shop), keyOf);
  for (const [month, lastDay] of [
    ["2026-09", 30],
    ["2026-10", 31],
    ["2026-11", 30],
  ] as const) {
    const ofMonth = Object.entries(shares)
      .filter(([key]) => key.startsWith(month))
      .map(([key, amounts]) => [key, mapAmounts(amounts, (each) => expect.closeTo(each, 3))]);
    for (const isByDay of [false, true]) {
      const stored = await storedShares(shop, month, lastDay, isByDay);
      expect(addShares(stored, keyOf)).toEqual(Object.fromEntries(ofMonth));
    }
  }
}

const derived = [
  "sales_rollup",
  "order_share",
  "customer_return",
  "customers_of_day",
  "order_fact",
  "customer_fact",
  "customer_month",
  "cohort_month",
];

async function dump(shop: ShopRow) {
  const tables: Record<string, unknown> = {};
  for (const table of derived) {
    const { rows } = await db.query<{ row: string }>(
      `select t::text as row from ${table} t where shop_id = $1 order by 1`,
      [shop.id],
    );
    tables[table] = rows.map(({ row }) => row);
  }
  return tables;
}

async function foldedSales(shop: ShopRow) {
  const { rows } = await db.query<{ day: string }>(
    "select * from folded_sale where shop_id = $1 order by order_id, sale_id, day",
    [shop.id],
  );
  return rows;
}

async function forgetSums(shop: ShopRow) {
  await withShop(shop, async (tx) => {
    for (const table of [...derived, "sales_columns", "folded_sale", "dirty_log", "fold_state"]) {
      await tx.query(`delete from ${table} where shop_id = $1`, [shop.id]);
    }
  });
}
