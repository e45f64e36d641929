import { expect, it } from "vitest";
import { tableCsv } from "./csv";

it("writes money in main units, rates as ratios and the unknown as nothing", () => {
  const text = tableCsv({
    comments: ["Cohorts, by order date"],
    rowHeading: "Cohort",
    columns: [
      { heading: "Value", unit: "money" },
      { heading: "Came back", unit: "rate" },
      { heading: "Customers", unit: "count" },
    ],
    rows: [
      { label: "Jun 2026", cells: [1234.4, 1 / 3, 12] },
      { label: '"x", y', cells: [null, null, 0] },
    ],
    currency: "USD",
  });
  expect(text.split("\r\n")).toEqual([
    '\ufeff"# Cohorts, by order date"',
    "Cohort,Value (USD),Came back,Customers",
    "Jun 2026,12.34,0.333333,12",
    '"""x"", y",,,0',
    "",
  ]);
});
