import { afterAll, beforeAll, expect, it } from "vitest";
import { toStudyFacts } from "../../../app/metrics/lifetime-value/from-columns";
import {
  isStudyDue,
  lifetimeStudy,
  studyShop,
} from "../../../app/metrics/lifetime-value/run-study.server";
import { failureOf } from "../../../app/metrics/customer-studies/tries";
import { tryStudy } from "../../../app/metrics/customer-studies/try-study.server";
import { studySchema } from "../../../app/metrics/lifetime-value/stored-study";
import { loadLifetimeValue } from "../../../app/panels/lifetime-value/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readCustomerHistory } from "../../../app/store/worth/customer.server";
import { readPurchases } from "../../../app/store/worth/histories.server";
import { readStudyWork } from "../../../app/store/worth/study-work.server";
import { readStudy } from "../../../app/store/worth/studies.server";
import { simulateCustomers } from "../../../app/metrics/lifetime-value/simulate";
import { markHistoryRead, putOrder } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const truth = { r: 0.6, alpha: 8, a: 0.6, b: 3, p: 5, q: 4, v: 3_000 };
const [end, cut] = ["2026-10-31", "2026-05-02"];
const now = new Date("2026-11-01T04:00:00Z");

let db: Database;
let shop: ShopRow;
let other: ShopRow;

