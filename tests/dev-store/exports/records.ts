import { CsvError, parse } from "csv-parse/sync";
import {
  createQueue,
  hasOddQuotes,
  joinLines,
  MAX_TRIED_LINES,
  peekRow,
  takeRow,
  takeRows,
  type Queue,
} from "./line-queue";
import type { Line } from "./lines";
import { fillCells, fillUp, isBlank, isShort, type Next, type RowCells } from "./short-rows";

/** One row of cells, as many as the header has. */
export interface Row extends RowCells {
  /** Line of the file it begins on. */
  line: number;
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
  /**
   * Where a program has left blank cells at the end of rows off: the least number of cells that such a
   * row has, its last needed one included. Absent: each row has all its cells, or is cut off.
   */
  leastWidth?: number;
  /** Whether cells of the right number look like a row of this export: where reading can go on. */
  isRow(cells: readonly string[]): boolean;
  onBroken(row: BrokenRow): void;
}

/** Under so many columns a line of text can look like a row by chance. */
const MIN_WIDTH_TO_SUSPECT = 5;

const UNCLOSED = "a quotation mark opens a cell that is not closed";
const UNESCAPED =
  "a quotation mark inside a cell is not doubled, so the cells cannot be told apart";

/**
 * Rows of a CSV text. Lines are joined to a row until its quotation marks are even in number;
 * csv-parse then judges it. Of a row that it cannot read, or that has another number of cells than
 * the header, only the first line is given up: reading goes on at the next line that is a row, so
 * that a broken quotation mark does not swallow what follows. Lines before that which are of no row are
 * named in the reason: nothing is left out in silence.
 */
