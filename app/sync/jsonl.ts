import { AppError } from "../lib/errors";

const newline = 10;
// The longest line known is a product with a large description; far below this.
const longestLineBytes = 64 * 1024 * 1024;

/**
 * Splits the chunks of a bulk result into lines, in memory for one chunk and one line. Throws
 * upstream_invalid where the last line has no end: the result was cut off.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    const lastEnd = chunk.lastIndexOf(newline);
    if (lastEnd < 0) {
      rest.push(chunk);
      restBytes += chunk.length;
      if (restBytes > longestLineBytes)
        throw new AppError("upstream_invalid", "A line of a bulk result is too long.");
      continue;
    }
    const whole = Buffer.concat([...rest, chunk.subarray(0, lastEnd)]).toString("utf8");
    const tail = chunk.subarray(lastEnd + 1);
    rest = tail.length > 0 ? [tail] : [];
    restBytes = tail.length;
    yield whole.split("\n");
  }
  if (restBytes > 0)
    throw new AppError("upstream_invalid", "A bulk result ended in the middle of a line.");
}

/** Lines of a result with their numbers (from 1), in batches; the first `skip` lines are left out. */
export async function* readBatches(
  chunks: AsyncIterable<Buffer>,
  options: { skip: number; batchSize: number },
): AsyncGenerator<{ firstLine: number; lines: string[] }> {
  let lineNo = 0;
  let batch: string[] = [];
  for await (const lines of readLines(chunks)) {
    for (const line of lines) {
      lineNo += 1;
      if (lineNo <= options.skip) continue;
      batch.push(line);
      if (batch.length === options.batchSize) {
        yield { firstLine: lineNo - batch.length + 1, lines: batch };
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield { firstLine: lineNo - batch.length + 1, lines: batch };
}
