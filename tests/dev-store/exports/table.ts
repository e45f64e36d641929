import { indexColumns, isApiDump, recognizeKind, type ColumnIndex } from "./columns";
import { exportAgain, kindWords, type ExportKind } from "./kinds";
import { delimiterNames, findLayout, SAMPLE_ROWS, unwrapLines, type Layout } from "./layout";
import { readLines, type Line } from "./lines";
import { takeNotes, type Notes } from "./notes";
import { openExport, type OpenFile } from "./open-file";
import { readRecords, takeFirstRows, type BrokenRow, type Row } from "./records";
import { fillUp } from "./short-rows";
import { ExportFileError } from "./types";

const MAX_START_LINES = 2_000;
const MAX_START_LENGTH = 1 << 20;
/** Of fewer rows one cannot say that leaving blank cells off is their habit. */
const MIN_SHORT_ROWS = 3;

export interface TableSpec<K extends string> {
  kind: ExportKind;
  columns: Readonly<Record<K, readonly string[]>>;
  /** Columns without which a row of this export means nothing. */
  required: readonly NoInfer<K>[];
  /** Columns that every row fills, where the file has them: no row ends before them. */
  reached: readonly NoInfer<K>[];
}

/** One export as a table of rows under known columns. */
export interface Table<K extends string> {
  /** The header's cells as they are written. */
  header: readonly string[];
  columns: ColumnIndex<K>;
  notes: Notes;
  /**
   * Rows in the order of the file. `onBroken` is given those that are not well-formed, to report them;
   * `isRow` says whether cells of the right number look like a row of this export.
   */
  rows(
    isRow: (cells: readonly string[]) => boolean,
    onBroken: (row: BrokenRow) => void,
  ): Iterable<Row>;
}

/**
 * Opens an export.
 * @throws ExportFileError for a file that cannot be such an export; the message says what to do.
 */
export async function openTable<K extends string>(
  path: string,
  spec: TableSpec<K>,
): Promise<Table<K>> {
  const source = await openExport(path, spec.kind);
  const notes = takeNotes(source.file);
  const start = takeStart(readLines(source, takeNotes(source.file)));
  const layout = findLayout(() => start[Symbol.iterator]());
  if (!layout) throw refuse(source, "has no header that can be read as CSV");
  checkKind(source, layout, spec);
  noteLayout(notes, source, layout);

  const header = layout.header;
  const columns = indexColumns(header, spec.columns);
  return {
    header,
    columns,
    notes,
    *rows(isRow, onBroken) {
      let accepted = 0;
      let broken = 0;
      const lines = readLines(source, notes);
      const reached = [...spec.required, ...spec.reached].flatMap((key) => columns.positions(key));
      const leastWidth = findLeastWidth(start, layout, 1 + Math.max(-1, ...reached), isRow);
      const records = readRecords(layoutLines(lines, layout), {
        delimiter: layout.delimiter,
        width: header.length,
        widths: layout.widths,
        ...(leastWidth === null ? {} : { leastWidth }),
        isRow,
        onBroken(row) {
          broken += 1;
          onBroken(row);
        },
      });
      for (const row of records) {
        accepted += 1;
        if (row.isShort) {
          notes.assume(
            `layout of ${source.file}`,
            "Blank cells at the end of rows are left off: rows that end early are filled up",
          );
        }
        for (const { title, at } of columns.repeated) {
          if (at.filter((position) => row.cells[position]?.trim()).length > 1) {
            notes.assume(title, "The header has this column more than once: the first is read");
          }
        }
        yield row;
      }
      if (accepted === 0 && broken > 0 && layout.wrappedBy !== null) {
        throw refuse(
          source,
          "has its rows wrapped in quotation marks by a spreadsheet, and none can be unwrapped",
        );
      }
    },
  };
}

/**
 * The least number of cells of rows whose blank cells at the end were left off; null where no such habit
 * is seen. `needed`: up to the last cell that every row fills.
 */
