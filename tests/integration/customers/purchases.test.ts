import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readHistoricWorth } from "../../../app/store/worth/historic.server";
import {
  readBoughtTogether,
  readFirstWorth,
  readJourney,
} from "../../../app/store/worth/journey.server";
import { readGaps, readRepeatRange } from "../../../app/store/worth/repeat.server";
import { countProspects, readRfm } from "../../../app/store/worth/rfm.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { markHistoryRead } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops, now, putCustomer, putPurchases } from "./customer-shops";

const to = "2026-11-28";
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-customers.myshopify.com");
  two = await installTestShop(db, "two-customers.myshopify.com");
  await fillCustomerShops(one, two);
}, 120_000);
afterAll(() => db.close());

it("counts days to the next purchase, without swaps, subscriptions and cancelled orders", async () => {
  expect(await withShop(one, (tx) => readGaps(tx, one, to))).toEqual([
    { step: 1, days: 8, isNext: false, customers: 1 },
    { step: 1, days: 30, isNext: true, customers: 1 },
    { step: 1, days: 150, isNext: false, customers: 1 },
    { step: 1, days: 151, isNext: false, customers: 1 },
    { step: 2, days: 123, isNext: true, customers: 1 },
    { step: 3, days: 18, isNext: false, customers: 1 },
  ]);
  expect(await withShop(two, (tx) => readGaps(tx, two, to))).toHaveLength(1);
});

it("counts as reactivated who was silent for so many days, and not a day less", async () => {
  const read = (silent: number) =>
    withShop(one, (tx) =>
      readRepeatRange(tx, one, { from: "2026-08-01", to: "2026-11-28" }, silent),
    );
  expect(await read(123)).toEqual({
    customers: 2,
    purchases: 2,
    // 1 and 3 for the third and second time (3 by subscription), 4 for the first: what was cancelled is none.
    orderingCustomers: 3,
    returningCustomers: 2,
    reactivated: 1,
    subscribers: 1,
    subscriptionOrders: 1,
    subscriptionNetMinor: 100,
  });
  expect((await read(124)).reactivated).toBe(0);
});

it("scores customers by fifths on two days, beside the group that Shopify tells", async () => {
  const cells = await withShop(one, (tx) => readRfm(tx, one, { day: to, before: "2026-06-30" }));
  // 2 is the longest away and came to nothing; of four, fifths begin with 1, 2, 3 and 4.
  expect(
    cells.map((c) => [c.recency, c.worth, c.recencyBefore, c.worthBefore, c.shopifyGroup]),
  ).toEqual([
    [1, 2, 3, 2, null],
    [2, 7, null, null, null],
    [3, 7, 1, 4, "CHAMPIONS"],
    [4, 3, null, null, null],
  ]);
  expect(await withShop(two, (tx) => readRfm(tx, two, { day: to, before: to }))).toHaveLength(1);
});

it("counts as prospects of a day those there were at its end in the shop's zone, without a purchase", async () => {
  const away = await installTestShop(db, "prospects.myshopify.com", {
    timezone: "America/New_York",
  });
  // Midnight after 9 June in New York is 04:00 in Greenwich.
  await putCustomer(away, 1, { createdAt: "2026-06-10T03:59:59Z" });
  await putCustomer(away, 2, { createdAt: "2026-06-10T04:00:00Z" });
  const count = (shop: ShopRow, day: string) =>
    withShop(shop, (tx) => countProspects(tx, shop, day));
  expect([
    await count(away, "2026-06-08"),
    await count(away, "2026-06-09"),
    await count(away, "2026-06-10"),
  ]).toEqual([0, 1, 2]);
  // 1, 2 and 9 were there before any had purchased; 1 purchased on the 10th, 2 on the 30th.
  expect([
    await count(one, "2026-06-09"),
    await count(one, "2026-06-10"),
    await count(one, "2026-06-30"),
  ]).toEqual([3, 2, 1]);
});

