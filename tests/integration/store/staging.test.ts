import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database, Queryable } from "../../../app/store/database.server";
import { stagedFrom } from "../../../app/store/staging.server";
import { orderTable, type OrderRow } from "../../../app/store/tables/orders";
import { productTable, variantTable } from "../../../app/store/tables/products";
import type { ProductRow, VariantRow } from "../../../app/store/tables/products";
import { upsertRows, upsertVersioned } from "../../../app/store/upsert.server";
import { withShop } from "../../../app/store/with-shop.server";
import type { ShopRow } from "../../../app/store/shops.server";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

// Many rows go by a way of their own (COPY, through a staging table on a server), few as arrays. Both
// must leave the same in the tables. Two shops get the same rows: one all at once, the other in parts
// too small for COPY.

let db: Database;
let many: ShopRow;
let few: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  many = await installTestShop(db, "many.myshopify.com");
  few = await installTestShop(db, "few.myshopify.com");
});
afterAll(() => db.close());

// What COPY, arrays and JSON each give a meaning of their own.
const awkward = fc.constantFrom(
  "\\N",
  "\\.",
  "\\",
  "\t",
  "\n",
  "\r\n",
  "\0",
  "",
  "NULL",
  "{}",
  '"',
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.oneof(awkward, fc.string())).map((parts) => parts.join("")),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const json = fc.jsonValue().map((value) => JSON.stringify(value));
const instant = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2027-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const minor = fc.integer({ min: -1e12, max: 1e12 });

const product: fc.Arbitrary<ProductRow> = fc.record({
  id: fc.integer({ min: 1, max: 9_000 }),
  handle: text,
  title: text,
  productType: text,
  vendor: text,
  tags: fc.array(text, { maxLength: 4 }),
  status: fc.constant("ACTIVE"),
  categoryId: maybe(text),
  descriptionHtml: text,
  seoTitle: maybe(text),
  seoDescription: maybe(text),
  options: json,
  hasOnlyDefaultVariant: fc.boolean(),
  isGiftCard: fc.boolean(),
  hasAttributes: fc.boolean(),
  tracksInventory: fc.boolean(),
  totalInventory: fc.integer({ min: -9, max: 9 }),
  mediaCount: maybe(fc.nat()),
  variantsCount: maybe(fc.nat()),
  onlineStoreUrl: maybe(text),
  publishedAt: maybe(instant),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: fc.constant(null),
  reading: fc.nat(3),
});

const variant: fc.Arbitrary<VariantRow> = fc.record({
  id: fc.integer({ min: 1, max: 9_000 }),
  productId: fc.nat(),
  position: fc.nat(),
  title: text,
  sku: maybe(text),
  barcode: maybe(text),
  priceMinor: minor,
  compareAtMinor: maybe(minor),
  unitCostMinor: maybe(minor),
  taxable: fc.boolean(),
  availableForSale: fc.boolean(),
  showsUnitPrice: fc.boolean(),
  inventoryPolicy: fc.constant("DENY"),
  inventoryQuantity: maybe(fc.nat()),
  selectedOptions: json,
  inventoryItemId: fc.nat(),
  isTracked: fc.boolean(),
  requiresShipping: fc.boolean(),
  countryOfOrigin: maybe(text),
  harmonizedSystemCode: maybe(text),
  weightValue: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
  weightUnit: maybe(text),
  hasOwnImage: maybe(fc.boolean()),
  createdAt: instant,
  updatedAt: instant,
});

/** Enough rows for COPY, made of some: numbers move on, and come again. */
function atLeast<R extends { id: number }>(some: R[], count: number): R[] {
  return Array.from({ length: Math.max(count, some.length) }, (_, index) => {
    const row = some[index % some.length] as R;
    return { ...row, id: row.id + Math.floor(index / some.length) * 10_000 };
  });
}

async function inParts<R, T>(rows: R[], write: (part: R[]) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < rows.length; at += 50) results.push(await write(rows.slice(at, at + 50)));
  return results;
}

async function rowsOf(table: string, shop: ShopRow): Promise<unknown[]> {
  const { rows } = await withShop(shop, (tx: Queryable) =>
    tx.query<{ row: unknown }>(
      `select to_jsonb(t) - 'shop_id' as row from ${table} t where shop_id = $1 order by id`,
      [shop.id],
    ),
  );
  return rows.map(({ row }) => row);
}

it("writes many rows as it writes few, whatever characters they hold and keys they repeat", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(variant, { minLength: 1, maxLength: 60 }), async (some) => {
      const rows = atLeast(some, 2 * stagedFrom);
      await withShop(many, (tx) => upsertRows(tx, many, variantTable, rows));
      await withShop(few, (tx) => inParts(rows, (part) => upsertRows(tx, few, variantTable, part)));
      expect(await rowsOf("variant", many)).toEqual(await rowsOf("variant", few));
    }),
    { numRuns: 15 },
  );
});

