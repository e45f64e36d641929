import { delimiters, readCsvRows, type CsvRow } from "../csv-rows";
import { simplify } from "../header";
import type { Message } from "../message";
import { spendFormats, type SpendColumn, type SpendFormat } from "./formats";

/** The rows of a file below its header, and which column is which. */
export interface SpendTable {
  /** Null: the header is not known. */
  format: SpendFormat | null;
  header: string[];
  at: Partial<Record<SpendColumn, number>>;
  rows: CsvRow[];
  /** Lines above the header, as cells. */
  above: string[][];
}

// Reports say above their header whose they are, and of which days.
const deepestHeader = 25;
// Enough to see how a file is cut, and little to be read for each separator.
const firstRows = 200;

/**
 * Finds the header of a known export, by whatever separator it shows itself; else the row that looks most
 * like one.
 */
export function findTable(text: string): SpendTable | Message {
  const readings = delimiters.map((delimiter) => ({
    delimiter,
    read: readCsvRows(text, { delimiter, upTo: firstRows }),
  }));
  for (const { delimiter, read } of readings) {
    if ("text" in read) continue;
    const known = findKnown(read.rows);
    if (known) return tableAt(readCsvRows(text, { delimiter }), known);
  }
  return guessHeader(text, readings);
}

/** Where a table begins, and which column is which. */
interface Header extends Pick<SpendTable, "format" | "at"> {
  index: number;
}

function findKnown(rows: readonly CsvRow[]): Header | null {
  for (const [index, { cells }] of rows.slice(0, deepestHeader).entries()) {
    for (const format of spendFormats) {
      const at = matchHeader(cells, format);
      if (at) return { index, format, at };
    }
  }
  return null;
}

/** The places of a format's columns; null where one that it needs is not there. */
function matchHeader(
  cells: readonly string[],
  { columns, needed, mark }: SpendFormat,
): SpendTable["at"] | null {
  const names = cells.map(simplify);
  if (mark && !names.some((name) => mark.includes(name))) return null;
  const at: SpendTable["at"] = {};
  for (const [column, spellings] of Object.entries(columns) as [SpendColumn, string[]][]) {
    // The spelling that is named first counts, wherever its column stands.
    const found = spellings.map((name) => names.indexOf(name)).find((place) => place >= 0);
    if (found !== undefined) at[column] = found;
  }
  return needed.every((column) => at[column] !== undefined) ? at : null;
}

/** The separator that cuts most rows alike, and the first row with as many cells as most have. */
function guessHeader(
  text: string,
  readings: readonly { delimiter: string; read: ReturnType<typeof readCsvRows> }[],
): SpendTable | Message {
  let best: { rows: CsvRow[]; width: number; delimiter: string } | null = null;
  for (const { delimiter, read } of readings) {
    if ("text" in read) continue;
    const width = usualWidth(read.rows);
    if (!best || width > best.width) best = { rows: read.rows, width, delimiter };
  }
  const broken = readings.flatMap(({ read }) => ("text" in read ? read : []))[0];
  if (!best || best.rows.length === 0) return broken ?? { text: "imports.emptyFile" };
  const { rows, width, delimiter } = best;
  if (width < 2) return broken ?? { text: "imports.spend.oneColumn" };
  const index = rows.slice(0, deepestHeader).findIndex(({ cells }) => cells.length >= width);
  const header = { index: Math.max(index, 0), format: null, at: {} };
  return tableAt(readCsvRows(text, { delimiter }), header);
}

function usualWidth(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function tableAt(
  read: ReturnType<typeof readCsvRows>,
  { index, format, at }: Header,
): SpendTable | Message {
  if ("text" in read) return read;
  const { rows } = read;
  return {
    format,
    at,
    header: (rows[index]?.cells ?? []).map((cell) => cell.trim()),
    rows: rows.slice(index + 1),
    above: rows.slice(0, index).map(({ cells }) => cells),
  };
}
