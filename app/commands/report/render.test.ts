import { expect, it } from "vitest";
import { eachDay } from "../../lib/shop-day";
import { noCustomers, noSales, sumDays, type SalesFacts } from "../../metrics/metric";
import { buildSalesView, listDefinitions } from "../../panels/sales-report/build-view";
import type { SalesView } from "../../panels/sales-report/view";
import { describeSales } from "../../panels/sales-report/words";
import { buildReport } from "./build-report";
import type { ImportNotes } from "./import-notes";
import { renderReport } from "./render";
import { reportSchema } from "./schema";

const shop = { domain: "one.myshopify.com", name: "One" };
const facts = {
  grossSalesMinor: 100_000_050,
  discountsMinor: -1_000,
  returnsMinor: -2_550,
  shippingMinor: 500,
  taxesMinor: 305,
  dutiesMinor: 20,
  feesMinor: 1,
  placedGrossMinor: 10_000,
  placedDiscountsMinor: -1_000,
  orders: 2,
};

/** A ready view with these facts on the second day of the range. */
function viewOf(from: string, to: string, of: Partial<SalesFacts> = facts, currency = "USD") {
  const days = eachDay(from, to).map((day, index) => ({
    ...noSales,
    ...(index === 1 ? of : {}),
    day,
  }));
  const range = { from, to };
  return buildSalesView(
    { currency, timezone: "UTC" },
    {
      from: "2026-01-01",
      isFromTheStart: true,
      asOf: new Date("2026-11-22T00:00:00Z"),
      asOfDay: "2026-11-21",
      isReading: false,
    },
    { range, part: range, days, total: sumDays(days, noCustomers) },
  );
}

const reportOf = (
  view: Exclude<SalesView, { state: "notRead" }>,
  notes: ImportNotes | null = null,
) =>
  buildReport({
    shop,
    view,
    retention: null,
    worth: null,
    acquisition: null,
    quality: null,
    notes,
  });

function textOf(
  view: Exclude<SalesView, { state: "notRead" }>,
  width = 120,
  notes: ImportNotes | null = null,
): string {
  return renderReport({
    report: reportOf(view, notes),
    view,
    words: describeSales(view),
    ruleTitle: (rule) => rule,
    width,
  });
}

it("has money as decimals of the currency, that add up from gross to total", () => {
  const { sales } = reportOf(viewOf("2026-11-01", "2026-11-03"));
  expect(sales.daily).toHaveLength(3);
  expect(sales.daily[1]).toEqual({
    date: "2026-11-02",
    grossSales: "1000000.50",
    discounts: "-10.00",
    returns: "-25.50",
    netSales: "999965.00",
    shipping: "5.00",
    duties: "0.20",
    additionalFees: "0.01",
    taxes: "3.05",
    totalSales: "999973.26",
    orders: 2,
    averageOrderValue: "45.00",
  });
  expect(sales.daily[0]).toMatchObject({ discounts: "0.00", averageOrderValue: null, orders: 0 });
  expect(Object.keys(sales)[0]).toBe("currency");
});

it("writes currencies without decimals without decimals", () => {
  const { sales } = reportOf(viewOf("2026-11-01", "2026-11-02", facts, "JPY"));
  expect(sales).toMatchObject({ currency: "JPY", grossSales: "100000050", discounts: "-1000" });
});

it("refuses a report whose days do not add up, or skip one", () => {
  const report = reportOf(viewOf("2026-11-01", "2026-11-03"));
  expect(reportSchema.safeParse(report).success).toBe(true);
  const { sales } = report;
  const wrong = { ...report, sales: { ...sales, taxes: "3.06" } };
  expect(reportSchema.safeParse(wrong).error?.message).toContain("do not add up to taxes");
  const short = {
    ...report,
    sales: { ...sales, daily: sales.daily.slice(0, 1).concat(sales.daily[2] ?? []) },
  };
  expect(reportSchema.safeParse(short).error?.message).toContain("A day is missing");
  const signed = { ...report, sales: { ...sales, daily: [], discounts: "-0.00" } };
  expect(reportSchema.safeParse(signed).error?.message).toContain("Zero has no sign");
});

