import type { Message } from "./message";

/** How people head columns, in letters and digits only, by column. */
export type Spellings<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface FoundHeader<Column extends string> {
  /** The place in a row of each that is there. */
  at: Partial<Record<Column, number>>;
  /** Headers of columns that mean nothing here. */
  ignored: string[];
}

/** Which column is which; a `Message` where two could be one, or one that is needed is not there. */
export function findHeader<Column extends string>(
  header: readonly string[],
  spellings: Spellings<Column>,
  needed: readonly Column[],
): FoundHeader<Column> | Message {
  const columns = Object.keys(spellings) as Column[];
  const at: Partial<Record<Column, number>> = {};
  const ignored: string[] = [];
  for (const [index, cell] of header.entries()) {
    const name = simplify(cell);
    const column = columns.find((each) => spellings[each].includes(name));
    if (!column) {
      if (cell.trim() !== "") ignored.push(cell.trim());
      continue;
    }
    const other = at[column];
    if (other !== undefined) {
      const both = `"${(header[other] ?? "").trim()}", "${cell.trim()}"`;
      return { text: "imports.twoColumns", values: { column, columns: both } };
    }
    at[column] = index;
  }
  const missing = needed.filter((column) => at[column] === undefined);
  if (missing.length === 0) return { at, ignored };
  return {
    text: "imports.missingColumns",
    values: {
      missing: missing.join(", "),
      found: header.map((cell) => cell.trim()).join(", ") || "–",
    },
  };
}

/** The currency that a header names: "Cost (EUR)". */
export function currencyOfHeader(cell: string): string | null {
  return /[([]\s*([A-Za-z]{3})\s*[)\]]/.exec(cell)?.[1]?.toUpperCase() ?? null;
}

/** In letters and digits only, without what stands in brackets: as `Spellings` have it. */
export function simplify(cell: string): string {
  const plain = cell.replace(/[([].*[)\]]/, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]/gu, "");
}
