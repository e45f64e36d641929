import { mkdir } from "node:fs/promises";
import { PGlite, types } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import type { Database, Queryable } from "./database.server";
import { lockDirectory } from "./directory-lock.server";
import { toSafeInteger } from "./values";

const parsers = {
  [types.INT8]: toSafeInteger,
  [types.NUMERIC]: (text: string) => text,
  [types.DATE]: (text: string) => text,
};

export interface PGliteDatabase extends Database {
  /** The whole data directory as a tar file, for openPGlite's second argument. */
  dump(): Promise<Blob>;
}

/** Opens (and creates) a PGlite directory, or throws where another process has it open. */
export async function openPGlite(dataDir: string, dump?: Blob): Promise<PGliteDatabase> {
  const inMemory = dataDir.startsWith("memory://");
  if (!inMemory) await mkdir(dataDir, { recursive: true });
  const unlock = inMemory ? async () => {} : await lockDirectory(dataDir);
  let pg: PGlite;
  try {
    pg = await PGlite.create({ dataDir, parsers, ...(dump ? { loadDataDir: dump } : {}) });
  } catch (error) {
    await unlock();
    throw error;
  }

  return {
    ...queryable(pg),
    transaction(run, settings = {}) {
      const work = async (raw: Runner) => {
        const tx = queryable(raw);
        const names = Object.entries(settings).flat();
        const set = names.flatMap((_, at) =>
          at % 2 === 0 ? `set_config($${at + 1}, $${at + 2}, true)` : [],
        );
        if (set.length > 0) await tx.query(`select ${set.join(", ")}`, names);
        return run(tx);
      };
      return pg.transaction(work) as ReturnType<typeof run>;
    },
    async *copyOut(source) {
      const { blob } = await pg.query(`copy ${source} to '/dev/blob'`);
      if (blob) yield Buffer.from(await blob.arrayBuffer());
    },
    prismaAdapter: () => new PrismaPGlite(pg),
    dump: () => pg.dumpDataDir("none"),
    async close() {
      await pg.close();
      await unlock();
    },
  };
}

type Runner = Pick<PGlite, "query" | "exec">;

function queryable(pg: Runner): Queryable {
  return {
    kind: "pglite",
    async query<R>(sql: string, values: readonly unknown[] = []) {
      const result = await pg.query<R>(sql, values as unknown[]);
      return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length };
    },
    async exec(sql) {
      await pg.exec(sql);
    },
    async copyIn(target, data) {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const part of data) parts.push(new Uint8Array(part));
      await pg.query(`copy ${target} from '/dev/blob'`, [], { blob: new Blob(parts) });
    },
  };
}