it("says which days count as 0 because nothing is known of them", () => {
  const notes = { rejectedRows: [], assumptions: [], from: "2026-11-02", to: "2026-11-02" };
  const { coverage, assumptions } = reportOf(viewOf("2026-11-01", "2026-11-05"), notes);
  expect(coverage).toEqual({ from: "2026-11-02", to: "2026-11-02" });
  expect(assumptions.map(({ rule, rows }) => `${rule} ${rows}`)).toEqual([
    "Days before the first order (2026-11-02) count as 0. 1",
    "Days after the last order (2026-11-02) count as 0. 3",
  ]);
  expect(reportOf(viewOf("2026-11-01", "2026-11-05")).assumptions).toEqual([]);
});

it("has no coverage, and zeros, where there has never been an order", () => {
  const view = {
    state: "empty" as const,
    currency: "EUR",
    timezone: "UTC",
    definitions: listDefinitions(),
  };
  const report = reportOf(view);
  expect(report.coverage).toBeNull();
  expect(report.sales).toMatchObject({ totalSales: "0.00", averageOrderValue: null, daily: [] });
  const asked = buildReport({
    shop,
    view,
    retention: null,
    worth: null,
    acquisition: null,
    quality: null,
    notes: null,
    from: "2026-01-01",
    to: "2026-01-03",
  });
  expect(asked.sales.daily.map(({ date }) => date)).toHaveLength(3);
  expect(textOf(view)).toContain("There are no orders.");
});

it("reads from the answer to the chain, the days, the meaning", () => {
  const text = textOf(viewOf("2026-11-01", "2026-11-03"));
  expect(text).toContain("$999,973.26 in total sales from 2 orders");
  expect(text).toMatch(/Gross sales +1,000,000\.50\n/);
  expect(text).toMatch(/= Net sales +999,965\.00\n/);
  expect(text).toMatch(/2026-11-02 +2 +1,000,000\.50 +-10\.00 .* 999,973\.26\n/);
  expect(text).toContain(
    "Total sales: Net sales plus shipping, duties, additional fees and taxes.",
  );
});

it("goes by month where days would be too many", () => {
  const text = textOf(viewOf("2026-01-01", "2026-02-15"));
  expect(text).toContain("By month");
  expect(text).toMatch(/\n2026-01 +2 /);
  expect(text).toMatch(/\n2026-02 +0 /);
  expect(text).not.toContain("2026-01-15");
});

it("keeps to the width of the terminal, with fewer columns where it is narrow", () => {
  for (const width of [60, 80, 100, 140]) {
    const lines = textOf(viewOf("2026-11-01", "2026-11-03"), width).split("\n");
    // An address cannot be broken.
    const broken = lines.filter((line) => !line.includes("https://"));
    expect(Math.max(...broken.map((line) => line.length))).toBeLessThanOrEqual(width);
  }
  expect(textOf(viewOf("2026-11-01", "2026-11-03"), 60)).not.toMatch(/2026-11-02 +2 +1,000,000/);
});

it("lists what was assumed and left out, and counts what does not fit", () => {
  const notes: ImportNotes = {
    rejectedRows: Array.from({ length: 23 }, (_, index) => ({
      file: "orders.csv",
      line: index + 2,
      reason: "no date",
    })),
    assumptions: [{ field: "Refunded Amount", rule: "booked on the order's day", rows: 7 }],
    from: "2026-11-01",
    to: "2026-11-03",
  };
  const text = textOf(viewOf("2026-11-01", "2026-11-03"), 100, notes);
  expect(text).toContain("- Refunded Amount: booked on the order's day (7 rows)");
  expect(text).toContain("Left out: 23 rows");
  expect(text).toContain("- orders.csv, line 21: no date");
  expect(text).not.toContain("line 22:");
  expect(text).toContain("... and 3 more.");
});
