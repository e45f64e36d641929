import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../../app/store/database.server";
import { listDueSnapshots, takeSnapshot } from "../../../app/store/snapshots.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { orderTable, type OrderRow } from "../../../app/store/tables/orders";
import { variantTable, productTable } from "../../../app/store/tables/products";
import { upsertRows, upsertVersioned } from "../../../app/store/upsert.server";
import { startDailySnapshots } from "../../../app/sync/daily.server";
import { withShop } from "../../../app/store/with-shop.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-snapshots.myshopify.com");
  two = await installTestShop(db, "two-snapshots.myshopify.com");
  for (const shop of [one, two]) await store(shop, 1000);
});
afterAll(() => db.close());

const at = "2026-03-01T00:00:00Z";

async function store(shop: ShopRow, priceMinor: number): Promise<void> {
  await withShop(shop, async (tx) => {
    await upsertRows(tx, shop, productTable, [
      {
        id: 1,
        handle: "mug",
        title: "Mug",
        productType: "",
        vendor: "",
        tags: [],
        status: "ACTIVE",
        categoryId: null,
        descriptionHtml: "",
        seoTitle: null,
        seoDescription: null,
        options: "[]",
        hasOnlyDefaultVariant: true,
        isGiftCard: false,
        tracksInventory: true,
        totalInventory: 3,
        mediaCount: 0,
        variantsCount: 1,
        onlineStoreUrl: null,
        publishedAt: null,
        hasAttributes: true,
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
        reading: 1,
      },
    ]);
    await upsertRows(tx, shop, variantTable, [
      {
        id: 11,
        productId: 1,
        position: 1,
        title: "Default",
        sku: null,
        barcode: null,
        priceMinor,
        compareAtMinor: null,
        unitCostMinor: null,
        taxable: true,
        availableForSale: true,
        showsUnitPrice: false,
        inventoryPolicy: "DENY",
        inventoryQuantity: 3,
        selectedOptions: "[]",
        inventoryItemId: 111,
        isTracked: true,
        requiresShipping: true,
        countryOfOrigin: null,
        harmonizedSystemCode: null,
        weightValue: null,
        weightUnit: null,
        hasOwnImage: false,
        createdAt: at,
        updatedAt: at,
      },
    ]);
  });
}

async function snapshotsOf(shop: ShopRow) {
  const { rows } = await db.query(
    `select shop_day as day, price_minor as price from variant_snapshot where shop_id = $1 order by 1`,
    [shop.id],
  );
  return rows;
}

const snap = (shop: ShopRow, day: string) =>
  withShop(shop, (tx) => takeSnapshot(tx, shop, "products", day, new Date(`${day}T12:00:00Z`)));

it("keeps a row only for days on which something differed, per shop", async () => {
  await snap(one, "2026-03-01");
  await snap(one, "2026-03-02");
  await store(one, 1200);
  await snap(one, "2026-03-03");
  expect(await snapshotsOf(one)).toEqual([
    { day: "2026-03-01", price: 1000 },
    { day: "2026-03-03", price: 1200 },
  ]);
  // Again on the same day: the last values of the day count.
  await store(one, 1300);
  await snap(one, "2026-03-03");
  expect(await snapshotsOf(one)).toEqual([
    { day: "2026-03-01", price: 1000 },
    { day: "2026-03-03", price: 1300 },
  ]);
  expect(await snapshotsOf(two)).toEqual([]);
});

it("is due for each kind of its own, whatever else is being read or has failed", async () => {
  const now = new Date("2026-04-01T12:00:00Z");
  const set = (resource: string, status: string) =>
    db.query(
      `insert into sync_resource (shop_id, resource, status, started_at) values ($1, $2, $3, $4)
       on conflict (shop_id, resource) do update set status = excluded.status`,
      [one.id, resource, status, now],
    );
  expect(await listDueSnapshots(one, "2026-04-01")).toEqual([]);
  await set("orders", "running");
  await set("sales", "failed");
  await set("products", "done");
  await set("marketing", "running");
  expect(await listDueSnapshots(one, "2026-04-01")).toEqual(["products"]);
  await set("marketing", "degraded");
  await snap(one, "2026-04-01");
  expect(await listDueSnapshots(one, "2026-04-01")).toEqual(["marketing"]);

  expect(await startDailySnapshots(now)).toEqual([one.id]);
  const { rows } = await db.query(
    `select resource, status from sync_resource where shop_id = $1 order by 1`,
    [one.id],
  );
  expect(rows).toEqual([
    { resource: "marketing", status: "pending" },
    { resource: "orders", status: "running" },
    { resource: "products", status: "done" },
    { resource: "sales", status: "failed" },
    { resource: "shop", status: "pending" },
  ]);
  expect(await startDailySnapshots(now)).toEqual([]);
});

const order: OrderRow = {
  id: 5,
  name: "#5",
  number: 5,
  createdAt: at,
  processedAt: at,
  updatedAt: "2026-03-02T00:00:00Z",
  cancelledAt: null,
  cancelReason: null,
  closedAt: null,
  deletedAt: null,
  isTest: false,
  isEdited: false,
  financialStatus: "PAID",
  fulfillmentStatus: "FULFILLED",
  returnStatus: "NO_RETURN",
  sourceName: null,
  appName: null,
  channelName: null,
  customerId: null,
  presentmentCurrency: "USD",
  taxesIncluded: false,
  totalMinor: 1,
  currentTotalMinor: 1,
  subtotalMinor: 1,
  totalDiscountsMinor: 0,
  totalTaxMinor: 0,
  totalShippingMinor: 0,
  totalTipMinor: 0,
  totalDutiesMinor: null,
  totalRefundedMinor: 0,
  discountCodes: [],
  tags: [],
  isJourneyReady: null,
  customerOrderIndex: null,
  daysToConversion: null,
  firstVisit: null,
  lastVisit: null,
  reading: 1,
};

it("leaves a stored version alone that is newer, and keeps every character of texts and lists", async () => {
  const tags = ['say "hi"', "a,b", "{x}", "back\\slash", "", "NULL", "ünïcode ✓"];
  const write = async (rows: OrderRow[]) => {
    const { written } = await withShop(one, (tx) =>
      upsertVersioned(tx, one, orderTable, rows, null),
    );
    return [...written];
  };
  expect(await write([{ ...order, tags }])).toEqual([order.id]);
  expect(await write([{ ...order, updatedAt: at, tags: ["old"] }])).toEqual([]);
  const { rows } = await db.query<{ tags: string[] }>(
    "select tags from orders where shop_id = $1",
    [one.id],
  );
  expect(rows).toEqual([{ tags }]);
  // The same version again is written: a new reading may know more.
  expect(await write([{ ...order, tags: ["same"] }])).toEqual([order.id]);
});

it("does not let one shop write rows of another", async () => {
  await expect(withShop(one, (tx) => upsertRows(tx, two, orderTable, [order]))).rejects.toThrow(
    /row-level security/,
  );
});
