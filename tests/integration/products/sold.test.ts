import { afterAll, beforeAll, expect, it } from "vitest";
import { loadProductsCsv } from "../../../app/panels/products/csv.server";
import type { ListView } from "../../../app/panels/products/list/view";
import { loadPriceBands } from "../../../app/panels/products/price-bands/load.server";
import { loadRanking } from "../../../app/panels/products/ranking/load.server";
import { loadSellThrough } from "../../../app/panels/products/sell-through/load.server";
import type { Database } from "../../../app/store/database.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { withShop } from "../../../app/store/with-shop.server";
import { sell } from "../../setup/product-rows";
import { installTestShop, openTestDatabase } from "../../setup/test-database";
import { fillShops, now } from "./sold-shops";

// 27 days.
const november = "from=2026-11-01&to=2026-11-27";
let db: Database;
let one: ShopRow;
let two: ShopRow;

beforeAll(async () => {
  db = await openTestDatabase();
  one = await installTestShop(db, "one-sold.myshopify.com");
  two = await installTestShop(db, "two-sold.myshopify.com");
  await fillShops(one, two);
  for (const shop of [one, two]) await foldShop(shop, now);
}, 120_000);
afterAll(() => db.close());

const fresh = async (shop: ShopRow) => (await findShopById(shop.id)) ?? shop;

