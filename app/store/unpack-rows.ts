import type { PackedRows } from "./packed-rows";
import type { TableSpec } from "./table-spec";

const [tab, lineFeed] = [9, 10];

/** Each column's cells as PostgreSQL writes them; null is null. */
export function unpackColumns<R>(spec: TableSpec<R>, rows: PackedRows): (string | null)[][] {
  const columns: (string | null)[][] = Object.keys(spec.columns).map(() => []);
  for (let index = 0; index < rows.count; index += 1) {
    const cells = cellsOf(rows, index);
    for (const [at, column] of columns.entries()) column.push(unescape(cells[at + 1] ?? "\\N"));
  }
  return columns;
}

/** The numbers in one column; null where there is none. */
export function unpackNumbers<R>(
  spec: TableSpec<R>,
  rows: PackedRows,
  name: keyof R & string,
): (number | null)[] {
  const place = Object.keys(spec.columns).indexOf(name) + 1;
  const { text, starts } = rows;
  return Array.from({ length: rows.count }, (_, index) => {
    let at = starts[index] as number;
    for (let passed = 0; passed < place; at += 1) if (text[at] === tab) passed += 1;
    let end = at;
    while (text[end] !== tab && text[end] !== lineFeed) end += 1;
    const cell = Buffer.from(text.buffer, text.byteOffset + at, end - at).toString("latin1");
    return cell === "\\N" ? null : Number(cell);
  });
}

/** The same rows, of which some have nothing in these columns. */
export function withoutCells<R>(
  spec: TableSpec<R>,
  rows: PackedRows,
  isMeant: (index: number) => boolean,
  names: readonly (keyof R & string)[],
): PackedRows {
  const places = new Set(names.map((name) => Object.keys(spec.columns).indexOf(name) + 1));
  const parts: Uint8Array[] = [];
  const starts = new Float64Array(rows.count + 1);
  for (let index = 0; index < rows.count; index += 1) {
    const part = isMeant(index)
      ? Buffer.from(
          `${cellsOf(rows, index)
            .map((cell, place) => (places.has(place) ? "\\N" : cell))
            .join("\t")}\n`,
        )
      : rows.text.subarray(rows.starts[index], rows.starts[index + 1]);
    parts.push(part);
    starts[index + 1] = (starts[index] as number) + part.length;
  }
  return { ...rows, text: new Uint8Array(Buffer.concat(parts)), starts };
}

/** A row's cells as they stand in the text, the shop's number first. */
function cellsOf({ text, starts }: PackedRows, index: number): string[] {
  const [start, end] = [starts[index] as number, starts[index + 1] as number];
  return Buffer.from(text.buffer, text.byteOffset + start, end - start - 1)
    .toString("utf8")
    .split("\t");
}

const meanings: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r" };

function unescape(cell: string): string | null {
  if (!cell.includes("\\")) return cell;
  return cell === "\\N"
    ? null
    : cell.replace(/\\(.)/gs, (_, letter: string) => meanings[letter] ?? letter);
}
