import { AppError } from "../lib/errors";
import type { BatchLimits } from "./batch-limits";

const newline = 10;
// The longest line known is a product with a large description; far below this.
const longestLineBytes = 64 * 1024 * 1024;

/** Lines of a result. Its bytes are shared with the thread that parses them. */
export interface Batch {
  data: Uint8Array<SharedArrayBuffer>;
  /** Of lines. */
  count: number;
  /** The last line has no end: it is the last of the result, or cut off. */
  isOpen: boolean;
}

/**
 * Cuts the chunks of a bulk result into batches of whole lines, each as large as the limits allow. The
 * last line of all may lack its end: whether it was cut off shows when it is read.
 */
export async function* readBatches(
  chunks: AsyncIterable<Buffer>,
  limits: BatchLimits,
): AsyncGenerator<Batch> {
  /** What has come of the batch, and of the line after it. */
  let parts: Buffer[] = [];
  let [count, bytes, restBytes] = [0, 0, 0];

  function take(isOpen = false): Batch {
    const data = new Uint8Array(new SharedArrayBuffer(bytes));
    const later: Buffer[] = [];
    let at = 0;
    for (const part of parts) {
      const taken = Math.min(part.length, bytes - at);
      data.set(part.subarray(0, taken), at);
      at += taken;
      if (taken < part.length) later.push(part.subarray(taken));
    }
    const batch = { data, count, isOpen };
    [parts, count, bytes] = [later, 0, 0];
    return batch;
  }

  for await (const chunk of chunks) {
    parts.push(chunk);
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const lineBytes = restBytes + end + 1 - start;
      if (count > 0 && bytes + lineBytes > limits.bytes) yield take();
      count += 1;
      bytes += lineBytes;
      restBytes = 0;
      start = end + 1;
      if (count >= limits.lines) yield take();
    }
    restBytes += chunk.length - start;
    if (restBytes > longestLineBytes)
      throw new AppError("upstream_invalid", "A line of a bulk result is too long.");
  }
  if (restBytes > 0) {
    if (count > 0 && bytes + restBytes > limits.bytes) yield take();
    count += 1;
    bytes += restBytes;
  }
  if (count > 0) yield take(restBytes > 0);
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
