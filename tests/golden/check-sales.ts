import { describe, expect, it } from "vitest";
import { parseDecimal } from "../../app/lib/money";
import { eachDay } from "../../app/lib/shop-day";
import { buildReport } from "../../app/commands/report/build-report";
import { cellOf, home, overview, report } from "./ask";
import { range, type GoldenShop } from "./open-golden";
import { centsOf, countOf, readTable, textOf, type Row } from "./read-table";

/** Columns of a table and the ids of the metrics that they are. */
export const money = {
  gross: "gross-sales",
  discounts: "discounts",
  returns: "returns",
  net: "net-sales",
  shipping: "shipping",
  duties: "duties",
  fees: "additional-fees",
  taxes: "taxes",
  total: "total-sales",
} as const;
const counts = { orders: "orders", units: "units" } as const;
const reported = {
  gross: ["grossSalesMinor", "gross_sales"],
  discounts: ["discountsMinor", "discounts"],
  returns: ["returnsMinor", "returns"],
  net: ["netSalesMinor", "net_sales"],
  shipping: ["shippingMinor", "shipping_charges"],
  duties: ["dutiesMinor", "duties"],
  fees: ["additionalFeesMinor", "additional_fees"],
  taxes: ["taxesMinor", "taxes"],
  total: ["totalSalesMinor", "total_sales"],
} as const;

const quiet: Row = Object.fromEntries([
  ...Object.keys(money).map((name) => [name, "0.00"]),
  ...["orders", "units", "new", "returning"].map((name) => [name, "0"]),
  ["average", null],
]);
const months = readTable("months").filter(({ month }) => month !== "all");
const [whole = quiet] = readTable("months").filter(({ month }) => month === "all");

/** Every day of the range with its expected figures. */
function expectedDays(): (Row & { day: string })[] {
  const known = new Map(readTable("days").map((row) => [row["day"], row]));
  return eachDay(range.from, range.to).map((day) => ({ ...(known.get(day) ?? quiet), day }));
}

/** Every week of the range by its first day in it: a Monday, but for the Saturday that the range begins on. */
function expectedWeeks(): { row: Row; id: string }[] {
  const known = new Map(readTable("weeks").map((row) => [row["week"], row]));
  return eachDay(range.from, range.to)
    .filter((day) => day === range.from || new Date(`${day}T00:00:00Z`).getUTCDay() === 1)
    .map((id) => ({ id, row: known.get(id) ?? quiet }));
}

const moneyOf = (row: Row) =>
  Object.fromEntries(Object.entries(money).map(([name, id]) => [id, centsOf(row, name)]));
const countsOf = (row: Row) =>
  Object.fromEntries(Object.entries(counts).map(([name, id]) => [id, countOf(row, name)]));

