import { afterAll, beforeAll, expect, it } from "vitest";
import { loadLifetimeValue } from "../../../app/panels/lifetime-value/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { readHistoricWorth } from "../../../app/store/worth/historic.server";
import { putVariant } from "../../setup/cost-rows";
import { markHistoryRead, putOrder, putProduct, type SaleFixture } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { now } from "../customers/customer-shops";

/*
 * What customers came to, in amounts worked out by hand. A mug is sold for 10.00 and costs 4.00, a hat is sold for
 * 10.00 and costs 5.00, so that of M mugs and H hats kept 10 M + 10 H were spent and 6 M + 5 H are left. Today is 29
 * November 2026: days 30, 60 ... after a first order are over if they end before it.
 */
const horizons = [30, 60, 90, 180, 365, 730];
const today = "2026-11-29";
const mug = 1;
const hat = 2;

let db: Database;
let shop: ShopRow;
let nextOrder = 1;

interface Written {
  customer: number | null;
  day: string;
  product: number;
  units?: number;
  /** So many of the units come back on a later day. */
  back?: { day: string; units: number };
  /** A piece of this product is added to the order on a later day. */
  edit?: { day: string; product: number };
  id?: number;
}

async function write(to: ShopRow, { customer, day, product, units = 1, ...more }: Written) {
  const id = more.id ?? nextOrder++;
  const line = id * 10;
  const at = (of: string) => ({ at: `${of}T12:00:00Z`, day: of });
  const sales: SaleFixture[] = [
    { id: line, ...at(day), line, quantity: units, gross: 1_000 * units },
  ];
  if (more.back) {
    const { units: count } = more.back;
    sales.push({
      ...{ id: line + 1, ...at(more.back.day), reason: "RETURN", actionType: "RETURN", line },
      ...{ quantity: -count, returns: -1_000 * count },
    });
  }
  if (more.edit) {
    sales.push({
      ...{ id: line + 2, ...at(more.edit.day), reason: "ORDER_EDIT", line: line + 1 },
      ...{ quantity: 1, gross: 1_000 },
    });
  }
  await withShop(to, (tx) =>
    putOrder(tx, to, {
      ...{ id, placedAt: `${day}T12:00:00Z`, customer, channel: "Online Store" },
      lines: [
        { id: line, product, variant: product * 10 },
        ...(more.edit
          ? [{ id: line + 1, product: more.edit.product, variant: more.edit.product * 10 }]
          : []),
      ],
      sales,
    }),
  );
  return id;
}

/** A profile that is merged into customer 32 later, and its order. */
const merged = { customer: 132, day: "2024-11-05", product: mug, id: 9_000 };

beforeAll(async () => {
  db = await openTestDatabase();
  shop = await installTestShop(db, "amounts.myshopify.com");
  const other = await installTestShop(db, "other-amounts.myshopify.com");
  for (const each of [shop, other]) {
    await withShop(each, async (tx) => {
      for (const [product, cost] of [
        [mug, 400],
        [hat, 500],
      ] as const) {
        await putProduct(tx, each, { id: product });
        await putVariant(tx, each, { id: product * 10, product, sku: `S${product}`, cost });
      }
      await markHistoryRead(tx, each);
    });
  }
  // 28 with one mug each, the last four of them too late for 730 days.
  for (let customer = 1; customer <= 28; customer += 1) {
    await write(shop, {
      customer,
      day: customer <= 24 ? "2024-11-01" : "2025-01-10",
      product: mug,
    });
  }
  // 29 orders on days 0, 30, 60, 61, 180, 181, 365, 730 and 731.
  for (const [day, product] of [
    ["2024-11-01", mug],
    ["2024-12-01", hat],
    ["2024-12-31", mug],
    ["2025-01-01", mug],
    ["2025-04-30", hat],
    ["2025-05-01", hat],
    ["2025-11-01", mug],
    ["2026-11-01", mug],
    ["2026-11-02", hat],
  ] as const) {
    await write(shop, { customer: 29, day, product });
  }
  // 30 sends one of three mugs back on day 120, and the hat of day 75 on day 273: both count with their orders.
  await write(shop, {
    ...{ customer: 30, day: "2024-11-01", product: mug, units: 3 },
    back: { day: "2025-03-01", units: 1 },
  });
  await write(shop, {
    ...{ customer: 30, day: "2025-01-15", product: hat },
    back: { day: "2025-08-01", units: 1 },
  });
  // A hat is added to the order of 31 on day 83: it counts with the order too.
  await write(shop, {
    ...{ customer: 31, day: "2024-11-10", product: mug },
    edit: { day: "2025-02-01", product: hat },
  });
  // 32 orders on 1 June 2025: its first order, until the other profile is merged into it; then that of day 208.
  await write(shop, merged);
  await write(shop, { customer: 32, day: "2025-06-01", product: hat });
  // 33 has been one for 70 days, 34 for 14; of 35 the thirtieth day is today, of 36 it was yesterday.
  await write(shop, { customer: 33, day: "2026-09-20", product: hat });
  await write(shop, { customer: 33, day: "2026-11-24", product: mug });
  await write(shop, { customer: 34, day: "2026-11-15", product: mug, units: 5 });
  await write(shop, { customer: 35, day: "2026-10-30", product: hat });
  await write(shop, { customer: 36, day: "2026-10-29", product: mug });
  // A guest is nobody who could come back.
  await write(shop, { customer: null, day: "2024-11-01", product: mug, units: 9 });
  await write(other, { customer: 1, day: "2024-11-01", product: mug, units: 70 });
  for (const each of [shop, other]) await foldShop(each, now);
}, 120_000);
afterAll(() => db.close());

