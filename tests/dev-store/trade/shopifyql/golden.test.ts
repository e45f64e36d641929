import { describe, expect, it } from "vitest";
import { ask } from "../testing/golden-store";

function rows(query: string) {
  const { parseErrors, table } = ask(query);
  expect(parseErrors).toEqual([]);
  return table?.rows ?? [];
}

describe("the golden store", () => {
  it("puts every amount on its day", () => {
    const names =
      "gross_sales, discounts, returns, net_sales, shipping_charges, taxes, duties, additional_fees, tips, total_sales, orders";
    const table = rows(`FROM sales SHOW ${names} TIMESERIES day SINCE 2026-03-06 UNTIL 2026-03-11`);
    expect(table.map((row) => Object.values(row).join(" "))).toEqual([
      // gross: 100.00 + 10.00 imported; taxes 9.00 + 0.50
      "2026-03-06 110.00 -10.00 0.00 100.00 5.00 9.50 0.00 0.00 0.00 114.50 2",
      // 30.00 + 20.00, the 20.00 cancelled; the gift card is an order but no sale
      "2026-03-07 50.00 0.00 -20.00 30.00 0.00 0.00 0.00 0.00 0.00 30.00 3",
      // 100.00 (110.00 with tax) + 15.00 + 40.00
      "2026-03-08 155.00 -10.00 0.00 145.00 0.00 9.00 2.00 0.00 4.00 156.00 3",
      // added 25.00, 1.00 off; 45.00 back with 5.00 kept
      "2026-03-09 25.00 -1.00 -40.00 -16.00 0.00 -4.50 0.00 0.00 0.00 -20.50 0",
      "2026-03-10 0.00 0.00 -40.00 -40.00 0.00 0.00 0.00 2.00 0.00 -38.00 0",
      "2026-03-11 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0.00 0",
    ]);
  });

  it("averages what was ordered, without gift-card orders and later changes", () => {
    const table = rows(
      "FROM sales SHOW average_order_value TIMESERIES day SINCE 2026-03-06 UNTIL 2026-03-09",
    );
    // (90 + 10) / 2; (30 + 20) / 2; (90 + 15 + 40) / 3 = 48.33; none
    expect(table.map((row) => row["average_order_value"])).toEqual([
      "50.00",
      "25.00",
      "48.33",
      null,
    ]);
  });

  it("tells new customers from returning ones by the order's place in their history", () => {
    const table = rows(
      "FROM sales SHOW customers, new_customers, returning_customers TIMESERIES day SINCE 2026-03-06 UNTIL 2026-03-08",
    );
    expect(table.map((row) => Object.values(row).join(" "))).toEqual([
      "2026-03-06 2 2 0",
      // customer 0 again; customer 1 for the first time (test and deleted orders do not count)
      "2026-03-07 2 1 1",
      // customer 2 for the first time (the cancelled order does not count); customer 3 is 1
      "2026-03-08 2 1 1",
    ]);
    const whole = rows(
      "FROM sales SHOW customers, new_customers, returning_customers SINCE 2026-03-06 UNTIL 2026-03-08",
    );
    expect(whole).toEqual([{ customers: "4", new_customers: "4", returning_customers: "2" }]);
  });

  it("groups, filters, orders and limits", () => {
    const table = rows(
      "FROM sales SHOW gross_sales, orders GROUP BY product_title WHERE product_title != 'Product 3' SINCE 2026-03-06 UNTIL 2026-03-12 ORDER BY gross_sales DESC LIMIT 2",
    );
    expect(table).toEqual([
      { product_title: "Product 1", gross_sales: "210.00", orders: "3" },
      // 30 + 20 + 15: three orders
      { product_title: "Product 2", gross_sales: "65.00", orders: "3" },
    ]);
    const channels = rows(
      "FROM sales SHOW orders GROUP BY sales_channel SINCE 2026-03-06 UNTIL 2026-03-12 WITH TOTALS",
    );
    expect(channels).toEqual([
      { sales_channel: "Online Store", orders: "7", orders__totals: "8" },
      { sales_channel: "Point of Sale", orders: "1", orders__totals: "8" },
    ]);
  });

  it("fills hours by the wall clock, without the one that was skipped", () => {
    const table = rows("FROM sales SHOW orders TIMESERIES hour SINCE 2026-03-08 UNTIL 2026-03-08");
    expect(table).toHaveLength(23);
    const busy = table.filter((row) => row["orders"] !== "0").map((row) => row["hour"]);
    expect(busy).toEqual(["2026-03-08T01:00:00", "2026-03-08T03:00:00", "2026-03-08T16:00:00"]);
    expect(table.some((row) => row["hour"] === "2026-03-08T02:00:00")).toBe(false);
  });

  it("groups weeks and months", () => {
    const weeks = rows(
      "FROM sales SHOW gross_sales TIMESERIES week SINCE 2026-03-06 UNTIL 2026-03-12",
    );
    expect(weeks).toEqual([
      { week: "2026-03-02", gross_sales: "315.00" },
      { week: "2026-03-09", gross_sales: "25.00" },
    ]);
  });
});

describe("a query with a mistake", () => {
  it.each([
    ["FROM sales SHOW net_sale", "'net_sale'"],
    ["FROM revenue SHOW net_sales", "'revenue'"],
    ["FROM sales SHOW net_sales GROUP BY colour", "'colour'"],
    ["FROM sales SHOW net_sales WHERE colour = 'red'", "'colour'"],
    ["FROM sales SHOW net_sales ORDER BY orders", "'orders'"],
    ["FROM sales SHOW net_sales SINCE someday", "'someday'"],
    ["FROM sales SHOW net_sales UNTIL 2026-02-30", "'2026-02-30'"],
    ["FROM sales SHOW net_sales COMPARE TO previous_period", "'COMPARE'"],
    ["FROM sales SHOW net_sales LIMIT few", "'few'"],
    ["FROM sessions SHOW sessions TIMESERIES hour", "'hour'"],
    ["FROM sales SHOW net_sales WHERE day > 2026-01-01", "'day'"],
    ["SHOW net_sales FROM sales", "'SHOW'"],
    ["FROM sales SHOW net_sales; DROP", "';'"],
  ])("%s is answered with the word and no table", (query, word) => {
    const { parseErrors, table } = ask(query);
    expect(table).toBeNull();
    expect(parseErrors).toHaveLength(1);
    expect(parseErrors[0]).toContain(word);
  });
});

describe("dates", () => {
  it.each([
    ["SINCE today UNTIL today", "2026-03-12", 1],
    ["SINCE yesterday UNTIL yesterday", "2026-03-11", 1],
    ["SINCE -7d UNTIL -1d", "2026-03-05", 7],
    ["DURING last_month", "2026-02-01", 28],
    ["SINCE startOfMonth(-1m) UNTIL endOfMonth(-1m)", "2026-02-01", 28],
    ["DURING this_week", "2026-03-09", 7],
    ["", "2026-02-10", 31],
  ])("%s", (dates, first, days) => {
    const table = rows(`FROM sales SHOW orders TIMESERIES day ${dates}`);
    expect([table[0]?.["day"], table.length]).toEqual([first, days]);
  });
});
