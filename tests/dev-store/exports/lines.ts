import { closeSync, openSync, readSync } from "node:fs";
import { createLineDecoder, decodeUtf8 } from "./decode";
import type { Notes } from "./notes";
import type { OpenFile } from "./open-file";
import { ExportFileError } from "./types";
import { exportAgain } from "./kinds";

/** A line of the file: what an editor numbers, not a record. */
export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** The line end as it was written. */
  end: string;
}

const BLOCK_BYTES = 1 << 20;
const LF = 0x0a;
const CR = 0x0d;

/**
 * The lines of a file, read block by block. Lines end at LF or CR LF, or at CR where the first line
 * does. Notes how many lines were not UTF-8.
 * @throws ExportFileError at a zero byte: the file is no text.
 */
export function* readLines(source: OpenFile, notes: Notes): Generator<Line> {
  const descriptor = openSync(source.path, "r");
  try {
    const blocks =
      source.encoding === "utf-8"
        ? readUtf8Blocks(descriptor, source.file, notes)
        : readUtf16Blocks(descriptor, source.encoding);
    for (const line of splitLines(blocks, source)) {
      // Excel's own first line, which names the separator.
      if (line.number > 1 || !/^"?sep=.?"?$/i.test(line.text)) yield line;
    }
  } finally {
    closeSync(descriptor);
  }
}

function* readBytes(descriptor: number): Generator<Buffer> {
  for (;;) {
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    const length = readSync(descriptor, block, 0, BLOCK_BYTES, null);
    if (length === 0) return;
    yield block.subarray(0, length);
  }
}

function* readUtf8Blocks(descriptor: number, file: string, notes: Notes): Generator<string> {
  const decoder = createLineDecoder();
  const decodeLines = (bytes: Buffer): string => {
    let text = "";
    for (let from = 0; from < bytes.length;) {
      let to = from;
      while (to < bytes.length && bytes[to] !== LF && bytes[to] !== CR) to += 1;
      text += decoder.decode(bytes.subarray(from, to + 1));
      from = to + 1;
    }
    return text;
  };
  const decode = (bytes: Buffer) => decodeUtf8(bytes) ?? decodeLines(bytes);

  let rest: Buffer = Buffer.alloc(0);
  for (const block of readBytes(descriptor)) {
    const bytes = rest.length === 0 ? block : Buffer.concat([rest, block]);
    const cut = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
    if (cut > 0) yield decode(bytes.subarray(0, cut));
    rest = bytes.subarray(cut);
  }
  if (rest.length > 0) yield decode(rest);

  for (const [encoding, lines] of Object.entries(decoder.strayLines)) {
    const rule = `Lines that are not UTF-8: their stray bytes are read as ${encoding}`;
    notes.assume(`encoding of ${file}`, rule, lines);
  }
}

function* readUtf16Blocks(descriptor: number, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for (const block of readBytes(descriptor)) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

function* splitLines(blocks: Iterable<string>, source: OpenFile): Generator<Line> {
  let end: "\n" | "\r" | null = null;
  let rest = "";
  let number = 0;
  let isFirst = true;
  for (const block of blocks) {
    if (block.includes("\u0000")) throw new ExportFileError(binary(source));
    let text = rest + block;
    if (isFirst) text = text.replace(/^\ufeff/, "");
    isFirst &&= block === "";
    end ??= findLineEnd(text);
    let from = 0;
    for (let at = end ? text.indexOf(end) : -1; at >= 0; at = text.indexOf(end!, from)) {
      const line = text.slice(from, at);
      const bare = line.replace(/\r+$/, "");
      yield { number: (number += 1), text: bare, end: bare === line ? end! : "\r\n" };
      from = at + 1;
    }
    rest = text.slice(from);
  }
  if (rest !== "") yield { number: number + 1, text: rest.replace(/\r+$/, ""), end: "" };
}

function findLineEnd(text: string): "\n" | "\r" | null {
  const found = /\r*\n|\r(?!$)/.exec(text);
  if (!found) return null;
  return found[0] === "\r" ? "\r" : "\n";
}

const binary = ({ file, kind }: OpenFile) =>
  `${file} is a binary file, not a CSV file: ${exportAgain(kind)}.`;
