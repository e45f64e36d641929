import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import { exportAgain, kindWords, type ExportKind } from "./kinds";
import { ExportFileError } from "./types";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

export interface OpenFile {
  /** The name without the folder. */
  file: string;
  kind: ExportKind;
  path: string;
  encoding: TextEncoding;
}

/** Beginning and end of a file, by which its kind is told. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * Looks at a file before it is read as CSV.
 * @throws ExportFileError for what is no text: nothing there, a folder, an archive, a workbook...
 */
export async function openExport(path: string, kind: ExportKind): Promise<OpenFile> {
  const file = basename(path);
  const refuse = (found: string, advice = exportAgain(kind)): never => {
    throw new ExportFileError(`${file} ${found}: ${advice}.`);
  };
  const expected = `give the path of Shopify's export of ${kindWords[kind].name} (${kindWords[kind].where})`;
  const info = await stat(path).catch((error: NodeJS.ErrnoException) =>
    refuse(
      error.code === "ENOENT" ? "does not exist" : `cannot be opened (${error.code})`,
      expected,
    ),
  );
  if (info.isDirectory()) refuse("is a folder, not a file", expected);
  if (!info.isFile()) refuse("is not an ordinary file", expected);
  if (info.size === 0) refuse("is empty, not an export");

  const { head, tail } = readSample(path, (code) => refuse(`cannot be read (${code})`, expected));
  const encoding = findEncoding(head);
  if (encoding === "utf-8") {
    const found = await describeBinary(head, tail);
    if (found) refuse(`is ${found}, not a CSV file`);
  }
  const start = new TextDecoder(encoding).decode(head).trimStart();
  if (start === "" && info.size <= SAMPLE_BYTES) refuse("holds nothing but blanks");
  if (start.startsWith("version https://git-lfs.github.com/spec/")) {
    refuse("is a Git LFS pointer, not the file it stands for", "run `git lfs pull` to fetch it");
  }
  if (start.startsWith("/annex/objects/")) {
    refuse("is a git-annex pointer, not the file it stands for", "run `git annex get` to fetch it");
  }
  const found = describeMarkup(start);
  if (found) refuse(`is ${found}, not a CSV file`);
  return { file, kind, path, encoding };
}

function readSample(path: string, onError: (code: string) => never) {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const { size } = fstatSync(descriptor);
    const head = Buffer.alloc(Math.min(size, SAMPLE_BYTES));
    const tail = Buffer.alloc(Math.min(size, SAMPLE_BYTES));
    readSync(descriptor, head, 0, head.length, 0);
    readSync(descriptor, tail, 0, tail.length, size - tail.length);
    return { head, tail };
  } catch (error) {
    return onError((error as NodeJS.ErrnoException).code ?? "unknown error");
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** By the byte order mark, or by the zero bytes that ASCII has in UTF-16. */
function findEncoding(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const start = [...head.subarray(0, 40)];
  const isZeroAt = (parity: number) =>
    start.length >= 8 && start.every((byte, at) => (byte === 0) === (at % 2 === parity));
  if (isZeroAt(1)) return "utf-16le";
  return isZeroAt(0) ? "utf-16be" : "utf-8";
}

const byExtension: Readonly<Record<string, string>> = {
  xlsx: "an Excel workbook (.xlsx)",
  xlsm: "an Excel workbook (.xlsm)",
  ods: "an OpenDocument spreadsheet (.ods)",
  cfb: "an old Excel workbook (.xls)",
  zip: "a ZIP archive",
  pdf: "a PDF document",
};

async function describeBinary(head: Buffer, tail: Buffer): Promise<string | null> {
  if (head.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") return describeZip(head, tail);
  // Ends early on a file that is cut off; text then shows itself by being readable.
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  if (type && !/^(?:text\/|application\/xml)/.test(type.mime)) {
    return byExtension[type.ext] ?? `a file of type ${type.mime}`;
  }
  return head.includes(0) ? "a binary file" : null;
}

async function describeZip(head: Buffer, tail: Buffer): Promise<string> {
  const names = `${head.toString("latin1")}${tail.toString("latin1")}`;
  if (/Index\/[\w/-]+\.iwa|Index\.zip/.test(names)) return "an Apple Numbers document";
  if (names.includes("xl/workbook")) return byExtension.xlsx!;
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  const known = type && byExtension[type.ext];
  return known && type.ext !== "zip"
    ? known
    : "a ZIP archive (if it holds the CSV file, unpack it and give that)";
}

function describeMarkup(start: string): string | null {
  if (/^<(?:!doctype html|html|head|body|script)\b/i.test(start)) {
    return "a web page (HTML), perhaps a sign-in page saved in its place";
  }
  if (start.startsWith("<?xml")) return "an XML document";
  return /^(?:\{\s*["}]|\[\s*[[{"\]])/.test(start) ? "a JSON document" : null;
}
