import type { Line } from "./lines";

/** Rows that csv-parse is given at once. */
const BATCH_ROWS = 256;
/** A cell of more lines than any description has: its quotation mark was never meant to open one. */
const MAX_ROW_LINES = 5_000;
/** How far one looks for the end of a row when trying where reading can go on. */
export const MAX_TRIED_LINES = 500;

/** Lines of a file of which some may be put back. */
export interface Queue {
  next(): Line | undefined;
  putBack(lines: readonly Line[]): void;
}

export function createQueue(source: Iterator<Line>): Queue {
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

/** Rows of a file, each of as many lines as its quotation marks need; blank lines are passed over. */
export function takeRows(queue: Queue, limit = BATCH_ROWS): Line[][] {
  const rows: Line[][] = [];
  while (rows.length < limit) {
    const row = takeRow(queue);
    if (!row) break;
    rows.push(row);
  }
  return rows;
}

export function takeRow(queue: Queue, maxLines = MAX_ROW_LINES): Line[] | null {
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

/** The row after those taken, which stays where it is; null at the end of the file. */
export function peekRow(queue: Queue): Line[] | null {
  const row = takeRow(queue, MAX_TRIED_LINES);
  if (row) queue.putBack(row);
  return row;
}

export function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

export function joinLines(row: readonly Line[]): string {
  const last = row.length - 1;
  return row.map(({ text, end }, at) => (at === last ? text : text + end)).join("");
}
