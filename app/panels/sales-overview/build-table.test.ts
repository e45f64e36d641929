import fc from "fast-check";
import { expect, it } from "vitest";
import { noSales, type SalesFacts } from "../../metrics/metric";
import type { Breakdown } from "../../metrics/sales/breakdown";
import { openFacts } from "../../metrics/sales/facts-in-columns";
import { addUpColumns } from "../../store/rollup/column-sums";
import {
  allRows,
  buildTable,
  measuresOfSort,
  placesOfPage,
  rowsOnPage,
  type TableInput,
} from "./build-table";
import type { KeyLabel } from "./labels";
import { measuresOfGoods } from "./table-columns";
import type { SalesTable, TableRow } from "./view";
import { rowOfTime, rowsOfBreakdown } from "./table-rows";

const days = { range: { from: "2026-11-01", to: "2026-11-30" }, zone: "America/New_York" };
const sold = (grossSalesMinor: number, more: Partial<SalesFacts> = {}): SalesFacts => ({
  ...noSales,
  grossSalesMinor,
  ...more,
});

function inputOf(
  by: Breakdown,
  current: Record<string, SalesFacts>,
  previous: Record<string, SalesFacts> | null = {},
  { query = "", total = 1_000, labels = new Map<string, KeyLabel>() } = {},
): TableInput {
  return {
    rowsBy: by,
    choices: [by],
    only: null,
    areCountriesDenied: false,
    rows: rowsOfBreakdown(
      by,
      {
        current: new Map(Object.entries(current)),
        previous: previous && new Map(Object.entries(previous)),
      },
      labels,
      days,
    ),
    total: sold(total),
    totalBefore: previous && sold(500),
    params: new URLSearchParams(query),
    ordersUrl: "",
    onlineShare: null,
  };
}
const queryOf = (url: string) => new URLSearchParams(url.split("?")[1]).get("query");
const value = (table: SalesTable, row: TableRow | undefined, id: string) =>
  row?.values[table.columns.findIndex((column) => column.id === id)];

it("has a row for each key of both periods, the most net sales first", () => {
  const table = buildTable(
    inputOf("vendor", { A: sold(300), B: sold(700) }, { B: sold(350), C: sold(150) }),
  );
  expect(table.rows.map(({ label }) => label)).toEqual(["B", "A", "C"]);
  const read = (id: string) => table.rows.map((row) => value(table, row, id));
  expect(read("net-sales")).toEqual([700, 300, 0]);
  expect(read("share")).toEqual([0.7, 0.3, 0]);
  expect(read("change")).toEqual([1, null, -1]);
  expect(read("before")).toEqual([350, 0, 150]);
});

it("compares nothing where the earlier days have not been read", () => {
  const table = buildTable(inputOf("vendor", { A: sold(300) }, null));
  expect(value(table, table.rows[0], "change")).toBeNull();
  expect(value(table, table.rows[0], "before")).toBeNull();
});

it("has no share of nothing", () => {
  const table = buildTable(inputOf("vendor", { A: sold(0) }, {}, { total: 0 }));
  expect(value(table, table.rows[0], "share")).toBeNull();
});

it("counts no orders by collection or tag, and takes no order value by what was sold", () => {
  const facts = sold(300, { orders: 2, placedGrossMinor: 300 });
  const read = (by: Breakdown, id: string) => {
    const table = buildTable(inputOf(by, { A: facts }));
    return value(table, table.rows[0], id);
  };
  expect(read("tag", "orders")).toBeNull();
  expect(read("collection", "orders")).toBeNull();
  expect(read("vendor", "orders")).toBe(2);
  expect(read("vendor", "average-order-value")).toBeNull();
  expect(read("channel", "average-order-value")).toBe(150);
});

it("says of what kind of rows they overlap, and of which nothing is to be said", () => {
  const notes = (by: Breakdown) => buildTable(inputOf(by, {})).notes;
  expect(notes("collection")).toContain("breakdown.notes.productsOverlap");
  expect(notes("collection")).toContain("breakdown.notes.noOrders");
  expect(notes("code")).toEqual(["breakdown.notes.codesOverlap"]);
  expect(notes("vendor")).not.toContain("breakdown.notes.productsOverlap");
  expect(notes("channel")).toEqual([]);
  expect(notes("country")).toEqual(["breakdown.notes.countries"]);
  const denied = buildTable({ ...inputOf("country", {}), areCountriesDenied: true });
  expect(denied.notes).toContain("breakdown.notes.countriesDenied");
  for (const by of ["type", "vendor", "category", "collection", "tag"] as const)
    expect(notes(by)).toContain("breakdown.notes.noAdminList");
  expect(notes("product")).not.toContain("breakdown.notes.noAdminList");
});

