import fc from "fast-check";
import { DateTime } from "luxon";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refreshVariantCosts } from "../../../app/store/costs/variant-costs.server";
import type { Database, Queryable } from "../../../app/store/database.server";
import { moveLedgerToZone } from "../../../app/store/ledger.server";
import { allowCountries, forbidCountries } from "../../../app/store/order-countries.server";
import { redactCustomerRows } from "../../../app/store/redaction.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { readCustomersOfRange } from "../../../app/store/rollup/read-customers.server";
import { readSeries, readSums } from "../../../app/store/rollup/read-sales.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { markHistoryRead, putOrder, putProduct, type OrderFixture } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { expectedCustomers, expectedRollup, storedRollup } from "./brute-force";

const now = new Date("2026-11-29T00:00:00Z");
const zones = ["UTC", "America/New_York", "Australia/Lord_Howe"] as const;

let db: Database;
let runs = 0;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

interface World {
  shop: ShopRow;
  zone: string;
  orders: Map<number, OrderFixture>;
}

/** Anything that may happen to a shop; ids are few, so that things meet. */
type Step = (tx: Queryable, world: World) => Promise<void>;

const id = fc.integer({ min: 1, max: 6 });
const country = fc.option(fc.constantFrom("DE", "US", "FR"), { nil: null });
const amount = fc.integer({ min: 0, max: 5_000 });
const customer = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const hours = fc.integer({ min: 0, max: 24 * 100 });
const instantOf = (hour: number) =>
  new Date(Date.parse("2026-08-20T00:30:00Z") + hour * 3_600_000).toISOString();
const dayOf = (at: string, zone: string) => DateTime.fromISO(at, { zone }).toISODate() ?? "";

const place = fc
  .record({
    id,
    customer,
    hour: hours,
    channel: fc.option(fc.constantFrom("Online Store", "Point of Sale"), { nil: null }),
    codes: fc.uniqueArray(fc.constantFrom("SAVE", "save", "HELLO", "ONCE1", "ONCE2"), {
      maxLength: 2,
    }),
    isTest: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
    isGiftCardOnly: fc.integer({ min: 0, max: 5 }).map((drawn) => drawn === 0),
    lines: fc.array(
      fc.record({
        product: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        quantity: fc.integer({ min: 1, max: 4 }),
        gross: amount,
        discounts: amount.map((value) => -Math.floor(value / 4)),
      }),
      { maxLength: 3 },
    ),
    shipping: amount,
    country,
  })
  .map((drawn): Step => {
    return async (tx, world) => {
      const at = instantOf(drawn.hour);
      const base = { at, day: dayOf(at, world.zone) };
      const order: OrderFixture = {
        ...drawn,
        placedAt: at,
        lines: drawn.lines.map(({ product }, index) => ({
          id: index + 1,
          product,
          variant: product === null ? null : product * 10,
          title: "Engraving",
        })),
        sales: [
          ...drawn.lines.map(({ quantity, gross, discounts }, index) => ({
            ...base,
            id: index + 1,
            line: index + 1,
            quantity,
            gross,
            discounts,
          })),
          { ...base, id: 50, lineType: "SHIPPING", shipping: drawn.shipping },
        ],
      };
      world.orders.set(order.id, order);
      await putOrder(tx, world.shop, order);
    };
  });

const change = (
  draw: fc.Arbitrary<(order: OrderFixture, zone: string) => OrderFixture>,
): fc.Arbitrary<Step> =>
  fc.tuple(id, draw).map(([orderId, apply]): Step => async (tx, world) => {
    const order = world.orders.get(orderId);
    if (!order) return;
    const changed = apply(order, world.zone);
    world.orders.set(orderId, changed);
    await putOrder(tx, world.shop, changed);
  });

const refund = change(
  fc.tuple(hours, amount).map(([later, returns]) => (order, zone) => {
    const at = new Date(Date.parse(order.placedAt) + later * 3_600_000).toISOString();
    const sale = { at, day: dayOf(at, zone), reason: "REFUND", actionType: "RETURN", quantity: -1 };
    const line = order.lines[0]?.id ?? null;
    const saleId = 100 + order.sales.length;
    return { ...order, sales: [...order.sales, { ...sale, id: saleId, line, returns: -returns }] };
  }),
);
const edit = change(
  fc.tuple(hours, amount).map(([later, gross]) => (order, zone) => {
    const at = new Date(Date.parse(order.placedAt) + later * 3_600_000).toISOString();
    const sale = { at, day: dayOf(at, zone), reason: "ORDER_EDIT", actionType: "UPDATE" };
    const line = order.lines[0]?.id ?? null;
    const saleId = 200 + order.sales.length;
    return { ...order, sales: [...order.sales, { ...sale, id: saleId, line, quantity: 1, gross }] };
  }),
);
const cancel = change(fc.constant((order) => ({ ...order, cancelledAt: "2026-11-20T00:00:00Z" })));
const remove = change(fc.constant((order) => ({ ...order, deletedAt: "2026-11-20T00:00:00Z" })));
const readdress = change(country.map((to) => (order) => ({ ...order, country: to })));
const again = change(fc.constant((order) => order));
const merge = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .map(([from, to]): Step => async (tx, world) => {
    for (const [orderId, order] of world.orders) {
      if (order.customer === from) world.orders.set(orderId, { ...order, customer: to });
    }
    await tx.query("update orders set customer_id = $3 where shop_id = $1 and customer_id = $2", [
      world.shop.id,
      from,
      to,
    ]);
  });