it("follows customers from product to product, and what they came to by the first", async () => {
  expect(await withShop(one, (tx) => readJourney(tx, one, to, 9))).toEqual([
    {
      ...{ step: 1, fromProductId: 1, toProductId: 2, customers: 1, fromCustomers: 2 },
      // From 10 June to 10 July, and on to 10 November.
      quartileDays: [30, 30, 30],
    },
    {
      ...{ step: 2, fromProductId: 2, toProductId: 2, customers: 1, fromCustomers: 1 },
      quartileDays: [123, 123, 123],
    },
  ]);
  const worth = (shop: ShopRow, days: number) =>
    withShop(shop, (tx) => readFirstWorth(tx, shop, "product", { to, days, limit: 9 }));
  // Customer 3 is a customer for 150 days, 2 for 151, 1 for 171; 4 for 8: the 149th day of 3 is over.
  expect(await worth(one, 149)).toEqual([
    expect.objectContaining({ key: "1", customers: 2, meanMinor: 1_500 }),
    expect.objectContaining({ key: "2", customers: 1, meanMinor: 4_100 }),
  ]);
  expect((await worth(one, 150)).map(({ key, customers }) => [key, customers])).toEqual([["1", 2]]);
  expect((await worth(one, 151)).map(({ key, customers }) => [key, customers])).toEqual([["1", 1]]);
  expect(await worth(two, 10)).toEqual([
    expect.objectContaining({ key: "2", customers: 1, meanMinor: 77_777 }),
  ]);
});

it("tells within how many days a quarter, a half and three quarters of those who did came to a product", async () => {
  const shop = await installTestShop(db, "days-between.myshopify.com");
  await withShop(shop, (tx) => markHistoryRead(tx, shop));
  // After 40, 1, 9, 2 and 5 days; one more came to another product, and one did not come back.
  const second = ["2026-07-11", "2026-06-02", "2026-06-10", "2026-06-03", "2026-06-06"];
  await putPurchases(shop, [
    ...second.flatMap((day, index) => [
      { id: index + 1, customer: index + 1, day: "2026-06-01", product: 1, net: 100 },
      { id: index + 11, customer: index + 1, day, product: 2, net: 100 },
    ]),
    { id: 21, customer: 21, day: "2026-06-01", product: 1, net: 100 },
    { id: 22, customer: 21, day: "2026-06-30", product: 3, net: 100 },
    { id: 23, customer: 23, day: "2026-06-01", product: 1, net: 100 },
  ]);
  await foldShop(shop, now);
  expect(await withShop(shop, (tx) => readJourney(tx, shop, to, 9))).toMatchObject([
    { toProductId: 2, customers: 5, fromCustomers: 7, quartileDays: [2, 5, 9] },
    { toProductId: 3, customers: 1, fromCustomers: 7, quartileDays: [29, 29, 29] },
  ]);
  expect(await withShop(shop, (tx) => readJourney(tx, shop, to, 1))).toHaveLength(1);
});

it.each([
  // Customer 3 is one for 150 days, 2 for 151: what they order on their last day may still come.
  [149, 3, 3_000 + 0 + 4_100],
  [150, 2, 3_000 + 0],
  [151, 1, 3_000],
])(
  "counts what %d days brought of customers for whom these are over",
  async (days, customers, net) => {
    const [total] = await withShop(one, (tx) => readHistoricWorth(tx, one, to, [days], null));
    expect(total).toMatchObject({ days, customers, netMinor: net });
  },
);

it("finds products that were in one order", async () => {
  const read = () =>
    withShop(one, (tx) => readBoughtTogether(tx, one, { from: "2026-06-01", to }, 9));
  expect(await read()).toEqual([]);
  await withShop(one, (tx) =>
    tx.query(
      `insert into order_line select (jsonb_populate_record(l,
         jsonb_build_object('id', 999, 'product_id', 2))).* from order_line l
       where shop_id = $1 and order_id = 1`,
      [one.id],
    ),
  );
  // Purchases: 1 2 3 4 6 7 8; of the mug 1 4 7, of the hat 1 2 3 6 8.
  expect(await read()).toEqual([
    { oneId: 1, otherId: 2, orders: 1, oneOrders: 3, otherOrders: 5, allOrders: 7 },
  ]);
});
