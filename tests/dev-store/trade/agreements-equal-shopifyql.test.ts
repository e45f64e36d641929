import { describe, expect, it } from "vitest";
import { currencyExponent } from "../world/currency";
import type { StoreSettings } from "../world/types";
import { createSmallStore } from "./testing/small-store";
import { emptySums, sumByDay } from "./testing/read-agreements";

const COLUMNS = {
  gross: "gross_sales",
  discounts: "discounts",
  returns: "returns",
  net: "net_sales",
  shipping: "shipping_charges",
  duties: "duties",
  fees: "additional_fees",
  tips: "tips",
  taxes: "taxes",
  orders: "orders",
} as const;

function compareEveryDay(patch: Partial<StoreSettings>) {
  const { trade, settings } = createSmallStore({ orders: 3000, historyDays: 500, ...patch });
  const byAgreements = sumByDay(trade, settings.timezone);
  const { table, parseErrors } = trade.shopifyql(
    `FROM sales SHOW ${Object.values(COLUMNS).join(", ")} TIMESERIES day SINCE -560d UNTIL today`,
  );
  expect(parseErrors).toEqual([]);
  const scale = 10 ** currencyExponent(settings.currency);
  let days = 0;
  for (const row of table?.rows ?? []) {
    const day = row["day"] as string;
    const expected = byAgreements.get(day) ?? emptySums();
    byAgreements.delete(day);
    const actual = emptySums();
    for (const [name, column] of Object.entries(COLUMNS)) {
      const value = Number(row[column]) * (column === "orders" ? 1 : scale);
      actual[name as keyof typeof COLUMNS] = Math.round(value) || 0;
    }
    for (const name of Object.keys(expected)) {
      const key = name as keyof typeof COLUMNS;
      expected[key] = expected[key] || 0;
    }
    expect({ day, ...actual }).toEqual({ day, ...expected });
    days += 1;
  }
  expect([...byAgreements.keys()]).toEqual([]);
  return days;
}

describe("agreements summed by day and ShopifyQL are two views of one truth", () => {
  it("agree in New York, to the cent, on every day", () => {
    expect(compareEveryDay({ timezone: "America/New_York" })).toBe(561);
  });
  it("agree in UTC", () => {
    expect(compareEveryDay({ timezone: "UTC", seed: 11 })).toBe(561);
  });
  it("agree where prices include tax", () => {
    compareEveryDay({
      timezone: "Europe/London",
      currency: "GBP",
      countryCode: "GB",
      taxesIncluded: true,
      orders: 2000,
    });
  });
  it("agree in a currency without decimals and in one with three", () => {
    compareEveryDay({ timezone: "Asia/Tokyo", currency: "JPY", countryCode: "JP", orders: 800 });
    compareEveryDay({ timezone: "Asia/Kuwait", currency: "KWD", countryCode: "KW", orders: 800 });
  });
  it("say the same of a day whether it is asked for alone or in a series", () => {
    const { trade } = createSmallStore({ orders: 1500 });
    const show = "FROM sales SHOW gross_sales, returns, shipping_charges, orders, new_customers";
    const series = trade.shopifyql(`${show} TIMESERIES day SINCE -300d UNTIL today`);
    const rows = series.table?.rows ?? [];
    expect(rows).toHaveLength(301);
    for (let i = 0; i < rows.length; i += 7) {
      const { day, ...figures } = rows[i] ?? {};
      expect(trade.shopifyql(`${show} DURING ${day}`).table?.rows).toEqual([figures]);
    }
  });
});
