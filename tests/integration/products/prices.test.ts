import { afterAll, beforeAll, expect, it } from "vitest";
import { loadProductsCsv } from "../../../app/panels/products/csv.server";
import type { ListView } from "../../../app/panels/products/list/view";
import { loadPriceChanges } from "../../../app/panels/products/price-changes/load.server";
import { loadReductions } from "../../../app/panels/products/reductions/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { eachDay } from "../../../app/lib/shop-day";
import { markLooked, markRead, putPrice, putStockedVariant, sell } from "../../setup/product-rows";
import { putProduct } from "../../setup/sales-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";

const now = new Date("2026-11-28T15:00:00Z");
const november = "from=2026-11-01&to=2026-11-28";
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-prices.myshopify.com");
  two = await installTestShop(db, "two-prices.myshopify.com");
  await withShop(one, async (tx) => {
    await putProduct(tx, one, { id: 1, type: "Mug" });
    await putProduct(tx, one, { id: 2, type: "Hat" });
    const variant = (id: number, price: number, compareAt: number | null, product = 1) =>
      putStockedVariant(tx, one, { id, product, price, compareAt, sku: `S-${id}` });
    const was = (id: number, day: string, price: number, compareAt: number | null = null) =>
      putPrice(tx, one, { variant: id, day, price, compareAt });

    // 10.00, reduced on the 10th to 8.00.
    await variant(11, 800, 1_000);
    await was(11, "2026-09-01", 1_000);
    await was(11, "2026-11-10", 800, 1_000);
    // Dearer two days before the last whole day.
    await variant(12, 600, null);
    await was(12, "2026-09-01", 500);
    await was(12, "2026-11-25", 600);
    // Only the compare-at price, above what it ever cost.
    await variant(13, 700, 900, 2);
    await was(13, "2026-09-01", 700);
    await was(13, "2026-11-20", 700, 900);
    // Known for a few days before it was reduced; then reduced further.
    await variant(14, 300, 500, 2);
    await was(14, "2026-10-25", 500);
    await was(14, "2026-11-12", 400, 500);
    await was(14, "2026-11-16", 300, 500);
    // Reduced ever since prices are known.
    await variant(15, 100, 200, 2);
    await was(15, "2026-09-01", 100, 200);
    // Reduced today: no snapshot says so yet.
    await variant(16, 900, 1_000, 2);
    await was(16, "2026-09-01", 1_000);
    await markLooked(tx, one, "2026-09-01", "2026-11-27");

    // Two a day before, three a day after; five on the day itself are of neither side.
    for (const day of eachDay("2026-10-27", "2026-11-09")) {
      await sell(tx, one, { product: 1, variant: 11, day, units: 2, gross: 2_000 });
    }
    await sell(tx, one, { product: 1, variant: 11, day: "2026-11-10", units: 5, gross: 4_500 });
    for (const day of eachDay("2026-11-11", "2026-11-24")) {
      await sell(tx, one, { product: 1, variant: 11, day, units: 3, gross: 2_400 });
    }
    // Outside of both windows.
    await sell(tx, one, { product: 1, variant: 11, day: "2026-10-26", units: 90, gross: 90_000 });
    await sell(tx, one, { product: 1, variant: 11, day: "2026-11-25", units: 90, gross: 72_000 });
    await sell(tx, one, { product: 1, variant: 12, day: "2026-11-23", units: 4, gross: 2_000 });
    await sell(tx, one, {
      product: 1,
      variant: 12,
      day: "2026-11-26",
      units: 2,
      gross: 1_200,
      returned: { day: "2026-11-27", units: 1, minor: 600 },
    });
    await markRead(tx, one, now);
  });
  await withShop(two, async (tx) => {
    await putProduct(tx, two, { id: 1 });
    await putStockedVariant(tx, two, { id: 11, product: 1, price: 800 });
    await sell(tx, two, { product: 1, variant: 11, day: "2026-11-02", units: 1, gross: 99 });
    await markRead(tx, two, now);
  });
  for (const shop of [one, two]) await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