const dayBefore = (days: number) =>
  new Date(Date.parse(`${end}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

interface Purchase {
  customer: number;
  day: string;
  first: string;
  net: number;
  isSubscription?: boolean;
  isPurchase?: boolean;
}

async function write(to: ShopRow, purchases: readonly Purchase[]): Promise<void> {
  const column = <Value>(of: (purchase: Purchase) => Value) => purchases.map(of);
  await withShop(to, (tx) =>
    tx.query(
      `insert into order_fact (shop_id, order_id, customer_id, placed_day, place, is_counted,
         is_purchase, is_subscription, net_minor, first_day)
       select $1::int, row_number() over (), customer, day, 1, true, purchase, subscription, net, first
       from unnest($2::bigint[], $3::date[], $4::date[], $5::bigint[], $6::boolean[], $7::boolean[])
         p(customer, day, first, net, purchase, subscription)`,
      [
        to.id,
        column(({ customer }) => customer),
        column(({ day }) => day),
        column(({ first }) => first),
        column(({ net }) => net),
        column(({ isPurchase = true }) => isPurchase),
        column(({ isSubscription = false }) => isSubscription),
      ],
    ),
  );
  await withShop(to, (tx) =>
    tx.query(
      `insert into customer_fact (shop_id, customer_id, first_order_id, first_day, last_day, orders)
       select shop_id, customer_id, min(order_id), min(first_day), max(placed_day), count(*)
       from order_fact where shop_id = $1 group by shop_id, customer_id`,
      [to.id],
    ),
  );
}

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "lifetimes.myshopify.com");
  other = await installTestShop(db, "elsewhere.myshopify.com");
  await write(
    shop,
    simulateCustomers(truth, 3_000, 156, 23).flatMap(({ age, repeats, spends }, customer) => {
      const first = dayBefore(Math.floor(age * 7));
      const later = repeats.map((at, i) => ({
        customer,
        day: dayBefore(Math.floor((age - at) * 7)),
        first,
        net: Math.round(spends[i] ?? 0),
      }));
      return [{ customer, day: first, first, net: 5_000 }, ...later];
    }),
  );
  await write(other, [
    { customer: 1, day: "2026-01-01", first: "2026-01-01", net: 1_000 },
    // The same day: one purchase of both.
    { customer: 1, day: "2026-03-01", first: "2026-01-01", net: 700 },
    { customer: 1, day: "2026-03-01", first: "2026-01-01", net: 500 },
    { customer: 1, day: "2026-06-10", first: "2026-01-01", net: 900 },
    // Neither of these is a purchase of a customer's own doing.
    { customer: 1, day: "2026-07-01", first: "2026-01-01", net: 5, isSubscription: true },
    { customer: 1, day: "2026-07-02", first: "2026-01-01", net: 0, isPurchase: false },
    // After the end of observation.
    { customer: 1, day: "2026-11-01", first: "2026-01-01", net: 900 },
    { customer: 2, day: "2026-10-31", first: "2026-10-31", net: 3_000 },
    // Two with one and the same history.
    { customer: 3, day: "2026-10-01", first: "2026-10-01", net: 2_000 },
    { customer: 4, day: "2026-10-01", first: "2026-10-01", net: 1_000 },
  ]);
}, 120_000);
afterAll(() => db.close());

it("tells histories up to the end, by days with a purchase, and as they were on the cut", async () => {
  const columns = await withShop(other, (tx) => readPurchases(tx, other, { end, cut }));
  const { histories, spends, firstSpend, heldOut } = toStudyFacts({ columns, heldOutDays: 182 });
  const byRepeats = (
    one: { repeats: number; age: number },
    two: { repeats: number; age: number },
  ) => one.repeats - two.repeats || one.age - two.age;
  expect([...histories].sort(byRepeats)).toEqual([
    { customers: 1, repeats: 0, recency: 0, age: 0, repeatSpendMinor: 0 },
    { customers: 2, repeats: 0, recency: 0, age: 30 / 7, repeatSpendMinor: 0 },
    { customers: 1, repeats: 2, recency: 160 / 7, age: 303 / 7, repeatSpendMinor: 2_100 },
  ]);
  expect(spends).toEqual([{ customers: 1, purchases: 2, meanSpend: 1_050 }]);
  expect(firstSpend).toMatchObject({ customers: 4, meanMinor: 1_750 });
  // On 2 May one was a customer, and had come back once; one purchase followed.
  expect(heldOut).toEqual({
    weeks: 26,
    histories: [{ customers: 1, repeats: 1, recency: 59 / 7, age: 121 / 7, later: 1 }],
  });
});

it("fits a shop's customers in a thread of its own and stores what it finds", async () => {
  const study = await studyShop(shop, end, now);
  expect(study.state).toBe("fitted");
  if (study.state !== "fitted") return;
  for (const name of ["r", "alpha", "p", "q"] as const) {
    expect(study.model[name] / truth[name]).toBeGreaterThan(0.6);
    expect(study.model[name] / truth[name]).toBeLessThan(1.6);
  }
  expect(study.backtest?.customers).toBeGreaterThan(2_000);
  const stored = await withShop(shop, (tx) => readStudy(tx, shop, lifetimeStudy));
  expect(stored).toMatchObject({ observedTo: end, madeAt: now });
  expect(studySchema.parse(stored?.result)).toEqual(study);
});

it("takes the first purchase's mean and spread of the customers whom it counts", async () => {
  const mixed = await installTestShop(db, "mixed.myshopify.com");
  await write(mixed, [
    // Began with an order of a subscription: their first purchase is of March.
    { customer: 1, day: "2026-01-01", first: "2026-01-01", net: 100, isSubscription: true },
    { customer: 1, day: "2026-03-01", first: "2026-01-01", net: 3_000 },
    { customer: 2, day: "2026-01-05", first: "2026-01-05", net: 1_000 },
    { customer: 2, day: "2026-02-05", first: "2026-01-05", net: 9_000 },
    // Nothing but a subscription: counted in neither.
    { customer: 3, day: "2026-01-05", first: "2026-01-05", net: 50, isSubscription: true },
  ]);
  const { firstSpend } = await withShop(mixed, (tx) => readPurchases(tx, mixed, { end, cut }));
  expect(firstSpend).toMatchObject({ customers: 2, meanMinor: 2_000 });
  expect(firstSpend.deviationMinor).toBeCloseTo(Math.sqrt(2) * 1_000, 6);
  const nobody = await installTestShop(db, "nobody.myshopify.com");
  const { firstSpend: none } = await withShop(nobody, (tx) =>
    readPurchases(tx, nobody, { end, cut }),
  );
  expect(none).toEqual({ customers: 0, meanMinor: 0, deviationMinor: 0 });
});

it("counts no purchase of which nothing was kept, in none of the models", async () => {
  const returned = await installTestShop(db, "returned.myshopify.com");
  await write(returned, [
    // Sent back whole, less than nothing, and for nothing: none of these says that somebody came back.
    { customer: 1, day: "2026-01-01", first: "2026-01-01", net: 1_000 },
    { customer: 1, day: "2026-02-01", first: "2026-01-01", net: 0 },
    { customer: 1, day: "2026-08-01", first: "2026-01-01", net: -100 },
    // On one day one order was kept, though the other was not.
    { customer: 2, day: "2026-01-01", first: "2026-01-01", net: 1_000 },
    { customer: 2, day: "2026-02-01", first: "2026-01-01", net: 0 },
    { customer: 2, day: "2026-02-01", first: "2026-01-01", net: 800 },
    // Began with what was kept.
    { customer: 3, day: "2026-01-01", first: "2026-01-01", net: 0 },
    { customer: 3, day: "2026-03-01", first: "2026-01-01", net: 500 },
    // Kept nothing at all.
    { customer: 4, day: "2026-01-01", first: "2026-01-01", net: 0 },
  ]);
  const columns = await withShop(returned, (tx) => readPurchases(tx, returned, { end, cut }));
  const { histories, spends, firstSpend, heldOut } = toStudyFacts({ columns, heldOutDays: 182 });
  expect(histories.map(({ customers, repeats }) => [customers, repeats]).sort()).toEqual([
    [1, 0],
    [1, 0],
    [1, 1],
  ]);
  expect(spends).toEqual([{ customers: 1, purchases: 1, meanSpend: 800 }]);
  // Whoever repeats is in the model of spend, and nobody else.
  const repeaters = histories.filter(({ repeats }) => repeats > 0);
  expect(repeaters.reduce((sum, { customers }) => sum + customers, 0)).toBe(
    spends.reduce((sum, { customers }) => sum + customers, 0),
  );
  expect(firstSpend).toMatchObject({ customers: 3, meanMinor: 2_500 / 3 });
  expect(heldOut?.histories.reduce((sum, { customers, later }) => sum + customers * later, 0)).toBe(
    0,
  );
  const one = await withShop(returned, (tx) => readCustomerHistory(tx, returned, 1, end));
  expect(one).toMatchObject({ repeats: 0, repeatSpendMinor: 0 });
  expect(await withShop(returned, (tx) => readCustomerHistory(tx, returned, 4, end))).toBeNull();
});

it("takes a study of an older shape as not made yet, and due again", async () => {
  await withShop(other, async (tx) => {
    await markHistoryRead(tx, other);
    await putOrder(tx, other, {
      id: 1,
      placedAt: "2026-01-01T12:00:00Z",
      customer: 1,
      lines: [{ id: 1, product: 1, variant: 1 }],
      sales: [
        {
          id: 1,
          at: "2026-01-01T12:00:00Z",
          day: "2026-01-01",
          line: 1,
          quantity: 1,
          gross: 1_000,
        },
      ],
    });
  });
  await db.query(
    `insert into fold_state (shop_id, has_full_history) values ($1, true)
     on conflict (shop_id) do update set has_full_history = true, customer_cursor = null`,
    [other.id],
  );
  const open = async () => {
    const row = (await findShopById(other.id)) ?? other;
    const view = await loadLifetimeValue(row, new URLSearchParams(), now);
    if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
    return view.content?.prediction;
  };
  await studyShop(other, end, now);
  expect(await isStudyDue(other.id, now)).toBe(false);
  expect(await open()).toMatchObject({ kind: "refused", why: "tooFewRepeaters" });
  await db.query("update customer_study set result = result - 'repeaters' where shop_id = $1", [
    other.id,
  ]);
  expect(await open()).toBeNull();
  expect(await isStudyDue(other.id, now)).toBe(true);
});

it("waits longer after every try that failed, and says so until one succeeds", async () => {
  const breaking = () =>
    tryStudy(other, lifetimeStudy, at, () =>
      Promise.reject(Object.assign(new Error("Too much"), { code: "ERR_WORKER_OUT_OF_MEMORY" })),
    );
  const failure = async () =>
    failureOf(await withShop(other, (tx) => readStudyWork(tx, other, lifetimeStudy)));
  await db.query("delete from customer_study where shop_id = $1", [other.id]);
  let at = now;
  const pauses: number[] = [];
  for (let tries = 1; tries <= 7; tries += 1) {
    await expect(breaking()).rejects.toThrow("Too much");
    const known = await failure();
    expect(known).toMatchObject({ tries, reason: "memory", triedAt: at.toISOString() });
    expect(await isStudyDue(other.id, at)).toBe(false);
    // Nothing is begun while it waits.
    expect(await breaking()).toBeNull();
    const next = new Date(known?.nextAt ?? "");
    pauses.push((next.getTime() - at.getTime()) / 60_000);
    at = next;
    expect(await isStudyDue(other.id, at)).toBe(true);
  }
  expect(pauses).toEqual([1, 5, 30, 120, 480, 1_440, 1_440]);
  const row = (await findShopById(other.id)) ?? other;
  const view = await loadLifetimeValue(row, new URLSearchParams(), now);
  expect(view.state === "ready" && view.content?.failure).toMatchObject({ tries: 7 });
  await tryStudy(other, lifetimeStudy, at, () => studyShop(other, end, at));
  expect(await failure()).toBeNull();
});

it("says of a shop with few customers that it can say nothing", async () => {
  const study = await studyShop(other, end, now);
  expect(study).toMatchObject({ state: "refused", why: "tooFewRepeaters", repeaters: 1 });
  const stored = await withShop(other, (tx) => readStudy(tx, other, lifetimeStudy));
  expect(studySchema.parse(stored?.result)).toEqual(study);
});
