import { csvLine } from "../../components/csv-line";
import { textsOfFiles } from "../../i18n/i18n";
import { formatDecimal } from "../../lib/money";
import { metricComment } from "../metric-comment";
import type { SalesFrame } from "../home/frame.server";
import type { ColumnUnit, SalesTable, TableRow } from "./view";
import { columnHeading, rowHeading } from "./words";

/**
 * The table as CSV (RFC 4180) after comment lines: its days, the basis, what each column is and what
 * cannot be said by such rows. Money in the currency's main unit, rates as ratios; unknown is empty.
 */
export function tableCsv({
  frame: { range, compared, currency, timezone, coverage },
  table,
  rows,
}: {
  frame: SalesFrame;
  table: SalesTable;
  rows: readonly TableRow[];
}): string {
  const { t } = textsOfFiles();
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => writeNumber(values[index] ?? null, unit, currency));
  const comments = [
    t("salesCsv.title", { rows: t(rowHeading(table.rowsBy)), from: range.from, to: range.to }),
    t("salesCsv.compared", { from: compared.from, to: compared.to }),
    t("salesCsv.asOf", { instant: coverage.asOf.toISOString() }),
    t("salesCsv.basis"),
    t("salesCsv.zone", { zone: timezone }),
    t("csv.currency", { currency }),
    t("salesCsv.rates"),
    ...(table.only === null
      ? []
      : [t("salesCsv.only", { of: t(rowHeading(table.only.group)), name: table.only.label })]),
    ...(table.search === "" ? [] : [t("salesCsv.search", { search: table.search })]),
    ...table.notes.map((note) => t(note)),
    ...table.columns.flatMap(({ label, definition }) =>
      definition === null ? [] : [metricComment({ ...definition, label }, t)],
    ),
  ];
  const lines = [
    ...comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([
      t(rowHeading(table.rowsBy)),
      ...table.columns.map(({ label, unit }) => columnHeading(t(label), unit, currency)),
    ]),
    ...rows.map((row) => csvLine([row.label, ...cells(row.values)])),
    csvLine([t("table.total"), ...cells(table.total)]),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function writeNumber(value: number | null, unit: ColumnUnit, currency: string): string {
  if (value === null) return "";
  if (unit === "money") return formatDecimal(value, currency);
  // More digits than anybody reads, fewer than a binary fraction brings.
  return unit === "count" ? String(value) : String(Number(value.toFixed(6)));
}
