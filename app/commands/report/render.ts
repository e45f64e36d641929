import { formatDecimal } from "../../lib/money";
import type { DaySales, MonthSales, SalesFigures, SalesView } from "../../panels/sales-report/view";
import type { SalesWords } from "../../panels/sales-report/words";
import { describeQuality } from "./build-quality";
import type { Report } from "./schema";
import { tableLines, tableWidth, wrap } from "./tables";

export interface RenderInput {
  report: Report;
  view: Exclude<SalesView, { state: "notRead" }>;
  words: SalesWords;
  /** What it says of a product that it fails a rule. */
  ruleTitle(rule: string): string;
  /** Columns of the terminal. */
  width: number;
}

const minWidth = 40;
const maxTextWidth = 100;
// A month has a line a day; more than that is read by month.
const maxDays = 31;
/** Rows of a kind that are listed; the rest is counted. */
export const listedRows = 20;

type Figure = keyof SalesFigures;
// Narrow terminals get the first that fits; gross, net and total say most.
const columnSets: readonly (readonly Figure[])[] = [
  [
    "orders",
    "grossSalesMinor",
    "discountsMinor",
    "returnsMinor",
    "netSalesMinor",
    "shippingMinor",
    "dutiesMinor",
    "additionalFeesMinor",
    "taxesMinor",
    "totalSalesMinor",
  ],
  [
    "orders",
    "grossSalesMinor",
    "discountsMinor",
    "returnsMinor",
    "netSalesMinor",
    "shippingMinor",
    "taxesMinor",
    "totalSalesMinor",
  ],
  [
    "orders",
    "grossSalesMinor",
    "discountsMinor",
    "returnsMinor",
    "netSalesMinor",
    "totalSalesMinor",
  ],
  ["orders", "netSalesMinor", "totalSalesMinor"],
];

/** The report as a person reads it in a terminal; ends with a line end. */
export function renderReport(input: RenderInput): string {
  const { report, view, words } = input;
  const width = Math.max(minWidth, input.width);
  const textWidth = Math.min(width, maxTextWidth);
  const { shop, sales, coverage } = report;
  const [first, last] = [sales.daily[0]?.date, sales.daily.at(-1)?.date];
  const name = shop.name ? `${shop.name} (${shop.domain})` : shop.domain;
  const where = `${name}, money in ${shop.currency}, days of ${shop.timezone}`;

  const leftOut =
    report.rejectedRows.length > 0
      ? wrap(describeLeftOut(report.rejectedRows.length), textWidth)
      : [];
  const sections: string[][] = [
    [...wrap(where, textWidth), "", ...wrap(words.headline, textWidth), ...leftOut],
    section("From gross to total sales", chainLines(input)),
  ];
  if (view.state === "ready") {
    const isLong = view.days.length > maxDays;
    const lines = periodLines(isLong ? view.months : view.days, input, width);
    sections.push(section(isLong ? "By month" : "By day", lines));
  }
  if (report.quality) {
    const lines = describeQuality(report.quality, shop.currency, input.ruleTitle);
    sections.push(
      section(
        "How products are merchandised",
        lines.flatMap((line) => wrap(line, textWidth, "  ")),
      ),
    );
  }
  sections.push(
    section(
      "What has been read",
      wrap(
        coverage === null
          ? "There are no orders, so no day has sales."
          : `All orders from ${coverage.from} to ${coverage.to}. The report is of ${first} to ${last}.`,
        textWidth,
      ),
    ),
    section("What the figures mean", [
      ...words.figures.flatMap(({ label, meaning }) =>
        wrap(`${label}: ${meaning}`, textWidth, "  "),
      ),
      ...words.sources.flatMap((source) => wrap(source, textWidth, "  ")),
    ]),
    ...noteSections(report, textWidth),
  );
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** One sentence under the figures, empty where nothing was left out. */
export function describeLeftOut(rows: number): string {
  if (rows === 0) return "";
  return rows === 1
    ? "One row of the files was left out and is in no figure: see the list of what was left out."
    : `${rows.toLocaleString("en-US")} rows of the files were left out and are in no figure: see the list of what was left out.`;
}

/** What was left out, and what was concluded, of a merchant's files; nothing where there is nothing. */
export function noteSections(
  { assumptions, rejectedRows }: Pick<Report, "assumptions" | "rejectedRows">,
  width: number,
): string[][] {
  const sections: string[][] = [];
  if (rejectedRows.length > 0) {
    const listed = rejectedRows.slice(0, listedRows);
    const lines = listed.flatMap(({ file, line, reason }) =>
      wrap(`- ${file}, line ${line}: ${reason}`, width, "  "),
    );
    const more = rejectedRows.length - listed.length;
    if (more > 0) lines.push(`... and ${more.toLocaleString("en-US")} more.`);
    sections.push(section(`Left out: ${countRows(rejectedRows.length)}`, lines));
  }
  if (assumptions.length > 0) {
    const lines = assumptions.flatMap(({ field, rule, rows }) =>
      wrap(`- ${field}: ${rule} (${countRows(rows)})`, width, "  "),
    );
    sections.push(section("Assumed, since the files do not say it", lines));
  }
  return sections;
}

function chainLines({ report, words }: RenderInput): string[] {
  const { sales } = report;
  const values: Record<Figure, string> = {
    grossSalesMinor: group(sales.grossSales),
    discountsMinor: group(sales.discounts),
    returnsMinor: group(sales.returns),
    netSalesMinor: group(sales.netSales),
    shippingMinor: group(sales.shipping),
    dutiesMinor: group(sales.duties),
    additionalFeesMinor: group(sales.additionalFees),
    taxesMinor: group(sales.taxes),
    totalSalesMinor: group(sales.totalSales),
    orders: group(String(sales.orders)),
    averageOrderValueMinor: sales.averageOrderValue === null ? "-" : group(sales.averageOrderValue),
  };
  const sums = new Set<Figure>(["netSalesMinor", "totalSalesMinor"]);
  const rows = words.figures.map(({ figure, label }) => [
    `${sums.has(figure) ? "= " : "  "}${label}`,
    values[figure],
  ]);
  return tableLines(["", ""], rows);
}

/** As many columns as fit. */
function periodLines(
  rows: readonly (DaySales | MonthSales)[],
  { view, words }: RenderInput,
  width: number,
): string[] {
  let lines: string[] = [];
  for (const columns of columnSets) {
    const head = columns.map((column) => labelOf(column, words));
    const cells = rows.map((row) => [
      "day" in row ? row.day : row.from.slice(0, 7),
      ...columns.map((column) => cellOf(row, column, view)),
    ]);
    lines = tableLines(["", ...head], cells);
    if (tableWidth(lines) <= width) break;
  }
  return lines;
}

function labelOf(figure: Figure, { figures }: SalesWords): string {
  return figures.find((candidate) => candidate.figure === figure)?.label ?? figure;
}

function cellOf(row: SalesFigures, figure: Figure, { currency }: { currency: string }): string {
  const value = row[figure];
  if (value === null) return "-";
  return group(figure === "orders" ? String(value) : formatDecimal(value, currency));
}

/** "1234567.50" as "1,234,567.50": by text, since it is exact. */
function group(decimal: string): string {
  return decimal.replace(/\d(?=(\d{3})+(?!\d))(?<!\.\d*)/g, "$&,");
}

function section(title: string, lines: readonly string[]): string[] {
  return [title, ...lines];
}

function countRows(rows: number): string {
  return rows === 1 ? "1 row" : `${rows.toLocaleString("en-US")} rows`;
}