const fresh = async (shop: ShopRow) => (await findShopById(shop.id)) ?? shop;
async function changes(query: string, shop = one) {
  const view = await loadPriceChanges(await fresh(shop), new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}
async function reductions(query: string, shop = one) {
  const view = await loadReductions(await fresh(shop), new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}

/** The cells of some columns by the key of the row. */
function cellsOf({ columns, rows }: ListView, ...ids: string[]) {
  const places = ids.map((id) => columns.findIndex((column) => column.id === id));
  return Object.fromEntries(rows.map(({ id, cells }) => [id, places.map((at) => cells[at])]));
}

it("compares equally many days before and after a change, without its own day", async () => {
  const { list } = await changes(november);
  const cells = cellsOf(
    list,
    "price-before",
    "price-after",
    "days",
    "units-before",
    "units-after",
    "sales-before",
    "sales-after",
  );
  expect(cells["11 2026-11-10"]).toEqual([1_000, 800, 14, 2, 3, 2_000, 2_400]);
  expect(cellsOf(list, "price-change", "sales-change")["11 2026-11-10"]).toEqual([-0.2, 0.2]);
  // The 26th and 27th are whole days after it: as many before are the 23rd and 24th.
  expect(cells["12 2026-11-25"]).toEqual([500, 600, 2, 2, 0.5, 1_000, 300]);
  expect(list.rows.find(({ id }) => id.startsWith("12"))?.note).toBe("products.notes.windowCut");
  // With one day in between they end before the other change, and begin after it.
  expect(cells["14 2026-11-12"]?.[2]).toBe(3);
  expect(cells["14 2026-11-16"]?.[2]).toBe(3);
});

it("shortens or lengthens windows as asked, and takes in what is not folded yet", async () => {
  const days = async () =>
    cellsOf((await changes(`${november}&window=7`)).list, "days", "units-after", "sales-after");
  expect((await days())["11 2026-11-10"]).toEqual([7, 3, 2_400]);
  await withShop(one, (tx) =>
    sell(tx, one, { product: 1, variant: 11, day: "2026-11-12", units: 7, gross: 5_600 }),
  );
  expect((await days())["11 2026-11-10"]).toEqual([7, 4, 3_200]);
  await foldShop(one, now);
  expect((await days())["11 2026-11-10"]).toEqual([7, 4, 3_200]);
  // 28 days do not fit on both sides: 17 whole ones are over.
  expect(cellsOf((await changes(`${november}&window=28`)).list, "days")["11 2026-11-10"]).toEqual([
    17,
  ]);
});

it("tells which way prices went, in a sentence and as a filter", async () => {
  const view = await changes(november);
  expect(view.sentence).toEqual({
    kind: "some",
    all: 5,
    lower: 3,
    higher: 1,
    compareAt: 1,
    shown: 5,
  });
  expect(view.knownSince).toBe("2026-09-01");
  // All but that of the 10th.
  expect(view.cutCount).toBe(4);
  const keys = async (query: string) =>
    (await changes(`${november}&${query}`)).list.rows.map(({ id }) => id);
  expect(await keys("direction=compareAt")).toEqual(["13 2026-11-20"]);
  expect(await keys("direction=higher")).toEqual(["12 2026-11-25"]);
  expect(await keys("type=Mug")).toEqual(["12 2026-11-25", "11 2026-11-10"]);
  expect(await keys("q=s-13")).toEqual(["13 2026-11-20"]);
});

it("says where no price changed, and where none was known", async () => {
  expect((await changes("from=2026-11-02&to=2026-11-08")).sentence).toEqual({ kind: "none" });
  // The first prices ever seen are no change.
  expect((await changes("from=2026-08-20&to=2026-09-01")).sentence).toEqual({ kind: "notKnown" });
  const other = await changes(november, two);
  expect([other.sentence, other.list.rowCount]).toEqual([{ kind: "noHistory" }, 0]);
});

it("judges each reduction by the lowest price of the 30 days before, or not at all", async () => {
  const view = await reductions(november);
  expect(cellsOf(view.list, "verdict", "lowest-prior-price", "since", "reason")).toEqual({
    11: ["products.verdicts.ok", 1_000, "2026-11-10", null],
    13: ["products.verdicts.higher", 700, "2026-11-20", null],
    14: ["products.verdicts.unknown", 500, "2026-11-12", "products.reasons.shortHistory"],
    15: ["products.verdicts.unknown", null, null, "products.reasons.reducedBefore"],
    // Prices were read on each of the 30 days before today.
    16: ["products.verdicts.ok", 1_000, "2026-11-28", null],
  });
  expect(view.sentence).toEqual({ kind: "judged", all: 5, higher: 1, ok: 2, unknown: 2 });
  expect(cellsOf(view.list, "known-since", "shown")[14]).toEqual(["2026-10-25", 0.4]);
  const rows = (await reductions(`${november}&verdict=higher`)).list.rows;
  expect(rows.map(({ adminUrl }) => adminUrl)).toEqual(["shopify://admin/products/2/variants/13"]);
});

it("takes back a pass where prices were not read on one of those days", async () => {
  await withShop(one, (tx) =>
    tx.query("delete from snapshot_run where shop_id = $1 and shop_day = '2026-10-11'", [one.id]),
  );
  const cells = cellsOf((await reductions(november)).list, "verdict", "reason");
  expect(cells[11]).toEqual(["products.verdicts.unknown", "products.reasons.missedDays"]);
  expect(cells[13]?.[0]).toBe("products.verdicts.higher");
  expect(cells[16]?.[0]).toBe("products.verdicts.ok");
});

it("knows nothing in a shop whose prices have not been read, and has nothing where none is reduced", async () => {
  expect((await reductions(november, two)).sentence).toEqual({ kind: "none" });
  await withShop(two, (tx) =>
    putStockedVariant(tx, two, { id: 11, product: 1, price: 800, compareAt: 900 }),
  );
  const view = await reductions(november, two);
  expect(view.sentence).toEqual({ kind: "judged", all: 1, higher: 0, ok: 0, unknown: 1 });
  expect(view.knownSince).toBeNull();
});

it("writes both tables into files", async () => {
  const csv = async (table: string) =>
    loadProductsCsv(await fresh(one), new URLSearchParams(`${november}&table=${table}`), now);
  expect(await csv("price-changes")).toContain(
    "Product 2,2026-11-20,7.00,7.00,0,7,0,0,0.00,0.00,,,9.00",
  );
  expect(await csv("price-changes")).toContain("What followed is not what it caused.");
  expect(await csv("reductions")).toContain("Product 2,Compare-at too high,7.00,9.00,7.00,");
});
