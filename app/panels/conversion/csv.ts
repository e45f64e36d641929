import { csvLine } from "../../components/csv-line";
import type { VisitsView } from "./view";

export interface VisitsCsvTexts {
  comments: readonly string[];
  date: string;
  columns: readonly string[];
  total: string;
  notKnown: string;
  incomplete: string;
  /** The earlier day, and its conversion rate. */
  previous: readonly [day: string, rate: string];
}

/**
 * Visits by day, each with the conversion rate of the day it is compared with; rates as ratios (0.024 is
 * 2.4 %), days ISO dates, what is not known is empty.
 */
export function visitsCsv(
  { table, chart }: Pick<VisitsView, "table" | "chart">,
  texts: VisitsCsvTexts,
): string {
  const write = (value: number | null) =>
    value === null ? "" : String(Math.round(value * 1e6) / 1e6);
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map((_, index) => write(values[index] ?? null));
  const lines = [
    ...texts.comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([texts.date, ...texts.columns, "", ...texts.previous]),
    ...table.rows.map((row, index) =>
      csvLine([
        row.day,
        ...cells(row.values),
        !row.isKnown ? texts.notKnown : row.isIncomplete ? texts.incomplete : "",
        chart[index]?.previousDay ?? "",
        write(chart[index]?.previousRate ?? null),
      ]),
    ),
    csvLine([texts.total, ...cells(table.total), "", "", ""]),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
