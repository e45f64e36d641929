import { isAscii } from "node:buffer";
import { AppError } from "../lib/errors";

const [newline, comma] = [10, 44];
const [opening, closing] = ["[", "]"].map((bracket) => Buffer.from(bracket)) as [Buffer, Buffer];
// The longest line known is a product with a large description; far below this.
const longestLineBytes = 64 * 1024 * 1024;

/** A line of a result without its end, and its bytes with it. */
export interface Line {
  text: string;
  bytes: number;
}

/** Whole lines that follow each other. */
export interface LineBlock {
  /** All of them as one list in JSON, where each is an object in JSON. */
  list: string;
  /** Of each line, its end included. */
  bytes: readonly number[];
  textOf(index: number): string;
}

/** Takes whole lines out of the chunks of a bulk result, wherever these are cut. */
export class LineSplitter {
  #rest: Buffer[] = [];
  #restBytes = 0;

  /** The lines that end in this chunk, which is the next; null where none does. */
  block(chunk: Buffer): LineBlock | null {
    const end = chunk.lastIndexOf(newline);
    const whole = end < 0 ? null : this.#take(chunk.subarray(0, end));
    if (end < chunk.length - 1) {
      this.#rest.push(chunk.subarray(end + 1));
      this.#restBytes += chunk.length - end - 1;
      if (this.#restBytes > longestLineBytes)
        throw new AppError("upstream_invalid", "A line of a bulk result is too long.");
    }
    return whole && toBlock(whole);
  }

  /**
   * What came after the last end: the last line of all may lack it. Whether it was cut off shows when
   * it is read. Null where nothing came.
   */
  last(): Line | null {
    if (this.#rest.length === 0) return null;
    const bytes = Buffer.concat(this.#rest);
    this.#rest = [];
    return { text: bytes.toString("utf8"), bytes: bytes.length };
  }

  /** What is left of the chunks before and the end of it, in brackets. */
  #take(end: Buffer): Buffer {
    const bytes = Buffer.concat([opening, ...this.#rest, end, closing]);
    this.#rest = [];
    this.#restBytes = 0;
    return bytes;
  }
}

/** `list`: lines in brackets. Their ends become commas: in JSON no text has such an end within. */
function toBlock(list: Buffer): LineBlock {
  const starts = [opening.length];
  for (let end = list.indexOf(newline); end >= 0; end = list.indexOf(newline, end + 1)) {
    list[end] = comma;
    starts.push(end + 1);
  }
  starts.push(list.length);
  const startOf = (index: number) => starts[index] as number;
  return {
    // Much faster where a byte is a character.
    list: list.toString(isAscii(list) ? "latin1" : "utf8"),
    bytes: starts.slice(1).map((start, index) => start - startOf(index)),
    textOf: (index) => list.toString("utf8", startOf(index), startOf(index + 1) - 1),
  };
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
  for await (const chunk of chunks) {
    const block = splitter.block(chunk);
    for (const [index, bytes] of (block?.bytes ?? []).entries())
      yield { text: block?.textOf(index) ?? "", bytes };
  }
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
