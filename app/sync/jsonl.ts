import { isAscii } from "node:buffer";
import { AppError } from "../lib/errors";

const newline = 10;
// The longest line known is a product with a large description; far below this.
const longestLineBytes = 64 * 1024 * 1024;

/** A line of a result without its end, and its bytes with it. */
export interface Line {
  text: string;
  bytes: number;
}

/** Takes whole lines out of the chunks of a bulk result, wherever these are cut. */
export class LineSplitter {
  #rest: Buffer[] = [];
  #restBytes = 0;

  /** The lines that end in this chunk, which is the next. */
  *split(chunk: Buffer): Generator<Line> {
    // Read at once where a byte is a character, which spares a look at each line.
    const ascii = isAscii(chunk) ? chunk.toString("latin1") : null;
    const endAfter = (start: number) =>
      ascii === null ? chunk.indexOf(newline, start) : ascii.indexOf("\n", start);
    let start = 0;
    for (let end = endAfter(0); end >= 0; end = endAfter(start)) {
      if (this.#rest.length > 0) {
        const bytes = this.#take(chunk.subarray(0, end));
        yield { text: bytes.toString("utf8"), bytes: bytes.length + 1 };
      } else {
        const text = ascii?.slice(start, end) ?? chunk.toString("utf8", start, end);
        yield { text, bytes: end + 1 - start };
      }
      start = end + 1;
    }
    if (start === chunk.length) return;
    this.#rest.push(chunk.subarray(start));
    this.#restBytes += chunk.length - start;
    if (this.#restBytes > longestLineBytes)
      throw new AppError("upstream_invalid", "A line of a bulk result is too long.");
  }

  /**
   * What came after the last end: the last line of all may lack it. Whether it was cut off shows when
   * it is read. Null where nothing came.
   */
  last(): Line | null {
    if (this.#rest.length === 0) return null;
    const bytes = this.#take(Buffer.alloc(0));
    return { text: bytes.toString("utf8"), bytes: bytes.length };
  }

  #take(end: Buffer): Buffer {
    const bytes = Buffer.concat([...this.#rest, end]);
    this.#rest = [];
    this.#restBytes = 0;
    return bytes;
  }
}

/** Downloads from a byte on, 0 or such that a line ends before it; see afterLineEnd. */
export function downloadLines(
  download: (fromByte: number) => AsyncIterable<Buffer>,
  fromByte: number,
): AsyncIterable<Buffer> {
  return fromByte === 0 ? download(0) : afterLineEnd(download(fromByte - 1));
}

/** The lines of what comes in chunks. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) yield* splitter.split(chunk);
  const last = splitter.last();
  if (last) yield last;
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
