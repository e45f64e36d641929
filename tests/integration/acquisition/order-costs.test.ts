import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readHistoricWorth } from "../../../app/store/worth/historic.server";
import { readCostedOrders, readHorizonOrders } from "../../../app/store/worth/order-costs.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillCustomerShops } from "../customers/customer-shops";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-costs.myshopify.com");
  two = await installTestShop(db, "two-costs.myshopify.com");
  await fillCustomerShops(one, two);
}, 120_000);
afterAll(() => db.close());

const range = { from: "2026-06-01", to: "2026-07-31" };
const to = "2026-11-29";

it("tells orders of a range by channel and by the settings that hold, of one shop alone", async () => {
  const of = async (shop: ShopRow, days: string[]) =>
    (await withShop(shop, (tx) => readCostedOrders(tx, shop, range, days))).map(
      ({ channel, span, orders, unitsSold, netMinor }) => [
        channel,
        span,
        orders,
        unitsSold,
        netMinor,
      ],
    );
  // Until June 10.00 and 30.00 that came back; in July 20.00, a swap for nothing, and 40.00.
  expect(await of(one, ["2026-07-01"])).toEqual([
    ["Online Store", 0, 2, 2, 1_000],
    ["Online Store", 1, 3, 3, 6_000],
  ]);
  expect(await of(one, [])).toEqual([["Online Store", 0, 5, 5, 7_000]]);
  expect(await of(two, [])).toEqual([["Online Store", 0, 1, 1, 77_777]]);
});

it("tells what customers ordered in their first days, of those for whom these are over", async () => {
  const horizons = [30, 31, 180, 365];
  const rows = await withShop(one, (tx) => readHorizonOrders(tx, one, to, horizons, []));
  // Customers 1 to 3: two orders each but for the third's second, which is on day 31; customer 4 is too new.
  expect(
    rows.map(({ days, customers, orders, netMinor }) => [days, customers, orders, netMinor]),
  ).toEqual([
    [30, 3, 5, 7_000],
    [31, 3, 6, 7_100],
  ]);
});

it("comes to what customers are worth at every horizon, however it is cut by settings", async () => {
  const horizons = Array.from({ length: 24 }, (_, month) => 30 * (month + 1));
  for (const shop of [one, two]) {
    const worth = await withShop(shop, (tx) => readHistoricWorth(tx, shop, to, horizons, null));
    for (const days of [[], ["2026-07-01"], ["2026-06-15", "2026-07-10", "2026-08-01"]]) {
      const rows = await withShop(shop, (tx) => readHorizonOrders(tx, shop, to, horizons, days));
      for (const one of worth) {
        if (one.days === null) continue;
        const own = rows.filter((row) => row.days === one.days);
        const sum = (key: "customers" | "netMinor" | "goodsNetMinor" | "costMinor") =>
          own.reduce((total, row) => total + row[key], 0);
        expect(
          [sum("customers"), sum("netMinor"), sum("goodsNetMinor"), sum("costMinor")],
          `${one.days} ${days.join(" ")}`,
        ).toEqual([one.customers, one.netMinor, one.goodsNetMinor, one.costMinor]);
      }
    }
  }
});
