import { isAscii } from "node:buffer";
import { AppError } from "../lib/errors";
import { unreadableValue, parseJsonLine, type NumberedLine } from "./parse-line";
import type { SyncResourceName } from "../store/sync-status";
import type { Batch } from "./jsonl";

/** What rows are made with, apart from the lines: plain data, for another thread. */
export interface ParseSettings {
  shopId: number;
  currency: string;
  zone: string;
  /** See SyncResource.reading. */
  reading: number;
}

/** Makes packed rows of the lines of one result: all that needs no database. `P`: plain data. */
export interface LineParser<P> {
  /** Checks a line. Throws upstream_invalid; RangeError for a value that cannot be stored exactly. */
  add(line: NumberedLine): void;
  /** What the lines since the last time came to. */
  take(): P;
}

export interface LineKind<P> {
  resource: SyncResourceName;
  parser(settings: ParseSettings): LineParser<P>;
}

const newline = 10;
// Often enough for others to get their turn, seldom enough to cost nothing.
const linesPerTurn = 8;

/**
 * Parses a batch whose first line has this number, and pauses after every few lines. Throws
 * upstream_invalid, naming resource and line.
 */
export function* parseBatch<P>(
  { resource }: Pick<LineKind<P>, "resource">,
  parser: LineParser<P>,
  batch: Batch,
  firstLineNo: number,
): Generator<undefined, P> {
  let index = 0;
  for (const text of linesOf(batch)) {
    const isCutHere = batch.isOpen && index === batch.count - 1;
    addLine(resource, parser, readLine(resource, firstLineNo + index, text, isCutHere));
    index += 1;
    if (index % linesPerTurn === 0) yield;
  }
  return parser.take();
}

/** Makes packed rows of lines that are read already. */
export function parseLines<P>(
  { resource, parser }: LineKind<P>,
  settings: ParseSettings,
  lines: readonly NumberedLine[],
): P {
  const fresh = parser(settings);
  for (const line of lines) addLine(resource, fresh, line);
  return fresh.take();
}

/** The texts of a batch's lines, without their ends. */
export function* linesOf({ data }: Batch): Generator<string> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  // Read at once where a byte is a character, which spares a look at each line.
  const text = isAscii(bytes) ? bytes.toString("latin1") : null;
  for (let start = 0; start < bytes.length;) {
    const found = text === null ? bytes.indexOf(newline, start) : text.indexOf("\n", start);
    const end = found < 0 ? bytes.length : found;
    yield text === null ? bytes.toString("utf8", start, end) : text.slice(start, end);
    start = end + 1;
  }
}

function readLine(
  resource: SyncResourceName,
  lineNo: number,
  text: string,
  mayBeCut: boolean,
): NumberedLine {
  try {
    return parseJsonLine(resource, lineNo, text);
  } catch (cause) {
    if (!mayBeCut) throw cause;
    throw new AppError(
      "upstream_invalid",
      `The ${resource} result ended in the middle of a line.`,
      resource,
      { cause },
    );
  }
}

/** A value that cannot be stored exactly is Shopify's answer being unusable, not a fault of ours. */
function addLine<P>(resource: SyncResourceName, parser: LineParser<P>, line: NumberedLine): void {
  try {
    parser.add(line);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unreadableValue(resource, `line ${line.lineNo}`, error);
  }
}
