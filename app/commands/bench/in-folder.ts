import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for an embedded database, which goes when the work is done. */
export async function inFolder<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "shelfwise-bench-"));
  return work(join(folder, "pglite")).finally(() => rm(folder, { recursive: true, force: true }));
}