function findLeastWidth(
  start: readonly Line[],
  layout: Layout,
  needed: number,
  isRow: (cells: readonly string[]) => boolean,
): number | null {
  const width = layout.header.length;
  if (needed === 0) return null;
  const lines = layoutLines(start, layout);
  const rows = takeFirstRows(lines, layout.delimiter, SAMPLE_ROWS);
  const shape = { width, leastWidth: needed, isRow };
  // The last row of the sample is not judged: what follows it is not known.
  const short = rows
    .slice(0, -1)
    .flatMap(({ cells }, at) =>
      cells.length < width ? [fillUp(cells, rows[at + 1]!.cells, true, shape)] : [],
    );
  const filled = short.filter((row) => row !== null).length;
  return filled >= MIN_SHORT_ROWS && 2 * filled > short.length ? needed : null;
}

/** Enough lines to see by them how a file is laid out. */
function takeStart(lines: Iterable<Line>): Line[] {
  const start: Line[] = [];
  let length = 0;
  for (const line of lines) {
    start.push(line);
    length += line.text.length;
    if (start.length >= MAX_START_LINES || length >= MAX_START_LENGTH) break;
  }
  return start;
}

function* layoutLines(lines: Iterable<Line>, layout: Layout): Generator<Line> {
  const iterator = lines[Symbol.iterator]();
  const plain =
    layout.wrappedBy === null
      ? { [Symbol.iterator]: () => iterator }
      : unwrapLines(iterator, layout.wrappedBy);
  for (const line of plain) {
    if (line.number > layout.lastLine) yield line;
  }
}

function refuse(
  source: OpenFile,
  found: string,
  advice = exportAgain(source.kind),
): ExportFileError {
  return new ExportFileError(`${source.file} ${found}: ${advice}.`);
}

function checkKind<K extends string>(source: OpenFile, layout: Layout, spec: TableSpec<K>): void {
  const header = layout.header;
  const { name } = kindWords[spec.kind];
  const columns = indexColumns(header, spec.columns);
  const missing = spec.required.filter((key) => !columns.has(key));
  const kind = recognizeKind(header);
  if (isApiDump(header)) {
    throw refuse(
      source,
      "holds answers of Shopify's API as a table, not its export (a row is a whole product)",
    );
  }
  if (kind === spec.kind && missing.length === 0) return;
  if (kind !== null && kind !== spec.kind && layout.known >= 3) {
    if (kind === "inventory" || kind === "transactions") {
      const found = kind === "inventory" ? "inventory" : "transaction histories";
      throw refuse(source, `is Shopify's export of ${found}, not of ${name}`);
    }
    throw refuse(
      source,
      `is Shopify's export of ${kind}, given where the export of ${name} belongs`,
      `give it as --${kind}, or ${exportAgain(spec.kind)}`,
    );
  }
  const nameOf = (key: K) => `"${spec.columns[key][0]}"`;
  const known = Object.keys(spec.columns).filter((key) => columns.has(key as K)).length;
  const found = `its header has ${header.length} columns, ${known || "none"} of them of that export`;
  const expected =
    missing.length > 0
      ? `; it lacks ${missing.map(nameOf).join(", ")}`
      : ", too few to tell what its rows are";
  throw refuse(source, `is not Shopify's export of ${name} (${found}${expected})`);
}

function noteLayout(notes: Notes, source: OpenFile, layout: Layout): void {
  const field = `layout of ${source.file}`;
  if (layout.rowsAbove > 0) {
    notes.assume(field, "Rows above the header are skipped", layout.rowsAbove);
  }
  if (source.encoding !== "utf-8") {
    notes.assume(field, "The file is UTF-16, as spreadsheets save it: read as such");
  }
  if (layout.wrappedBy !== null) {
    const rule = `Rows are wrapped in quotation marks as one cell by a spreadsheet: unwrapped`;
    notes.assume(field, rule);
  } else if (layout.delimiter !== ",") {
    const found = delimiterNames[layout.delimiter];
    notes.assume(field, `Cells are separated by ${found} instead of commas: read as such`);
  }
}
