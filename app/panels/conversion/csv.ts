import { csvLine } from "../../components/csv-line";
import type { VisitsView } from "./view";

export interface VisitsCsvTexts {
  comments: readonly string[];
  date: string;
  columns: readonly string[];
  total: string;
  notKnown: string;
  incomplete: string;
}

/** Visits by day; rates as ratios (0.024 is 2.4 %), days ISO dates, what is not known is empty. */
export function visitsCsv({ table }: Pick<VisitsView, "table">, texts: VisitsCsvTexts): string {
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map((_, index) => {
      const value = values[index] ?? null;
      return value === null ? "" : String(Math.round(value * 1e6) / 1e6);
    });
  const lines = [
    ...texts.comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([texts.date, ...texts.columns, ""]),
    ...table.rows.map((row) =>
      csvLine([
        row.day,
        ...cells(row.values),
        !row.isKnown ? texts.notKnown : row.isIncomplete ? texts.incomplete : "",
      ]),
    ),
    csvLine([texts.total, ...cells(table.total), ""]),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
