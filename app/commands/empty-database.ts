import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { startAppProcess, type Surroundings } from "./app-process";
import { findFreePort } from "./free-port";

const cacheDir = "node_modules/.cache/shelfwise";
const build = "build/server";
const packages = "package-lock.json";

/**
 * Puts an embedded database with all tables and no shop into a folder that is not there yet. To make one takes
 * 15 seconds of a processor, to copy it one: it is made once for each build. Needs the build.
 */
export async function copyEmptyDatabase(
  dataDir: string,
  { env, signal }: Surroundings,
): Promise<void> {
  const made = join(cacheDir, `empty-${await hashOfBuild()}`);
  if (!(await isThere(made))) {
    // Under another name until it is whole.
    const scratch = `${made}.${process.pid}`;
    try {
      await mkdir(cacheDir, { recursive: true });
      // The app makes its tables, and those of its queue, when it starts.
      const app = { env: { ...env, DATA_DIR: scratch }, signal };
      const { started } = await startAppProcess("web", app, await findFreePort());
      await started.stop();
      // Another process may have been as fast.
      await removeOthers(made);
      await rename(scratch, made).catch(async (error: unknown) => {
        if (!(await isThere(made))) throw error;
      });
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  await cp(made, dataDir, { recursive: true });
}

/** What tells one build, on one set of packages, from another. */
async function hashOfBuild(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(packages));
  const entries = await readdir(build, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    hash.update(path).update(await readFile(path));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Those of builds before this one. */
async function removeOthers(kept: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const path = join(cacheDir, name);
    if (/^empty-[0-9a-f]{16}$/.test(name) && path !== kept) await rm(path, { recursive: true });
  }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
