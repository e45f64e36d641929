import { AppError } from "../lib/errors";
import type { SyncResourceName } from "../store/sync-status";
import type { BatchLimits } from "./batch-limits";
import { LineSplitter } from "./jsonl";
import { addLine, type LineKind, type ParseSettings } from "./line-parser";
import { parseJsonLine, parseTogether, type NumberedLine } from "./parse-line";

/** Where reading a result begins, and how much of it becomes one batch. */
export interface ResultStart {
  fromByte: number;
  /** Of the line that begins there. */
  firstLineNo: number;
  limits: BatchLimits;
}

/** What became of some of the lines of a result. */
export interface ParsedBatch<P> {
  packed: P;
  lines: number;
  /** Of these lines, their ends included. */
  bytes: number;
}

const firstShare = 1 / 8;

/**
 * Makes packed rows of the lines of a result as they come, batch by batch. `rest` is called between
 * any two lines; what it returns is waited for. Throws upstream_invalid, naming resource and line; what
 * `chunks` throws else.
 */
export async function* parseResult<P>(
  { resource, parser: openParser }: LineKind<P>,
  settings: ParseSettings,
  { firstLineNo, limits }: Omit<ResultStart, "fromByte">,
  chunks: AsyncIterable<Buffer>,
  rest?: () => Promise<void> | null,
): AsyncGenerator<ParsedBatch<P>> {
  const parser = openParser(settings);
  const splitter = new LineSplitter();
  let lineNo = firstLineNo;
  let [lines, bytes] = [0, 0];
  let share = limits.isGradual ? firstShare : 1;

  function take(): ParsedBatch<P> {
    const batch = { packed: parser.take(), lines, bytes };
    [lines, bytes] = [0, 0];
    share = Math.min(share * 2, 1);
    return batch;
  }
  const isFull = (nextBytes: number) =>
    lines >= limits.lines * share || (lines > 0 && bytes + nextBytes > limits.bytes * share);
  function add(lineBytes: number, read: NumberedLine): void {
    addLine(resource, parser, read);
    lineNo += 1;
    lines += 1;
    bytes += lineBytes;
  }

  for await (const chunk of chunks) {
    const block = splitter.block(chunk);
    if (!block) continue;
    const nodes = parseTogether(block);
    for (const [index, lineBytes] of block.bytes.entries()) {
      if (isFull(lineBytes)) yield take();
      const node = nodes?.[index];
      add(
        lineBytes,
        node ? { lineNo, node } : parseJsonLine(resource, lineNo, block.textOf(index)),
      );
      const pause = rest?.();
      if (pause) await pause;
    }
  }
  const last = splitter.last();
  if (last) {
    if (isFull(last.bytes)) yield take();
    add(last.bytes, readLast(resource, lineNo, last.text));
  }
  if (lines > 0) yield take();
}

/** The last line, which may be cut off. */
function readLast(resource: SyncResourceName, lineNo: number, text: string): NumberedLine {
  try {
    return parseJsonLine(resource, lineNo, text);
  } catch (cause) {
    throw new AppError(
      "upstream_invalid",
      `The ${resource} result ended in the middle of a line.`,
      resource,
      { cause },
    );
  }
}
