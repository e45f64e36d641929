import { toSafeInteger } from "../values";
import { columnsOf, zipSums, type KeySums } from "./key-sums";
import { measureColumn, type Measure } from "./measures";

/*
 * Sums are handed over as one row with a column of all keys and one of each measure's values: to hand over a
 * row for each of ten thousand variants takes longer than to add them up.
 */
export type PackedSums = { keys: string | null } & Record<Measure, string | null>;

// Separates records in ASCII; the title of an item, which is a part of its key, has none.
const keyEnd = "\u001e";

// Whole numbers up to 2^53 are exact as floats too, and what is larger is refused when it is read. Sums of
// bigints are numerics, which take half as long again.
export const fastSumOf = (measure: Measure) =>
  `sum(${measureColumn(measure)}::float8) as "${measure}"`;

/** What packs rows of a key and these measures. */
export const packed = (only: readonly Measure[]) =>
  [
    `string_agg(translate(key, '${keyEnd}', ''), '${keyEnd}') as keys`,
    ...only.map((measure) => `array_agg("${measure}")::text as "${measure}"`),
  ].join(", ");

/** The rows that were packed; measures that were not asked for are 0. */
export function unpackSums(row: PackedSums | undefined, only: readonly Measure[]): KeySums[] {
  if (row?.keys === null || row?.keys === undefined) return [];
  const keys = row.keys.split(keyEnd);
  const nothing = new Array<number>(keys.length).fill(0);
  const isAsked = new Set(only);
  const valuesOf = (measure: Measure) =>
    isAsked.has(measure) ? parseIntegers(row[measure] ?? "{}") : nothing;
  return zipSums(keys, columnsOf(valuesOf));
}

/** A bigint array as PostgreSQL writes it: "{1,-2}". */
function parseIntegers(text: string): number[] {
  return text.slice(1, -1).split(",").map(toSafeInteger);
}
