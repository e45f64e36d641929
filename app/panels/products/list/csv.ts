import { csvLine } from "../../../components/csv-line";
import { textsOfFiles } from "../../../i18n/i18n";
import type { TextKey } from "../../../i18n/text-key";
import { formatDecimal } from "../../../lib/money";
import type { FrameView } from "../../home/view";
import type { Cell, CellUnit, ListColumn, ListRow, ListView } from "./view";

export interface ListCsvInput {
  /** What the file is of: "products by class". */
  title: TextKey;
  rowHeading: TextKey;
  frame: Pick<FrameView, "range" | "coverage" | "currency" | "timezone">;
  list: ListView;
  rows: readonly ListRow[];
  /** What else is to be said before the rows. */
  lines?: readonly string[];
}

/**
 * A list as CSV (RFC 4180) after comment lines: its days, the basis, what each column is. Money in the
 * currency's main unit, rates as ratios; unknown is empty.
 */
export function listCsv({
  title,
  rowHeading,
  frame,
  list,
  rows,
  lines = [],
}: ListCsvInput): string {
  const { t } = textsOfFiles();
  const { range, coverage, currency, timezone } = frame;
  const write = (cell: Cell, { unit }: ListColumn): string => {
    if (cell === null) return "";
    if (typeof cell === "string") return unit === "key" ? t(cell as "sales.title") : cell;
    return writeNumber(cell, unit, currency);
  };
  const heading = ({ label, unit }: ListColumn) =>
    unit === "money" ? `${t(label)} (${currency})` : t(label);
  const filters = list.filters.flatMap(({ label, value, options }) => {
    const chosen = options.find((option) => option.value === value && value !== "");
    if (!chosen) return [];
    const name = typeof chosen.label === "string" ? chosen.label : t(chosen.label.key);
    return [`${t(label)}: ${name}`];
  });
  const readDays = coverage.readDays;
  const comments = [
    t("products.csv.title", { title: t(title), from: range.from, to: range.to }),
    ...(coverage.coversRange || readDays === null
      ? []
      : [t("products.csv.readDays", { from: readDays.from, to: readDays.to })]),
    t("salesCsv.asOf", { instant: coverage.asOf }),
    t("salesCsv.basis"),
    t("salesCsv.zone", { zone: timezone }),
    t("csv.currency", { currency }),
    t("products.csv.rates"),
    ...(list.search === "" ? [] : [t("products.csv.search", { search: list.search })]),
    ...filters,
    ...lines,
    ...list.notes.map((note) => t(note)),
    ...list.columns.flatMap(({ label, definition }) =>
      definition === null
        ? []
        : [
            `${t(label)}: ${t(definition.formula)} ${t(definition.basis)} (${definition.source.name}, ${definition.source.url})`,
          ],
    ),
  ];
  const cells = (values: readonly Cell[]) =>
    list.columns.map((column, index) => write(values[index] ?? null, column));
  const text = [
    ...comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([t(rowHeading), ...list.columns.map(heading)]),
    ...rows.map((row) => csvLine([row.label, ...cells(row.cells)])),
    ...(list.total === null ? [] : [csvLine([t("products.total"), ...cells(list.total)])]),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${text.join("\r\n")}\r\n`;
}

function writeNumber(value: number, unit: CellUnit, currency: string): string {
  if (unit === "money") return formatDecimal(Math.round(value), currency);
  // More digits than anybody reads, fewer than a binary fraction brings.
  return unit === "count" ? String(value) : String(Number(value.toFixed(6)));
}
