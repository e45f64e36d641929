import { csvLine } from "../../components/csv-line";
import type { DefinitionTexts } from "../../components/definition-popover";
import { formatDecimal } from "../../lib/money";
import type { Grouping, ProfitReadyView } from "./view";

export interface ProfitCsvTexts {
  title: string;
  /** What is to be known of the figures as a whole. */
  lines: readonly string[];
  heading: string;
  rowHeadings: readonly string[];
  total: string;
  /** Names the days it is compared with. */
  before: string;
  columns: { heading: string; definition: DefinitionTexts | null }[];
}

/**
 * A table as CSV (RFC 4180) after comment lines that say what each column is. Money as plain decimals in
 * the currency's main unit, rates in per cent; a figure that is not known is empty.
 */
export function profitCsv(
  view: ProfitReadyView,
  grouping: Grouping,
  texts: ProfitCsvTexts,
): string {
  const table = view.tables[grouping];
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      if (value === null) return "";
      return unit === "rate" ? (value * 100).toFixed(2) : formatDecimal(value, view.currency);
    });
  const definitions = texts.columns.flatMap(({ heading, definition }) =>
    definition
      ? `${heading}: ${definition.formula} ${definition.basis} (${definition.source.name}, ${definition.source.url})`
      : [],
  );
  const lines = [
    ...[texts.title, ...texts.lines, ...definitions].map((comment) => csvLine([`# ${comment}`])),
    csvLine([texts.heading, ...texts.columns.map(({ heading }) => heading)]),
    ...table.rows.map((row, index) =>
      csvLine([texts.rowHeadings[index] ?? row.key, ...cells(row.values)]),
    ),
    csvLine([texts.total, ...cells(table.total)]),
    ...(table.before ? [csvLine([texts.before, ...cells(table.before)])] : []),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
