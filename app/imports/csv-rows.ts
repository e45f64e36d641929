import { CsvError, parse } from "csv-parse/sync";
import type { Message } from "./message";

/** A row of a file and its line, as an editor numbers it. */
export interface CsvRow {
  cells: string[];
  line: number;
}

export const delimiters = [",", ";", "\t", "|"];

/**
 * Reads CSV with whatever separator its header has; comment lines before the header are left out, unless
 * `hasComments` is false. `upTo`: no more rows than these.
 */
export function readCsvRows(
  text: string,
  {
    delimiter = findDelimiter(text),
    upTo = -1,
    hasComments = true,
  }: { delimiter?: string; upTo?: number; hasComments?: boolean } = {},
): { rows: CsvRow[] } | Message {
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: upTo,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const rows = records
      .map(({ record, info }) => ({ cells: record, line: info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
    if (!hasComments) return { rows };
    // What other programs and our own downloads say of a file before its header.
    const start = rows.findIndex(({ cells }) => !(cells[0] ?? "").startsWith("#"));
    return { rows: start < 0 ? [] : rows.slice(start) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as unknown as { lines?: number }).lines ?? 0;
    return { text: "imports.brokenQuotes", values: { line: String(line) } };
  }
}

/** The separator that the header has most of. */
function findDelimiter(text: string): string {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== "" && !/^"?#/.test(line));
  const counts = delimiters.map((mark) => ({
    mark,
    count: (header ?? "").split(mark).length,
  }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}
