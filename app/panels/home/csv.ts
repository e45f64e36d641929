import type { DefinitionTexts } from "../../components/definition-popover";
import { csvLine } from "../../components/csv-line";
import { formatDecimal } from "../../lib/money";
import type { ReadyView } from "./view";

export interface CsvTexts {
  title: string;
  basis: string;
  currency: string;
  date: string;
  total: string;
  columns: { heading: string; definition: DefinitionTexts }[];
  notRead: string;
  /** Beside a day whose end is not here. */
  incomplete: string;
  note: string;
}

/**
 * The table as CSV (RFC 4180) after comment lines that say what each column is. Numbers are plain
 * decimals in the currency's main unit, days ISO dates; a figure that is not known is empty.
 */
export function dayTableCsv(view: ReadyView, texts: CsvTexts): string {
  const { table, currency } = view;
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(({ unit }, index) => {
      const value = values[index] ?? null;
      if (value === null) return "";
      return unit === "money" ? formatDecimal(value, currency) : String(value);
    });
  const comments = [
    texts.title,
    texts.basis,
    texts.currency,
    texts.note,
    ...texts.columns.map(
      ({ heading, definition: { formula, basis, source } }) =>
        `${heading}: ${formula} ${basis} (${source.name}, ${source.url})`,
    ),
  ];
  const lines = [
    ...comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([texts.date, ...texts.columns.map(({ heading }) => heading), ""]),
    ...table.rows.map((row) =>
      csvLine([
        row.day,
        ...cells(row.values),
        !row.isCovered ? texts.notRead : row.isIncomplete ? texts.incomplete : "",
      ]),
    ),
    csvLine([texts.total, ...cells(table.total), ""]),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
