import { expect, it } from "vitest";
import { dayTableCsv, type CsvTexts } from "./csv";
import type { ReadyView } from "./view";

const definition = {
  formula: "Gross, less the rest.",
  included: "",
  excluded: "",
  basis: "The day of the sale.",
  source: { name: "Shopify", url: "https://example.com/a" },
};
const texts: CsvTexts = {
  title: "Sales",
  basis: "On the day it happened.",
  currency: "Money in USD.",
  date: "Date",
  total: "Whole period",
  columns: [
    { heading: "Net sales (USD)", definition },
    { heading: "Orders", definition },
  ],
  notRead: "Not read yet",
  incomplete: "so far",
  note: "A note",
};
const column = { label: "metrics.orders.label", definition: definition as never } as const;
const view = {
  currency: "USD",
  table: {
    columns: [
      { ...column, id: "net-sales", unit: "money" },
      { ...column, id: "orders", unit: "count" },
    ],
    rows: [
      { day: "2026-11-20", isCovered: false, isIncomplete: false, values: [null, null] },
      { day: "2026-11-21", isCovered: true, isIncomplete: false, values: [-123_456, 2] },
      { day: "2026-11-22", isCovered: true, isIncomplete: true, values: [0, 0] },
    ],
    total: [-123_456, 2],
  },
} as unknown as ReadyView;

it("says what each column is, then gives plain numbers", () => {
  const lines = dayTableCsv(view, texts).split("\r\n");
  expect(lines[0]).toBe("\ufeff# Sales");
  expect(lines[4]).toBe(
    '"# Net sales (USD): Gross, less the rest. The day of the sale. (Shopify, https://example.com/a)"',
  );
  expect(lines.slice(6)).toEqual([
    "Date,Net sales (USD),Orders,",
    "2026-11-20,,,Not read yet",
    "2026-11-21,-1234.56,2,",
    "2026-11-22,0.00,0,so far",
    "Whole period,-1234.56,2,",
    "",
  ]);
});
