import { afterAll, beforeAll, expect, it } from "vitest";
import { loadSalesCsv, loadSalesOverview } from "../../../app/panels/sales-overview/load.server";
import type { OverviewView } from "../../../app/panels/sales-overview/view";
import { loadSalesWhy } from "../../../app/panels/sales-why/load.server";
import type { Database } from "../../../app/store/database.server";
import { findShopById, type ShopRow } from "../../../app/store/shops.server";
import { now, openTwoShops } from "./two-shops";

const november = "from=2026-11-01&to=2026-11-27";

let db: Database;
let shop: ShopRow;
let other: ShopRow;

beforeAll(async () => {
  ({ db, shop, other } = await openTwoShops());
}, 120_000);
afterAll(() => db.close());

async function read(query: string, of = shop): Promise<OverviewView> {
  const row = await findShopById(of.id);
  if (!row) throw new Error("Not installed");
  const view = await loadSalesOverview(row, new URLSearchParams(query), now);
  if (view.state !== "ready") throw new Error(`The page is ${view.state}`);
  return view;
}

function rowsOf(view: OverviewView, ...ids: string[]) {
  return Object.fromEntries(view.table.rows.map(({ label, values }) => [label, pick(values)]));
  function pick(values: (number | null)[]) {
    return ids.map((id) => values[view.table.columns.findIndex((column) => column.id === id)]);
  }
}
const figure = (view: OverviewView, id: string) =>
  [...view.figures, ...view.chain, ...view.rates].find((one) => one.id === id)?.value;

/** In per cent as a ratio, or in points; null: there is nothing to compare with. */
function changeOf(view: OverviewView, id: string): number | null {
  const found = [...view.figures, ...view.chain, ...view.rates].find((one) => one.id === id);
  if (!found) throw new Error(`There is no ${id}`);
  if (found.change.kind === "none") return null;
  const { change } = found.change;
  return change.kind === "percent" ? change.ratio : change.points;
}

it("adds up from gross to total sales, and knows the margin of what has a cost", async () => {
  const view = await read(november);
  expect(view.chain.map(({ id, value }) => [id, value])).toEqual([
    ["gross-sales", 18_350],
    ["discounts", 0],
    ["returns", -1_000],
    ["net-sales", 17_350],
    ["shipping", 2_500],
    ["duties", 0],
    ["additional-fees", 0],
    ["taxes", 150],
    ["total-sales", 20_000],
  ]);
  expect(figure(view, "orders")).toBe(5);
  expect(figure(view, "average-order-value")).toBe(3_670);
  // Five orders of two units, one of which came back.
  expect(figure(view, "units")).toBe(9);
  expect(figure(view, "return-rate")).toBeCloseTo(1_000 / 18_350);
  // 113.50 of product 1 for seven units of 3.00; 60.00 of product 2 without a cost.
  expect(figure(view, "gross-margin")).toBeCloseTo((11_350 - 7 * 300) / 11_350);
  const margin = view.figures.find(({ id }) => id === "gross-margin");
  expect(margin?.costs?.known).toBeCloseTo(11_350 / 17_350);
  expect(margin?.costs?.assumed).toBeCloseTo(11_350 / 17_350);
});

it("has rows that add up to the headline by whatever a sale has one of", async () => {
  for (const by of [
    "product",
    "variant",
    "type",
    "vendor",
    "category",
    "channel",
    "kind",
    "time",
  ]) {
    const view = await read(`${november}&grain=week&by=${by}`);
    for (const id of [
      "net-sales",
      "gross-sales",
      "returns",
      "shipping",
      "taxes",
      "total-sales",
      "units",
    ]) {
      const index = view.table.columns.findIndex((column) => column.id === id);
      const sum = view.table.rows.reduce((total, { values }) => total + (values[index] ?? 0), 0);
      expect([by, id, sum]).toEqual([by, id, view.table.total[index]]);
      expect([by, id, sum]).toEqual([by, id, figure(view, id) ?? sum]);
    }
  }
});

it("shows collections and tags as what overlaps and has no orders", async () => {
  const collections = await read(`${november}&by=collection`);
  expect(rowsOf(collections, "net-sales", "orders")).toEqual({
    Winter: [11_350, null],
    "In no collection": [6_000, null],
    "Not a product (shipping, fees, adjustments)": [0, null],
  });
  expect(collections.table.notes).toContain("breakdown.notes.noOrders");
  const tags = await read(`${november}&by=tag`);
  expect(rowsOf(tags, "net-sales")).toMatchObject({
    warm: [11_350],
    new: [11_350],
    "No tag": [6_000],
  });
  expect(tags.table.total[0]).toBe(17_350);
});

it("shows channels with the online share, codes, and new and returning customers", async () => {
  const channels = await read(`${november}&by=channel`);
  expect(rowsOf(channels, "net-sales", "orders", "average-order-value")).toEqual({
    "Online Store": [16_300, 3, 5_433],
    "Point of Sale": [1_000, 1, 2_000],
    "Channel not known": [50, 1, 50],
  });
  expect(channels.table.onlineShare).toBeCloseTo(16_300 / 17_350);
  expect(rowsOf(await read(`${november}&by=code`), "net-sales")).toEqual({
    A: [16_000],
    B: [11_000],
    "No discount code": [350],
  });
  expect(rowsOf(await read(`${november}&by=kind`), "orders")).toEqual({
    "New customers": [4],
    "Returning customers": [1],
  });
});

