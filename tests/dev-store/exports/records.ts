import { CsvError, parse } from "csv-parse/sync";
import type { Line } from "./lines";

/** One row of cells, as many as the header has. */
export interface Row {
  /** Line of the file it begins on. */
  line: number;
  cells: readonly string[];
}

export interface BrokenRow {
  line: number;
  reason: string;
  /** What can be made out of its first line; cells after the damage are not to be relied on. */
  cells: readonly string[];
}

export interface RecordShape {
  delimiter: string;
  /** Columns of the header, without nameless ones at its end. */
  width: number;
  /** Numbers of cells that a row may have: nameless columns may follow. */
  widths: readonly number[];
  /** Whether cells of the right number look like a row of this export: where reading can go on. */
  isRow(cells: readonly string[]): boolean;
  onBroken(row: BrokenRow): void;
}

/** Rows that csv-parse is given at once. */
const BATCH_ROWS = 256;
/** A cell of more lines than any description has: its quotation mark was never meant to open one. */
const MAX_ROW_LINES = 5_000;
/** How far one looks for the end of a row when trying where reading can go on. */
const MAX_TRIED_LINES = 500;
/** Under so many columns a line of text can look like a row by chance. */
const MIN_WIDTH_TO_SUSPECT = 5;

const UNCLOSED = "a quotation mark opens a cell that is not closed";
const UNESCAPED =
  "a quotation mark inside a cell is not doubled, so the cells cannot be told apart";

/**
 * Rows of a CSV text. Lines are joined to a row until its quotation marks are even in number;
 * csv-parse then judges it. Of a row that it cannot read, or that has another number of cells than
 * the header, only the first line is given up: reading goes on at the next line that is a row, so
 * that a broken quotation mark does not swallow what follows.
 */
export function* readRecords(lines: Iterator<Line>, shape: RecordShape): Generator<Row> {
  const queue = createQueue(lines);
  for (;;) {
    const rows = takeRows(queue);
    if (rows.length === 0) return;
    const batch = parseRows(rows, shape);
    if (batch) {
      for (const [at, cells] of batch.entries()) yield { line: rows[at]![0]!.number, cells };
      continue;
    }
    for (const [at, row] of rows.entries()) {
      const result = readRow(row, shape);
      if (typeof result !== "string") {
        if (result.length > 0) yield { line: row[0]!.number, cells: result };
        continue;
      }
      report(row[0]!, result, shape);
      if (row.length === 1) continue;
      queue.putBack(rows.slice(at + 1).flat());
      queue.putBack(skipToRow(row.slice(1), queue, shape));
      break;
    }
  }
}

export interface HeaderRow extends Row {
  lastLine: number;
}

/** The first rows of all, one of which is the header: without an expected width. */
export function takeFirstRows(
  lines: Iterator<Line>,
  delimiter: string,
  limit: number,
): HeaderRow[] {
  return takeRows(createQueue(lines), limit).flatMap((row) => {
    const cells = parseStrictly(joinLines(row), delimiter);
    if (typeof cells === "string") return [];
    return { line: row[0]!.number, lastLine: row.at(-1)!.number, cells };
  });
}

interface Queue {
  next(): Line | undefined;
  putBack(lines: readonly Line[]): void;
}

function createQueue(source: Iterator<Line>): Queue {
  const waiting: Line[] = []; // last first
  return {
    next() {
      const line = waiting.pop();
      if (line) return line;
      const { done, value } = source.next();
      return done ? undefined : value;
    },
    putBack(lines) {
      for (let at = lines.length - 1; at >= 0; at -= 1) waiting.push(lines[at]!);
    },
  };
}

function takeRows(queue: Queue, limit = BATCH_ROWS): Line[][] {
  const rows: Line[][] = [];
  while (rows.length < limit) {
    const row = takeRow(queue);
    if (!row) break;
    rows.push(row);
  }
  return rows;
}

