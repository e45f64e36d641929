import type { ShopDay } from "../lib/shop-day";
import { toSafeInteger } from "./values";

/*
 * Many rows handed over as one, each column of them a value of its own: a row for each of ten thousand variants
 * takes longer to hand over than to find.
 */

// Separates records in ASCII; neither a catalogue nor the titles of items have one.
const textEnd = "\u001e";

/** SQL that puts a text of each row into one value; null where there is no row. */
export const packTexts = (sql: string) =>
  `string_agg(translate(coalesce(${sql}, ''), '${textEnd}', ''), '${textEnd}')`;

/** The texts of `packTexts`. */
export function unpackTexts(packed: string | null | undefined): string[] {
  return packed?.split(textEnd) ?? [];
}

/** SQL that puts a whole number of each row into one value; null where there is no row. */
export const packIntegers = (sql: string) => `array_agg(${sql})::text`;

/** The numbers of `packIntegers`, where none is null. Throws where one cannot be held exactly. */
export function unpackIntegers(packed: string | null | undefined): number[] {
  return packed ? packed.slice(1, -1).split(",").map(toSafeInteger) : [];
}

/** The same where some may be null. */
export function unpackNullable(packed: string | null | undefined): (number | null)[] {
  const read = (text: string) => (text === "NULL" ? null : toSafeInteger(text));
  return packed ? packed.slice(1, -1).split(",").map(read) : [];
}

/** SQL that puts a day of each row, none of which is null, into one value; null where there is no row. */
export const packDays = (sql: string) => `array_agg(${sql})::text`;

/** The days of `packDays`. */
export function unpackDays(packed: string | null | undefined): ShopDay[] {
  return packed ? packed.slice(1, -1).split(",") : [];
}
