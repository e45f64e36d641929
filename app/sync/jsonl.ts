import { AppError } from "../lib/errors";
import type { BatchLimits } from "./batch-limits";

const newline = 10;
// The longest line known is a product with a large description; far below this.
const longestLineBytes = 64 * 1024 * 1024;

interface Line {
  text: string;
  /** Its length in the result, with its end. */
  bytes: number;
  isOpen: boolean;
}

/**
 * Splits the chunks of a bulk result into lines, in memory for one chunk and one line. The last line
 * may lack its end: whether it was cut off shows when it is read.
 */
async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const part = chunk.subarray(start, end);
      const whole = rest.length > 0 ? Buffer.concat([...rest, part]) : part;
      lines.push({ text: whole.toString("utf8"), bytes: whole.length + 1, isOpen: false });
      rest = [];
      restBytes = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      rest.push(chunk.subarray(start));
      restBytes += chunk.length - start;
    }
    if (restBytes > longestLineBytes)
      throw new AppError("upstream_invalid", "A line of a bulk result is too long.");
    yield lines;
  }
  if (restBytes === 0) return;
  yield [{ text: Buffer.concat(rest).toString("utf8"), bytes: restBytes, isOpen: true }];
}

export interface Batch {
  lines: string[];
  bytes: number;
  /** The last line has no end: it is the last of the result, or cut off. */
  isOpen: boolean;
}

/** Lines of a result in batches, each as large as the limits allow. */
export async function* readBatches(
  chunks: AsyncIterable<Buffer>,
  limits: BatchLimits,
): AsyncGenerator<Batch> {
  let batch: Batch = { lines: [], bytes: 0, isOpen: false };
  for await (const lines of readLines(chunks)) {
    for (const { text, bytes, isOpen } of lines) {
      if (batch.lines.length > 0 && batch.bytes + bytes > limits.bytes) {
        yield batch;
        batch = { lines: [], bytes: 0, isOpen: false };
      }
      batch.lines.push(text);
      batch.bytes += bytes;
      batch.isOpen = isOpen;
      if (batch.lines.length >= limits.lines) {
        yield batch;
        batch = { lines: [], bytes: 0, isOpen: false };
      }
    }
  }
  if (batch.lines.length > 0) yield batch;
}

/**
 * Leaves out the first byte, asked for once more where a download goes on: the end of the last line
 * read. Throws upstream_invalid where it is not there: the result is not the one begun with.
 */
export async function* afterLineEnd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first: number | undefined;
  for await (const chunk of chunks) {
    const rest = first === undefined ? chunk.subarray(1) : chunk;
    first ??= chunk[0];
    if (rest.length === 0) continue;
    // The very last line may lack its end, but then nothing follows it.
    if (first !== newline) throw changed();
    yield rest;
  }
  if (first === undefined) throw changed();
}

function changed(): AppError {
  return new AppError("upstream_invalid", "A bulk result changed while it was read.");
}
