/** SQL types a column may have; jsonb values are given as JSON text. */
export type ColumnType =
  "bigint" | "int" | "float8" | "bool" | "text" | "timestamptz" | "date" | "jsonb" | "text[]";

export type Cell = string | number | boolean | null | readonly string[];

/**
 * How rows of one table are written. Property names are the column names in camel case; every
 * table leads with shop_id. With `version`, a stored row that is newer is left alone.
 */
export interface TableSpec<R> {
  table: string;
  key: readonly (keyof R & string)[];
  columns: { readonly [K in keyof R & string]: ColumnType };
  version?: keyof R & string;
  /** The number of what a row belongs to, where that does not lead the key. */
  parent?: keyof R & string;
}

/** With a number and a version; see `upsertVersioned`. */
export type VersionedSpec<R> = TableSpec<R> & { version: keyof R & string };

/** "updatedAt" is "updated_at", in quotes: a name may be a word of SQL's. */
export function columnName(property: string): string {
  return `"${property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;
}