export function* readRecords(lines: Iterator<Line>, shape: RecordShape): Generator<Row> {
  const queue = createQueue(lines);
  for (;;) {
    const rows = takeRows(queue);
    if (rows.length === 0) return;
    const following = shape.leastWidth === undefined ? null : peekRow(queue);
    const batch = parseRows(rows, shape, following);
    if (batch) {
      for (const [at, found] of batch.entries()) yield { line: rows[at]![0]!.number, ...found };
      continue;
    }
    for (const [at, row] of rows.entries()) {
      const swallows = row.some(
        (line, start) =>
          mayBeginInside(line, start, shape) &&
          beginsRow([...row.slice(start), ...rows.slice(at + 1).flat()], queue, shape),
      );
      const result = swallows ? UNCLOSED : readRow(row, shape);
      if (typeof result !== "string") {
        if (result.length > 0) yield { line: row[0]!.number, cells: result };
        continue;
      }
      const filled = fillUpRow(row, rows[at + 1] ?? following, shape);
      if (filled) {
        yield { line: row[0]!.number, ...filled };
        continue;
      }
      if (row.length === 1) {
        report(row[0]!, result, shape);
        continue;
      }
      queue.putBack(rows.slice(at + 1).flat());
      const { rest, givenUp, broken } = skipToRow(row.slice(1), queue, shape);
      report(row[0]!, result + describeGivenUp(givenUp), shape);
      for (const line of broken) report(line, UNESCAPED, shape);
      queue.putBack(rest);
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

const options = (delimiter: string) => ({
  delimiter,
  record_delimiter: "\n",
  relax_column_count: true,
});

/** All at once, for speed; null if any of them needs a closer look. */
function parseRows(
  rows: readonly Line[][],
  shape: RecordShape,
  following: readonly Line[] | null,
): RowCells[] | null {
  try {
    const text = rows.map(joinLines).join("\n");
    const parsed: string[][] = parse(text, options(shape.delimiter));
    if (parsed.length !== rows.length || parsed.some(isBlank)) return null;
    const after = parseFollowing(following, shape);
    const found = parsed.map((cells, at): RowCells | null => {
      const row = rows[at]!;
      if (row.length > 1 && hidesRows(row, shape)) return null;
      if (row.some((line, start) => mayBeginInside(line, start, shape))) return null;
      if (fits(cells, shape)) return { cells };
      const next = at + 1 < parsed.length ? parsed[at + 1]! : after;
      return fillUp(cells, next, row.at(-1)!.end !== "", shape);
    });
    return found.every((one) => one !== null) ? found : null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** `fillUp` of a row that was not parsed along with others. */
function fillUpRow(
  row: readonly Line[],
  following: readonly Line[] | null,
  shape: RecordShape,
): RowCells | null {
  if (shape.leastWidth === undefined) return null;
  const cells = parseStrictly(joinLines(row), shape.delimiter);
  if (typeof cells === "string" || hidesRows(row, shape)) return null;
  return fillUp(cells, parseFollowing(following, shape), row.at(-1)!.end !== "", shape);
}

/** The cells of the row after another, for `fillUp`. */
function parseFollowing(row: readonly Line[] | null, { delimiter }: RecordShape): Next {
  if (!row) return null;
  const cells = parseStrictly(joinLines(row), delimiter);
  return typeof cells === "string" ? parseLoosely(row[0]!.text, delimiter) : cells;
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

/** Whether cells are a row of this export, its blank end left off or not. */
function isRowOf(cells: readonly string[], shape: RecordShape): boolean {
  if (fits(cells, shape)) return shape.isRow(cells);
  return isShort(cells, shape) && shape.isRow(fillCells(cells, shape));
}

/** Whether a row over several lines has whole rows inside one of its cells. */
function hidesRows(row: readonly Line[], shape: RecordShape): boolean {
  if (shape.width < MIN_WIDTH_TO_SUSPECT) return false;
  return row.some(({ text }, at) => {
    if (at === 0 || hasOddQuotes(text)) return false;
    if (text.split(shape.delimiter).length < (shape.leastWidth ?? shape.width)) return false;
    const cells = parseStrictly(text, shape.delimiter);
    return typeof cells !== "string" && isRowOf(cells, shape);
  });
}

/**
 * Whether a line within a row may begin another, of which the quotation mark that opens a cell has closed one of this:
 * it stands where a cell begins; one at the line's very beginning closes a cell where a comma or nothing follows it.
 */
function mayBeginInside({ text }: Line, at: number, { delimiter, width }: RecordShape): boolean {
  if (at === 0 || width < MIN_WIDTH_TO_SUSPECT || !hasOddQuotes(text)) return false;
  const mark = text.indexOf('"');
  return mark === 0 ? text.length > 1 && text[1] !== delimiter : text[mark - 1] === delimiter;
}

interface Skipped {
  /** From the first line that begins a row. */
  rest: readonly Line[];
  /** Lines before it which are no row, but for blank ones. */
  givenUp: readonly Line[];
  /** Lines before it which are broken rows in their own right. */
  broken: readonly Line[];
}

/** Sorts the lines after a broken one: where reading can go on, and what is lost until then. */
function skipToRow(lines: readonly Line[], queue: Queue, shape: RecordShape): Skipped {
  const givenUp: Line[] = [];
  const broken: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const mayBegin = line.text.includes(shape.delimiter);
    const rest = mayBegin ? lines.slice(at) : [];
    if (mayBegin && beginsRow(rest, queue, shape)) return { rest, givenUp, broken };
    const cells = mayBegin ? parseLoosely(line.text, shape.delimiter) : [];
    const isRow = cells.length >= shape.width ? shape.isRow(cells) : isRowOf(cells, shape);
    if (isRow) broken.push(line);
    else if (line.text.trim() !== "") givenUp.push(line);
  }
  return { rest: [], givenUp, broken };
}

function describeGivenUp(lines: readonly Line[]): string {
  const [first, last] = [lines[0]?.number, lines.at(-1)?.number];
  if (first === undefined || last === undefined) return "";
  const which =
    first === last ? `line ${first} is` : `${lines.length} lines from ${first} to ${last} are`;
  return `; ${which} left out with it`;
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
  const cells = row && parseStrictly(joinLines(row), shape.delimiter);
  if (!Array.isArray(cells) || isBlank(cells) || !isRowOf(cells, shape)) return false;
  return row!.length === 1 || !hidesRows(row!, shape);
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
