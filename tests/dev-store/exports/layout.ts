import { parse } from "csv-parse/sync";
import { countKnown } from "./columns";
import type { Line } from "./lines";
import { takeFirstRows, type HeaderRow } from "./records";

/** How a file is laid out, as far as its header shows. */
export interface Layout {
  delimiter: string;
  /** Every row stands in quotation marks as one cell, and blank cells of this separator follow. */
  wrappedBy: string | null;
  /** Without nameless columns at its end. */
  header: readonly string[];
  /** Numbers of cells that rows have. */
  widths: readonly number[];
  /** Rows before the header. */
  rowsAbove: number;
  /** Line on which the header ends. */
  lastLine: number;
  /** Names that some export has. */
  known: number;
}

const delimiters = [",", ";", "\t", "|"] as const;
export const delimiterNames: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

/** A title or a remark may stand above the header. */
const MAX_ROWS_ABOVE_HEADER = 5;
/** Of fewer rows one cannot say that a cell more than the header has is their habit. */
const MIN_ROWS_TO_WIDEN = 3;
/** Rows by which one sees how many cells rows have. */
export const SAMPLE_ROWS = 60;

/**
 * Tries the separators on the beginning of a file and takes the one by which most of the header's
 * names are names of an export. `open` starts at the first line each time.
 */
export function findLayout(open: () => Iterator<Line>): Layout | null {
  const candidates = delimiters.flatMap((delimiter) => [
    ...describe(takeFirstRows(open(), delimiter, SAMPLE_ROWS), delimiter, null),
    ...describe(takeFirstRows(unwrapLines(open(), delimiter), ",", SAMPLE_ROWS), ",", delimiter),
  ]);
  const [best] = candidates.sort((a, b) => b.known - a.known);
  return best ?? null;
}

function describe(
  rows: readonly HeaderRow[],
  delimiter: string,
  wrappedBy: string | null,
): Layout[] {
  return rows.slice(0, MAX_ROWS_ABOVE_HEADER + 1).map(({ cells, lastLine }, rowsAbove) => {
    let named = cells.length;
    while (named > 1 && cells[named - 1]!.trim() === "") named -= 1;
    const header = cells.slice(0, named);
    const widths = findWidths(cells.length, named, rows.slice(rowsAbove + 1));
    const known = countKnown(header);
    return { delimiter, wrappedBy, header, widths, rowsAbove, lastLine, known };
  });
}

/** As many cells as the header has, or as most rows have if those beyond the named ones are blank. */
function findWidths(width: number, named: number, rows: readonly HeaderRow[]): number[] {
  const most = rows.map(({ cells }) => cells.length).filter((length) => length >= named);
  const usual = most.find(
    (length) => 2 * most.filter((other) => other === length).length > rows.length,
  );
  if (usual === undefined || (usual > width && rows.length < MIN_ROWS_TO_WIDEN)) return [width];
  return [...new Set([width, usual])];
}

/**
 * Takes rows out of the cell into which a spreadsheet put them: `"a,""b, c""";;;` is `a,"b, c"`.
 * A text that it cut at its own separator is put together again.
 */
export function* unwrapLines(lines: Iterator<Line>, separator: string): Generator<Line> {
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const line = next.value;
    yield { ...line, text: unwrap(line.text, separator) };
  }
}

function unwrap(text: string, separator: string): string {
  const trimmed = text.replace(new RegExp(`[${separator === "|" ? "\\|" : separator}\\s]+$`), "");
  if (!trimmed.startsWith('"')) return separator === "," ? text : trimmed;
  try {
    const rows: string[][] = parse(trimmed, { delimiter: separator, relax_column_count: true });
    return rows.length === 1 ? rows[0]!.join(separator) : text;
  } catch {
    return text;
  }
}
