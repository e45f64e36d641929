import { csvLine } from "../../../components/csv-line";
import { formatDecimal } from "../../../lib/money";
import type { Cell, CellUnit } from "../../products/list/view";

export interface CsvColumn {
  heading: string;
  unit: CellUnit;
}

export interface TableCsvInput {
  /** Said before the rows: what it is, of which days, by which basis. */
  comments: readonly string[];
  rowHeading: string;
  columns: readonly CsvColumn[];
  rows: readonly { label: string; cells: readonly Cell[] }[];
  currency: string;
}

/**
 * A table as CSV (RFC 4180) after lines of comment. Money in the currency's main unit, rates as ratios;
 * what is not known is empty.
 */
export function tableCsv({ comments, rowHeading, columns, rows, currency }: TableCsvInput): string {
  const write = (cell: Cell, unit: CellUnit): string => {
    if (cell === null) return "";
    if (typeof cell === "string") return cell;
    if (unit === "money") return formatDecimal(Math.round(cell), currency);
    // More digits than anybody reads, fewer than a binary fraction brings.
    return unit === "count" ? String(cell) : String(Number(cell.toFixed(6)));
  };
  const heading = ({ heading: text, unit }: CsvColumn) =>
    unit === "money" ? `${text} (${currency})` : text;
  const lines = [
    ...comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine([rowHeading, ...columns.map(heading)]),
    ...rows.map(({ label, cells }) =>
      csvLine([label, ...columns.map(({ unit }, index) => write(cells[index] ?? null, unit))]),
    ),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
