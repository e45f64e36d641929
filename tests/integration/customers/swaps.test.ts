import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readCohorts } from "../../../app/store/worth/cohorts.server";
import { readGaps } from "../../../app/store/worth/repeat.server";
import { markHistoryRead, putOrder, putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now, putPurchases } from "./customer-shops";

let db: Database;
let shop: ShopRow;

// Everybody ordered product 1 on 1 July for 10.00 and sent it back on the 10th, at noon, but customer 6.
beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "swaps.myshopify.com");
  await withShop(shop, async (tx) => {
    for (const id of [1, 2]) await putProduct(tx, shop, { id });
    await markHistoryRead(tx, shop);
  });
  const first = { day: "2026-07-01", product: 1, net: 1_000 };
  await putPurchases(shop, [
    ...[1, 2, 3, 4, 5].map((customer) => ({
      ...{ ...first, id: customer, customer, returned: "2026-07-10" },
    })),
    // Sent back when the second had been ordered already.
    { ...first, id: 6, customer: 6, returned: "2026-07-20" },
    // The same product for more: a swap, up to 30 days after the return.
    { ...first, id: 11, customer: 1, day: "2026-07-15", net: 1_500 },
    { ...first, id: 12, customer: 2, day: "2026-08-09", net: 1_500 },
    { ...first, id: 13, customer: 3, day: "2026-08-10", net: 1_500 },
    { ...first, id: 14, customer: 4, day: "2026-07-15", product: 2 },
    { ...first, id: 16, customer: 6, day: "2026-07-15" },
  ]);
  // Cancelled, and then ordered after all: a first purchase.
  await putPurchases(shop, [
    { ...first, id: 7, customer: 7, returned: "2026-07-10", isCancelled: true },
    { ...first, id: 17, customer: 7, day: "2026-07-15" },
  ]);
  const at = "2026-07-15T12:00:00Z";
  const sale = { at, day: "2026-07-15", quantity: 1, gross: 1_000 };
  await withShop(shop, (tx) =>
    putOrder(tx, shop, {
      ...{ id: 15, placedAt: at, customer: 5, channel: "Online Store", codes: [] },
      lines: [
        { id: 150, product: 1, variant: 10 },
        { id: 151, product: 2, variant: 20 },
      ],
      sales: [
        { ...sale, id: 150, line: 150 },
        { ...sale, id: 151, line: 151 },
      ],
    }),
  );
  await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

it("takes an order of what came back alone for a swap, though more was paid, within 30 days", async () => {
  const { rows } = await db.query<{ id: number }>(
    `select customer_id::int as id from order_fact
     where shop_id = $1 and order_id > 10 and not is_purchase order by 1`,
    [shop.id],
  );
  // Not of customer 3, a day late; 4, another product; 5, another one with it; 6, nothing had come back; 7, nothing was had.
  expect(rows.map(({ id }) => id)).toEqual([1, 2]);
});

it("counts no swap as a repeat, and what was paid for it as the customer's", async () => {
  const gaps = await withShop(shop, (tx) => readGaps(tx, shop, "2026-11-28"));
  const next = gaps.filter(({ isNext }) => isNext);
  expect(next).toEqual([
    { step: 1, days: 14, isNext: true, customers: 3 },
    { step: 1, days: 40, isNext: true, customers: 1 },
  ]);
  const cells = await withShop(shop, (tx) => readCohorts(tx, shop, "year", "2026-11-28", null));
  // 3 x 15.00, 10.00 of customers 4, 6 and 7, and 20.00.
  expect(cells).toMatchObject([{ customers: 7, purchases: 11, netMinor: 9_500 }]);
});

it("is a purchase once nothing is known to have come back", async () => {
  await withShop(shop, (tx) =>
    tx.query("delete from ledger where shop_id = $1 and order_id = 1 and action_type = 'RETURN'", [
      shop.id,
    ]),
  );
  await foldShop(shop, now);
  const { rows } = await db.query<{ is: boolean }>(
    "select is_purchase as is from order_fact where shop_id = $1 and order_id = 11",
    [shop.id],
  );
  expect(rows).toEqual([{ is: true }]);
});