/** By days: customers, purchases, net sales and cost of goods in whole units of the currency. */
async function amounts() {
  const rows = await withShop(shop, (tx) => readHistoricWorth(tx, shop, today, horizons, null));
  for (const { netMinor, goodsNetMinor, costedNetMinor } of rows) {
    expect([goodsNetMinor, costedNetMinor]).toEqual([netMinor, netMinor]);
  }
  return rows.map(({ days, customers, purchases, netMinor, costMinor }) => [
    ...[days, customers, purchases, netMinor / 100, costMinor / 100],
  ]);
}

it("counts a profile and the one it will be merged into as two customers", async () => {
  // 35 and 37 customers: 32's hat is of its day 0.
  expect(await amounts()).toMatchObject([
    [30, 35, 36, 380, 34 * 4 + 4 * 5],
    [60, 34, 36, 380, 34 * 4 + 4 * 5],
    [90, 33, 37, 380, 35 * 4 + 3 * 5],
    [180, 33, 38, 390, 35 * 4 + 4 * 5],
    [365, 33, 40, 410, 36 * 4 + 5 * 5],
    [730, 28, 36, 370, 33 * 4 + 4 * 5],
    [null, 37, 47, 520, 44 * 4 + 8 * 5],
  ]);
});

it("comes to what was worked out by hand at every number of days, and to date", async () => {
  await write(shop, { ...merged, customer: 32 });
  await foldShop(shop, now);
  expect(await amounts()).toEqual([
    // 28 and 36: a mug; 29: mug, hat; 30: two mugs; 31: mug, hat; 32: mug; 33: hat. 34 mugs, 3 hats.
    [30, 34, 35, 370, 34 * 4 + 3 * 5],
    // Without 36; 29 has a mug more.
    [60, 33, 35, 370, 34 * 4 + 3 * 5],
    // Without 33; 29 has another, and 30 an order of which nothing was kept.
    [90, 32, 36, 370, 35 * 4 + 2 * 5],
    // 29 has a hat more,
    [180, 32, 37, 380, 35 * 4 + 3 * 5],
    // then a hat and a mug; 32 a hat.
    [365, 32, 40, 410, 36 * 4 + 5 * 5],
    // Without the four of January 2025; 29 has a mug more.
    [730, 28, 37, 380, 33 * 4 + 5 * 5],
    // Everybody: 29 a hat more, 33 hat and mug, 34 five mugs, 35 a hat, 36 a mug.
    [null, 36, 47, 520, 44 * 4 + 8 * 5],
  ]);
});

it("shows these per customer, and nothing of fewer than 30 but how many they are", async () => {
  const row = (await findShopById(shop.id)) ?? shop;
  const view = await loadLifetimeValue(row, new URLSearchParams(), now);
  if (view.state !== "ready" || view.content === null) throw new Error(view.state);
  const { historic, marginRate, costShare } = view.content;
  expect(
    historic.map(({ days, customers, netMinor, marginMinor, purchases }) => [
      ...[days, customers, netMinor, marginMinor, purchases],
    ]),
  ).toEqual([
    // 370.00 / 34, and 34 x 6.00 + 3 x 5.00 = 219.00 / 34.
    [30, 34, 1_088, 644, 35 / 34],
    [60, 33, 1_121, 664, 35 / 33],
    // 220.00 / 32 is 6.875.
    [90, 32, 1_156, 688, 36 / 32],
    [180, 32, 1_188, 703, 37 / 32],
    [365, 32, 1_281, 753, 40 / 32],
    [730, 28, null, null, null],
    [null, 36, 1_444, 844, 47 / 36],
  ]);
  // 304.00 of 520.00.
  expect(marginRate).toBeCloseTo(304 / 520, 10);
  expect(costShare).toBe(1);
});