async function ranking(query: string, shop = one) {
  const view = await loadRanking(await fresh(shop), new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}
async function sellThrough(query: string, shop = one) {
  const view = await loadSellThrough(await fresh(shop), new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}
async function priceBands(query: string, shop = one) {
  const view = await loadPriceBands(await fresh(shop), new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}

/** The cells of some columns, by the name of the row, in the order of the rows. */
function cellsOf({ columns, rows }: ListView, ...ids: string[]) {
  const places = ids.map((id) => columns.findIndex((column) => column.id === id));
  return rows.map(({ label, cells }) => [label, ...places.map((place) => cells[place])]);
}
const totalOf = ({ columns, total }: ListView, id: string) =>
  total?.[columns.findIndex((column) => column.id === id)];

it("ranks products by net sales, and gives each the class worked out by hand", async () => {
  const view = await ranking(november);
  expect(
    cellsOf(view.list, "class", "net-sales", "share-of-sales", "cumulative-share", "units"),
  ).toEqual([
    ["Product 1", "A", 14_000, 0.7, 0.7, 13],
    ["Product 2", "A", 4_000, 0.2, 0.9, 2],
    ["Product 3", "B", 1_500, 0.075, 0.975, 1],
    ["Engraving", "C", 500, 0.025, 1, 1],
    // Only what came back of an earlier sale: no share, no class.
    ["Product 5", null, -300, null, null, -1],
  ]);
  expect(view.sentence).toEqual({ kind: "few", count: 2, all: 4, share: 0.9 });
  expect(view.pareto.map(({ cumulative }) => cumulative)).toEqual([0.7, 0.9, 0.975, 1]);
  expect(totalOf(view.list, "net-sales")).toBe(19_700);
});

it("offers the types and vendors of all products, whether or not one is chosen", async () => {
  for (const unit of ["product", "variant"]) {
    const filtersOf = async (more: string) =>
      (await ranking(`${november}&by=${unit}${more}`)).list.filters.map(({ options }) => options);
    const shown = await filtersOf("");
    expect(shown).toEqual(await filtersOf("&q=mug"));
    expect(shown[1]?.map(({ value }) => value)).toEqual(["-", "Hat", "Mug", "Pen"]);
  }
});

it("shows return rate, margin where a cost is known, and stock as unknown where it is", async () => {
  const { list } = await ranking(november);
  expect(cellsOf(list, "return-rate", "product-margin", "gross-margin", "stock-now")).toEqual([
    // 20.00 of 160.00; 80.00 of the small mug for ten of 3.00.
    ["Product 1", 0.125, 5_000, 0.625, 90],
    ["Product 2", 0, null, null, null],
    ["Product 3", 0, null, null, 0],
    ["Engraving", 0, null, null, null],
    ["Product 5", null, null, null, 7],
  ]);
  expect(list.columns.at(-1)?.emptyText).toBe("products.unknown");
  expect(list.notes).toContain("products.notes.marginKnown");
});

it("ranks by margin, and says that the margin of the others is not known", async () => {
  const view = await ranking(`${november}&basis=margin`);
  expect(view.sentence).toEqual({ kind: "one" });
  expect(cellsOf(view.list, "class", "share-of-sales").slice(0, 2)).toEqual([
    ["Product 1", "A", 1],
    ["Engraving", null, null],
  ]);
  expect((await ranking(`${november}&basis=margin`, two)).sentence).toEqual({
    kind: "marginUnknown",
  });
});

it("ranks variants too, with other limits", async () => {
  const view = await ranking(`${november}&by=variant&a=50&b=80`);
  expect(cellsOf(view.list, "class", "net-sales", "stock-now")).toEqual([
    ["Product 1", "A", 8_000, 70],
    ["Product 1", "A", 6_000, 20],
    ["Product 2", "B", 4_000, null],
    ["Product 3", "C", 1_500, 0],
    ["Engraving", "C", 500, null],
    ["Product 5", null, -300, 7],
  ]);
  expect(view.list.rows[0]?.adminUrl).toBe("shopify://admin/products/1/variants/11");
});

it("filters by class, type and vendor, searches by SKU, sorts, and leads to the product", async () => {
  const names = async (query: string) =>
    (await ranking(`${november}&${query}`)).list.rows.map(({ label }) => label);
  expect(await names("class=B")).toEqual(["Product 3"]);
  expect(await names("class=-")).toEqual(["Product 5"]);
  expect(await names("type=Mug")).toEqual(["Product 1"]);
  expect(await names("type=-")).toEqual(["Engraving", "Product 5"]);
  expect(await names("vendor=Arbor")).toEqual(["Product 1", "Product 3"]);
  expect(await names("vendor=Arbor&class=B")).toEqual(["Product 3"]);
  // No such vendor: the filter is none.
  expect(await names("vendor=Nobody")).toHaveLength(5);
  expect(await names("q=mug-l")).toEqual(["Product 1"]);
  expect(await names("q=2 product")).toEqual(["Product 2"]);
  expect(await names("sort=name&dir=asc")).toEqual([
    "Engraving",
    "Product 1",
    "Product 2",
    "Product 3",
    "Product 5",
  ]);
  expect((await names("sort=return-rate&dir=asc")).slice(-2)).toEqual(["Product 1", "Product 5"]);
  const { list } = await ranking(`${november}&q=Product 3`);
  expect([list.foundCount, list.rowCount]).toEqual([1, 5]);
  expect(list.rows[0]?.adminUrl).toBe("shopify://admin/products/3");
});

it("says where nothing was sold, where there is one product, and where days are not read", async () => {
  expect((await ranking("from=2026-09-01&to=2026-09-30")).sentence).toEqual({ kind: "noSales" });
  expect((await ranking(november, two)).sentence).toEqual({ kind: "one" });
  const later = new Date("2026-12-05T00:00:00Z");
  const view = await loadRanking(
    await fresh(one),
    new URLSearchParams("from=2026-12-01&to=2026-12-02"),
    later,
  );
  expect(view).toMatchObject({ sentence: { kind: "notRead" }, figures: [], list: { rows: [] } });
});

it("takes what was sold of what was there, over the days of the range", async () => {
  const view = await sellThrough(`${november}&sort=name&dir=asc`);
  expect(
    cellsOf(view.list, "state", "sell-through-rate", "units", "stock-now", "days-of-stock"),
  ).toEqual([
    // 13 in 27 days, 90 left.
    ["Product 1", "products.states.slow", 13 / 103, 13, 90, 186],
    ["Product 2", "products.states.unknown", null, 2, null, null],
    ["Product 3", "products.states.soldOut", 1, 1, 0, 0],
    ["Product 4", "products.states.noSales", 0, 0, 50, null],
    ["Product 5", "products.states.noSales", 0, -1, 7, null],
  ]);
  // Of 1, 3, 4 and 5: 14 sold, 147 left.
  expect(view.sentence).toEqual({ kind: "rate", rate: 14 / 161, unsold: 2, all: 5, unknown: 1 });
  expect(view.figures.map(({ id, value }) => [id, value])).toEqual([
    ["sell-through-rate", 14 / 161],
    ["stock-now", 147],
    ["unsold", 2],
    ["slow", 1],
    ["unknown", 1],
  ]);
});

it("lists what sold nothing and what is slow, product by product or by variant", async () => {
  const names = async (query: string) =>
    (await sellThrough(`${november}&${query}`)).list.rows.map(({ label }) => label);
  expect(await names("sold=no")).toEqual(["Product 4", "Product 5"]);
  expect(await names("stock=slow")).toEqual(["Product 1"]);
  expect(await names("stock=unknown")).toEqual(["Product 2"]);
  const { list } = await sellThrough(`${november}&by=variant&q=mug`);
  expect(cellsOf(list, "sell-through-rate", "stock-now")).toEqual([
    ["Product 1", 10 / 80, 70],
    ["Product 1", 3 / 23, 20],
  ]);
});

it("puts variants into bands of what was charged, and adds up to the sales of all goods", async () => {
  const view = await priceBands(november);
  // Charged: 5.00, 8.00 (10.00 less discounts), 15.00, and twice 20.00.
  expect(
    cellsOf(
      view.list,
      "net-sales",
      "units",
      "lines",
      "variants",
      "unit-price-charged",
      "return-rate",
    ),
  ).toEqual([
    ["Below 8.00", 500, 1, 1, 1, 500, 0],
    ["8.00 to below 15.00", 8_000, 10, 2, 1, 800, 0],
    ["15.00 to below 20.00", 1_500, 1, 1, 1, 1_500, 0],
    ["20.00 and more", 10_000, 5, 2, 2, 2_000, 2_000 / 12_000],
    ["Price not known (only returns)", -300, -1, 0, 1, null, null],
  ]);
  expect(totalOf(view.list, "net-sales")).toBe(19_700);
  expect(view.sentence).toEqual({
    kind: "most",
    band: { from: 2_000, to: null },
    share: 10_000 / 19_700,
  });
  expect((await priceBands(november, two)).sentence).toEqual({ kind: "onePrice" });
  expect((await priceBands("from=2026-09-01&to=2026-09-30")).sentence).toEqual({ kind: "noSales" });
});

it("keeps what a product sold once it is gone, without a stock and a way to it", async () => {
  const gone = (at: string | null) =>
    withShop(one, (tx) =>
      tx.query("update product set deleted_at = $2 where shop_id = $1 and id = 3", [one.id, at]),
    );
  await gone("2026-11-28T10:00:00Z");
  const { list } = await ranking(`${november}&class=B`);
  expect(cellsOf(list, "net-sales", "stock-now")).toEqual([["Product 3", 1_500, null]]);
  expect(list.rows[0]?.adminUrl).toBeNull();
  expect((await sellThrough(`${november}&q=Product 3`)).list.foundCount).toBe(0);
  await gone(null);
});

it("counts what has not been folded yet", async () => {
  await withShop(two, (tx) =>
    sell(tx, two, { product: 1, variant: 11, day: "2026-11-25", units: 2, gross: 1_000 }),
  );
  const view = await ranking(november, two);
  expect(cellsOf(view.list, "net-sales", "units")).toEqual([["Product 1", 1_099, 3]]);
  expect(cellsOf((await sellThrough(november, two)).list, "sell-through-rate")).toEqual([
    ["Product 1", 0.5],
  ]);
});

it("gives each table as a file that says what it is of", async () => {
  const csv = async (query: string) =>
    loadProductsCsv(await fresh(one), new URLSearchParams(`${november}&${query}`), now);
  const text = await csv("table=ranking&vendor=Arbor");
  expect(text).toContain("# Shelfwise: products by class, 2026-11-01 to 2026-11-27");
  expect(text).toContain("Basis: processing date.");
  expect(text).toContain("Class A: products before it make less than 80 %");
  expect(text).toContain("# Vendor: Arbor");
  const rows = text.split("\r\n").filter((line) => !/^"?#/.test(line.replace("\ufeff", "")));
  expect(rows).toEqual([
    "Product,Class,Net sales (USD),Share,Cumulative share,Net units sold,Return rate,Margin (USD),Gross margin,Stock now",
    "Product 1,A,140.00,0.7,0.7,13,0.125,50.00,0.625,90",
    "Product 3,B,15.00,0.075,0.975,1,0,,,0",
    // 23.00 of 220.00 came back.
    "All rows,,197.00,,,16,0.104545,50.00,0.625,",
    "",
  ]);
  expect(await csv("table=sell-through")).toContain("Product 2,Stock unknown,,2,,,40.00");
  expect(await csv("table=price-bands")).toContain("20.00 and more,100.00,0.507614,5,2,2,20.00");
});