const retype = fc
  .record({
    id: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom("", "Shirt", "Shoe"),
    vendor: fc.constantFrom("", "Acme"),
    category: fc.option(fc.constantFrom("aa-1", "aa-2"), { nil: null }),
  })
  .map(
    (product): Step =>
      (tx, world) =>
        putProduct(tx, world.shop, product),
  );
const cost = fc
  .record({
    variant: fc.constantFrom(10, 20, 30),
    day: fc.constantFrom("2026-08-25", "2026-09-10", "2026-10-10"),
    cost: fc.option(amount, { nil: null }),
  })
  .map(({ variant, day, cost: minor }): Step => async (tx, world) => {
    await tx.query(
      `insert into variant_snapshot (shop_id, variant_id, shop_day, price_minor, unit_cost_minor)
       values ($1, $2, $3, 0, $4) on conflict (shop_id, variant_id, shop_day)
       do update set unit_cost_minor = excluded.unit_cost_minor`,
      [world.shop.id, variant, day, minor],
    );
  });
/** The merchant has countries forgotten, and asks for them again. */
const forget = fc.boolean().map((isAgain): Step => async (tx, world) => {
  for (const [orderId, order] of world.orders) {
    world.orders.set(orderId, { ...order, country: null });
  }
  await forbidCountries(tx, world.shop);
  if (isAgain) await allowCountries(tx, world.shop);
});
const redact = customer.map((customerId): Step => async (tx, world) => {
  for (const [orderId, order] of world.orders) {
    if (customerId === null || order.customer !== customerId) continue;
    world.orders.set(orderId, { ...order, customer: null, country: null });
  }
  if (customerId !== null) await redactCustomerRows(tx, world.shop, customerId, [], now);
});
const move = fc.constantFrom(...zones).map((zone): Step => async (tx, world) => {
  world.zone = zone;
  for (const [orderId, order] of world.orders) {
    const sales = order.sales.map((sale) => ({ ...sale, day: dayOf(sale.at, zone) }));
    world.orders.set(orderId, { ...order, sales });
  }
  await tx.query("update shop set timezone = $2 where id = $1", [world.shop.id, zone]);
  await moveLedgerToZone(tx, world.shop, zone);
});

type Event = { step: Step } | { fold: true } | { read: true };
const step = (arbitrary: fc.Arbitrary<Step>): fc.Arbitrary<Event> =>
  arbitrary.map((each) => ({ step: each }));
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: step(place) },
  { weight: 3, arbitrary: step(refund) },
  { weight: 2, arbitrary: step(edit) },
  { weight: 2, arbitrary: step(cancel) },
  { weight: 1, arbitrary: step(remove) },
  { weight: 1, arbitrary: step(again) },
  { weight: 2, arbitrary: step(merge) },
  { weight: 2, arbitrary: step(retype) },
  { weight: 2, arbitrary: step(cost) },
  { weight: 1, arbitrary: step(move) },
  { weight: 2, arbitrary: step(readdress) },
  { weight: 1, arbitrary: step(forget) },
  { weight: 1, arbitrary: step(redact) },
  { weight: 4, arbitrary: fc.constant<Event>({ fold: true }) },
  { weight: 1, arbitrary: fc.constant<Event>({ read: true }) },
);

it("has the same sums by every way there: step by step, made anew, and in plain loops", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 30 }), async (events) => {
      runs += 1;
      const shop = await installTestShop(db, `world-${runs}.myshopify.com`);
      const world: World = { shop, zone: "UTC", orders: new Map() };
      await withShop(shop, (tx) => allowCountries(tx, shop));
      for (const each of events) {
        if ("step" in each) await withShop(shop, (tx) => each.step(tx, world));
        else if ("fold" in each) await foldShop(shop, now);
        else await withShop(shop, (tx) => markHistoryRead(tx, shop));
      }
      await withShop(shop, (tx) => refreshVariantCosts(tx, shop, null));
      const expected = await expectedRollup(db, shop, world.zone);
      await expectCurrentSums(shop, expected);
      await withShop(shop, (tx) => markHistoryRead(tx, shop));
      await foldShop(shop, now);

      expect(await storedRollup(db, shop)).toEqual(expected);
      for (const [from, to] of [
        ["2026-08-01", "2026-12-31"],
        ["2026-09-15", "2026-10-14"],
        ["2026-09-01", "2026-10-31"],
        ["2026-10-02", "2026-10-03"],
      ] as const) {
        const counts = await withShop(shop, (tx) => readCustomersOfRange(tx, shop, { from, to }));
        expect(counts).toEqual(await expectedCustomers(db, shop, from, to));
      }

      const before = await dump(shop);
      await forgetSums(shop);
      await foldShop(shop, now);
      expect(await dump(shop)).toEqual(before);
    }),
    { numRuns: process.env.TEST_DATABASE_URL ? 10 : 25 },
  );
});

/** What is read is what the ledger says, folded or not. */
async function expectCurrentSums(
  shop: ShopRow,
  expected: Awaited<ReturnType<typeof expectedRollup>>,
) {
  const range = { from: "2026-09-03", to: "2026-11-10" };
  let all = 0;
  for (const dimension of ["total", "channel", "product", "country"] as const) {
    const read = await withShop(shop, (tx) => readSums(tx, shop, dimension, range));
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

const derived = [
  "sales_rollup",
  "customer_return",
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

async function forgetSums(shop: ShopRow) {
  await withShop(shop, async (tx) => {
    for (const table of [...derived, "dirty_log", "fold_state"]) {
      await tx.query(`delete from ${table} where shop_id = $1`, [shop.id]);
    }
  });
}
