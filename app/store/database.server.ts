import { env } from "../env.server";
import { openPGlite } from "./pglite.server";
import { openPostgres } from "./postgres.server";

/** A row as SQL returned it: bigint as number, numeric and date as text, timestamptz as Date. */
export type Row = Record<string, unknown>;

export interface Queryable {
  kind: "pglite" | "postgres";
  /** One statement with values. */
  query<R = Row>(
    sql: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number }>;
  /** One or several statements without values. */
  exec(sql: string): Promise<void>;
  /**
   * Rows in COPY's text format, for `copy TABLE (COLUMNS) from stdin`: `target` is what stands
   * between the two keywords.
   */
  copyIn(target: string, data: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void>;
}

/** Settings of one transaction, such as its role. */
export type Settings = Readonly<Record<string, string>>;

/** PGlite in this process, or a PostgreSQL server: the same SQL on both. */
export interface Database extends Queryable {
  /** Commits what `run` did under these settings, or rolls all of it back if it throws. */
  transaction<T>(run: (tx: Queryable) => Promise<T>, settings?: Settings): Promise<T>;
  /** Rows of a table, or of a query in brackets, in COPY's text format. */
  copyOut(source: string): AsyncIterable<Buffer>;
  /** Prisma's driver adapter on the same database. */
  prismaAdapter(): unknown;
  close(): Promise<void>;
}

/**
 * The commit does not wait for the disk. After a crash of the server the last of such transactions may
 * be missing, each as a whole: fit for what is read again where its own rows do not say that it was read.
 */
export const relaxed: Settings = { synchronous_commit: "off" };

let opened: Promise<Database> | undefined;

/** The process's one database. */
export function database(): Promise<Database> {
  opened ??= openDatabase({ url: env().DATABASE_URL, dataDir: env().DATA_DIR });
  return opened;
}

/** Closes the process's database, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await (await closing)?.close();
}

/** Makes `database()` answer with this one: for tests and commands, which open their own. */
export function useDatabase(db: Database): void {
  opened = Promise.resolve(db);
}

/** `dataDir` "memory://" keeps everything in memory. */
export function openDatabase(options: { url?: string; dataDir: string }): Promise<Database> {
  return options.url === undefined ? openPGlite(options.dataDir) : openPostgres(options.url);
}
