import type { Table } from "./table";

/** Says of columns that the file does not have that what they hold is unknown, not blank. */
export function noteAbsent<K extends string>(
  { columns, notes }: Table<K>,
  keys: readonly K[],
  rows: number,
): void {
  for (const key of keys) {
    if (columns.has(key)) continue;
    notes.assume(columns.title(key), "The file has no such column: unknown", rows);
  }
}
