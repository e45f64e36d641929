import { pipeline } from "node:stream/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Database, Queryable } from "./database.server";
import { toSafeInteger } from "./values";

const { INT8, NUMERIC, DATE } = pg.types.builtins;
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, toSafeInteger],
  [NUMERIC, (text) => text],
  [DATE, (text) => text],
]);

// Temporary buffers: of most of a batch of a history on its way into the tables (staging.server.ts); with three
// times as many, which no processor has at hand, the same batches take a sixth longer. Compiling
// a statement that adds up many days takes seconds, and running it as it is half of one. Sums of fifteen
// thousand variants need more working memory than a server gives unasked. To start processes that share a question takes
// 60 ms and more, and a page asks ten that are answered in less.
const connectionSettings = [
  "set temp_buffers = '16MB'",
  "set work_mem = '16MB'",
  "set jit = off",
  "set max_parallel_workers_per_gather = 0",
].join("; ");

/** Connects to a PostgreSQL server (15 or newer). */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // A connection that a pooler hands on may be too old to be told.
    verify: (client, done) => client.query(connectionSettings, () => done()),
    types: {
      getTypeParser: (id: number, format?: "text" | "binary") =>
        parsers.get(id) ?? pg.types.getTypeParser(id, format as "text"),
    } as pg.CustomTypesConfig,
  });
  // An idle connection that the server drops must not end the process; the next query reconnects.
  pool.on("error", () => {});
  // Nor may one that is in use and has no statement under way: the next statement says that it is lost.
  pool.on("connect", (client) => client.on("error", () => {}));
  await pool.query("select 1");

  return {
    ...queryable(pool),
    async copyIn(target, data) {
      const client = await pool.connect();
      try {
        await queryable(client).copyIn(target, data);
      } finally {
        client.release();
      }
    },
    async transaction(run, settings = {}) {
      const client = await pool.connect();
      let failure: Error | undefined;
      try {
        // One way there and back, where statements with values would each need their own.
        const set = Object.entries(settings).map(
          ([name, value]) =>
            `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
        );
        await client.query(set.length > 0 ? `begin; select ${set.join(", ")}` : "begin");
        const result = await run(queryable(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch((cause: Error) => (failure = cause));
        throw error;
      } finally {
        client.release(failure);
      }
    },
    async *copyOut(source) {
      const client = await pool.connect();
      let isWhole = false;
      try {
        yield* client.query(copyTo(`copy ${source} to stdout`)) as AsyncIterable<Buffer>;
        isWhole = true;
      } finally {
        // In the middle of a copy a connection is of no other use.
        client.release(!isWhole);
      }
    },
    prismaAdapter: () => new PrismaPg({ connectionString: url }),
    close: () => pool.end(),
  };
}

function queryable(client: pg.Pool | pg.PoolClient): Queryable {
  return {
    kind: "postgres",
    async query<R>(sql: string, values: readonly unknown[] = []) {
      const result = await client.query(sql, values as unknown[]);
      return { rows: result.rows as R[], rowCount: result.rowCount ?? 0 };
    },
    async exec(sql) {
      await client.query(sql);
    },
    async copyIn(target, data) {
      const stream = (client as pg.PoolClient).query(copyFrom(`copy ${target} from stdin`));
      await pipeline(data, stream);
    },
  };
}