it("compares a day that is not over with the day before up to the same hour, in every row", async () => {
  const view = await read("range=today&by=channel");
  expect(view.range.isPreviousCut).toBe(true);
  expect(rowsOf(view, "net-sales", "before")).toEqual({ "Online Store": [700, 300] });
  const before = view.table.columns.findIndex(({ id }) => id === "before");
  expect(view.table.total[before]).toBe(300);
  expect(view.grain).toBe("hour");
  expect(view.points.find(({ hour }) => hour === "14")).toMatchObject({
    valueMinor: 700,
    previousMinor: 300,
  });
});

it("compares with the days a year earlier where the address says so", async () => {
  const view = await read(`${november}&compare=year&grain=week&by=time&dir=asc`);
  expect(view.range.previous).toEqual({ from: "2025-11-01", to: "2025-11-27" });
  expect(view.range.compared.choice).toBe("year");
  // Then 80.00, of which 20.00 came back; the order of the 28th is of a day after these.
  expect(changeOf(view, "gross-sales")).toBeCloseTo(18_350 / 8_000 - 1, 10);
  expect(changeOf(view, "net-sales")).toBeCloseTo(17_350 / 6_000 - 1, 10);
  expect(changeOf(view, "returns")).toBeCloseTo(1_000 / 2_000 - 1, 10);
  expect(changeOf(view, "orders")).toBe(4);
  // In percentage points.
  expect(changeOf(view, "return-rate")).toBeCloseTo((1_000 / 18_350 - 2_000 / 8_000) * 100, 10);
  // Each day stands beside the same date, not beside the same day of the week.
  expect(rowsOf(view, "net-sales", "before")).toEqual({
    "2026-11-01": [0, 0],
    "2026-11-02 to 2026-11-08": [16_000, 0],
    "2026-11-09 to 2026-11-15": [2_000, 8_000],
    "2026-11-16 to 2026-11-22": [-1_000, -2_000],
    "2026-11-23 to 2026-11-27": [350, 0],
  });
  const codes = await read(`${november}&compare=year&by=code`);
  expect(rowsOf(codes, "net-sales", "before")).toEqual({
    A: [16_000, 6_000],
    B: [11_000, 0],
    "No discount code": [350, 0],
  });
});

it("compares with as many days before where the address says nothing", async () => {
  const view = await read(`${november}&by=kind`);
  expect(view.range.previous).toEqual({ from: "2026-10-05", to: "2026-10-31" });
  // One order of 40.00, of a new customer.
  expect(changeOf(view, "net-sales")).toBeCloseTo(17_350 / 4_000 - 1, 10);
  expect(changeOf(view, "orders")).toBe(4);
  expect(changeOf(view, "average-order-value")).toBeCloseTo(3_670 / 4_000 - 1, 10);
  // Nothing came back then, so that there is nothing to compare with.
  expect(changeOf(view, "returns")).toBeNull();
  expect(rowsOf(view, "before")).toEqual({
    "New customers": [4_000],
    "Returning customers": [0],
  });
});

it("says of a shop with one order what it came to, and nothing of another shop", async () => {
  const view = await read(`${november}&by=product`, other);
  expect(figure(view, "net-sales")).toBe(77);
  expect(figure(view, "gross-margin")).toBeNull();
  expect(view.table.rows.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(77);
  expect(rowsOf(await read(`${november}&by=collection`, other))).not.toHaveProperty("Winter");
});

it("writes every row into the file, under its basis, days and definitions", async () => {
  const row = await findShopById(shop.id);
  if (!row) throw new Error("Not installed");
  const csv = await loadSalesCsv(row, new URLSearchParams(`${november}&by=channel`), now);
  const lines = csv.replace("\ufeff", "").split("\r\n");
  const comments = lines.filter((line) => /^"?#/.test(line)).join("\n");
  expect(comments).toContain("2026-11-01 to 2026-11-27");
  expect(comments).toContain("processing date");
  expect(comments).toContain("Net sales: Gross sales less discounts less returns.");
  const table = lines.filter((line) => line !== "" && !/^"?#/.test(line));
  expect(table[0]).toMatch(/^Sales channel,Net sales \(USD\),Share of net sales/);
  expect(table[1]).toMatch(/^Online Store,163\.00,0\.939481,/);
  expect(table.at(-1)).toMatch(/^Whole period,173\.50,1,/);
  expect(table).toHaveLength(5);
});

it("splits the change of two periods, and of one shop alone", async () => {
  const row = await findShopById(shop.id);
  if (!row) throw new Error("Not installed");
  const view = await loadSalesWhy(row, new URLSearchParams(november), now);
  if (view.state !== "ready" || !view.split) throw new Error("There is no split");
  // One order of 40.00 before.
  expect(view.split).toMatchObject({ beforeMinor: 4_000, afterMinor: 17_350, changeMinor: 13_350 });
  expect(view.split.parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(13_350);
  expect(view.split.parts.find(({ id }) => id === "returns")?.minor).toBe(-1_000);
  expect(view.answer).toMatchObject({
    kind: "changed",
    changeMinor: 13_350,
    part: { id: "orders" },
  });
  const { contributors, rest } = view.split;
  const named = contributors.reduce((sum, { changeMinor }) => sum + changeMinor, 0);
  expect(named + (rest?.changeMinor ?? 0)).toBe(13_350);
});
