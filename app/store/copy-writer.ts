import { toStorableJson, toStorableText } from "./storable";
import type { Cell, ColumnType } from "./table-spec";

const [tab, lineFeed, backslash, minus, zero] = [9, 10, 92, 45, 48];
// Digits are taken off whole numbers below this without a fraction ever arising.
const nineDigits = 1_000_000_000;
const powers = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

/**
 * Text in COPY's text format, growing: columns end with a tab, rows with a line feed, null is \N (an
 * empty text is nothing at all), and what has a meaning of its own is escaped. Byte by byte, because
 * nearly all there is to write is short and plain: joining texts and encoding them costs three times
 * as much.
 */
export class CopyWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #at = 0;

  constructor(expectedBytes: number) {
    this.#bytes = new Uint8Array(Math.max(expectedBytes, 1024));
  }

  /** How many bytes have been written. */
  get length(): number {
    return this.#at;
  }

  /** What was written, in a buffer of its own, which may be longer. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#at);
  }

  /** Writes a cell and what ends it. */
  cell(cell: Cell, type: ColumnType): void {
    if (typeof cell === "number") this.#number(cell);
    else if (cell === null) this.#plain("\\N");
    else if (typeof cell === "boolean") this.#plain(cell ? "true" : "false");
    else if (typeof cell === "object") this.#text(toArrayLiteral(cell));
    else if (type === "jsonb" && cell.includes("\\")) this.#text(toStorableJson(cell));
    else this.#text(cell);
    this.#bytes[this.#at++] = tab;
  }

  /** After the last cell of a row. */
  endRow(): void {
    this.#bytes[this.#at - 1] = lineFeed;
  }

  #text(text: string): void {
    if (!this.#isPlain(text)) this.#escaped(text);
  }

  /** Writes a text without a character that needs more than one byte; false, and nothing, else. */
  #isPlain(text: string): boolean {
    this.#makeRoom(text.length);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 14 || code > 126 || code === backslash) return false;
      bytes[at++] = code;
    }
    this.#at = at;
    return true;
  }

  #escaped(text: string): void {
    const escaped = escape(text);
    this.#makeRoom(escaped.length * 3);
    const { buffer, byteLength } = this.#bytes;
    this.#at += Buffer.from(buffer, 0, byteLength).write(escaped, this.#at, "utf8");
  }

  #plain(text: string): void {
    this.#makeRoom(text.length);
    for (let index = 0; index < text.length; index += 1)
      this.#bytes[this.#at++] = text.charCodeAt(index);
  }

  #number(number: number): void {
    if (!Number.isSafeInteger(number)) return this.#plain(String(number));
    this.#makeRoom(17);
    if (number < 0) this.#bytes[this.#at++] = minus;
    const digits = Math.abs(number);
    // Most amounts of a sale are none.
    if (digits < 10) this.#bytes[this.#at++] = zero + digits;
    else this.#digits(digits, 2);
  }

  #digits(number: number, atLeast: number): void {
    if (number >= nineDigits) {
      const high = Math.floor(number / nineDigits);
      this.#digits(high, 1);
      return this.#digits(number - high * nineDigits, 9);
    }
    const bytes = this.#bytes;
    let rest = number | 0;
    let count = atLeast;
    while (count < 9 && rest >= (powers[count] as number)) count += 1;
    const end = this.#at + count;
    for (let at = end - 1; at >= this.#at; at -= 1) {
      const tenth = (rest / 10) | 0;
      bytes[at] = zero + rest - tenth * 10;
      rest = tenth;
    }
    this.#at = end;
  }

  /** And for what ends a cell. */
  #makeRoom(bytes: number): void {
    const needed = this.#at + bytes + 1;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }
}

const replacements: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

function escape(text: string): string {
  return toStorableText(text).replace(/[\\\t\n\r]/g, (character) => replacements[character] ?? "");
}

/** PostgreSQL's own notation of a text array. */
export function toArrayLiteral(items: readonly string[]): string {
  if (items.length === 0) return "{}";
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