it("cuts rows into pages and stays within them", () => {
  const many = Object.fromEntries(
    Array.from({ length: rowsOnPage + 1 }, (_, index) => [`V${index}`, sold(1_000 - index)]),
  );
  const page = (query: string) => buildTable(inputOf("vendor", many, {}, { query }));
  expect(page("")).toMatchObject({ page: 1, pageCount: 2, rowCount: rowsOnPage + 1 });
  expect(page("").rows).toHaveLength(rowsOnPage);
  expect(page("page=2").rows.map(({ label }) => label)).toEqual([`V${rowsOnPage}`]);
  expect(page("page=9").page).toBe(2);
  expect(page("page=-1").page).toBe(1);
  expect(page("page=x").page).toBe(1);
  const whole = Object.fromEntries(Object.entries(many).slice(0, rowsOnPage));
  expect(buildTable(inputOf("vendor", whole)).pageCount).toBe(1);
});

it("finds rows by a part of their name, and keeps the totals of all", () => {
  const rows = { Arbor: sold(300), Bergwerk: sold(700) };
  const table = buildTable(inputOf("vendor", rows, {}, { query: "q=RBO" }));
  expect(table.rows.map(({ label }) => label)).toEqual(["Arbor"]);
  expect(table).toMatchObject({ foundCount: 1, rowCount: 2, search: "RBO" });
  expect(table.total[0]).toBe(1_000);
});

it("sorts by any column, both ways, what is not known last", () => {
  const rows = { A: sold(300, { orders: 1 }), B: sold(700), C: sold(100, { orders: 5 }) };
  const order = (query: string) =>
    allRows(inputOf("channel", rows, {}, { query })).map(({ label }) => label);
  expect(order("sort=orders")).toEqual(["C", "A", "B"]);
  expect(order("sort=orders&dir=asc")).toEqual(["B", "A", "C"]);
  expect(order("sort=name")).toEqual(["A", "B", "C"]);
  expect(order("sort=name&dir=desc")).toEqual(["C", "B", "A"]);
  expect(order("sort=gross-margin")).toEqual(["A", "B", "C"]);
  expect(order("sort=nonsense")).toEqual(["A", "B", "C"]);
});

it("puts products that are called the same in order of their keys", () => {
  const mug = { title: "Mug", skus: [] };
  const labels = new Map([
    ["11", mug],
    ["12", mug],
  ]);
  for (const query of ["", "sort=orders", "sort=name"]) {
    const input = inputOf("product", { 12: sold(0) }, { 11: sold(0) }, { query, labels });
    expect(buildTable(input).rows.map(({ id }) => id)).toEqual(["11", "12"]);
  }
});

it("gives names to keys that are none", () => {
  const labels = new Map([["7", { title: "Cap", skus: [] }]]);
  const names = (by: Breakdown, ...keys: string[]) =>
    allRows(inputOf(by, Object.fromEntries(keys.map((key) => [key, sold(1)])), {}, { labels })).map(
      ({ label, note }) => (note ? `${label} [${note}]` : label),
    );
  expect(names("product", "7", "8", "-", "t:Wrapping")).toEqual([
    "Cap",
    "No longer in the shop (8)",
    "Not a product (shipping, fees, adjustments)",
    "Wrapping [breakdown.notOfShop]",
  ]);
  expect(names("type", "", "Hats", "-")).toHaveLength(3);
  expect(names("code", "*", "SAVE", "")).toEqual(["No discount code", "SAVE", "Single-use codes"]);
  expect(names("kind", "new", "unknown")).toEqual(["New customers", "New or returning: not known"]);
  // A vendor may be called like a mark.
  expect(names("vendor", "*")).toEqual(["*"]);
});

it("leads to the orders in the admin where its list can be filtered, in the shop's days; else says why not", () => {
  const labels = new Map<string, KeyLabel>([
    ["7", { title: "Cap", skus: ['C"1', "C2"] }],
    ["9", { title: "Bare", skus: [] }],
    ["10", { title: "Half", skus: ["H"], skuFault: "missing" }],
    ["11", { title: "Twin", skus: ["T"], skuFault: "shared" }],
    ["12", { title: "Many", skus: ["M"], skuFault: "many" }],
  ]);
  const link = (by: Breakdown, key: string) => {
    const [row] = allRows(inputOf(by, { [key]: sold(1) }, {}, { labels }));
    if (!row) throw new Error("There is no row");
    if ("why" in row.orders) return row.orders.why;
    return "url" in row.orders ? queryOf(row.orders.url) : row.orders.listUrl;
  };
  const time =
    "processed_at:>='2026-11-01T04:00:00.000Z' processed_at:<'2026-12-01T05:00:00.000Z' test:false";
  expect(link("product", "7")).toBe(`${time} (sku:"C\\"1" OR sku:"C2")`);
  expect(link("code", "SAVE")).toBe(`${time} discount_code:"SAVE"`);
  // Without a SKU, or with one that does not tell; single-use codes, none; what the admin knows no search for.
  for (const [by, key] of [
    ["product", "8"],
    ["product", "9"],
    ["product", "10"],
    ["variant", "11"],
    ["product", "12"],
    ["product", "t:Wrapping & bow"],
    ["product", "-"],
    ["code", "*"],
    ["code", ""],
    ["kind", "new"],
    ["country", "DE"],
  ] as const) {
    const params = new URLSearchParams({ by, key, from: "2026-11-01", to: "2026-11-30" });
    expect(link(by, key)).toBe(`/app/sales/orders?${params.toString()}`);
  }
  for (const by of ["vendor", "type", "category", "collection", "tag"] as const)
    expect(link(by, "new")).toBe("breakdown.notes.noAdminList");
});