/** By day, by month and as a whole, on every page that shows it. */
export function checkSales(golden: GoldenShop): void {
  describe("the golden shop's sales", () => {
    it("come to what was worked out for every order and day", async () => {
      const { db } = golden.faulty;
      const { rows } = await db.query<Record<string, string | number>>(
        `select o.name as order, l.shop_day as day, sum(gross_minor)::int as gross,
           sum(discounts_minor)::int as discounts, sum(returns_minor)::int as returns,
           sum(gross_minor + discounts_minor + returns_minor)::int as net,
           sum(shipping_minor)::int as shipping, sum(duties_minor)::int as duties,
           sum(fees_minor)::int as fees, sum(taxes_minor)::int as taxes,
           sum(tips_minor)::int as tips, sum(gift_cards_minor)::int as "gift cards",
           sum(abs(unexplained_minor))::int as unexplained
         from ledger l join orders o on o.shop_id = l.shop_id and o.id = l.order_id
         where not o.is_test and o.deleted_at is null
         group by 1, 2 order by 1, 2`,
      );
      const columns = ["gross", "discounts", "returns", "net", "shipping", "duties", "fees"];
      const expected = readTable("orders").map((row) => ({
        order: row["order"],
        day: row["day"],
        ...Object.fromEntries(
          [...columns, "taxes", "tips", "gift cards"].map((name) => [name, centsOf(row, name)]),
        ),
        unexplained: 0,
      }));
      const key = (row: { order?: unknown; day?: unknown }) =>
        `${String(row.order)} ${String(row.day)}`;
      expect(rows).toEqual(expected.sort((a, b) => (key(a) < key(b) ? -1 : 1)));
    });

    it("come to each order's own current total, with tips and gift cards", async () => {
      const { rows } = await golden.faulty.db.query<{ order: string; sum: number; total: number }>(
        `select o.name as order, o.current_total_minor as total, sum(gross_minor + discounts_minor
           + returns_minor + shipping_minor + taxes_minor + duties_minor + fees_minor + tips_minor
           + gift_cards_minor + unexplained_minor)::int as sum
         from orders o join ledger l on l.shop_id = o.shop_id and l.order_id = o.id
         where o.deleted_at is null group by 1, 2`,
      );
      expect(rows).toHaveLength(39);
      expect(rows.filter(({ sum, total }) => sum !== total)).toEqual([]);
    });

    it("are on Home by day, with new and returning customers", async () => {
      const { table, figures } = await home(golden, range);
      const ids = ["gross-sales", "discounts", "returns", "net-sales", "orders"];
      const customers = ["average-order-value", "new-customers", "returning-customers"];
      const shown = table.rows
        .toSorted((a, b) => (a.day < b.day ? -1 : 1))
        .map(({ day, values }) => ({
          day,
          ...Object.fromEntries(
            [...ids, ...customers].map((id) => [id, cellOf(table.columns, values, id)]),
          ),
        }));
      const homeOf = (row: Row) => {
        const all = { ...moneyOf(row), ...countsOf(row) };
        return {
          ...Object.fromEntries(ids.map((id) => [id, all[id]])),
          "average-order-value": centsOf(row, "average"),
          "new-customers": countOf(row, "new"),
          "returning-customers": countOf(row, "returning"),
        };
      };
      expect(shown).toEqual(expectedDays().map((row) => ({ day: row.day, ...homeOf(row) })));
      const total = Object.fromEntries(
        [...ids, ...customers].map((id) => [id, cellOf(table.columns, table.total, id)]),
      );
      expect(total).toEqual(homeOf(whole));
      for (const { id, value } of figures) expect([id, value]).toEqual([id, total[id]]);
    });

    it.each(months.map((row) => textOf(row, "month")))(
      "are on Home for %s as a whole, each customer once",
      async (month) => {
        const days = monthOf(month);
        const { figures } = await home(golden, days);
        const row = months.find((each) => each["month"] === month) ?? quiet;
        expect(Object.fromEntries(figures.map(({ id, value }) => [id, value]))).toEqual({
          "net-sales": centsOf(row, "net"),
          orders: countOf(row, "orders"),
          "average-order-value": centsOf(row, "average"),
          "new-customers": countOf(row, "new"),
          "returning-customers": countOf(row, "returning"),
        });
      },
    );

    it("are on the sales page from gross to total, by day, week, month and quarter", async () => {
      const { chain, figures } = await overview(golden, range);
      const shown = Object.fromEntries([...chain, ...figures].map(({ id, value }) => [id, value]));
      expect(shown).toMatchObject({ ...moneyOf(whole), ...countsOf(whole) });
      for (const [grain, rows] of [
        ["day", expectedDays().map((row) => ({ row, id: row.day }))],
        ["week", expectedWeeks()],
        ["month", months.map((row) => ({ row, id: `${textOf(row, "month")}-01` }))],
        ["quarter", readTable("quarters").map((row) => ({ row, id: textOf(row, "quarter") }))],
      ] as const) {
        const shownRows = [];
        for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
          const asked = { ...range, grain, by: "time", dir: "asc", page: String(page) };
          const { table } = await overview(golden, asked);
          pageCount = table.pageCount;
          shownRows.push(...table.rows.map((row) => ({ ...row, columns: table.columns })));
        }
        const ids = [...Object.values(money), ...Object.values(counts), "average-order-value"];
        expect(
          shownRows.map(({ id: start, values, columns }) => ({
            start,
            ...Object.fromEntries(ids.map((id) => [id, cellOf(columns, values, id)])),
          })),
        ).toEqual(
          rows.map(({ row, id }) => ({
            start: id,
            ...moneyOf(row),
            ...countsOf(row),
            "average-order-value": centsOf(row, "average"),
          })),
        );
      }
    });

    it.each(["2025-11-02", "2026-03-08"])("are by hour on %s, when clocks change", async (day) => {
      const { points } = await overview(golden, { from: day, to: day });
      const known = new Map(readTable(`hours-${day}`).map((row) => [row["hour"], row]));
      const sold = points.filter(({ valueMinor }) => valueMinor !== 0 && valueMinor !== null);
      expect(sold.map(({ hour, valueMinor }) => [hour, valueMinor])).toEqual(
        [...known].map(([hour, row]) => [hour, centsOf(row, "net")]),
      );
    });

    it("are in the report, as JSON too", async () => {
      const view = await report(golden, range);
      const figuresOf = (row: Row) => ({
        ...Object.fromEntries(
          Object.entries(reported).map(([name, [figure]]) => [figure, centsOf(row, name)]),
        ),
        orders: countOf(row, "orders"),
        averageOrderValueMinor: centsOf(row, "average"),
      });
      expect(view.total).toEqual(figuresOf(whole));
      expect(view.days).toEqual(
        expectedDays().map((row) => ({ day: row.day, isCovered: true, ...figuresOf(row) })),
      );
      expect(view.months).toMatchObject(months.map(figuresOf));
      const json = buildReport({
        shop: await golden.shop(),
        view,
        retention: null,
        worth: null,
        acquisition: null,
        quality: null,
        notes: null,
        ...range,
      });
      expect(json.sales).toMatchObject({
        grossSales: whole["gross"],
        discounts: whole["discounts"],
        returns: whole["returns"],
        netSales: whole["net"],
        shipping: whole["shipping"],
        duties: whole["duties"],
        additionalFees: whole["fees"],
        taxes: whole["taxes"],
        totalSales: whole["total"],
        orders: countOf(whole, "orders"),
        averageOrderValue: whole["average"],
      });
      const byDay = new Map(json.sales.daily.map((row) => [row.date, row]));
      for (const row of readTable("days"))
        expect(byDay.get(textOf(row, "day"))).toMatchObject({
          netSales: row["net"],
          totalSales: row["total"],
        });
    });

    it("are what the local store's own report says", () => {
      const names = Object.values(reported).map(([, name]) => name);
      const { parseErrors, table } = golden.faulty.store
        .world()
        .trade.shopifyql(
          `FROM sales SHOW ${names.join(", ")}, orders, net_items_sold TIMESERIES day SINCE ${range.from} UNTIL ${range.to}`,
        );
      expect(parseErrors).toEqual([]);
      expect(
        (table?.rows ?? []).map((row) => [
          String(row["day"]).slice(0, 10),
          ...names.map((name) => parseDecimal(row[name] ?? "", "USD")),
          Number(row["orders"]),
          Number(row["net_items_sold"]),
        ]),
      ).toEqual(
        expectedDays().map((row) => [
          row.day,
          ...Object.keys(reported).map((name) => centsOf(row, name)),
          countOf(row, "orders"),
          countOf(row, "units"),
        ]),
      );
    });

    it("had one order more before it was deleted", () => {
      expect(golden.ordersBeforeDeletion).toBe(1);
    });
  });
}

export function monthOf(month: string): { from: string; to: string } {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
  const to = last.toISOString().slice(0, 10);
  return { from: `${month}-01`, to: to < range.to ? to : range.to };
}