it("leaves newer versions alone and tells what was written and replaced, many or few", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 60 }), async (some) => {
      // Of the same number in one batch the last counts, whatever its version: so none here.
      const rows = [...new Map(atLeast(some, 2 * stagedFrom).map((row) => [row.id, row])).values()];
      const all = await withShop(many, (tx) => upsertVersioned(tx, many, productTable, rows, null));
      const parts = await withShop(few, (tx) =>
        inParts(rows, (part) => upsertVersioned(tx, few, productTable, part, null)),
      );
      const sorted = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b);
      expect(sorted(all.written)).toEqual(sorted(parts.flatMap(({ written }) => [...written])));
      expect(sorted(all.replaced)).toEqual(sorted(parts.flatMap(({ replaced }) => replaced)));
      expect(await rowsOf("product", many)).toEqual(await rowsOf("product", few));
    }),
    { numRuns: 15 },
  );
});

it("does not let many rows into another shop, twice in one transaction neither", async () => {
  const order = (id: number): OrderRow => ({ ...emptyOrder, id });
  const rows = Array.from({ length: stagedFrom }, (_, index) => order(index + 1));
  await expect(withShop(many, (tx) => upsertRows(tx, few, orderTable, rows))).rejects.toThrow(
    /row-level security/,
  );
  await withShop(many, async (tx) => {
    await upsertRows(tx, many, orderTable, rows);
    await upsertRows(
      tx,
      many,
      orderTable,
      rows.map(({ id }) => order(id + stagedFrom)),
    );
  });
  expect(await rowsOf("orders", many)).toHaveLength(2 * stagedFrom);
  expect(await rowsOf("orders", few)).toEqual([]);
});

it("keeps nothing of a transaction that is rolled back, and reads on as if it had not been", async () => {
  const rows = Array.from({ length: stagedFrom }, (_, index) => ({
    ...emptyOrder,
    id: index + 9_000,
  }));
  const failing = withShop(many, async (tx) => {
    await upsertRows(tx, many, orderTable, rows);
    throw new Error("killed");
  });
  await expect(failing).rejects.toThrow("killed");
  await withShop(many, (tx) => upsertRows(tx, many, orderTable, rows));
  const stored = (await rowsOf("orders", many)) as { id: number }[];
  expect(stored.filter(({ id }) => id >= 9_000)).toHaveLength(stagedFrom);
});

it("overwrites what another process has written of a batch while it was being written", async () => {
  // The embedded database has one writer at a time.
  if (db.kind === "pglite") return;
  const numbers = Array.from({ length: 2 * stagedFrom }, (_, index) => index + 50_000);
  const orders = (name: string, ids: number[]) => ids.map((id) => ({ ...emptyOrder, id, name }));
  const children = orders("#before", numbers.slice(0, stagedFrom)).map(({ id }) => id + 20_000);
  let letGo = () => {};
  const isHeld = new Promise<void>((resolve) => (letGo = resolve));
  let hasWritten = () => {};
  const isWritten = new Promise<void>((resolve) => (hasWritten = resolve));
  const theirs = withShop(many, async (tx) => {
    await upsertVersioned(tx, many, orderTable, orders("#theirs", [50_010]), null);
    hasWritten();
    await isHeld;
  });
  await isWritten;
  const ours = withShop(many, async (tx) => {
    // What has been staged before in the same transaction is not written a second time.
    await upsertVersioned(tx, many, orderTable, orders("#before", children), null);
    return upsertVersioned(tx, many, orderTable, orders("#ours", numbers), null);
  });
  setTimeout(letGo, 300);
  await theirs;
  const { written, replaced } = await ours;
  expect(written.size).toBe(numbers.length);
  expect(replaced).toEqual([50_010]);
  const stored = (await rowsOf("orders", many)) as { id: number; name: string }[];
  const named = (name: string) => stored.filter((row) => row.name === name).map(({ id }) => id);
  expect(named("#ours")).toEqual(numbers);
  expect(named("#before")).toEqual(children);
  expect(named("#theirs")).toEqual([]);
});

const at = "2026-03-01T00:00:00Z";
const emptyOrder: OrderRow = {
  ...{ id: 0, name: "#1", number: 1, createdAt: at, processedAt: at, updatedAt: at },
  ...{ cancelledAt: null, cancelReason: null, closedAt: null, deletedAt: null },
  ...{ isTest: false, isEdited: false, financialStatus: "PAID", fulfillmentStatus: "FULFILLED" },
  ...{ returnStatus: "NO_RETURN", sourceName: null, appName: null, channelName: null },
  ...{ customerId: null, presentmentCurrency: "USD", taxesIncluded: false, totalMinor: 1 },
  ...{ currentTotalMinor: 1, subtotalMinor: 1, totalDiscountsMinor: 0, totalTaxMinor: 0 },
  ...{ totalShippingMinor: 0, totalTipMinor: 0, totalDutiesMinor: null, totalRefundedMinor: 0 },
  ...{ discountCodes: [], tags: [], isJourneyReady: null },
  ...{ customerOrderIndex: null, daysToConversion: null, firstVisit: null, lastVisit: null },
  reading: 1,
};