it("leads to the orders of an hour where it is one of a single day", () => {
  const rowAt = (day: string, to: string, hour: string) => {
    const days = { from: day, to };
    const point = { id: hour, hour, days, facts: null, before: null };
    const { orders } = rowOfTime(
      { ...point, isIncomplete: false, isPart: false },
      "America/New_York",
    );
    return "url" in orders ? queryOf(orders.url) : "why" in orders && orders.why;
  };
  const span = (from: string, to: string) =>
    `processed_at:>='${from}.000Z' processed_at:<'${to}.000Z' test:false`;
  expect(rowAt("2026-11-02", "2026-11-02", "13")).toBe(
    span("2026-11-02T18:00:00", "2026-11-02T19:00:00"),
  );
  // Clocks go back on this day, and on that one forward.
  expect(rowAt("2026-11-01", "2026-11-01", "01")).toBe(
    span("2026-11-01T05:00:00", "2026-11-01T07:00:00"),
  );
  expect(rowAt("2026-03-08", "2026-03-08", "02")).toBe("breakdown.noLink.noHour");
  expect(rowAt("2026-11-02", "2026-11-03", "13")).toBe("breakdown.noLink.severalDays");
});

it("chooses a page from columns as it does from all rows, whatever it is sorted by", () => {
  const amount = fc.integer({ min: -3, max: 3 });
  const facts = fc.record({ gross: amount, units: amount });
  const byKey = fc.dictionary(fc.integer({ min: 1, max: 99 }).map(String), facts, {
    minKeys: rowsOnPage,
    maxKeys: 4 * rowsOnPage,
  });
  const sorts = ["net-sales", "share", "change", "before", "gross-sales", "units", "orders"];
  const query = fc.record({
    sort: fc.constantFrom(...sorts, "nonsense"),
    dir: fc.constantFrom("asc", "desc"),
    page: fc.constantFrom("1", "2", "3", "9"),
  });
  const toFacts = (sums: Record<string, { gross: number; units: number }>) =>
    Object.fromEntries(
      Object.entries(sums).map(([key, { gross, units }]) => [
        key,
        sold(gross, { unitsSold: units }),
      ]),
    );
  const toColumns = (...windows: Record<string, { gross: number; units: number }>[]) =>
    addUpColumns(
      ["grossMinor", "unitsSold"],
      windows.map((sums) => [
        {
          keys: Object.keys(sums),
          valuesOf: (name) =>
            Object.values(sums).map(({ gross, units }) => {
              if (name === "days") return 1;
              return name === "grossMinor" ? gross : name === "unitsSold" ? units : 0;
            }),
        },
      ]),
    );
  fc.assert(
    fc.property(byKey, fc.option(byKey), query, (current, previous, address) => {
      const params = new URLSearchParams(address);
      const query = params.toString();
      const all = inputOf("variant", toFacts(current), previous && toFacts(previous), { query });
      const measures = measuresOfSort(params, "variant") ?? ["grossMinor"];
      const sums = toColumns(current, ...(previous ? [previous] : []));
      const columns = openFacts(sums, measures, previous !== null);
      const keys = new Set(placesOfPage(all, columns).map(columns.keyAt));
      const rows = all.rows.filter(({ id }) => keys.has(id));
      expect(buildTable({ ...all, rows, rowCount: columns.count })).toEqual(buildTable(all));
    }),
  );
});

it("shows of products and variants nothing of what is not read of them", () => {
  const names = Object.keys(noSales) as (keyof SalesFacts)[];
  const isRead = (name: string) =>
    measuresOfGoods.some(
      (measure) => name === (measure === "grossMinor" ? "grossSalesMinor" : measure),
    );
  const all = Object.fromEntries(names.map((name, index) => [name, 101 + 7 * index]));
  const read = Object.fromEntries(names.map((name) => [name, isRead(name) ? all[name] : 0]));
  const rowOf = (facts: object) =>
    buildTable(inputOf("variant", { "1": { ...noSales, ...facts } }, null)).rows[0];
  expect(rowOf(read)).toEqual(rowOf(all));
  expect(rowOf(read)?.values.filter((value) => value !== null).length).toBeGreaterThan(10);
});