function takeRow(queue: Queue, maxLines = MAX_ROW_LINES): Line[] | null {
  let line = queue.next();
  while (line && line.text.trim() === "") line = queue.next();
  if (!line) return null;
  const row = [line];
  let isOpen = hasOddQuotes(line.text);
  while (isOpen && row.length < maxLines) {
    line = queue.next();
    if (!line) break;
    row.push(line);
    isOpen = isOpen !== hasOddQuotes(line.text);
  }
  return row;
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

function joinLines(row: readonly Line[]): string {
  const last = row.length - 1;
  return row.map(({ text, end }, at) => (at === last ? text : text + end)).join("");
}

const options = (delimiter: string) => ({
  delimiter,
  record_delimiter: "\n",
  relax_column_count: true,
});

/** All at once, for speed; null if any of them needs a closer look. */
function parseRows(rows: readonly Line[][], shape: RecordShape): string[][] | null {
  try {
    const text = rows.map(joinLines).join("\n");
    const parsed: string[][] = parse(text, options(shape.delimiter));
    const isWhole =
      parsed.length === rows.length &&
      parsed.every((cells, at) => {
        const row = rows[at]!;
        return fits(cells, shape) && (row.length === 1 || !hidesRows(row, shape));
      });
    return isWhole && !parsed.some(isBlank) ? parsed : null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** The cells of one row, none for a row of blanks, or the reason why it cannot be read. */
function readRow(row: readonly Line[], shape: RecordShape): readonly string[] | string {
  const cells = parseStrictly(joinLines(row), shape.delimiter);
  if (typeof cells === "string") return cells;
  if (isBlank(cells)) return [];
  if (!fits(cells, shape)) {
    const counts = `has ${cells.length} cells where the header has ${shape.width}`;
    return cells.length < shape.width
      ? `${counts}: it is cut off, or a line break inside a cell is not in quotation marks`
      : `${counts}: a comma inside a cell is not in quotation marks`;
  }
  if (row.length > 1 && hidesRows(row, shape)) return UNCLOSED;
  return cells;
}

/** A row of another length may have its cells in wrong columns, even if only its last cell is too many. */
function fits(cells: readonly string[], { width, widths }: RecordShape): boolean {
  return widths.includes(cells.length) && isBlank(cells.slice(width));
}

function parseStrictly(text: string, delimiter: string): string[] | string {
  try {
    const [cells = [], ...more]: string[][] = parse(text, options(delimiter));
    return more.length === 0 ? cells : UNESCAPED;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_QUOTE_NOT_CLOSED") return UNCLOSED;
    return parseTrimmed(text, delimiter) ?? UNESCAPED;
  }
}

/** A blank between a comma and a quotation mark leaves no doubt. */
function parseTrimmed(text: string, delimiter: string): string[] | null {
  try {
    const rows: string[][] = parse(text, { ...options(delimiter), trim: true });
    return rows.length === 1 ? rows[0]! : null;
  } catch {
    return null;
  }
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** Whether a row over several lines has whole rows inside one of its cells. */
function hidesRows(row: readonly Line[], shape: RecordShape): boolean {
  if (shape.width < MIN_WIDTH_TO_SUSPECT) return false;
  return row.some(({ text }, at) => {
    if (at === 0 || hasOddQuotes(text)) return false;
    if (text.split(shape.delimiter).length < shape.width) return false;
    const cells = parseStrictly(text, shape.delimiter);
    return typeof cells !== "string" && fits(cells, shape) && shape.isRow(cells);
  });
}

/**
 * From the lines after a broken one, those from which reading can go on: from the first that begins a
 * row. Lines before it which are broken rows in their own right are reported.
 */
function skipToRow(lines: readonly Line[], queue: Queue, shape: RecordShape): readonly Line[] {
  for (const [at, line] of lines.entries()) {
    if (!line.text.includes(shape.delimiter)) continue;
    const rest = lines.slice(at);
    if (beginsRow(rest, queue, shape)) return rest;
    const cells = parseLoosely(line.text, shape.delimiter);
    if (cells.length >= shape.width && shape.isRow(cells)) {
      report(line, UNESCAPED, shape);
    }
  }
  return [];
}

function beginsRow(lines: readonly Line[], queue: Queue, shape: RecordShape): boolean {
  const taken: Line[] = [];
  const ahead = createQueue({
    next() {
      const value = lines[taken.length] ?? queue.next();
      if (value) taken.push(value);
      return value ? { done: false, value } : { done: true, value: undefined };
    },
  });
  const row = takeRow(ahead, MAX_TRIED_LINES);
  queue.putBack(taken.slice(lines.length));
  const cells = row && readRow(row, shape);
  return Array.isArray(cells) && cells.length > 0 && shape.isRow(cells);
}

function parseLoosely(text: string, delimiter: string): readonly string[] {
  try {
    const [cells = []]: string[][] = parse(text, { ...options(delimiter), relax_quotes: true });
    return cells;
  } catch {
    return text.split(delimiter);
  }
}

function report(line: Line, reason: string, shape: RecordShape): void {
  shape.onBroken({ line: line.number, reason, cells: parseLoosely(line.text, shape.delimiter) });
}
