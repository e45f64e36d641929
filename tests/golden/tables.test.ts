import { describe, expect, it } from "vitest";
import { allMetrics } from "../../app/metrics/registry";
import { countOf, readTable, textOf, toCents, type Row } from "./read-table";

// Whether what was worked out by hand is at one with itself; the app is not asked.
const money = [
  "gross",
  "discounts",
  "returns",
  "net",
  "shipping",
  "duties",
  "fees",
  "taxes",
  "total",
];
const sum = (rows: readonly Row[], column: string) =>
  rows.reduce((total, row) => total + toCents(textOf(row, column)), 0);
const counted = (rows: readonly Row[], column: string) =>
  rows.reduce((total, row) => total + (countOf(row, column) ?? 0), 0);
const isWhole = (row: Row) => row["month"] === "all";
const orders = readTable("orders");
const days = readTable("days");
const months = readTable("months");
const [whole] = months.filter(isWhole);
if (!whole) throw new Error("There is no whole");

describe("the tables worked out by hand", () => {
  it("have lines that add up from gross to net to total", () => {
    for (const row of [...orders, ...days, ...months]) {
      expect(sum([row], "net"), JSON.stringify(row)).toBe(
        sum([row], "gross") + sum([row], "discounts") + sum([row], "returns"),
      );
      expect(sum([row], "total"), JSON.stringify(row)).toBe(
        ["net", "shipping", "duties", "fees", "taxes"].reduce(
          (all, name) => all + sum([row], name),
          0,
        ),
      );
    }
  });

  it("have days that are the sums of their orders, and months that are those of their days", () => {
    for (const row of days) {
      const parts = orders.filter(({ day }) => day === row["day"]);
      for (const name of money)
        expect([row["day"], name, sum(parts, name)]).toEqual([row["day"], name, sum([row], name)]);
      expect(counted(parts, "sold") + counted(parts, "back")).toBe(countOf(row, "units"));
    }
    expect(new Set(orders.map(({ day }) => day))).toEqual(new Set(days.map(({ day }) => day)));
    for (const row of months) {
      const parts = days.filter(({ day }) => isWhole(row) || day?.startsWith(textOf(row, "month")));
      for (const name of money)
        expect([row["month"], name, sum(parts, name)]).toEqual([
          row["month"],
          name,
          sum([row], name),
        ]);
      for (const name of ["orders", "units"])
        expect([row["month"], name, counted(parts, name)]).toEqual([
          row["month"],
          name,
          countOf(row, name),
        ]);
    }
  });

  it("have weeks and quarters that are the sums of their days, and together come to the whole", () => {
    for (const [name, start] of [
      ["weeks", "week"],
      ["quarters", "quarter"],
    ] as const) {
      const rows = readTable(name);
      for (const row of rows) {
        const [from, to] = [textOf(row, start), textOf(row, "to")];
        const parts = days.filter((day) => textOf(day, "day") >= from && textOf(day, "day") <= to);
        for (const column of money)
          expect([from, column, sum(parts, column)]).toEqual([from, column, sum([row], column)]);
        for (const column of ["orders", "units"])
          expect([from, column, counted(parts, column)]).toEqual([
            from,
            column,
            countOf(row, column),
          ]);
      }
      for (const column of money)
        expect([name, column, sum(rows, column)]).toEqual([name, column, sum([whole], column)]);
    }
    const of = (month: string) => months.filter((row) => row["month"] === month);
    const march = readTable("weeks-march");
    expect(sum(march, "net")).toBe(sum(of("2026-03"), "net"));
    expect(sum(march, "before")).toBe(sum(of("2026-02"), "net"));
  });

  it.each(["product", "variant", "type", "vendor", "category", "channel", "kind", "country"])(
    "have rows by %s that add up to the whole",
    (name) => {
      const rows = readTable(`by-${name}`);
      for (const column of money)
        expect([column, sum(rows, column)]).toEqual([column, sum([whole], column)]);
      expect(counted(rows, "units")).toBe(countOf(whole, "units"));
      const [all] = readTable("profit-month").filter(isWhole);
      for (const column of ["goods", "costed", "cost"])
        expect([column, sum(rows, column)]).toEqual([column, all && sum([all], column)]);
    },
  );

  it("have a change that its parts and every list of rows add up to", () => {
    const [february, march] = ["2026-02", "2026-03"].map((name) =>
      sum(
        months.filter(({ month }) => month === name),
        "net",
      ),
    );
    if (february === undefined || march === undefined) throw new Error("There are no months");
    expect(sum(readTable("why-parts"), "amount")).toBe(march - february);
    const rows = readTable("why-contributors");
    for (const by of new Set(rows.map((row) => row["by"]))) {
      const parts = rows.filter((row) => row["by"] === by);
      for (const row of parts)
        expect(sum([row], "change")).toBe(sum([row], "after") - sum([row], "before"));
      expect([by, sum(parts, "before"), sum(parts, "after")]).toEqual([by, february, march]);
    }
  });

  it("have refunds of days that come to those of the whole and of March", () => {
    const refunds = readTable("refunds");
    const figures = readTable("metrics").find(({ metric }) => metric === "money-refunded") ?? {};
    expect(sum(refunds, "refunded")).toBe(sum([figures], "all"));
    const march = refunds.filter(({ day }) => day?.startsWith("2026-03"));
    expect(sum(march, "refunded")).toBe(sum([figures], "march"));
  });

  it("have the costs of days in those of months and channels, and those of units in the cost of goods", () => {
    const costs = readTable("order-costs");
    for (const column of ["shipping", "payment", "handling"]) {
      for (const row of readTable("profit-month")) {
        const parts = costs.filter(
          ({ day }) => isWhole(row) || day?.startsWith(textOf(row, "month")),
        );
        expect([row["month"], column, sum(parts, column)]).toEqual([
          row["month"],
          column,
          sum([row], column),
        ]);
      }
      for (const row of readTable("profit-channel")) {
        const parts = costs.filter(({ channel }) => channel === row["channel"]);
        expect([row["channel"], column, sum(parts, column)]).toEqual([
          row["channel"],
          column,
          sum([row], column),
        ]);
      }
    }
    const byDay = readTable("profit-day");
    for (const row of byDay) {
      const parts = costs.filter(({ day }) => day === row["day"]);
      const all = sum(parts, "shipping") + sum(parts, "payment") + sum(parts, "handling");
      expect([row["day"], all]).toEqual([row["day"], sum([row], "orders")]);
      if (row["margin 1"] === null) continue;
      const uncosted = sum([row], "goods") - sum([row], "costed");
      const margin = sum([row], "net") - uncosted - sum([row], "cost");
      expect([row["day"], margin, margin - all]).toEqual([
        row["day"],
        sum([row], "margin 1"),
        sum([row], "margin 2"),
      ]);
    }
    const units = readTable("unit-costs");
    for (const row of units) {
      const left = (countOf(row, "sold") ?? 0) + (countOf(row, "back") ?? 0);
      expect(sum([row], "cost")).toBe(left * sum([row], "unit cost"));
    }
    const [all] = readTable("profit-month").filter(isWhole);
    expect(sum(units, "cost")).toBe(all && sum([all], "cost"));
    expect(sum(units, "net")).toBe(all && sum([all], "costed"));
  });

  it("have products that sell, stay and cost what their sales come to", () => {
    const ofAll = (name: string) =>
      readTable(name).filter((row) => row["range"] === "all" && row["name"] !== "total");
    for (const unit of ["product", "variant"]) {
      const sales = new Map(readTable(`by-${unit}`).map((row) => [row[unit], row]));
      for (const row of [...ofAll(`ranking-${unit}`), ...ofAll(`stock-${unit}`)]) {
        const sold = sales.get(row["name"] ?? "");
        if (!sold) throw new Error(`There is no ${row["name"] ?? ""}`);
        expect([row["name"], sum([row], "net-sales")]).toEqual([row["name"], sum([sold], "net")]);
        expect(countOf(row, "units")).toBe(countOf(sold, "units"));
        if (row["product-margin"] == null) continue;
        expect(sum([row], "product-margin")).toBe(sum([sold], "costed") - sum([sold], "cost"));
      }
    }
    for (const name of ["ranking-product", "ranking-variant", "price-bands"]) {
      for (const range of ["all", "march"]) {
        const rows = readTable(name).filter((row) => row["range"] === range);
        if (rows.length === 0) continue;
        const parts = rows.filter((row) => row["name"] !== "total");
        const total = rows.filter((row) => row["name"] === "total");
        expect([name, range, sum(parts, "net-sales"), counted(parts, "units")]).toEqual([
          name,
          range,
          sum(total, "net-sales"),
          counted(total, "units"),
        ]);
        const [month] = readTable("profit-month").filter(
          (row) => row["month"] === (range === "all" ? "all" : "2026-03"),
        );
        expect(sum(total, "net-sales")).toBe(month && sum([month], "goods"));
      }
    }
  });

  it("have months of acquisition that add up to all that was spent, and all who came", () => {
    const rows = readTable("acquisition-months");
    const of = (id: string) => readTable("acquisition").find(({ metric }) => metric === id) ?? {};
    expect(sum(rows, "spend")).toBe(sum([of("marketing-spend")], "value"));
    const all = readTable("metrics").find(({ metric }) => metric === "new-customers");
    expect(counted(rows, "new")).toBe(Number(all?.["all"]));
  });

  it("have a figure for every metric of the registry, or the reason why there is none", () => {
    const rows = readTable("metrics");
    expect(rows.map(({ metric }) => metric).sort()).toEqual(allMetrics.map(({ id }) => id).sort());
    const without = rows.filter((row) => textOf(row, "all").startsWith("in none: "));
    expect(without.map(({ metric }) => metric)).toEqual([
      "duties-and-fees",
      "sessions",
      "added-to-cart-rate",
      "reached-checkout-rate",
      "conversion-rate",
      "abandoned-checkout-rate",
      "rfm-agreement",
      "blended-cac",
      "marketing-spend",
      "paid-cac",
      "loaded-cac",
      "marketing-efficiency-ratio",
      "roas",
      "poas",
      "break-even-roas",
      "break-even-roas-contribution",
      "attributed-customers",
    ]);
  });
});
