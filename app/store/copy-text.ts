import { toStorableJson, toStorableText } from "./storable";
import type { Cell, ColumnType } from "./table-spec";

// Large enough that a chunk costs nothing, small enough that others get a turn between two.
const chunkCharacters = 128 * 1024;

/**
 * Rows in COPY's text format, in chunks: columns end with a tab, rows with a line feed, null is \N
 * (an empty text is nothing at all), and what has a meaning of its own is escaped. `lead`: the text
 * before each row's first column.
 */
export function* toCopyText<R extends { [K in keyof R]: Cell }>(
  columns: { readonly [K in keyof R & string]: ColumnType },
  rows: Iterable<R>,
  lead = "",
): Generator<Buffer> {
  const names = Object.keys(columns) as (keyof R & string)[];
  const types = names.map((name) => columns[name]);
  let text = "";
  for (const row of rows) {
    text += lead;
    for (let index = 0; index < names.length; index += 1) {
      if (index > 0) text += "\t";
      text += toField(row[names[index] as keyof R & string], types[index] as ColumnType);
    }
    text += "\n";
    if (text.length < chunkCharacters) continue;
    yield Buffer.from(text, "utf8");
    text = "";
  }
  if (text.length > 0) yield Buffer.from(text, "utf8");
}

function toField(cell: Cell, type: ColumnType): string {
  if (cell === null) return "\\N";
  if (typeof cell === "string") {
    if (type === "jsonb") return cell.includes("\\") ? escape(toStorableJson(cell)) : cell;
    return escape(cell);
  }
  if (typeof cell === "object") return escape(toArrayLiteral(cell));
  return String(cell);
}

const special = /[\\\t\n\r\0]/;
const replacements: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
};

function escape(text: string): string {
  if (!special.test(text)) return text;
  return toStorableText(text).replace(/[\\\t\n\r]/g, (character) => replacements[character] ?? "");
}

/** PostgreSQL's own notation of a text array. */
export function toArrayLiteral(items: readonly string[]): string {
  if (items.length === 0) return "{}";
  return `{${items.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
