import { spawn } from "node:child_process";
import { readdir, rm, stat } from "node:fs/promises";
import { join, resolve as resolvePath } from "node:path";

const sources = ["app", "prisma", "vite.config.ts", "package.json"];
const result = "build/server/server.js";

/** Builds the app where there is no build or a source is newer than it. */
export async function ensureBuild(
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const builtAt = await stat(result).then(
    (file) => file.mtimeMs,
    () => 0,
  );
  const newest = Math.max(...(await Promise.all(sources.map(newestChange))));
  if (builtAt > newest) return;
  say("Building Shelfwise ...");
  // A build that is ended half way is none.
  await rm(result, { force: true });
  await new Promise<void>((resolve, reject) => {
    // Not through npx: a signal would end only that.
    const child = spawn(resolvePath("node_modules/.bin/remix"), ["vite:build"], {
      stdio: ["ignore", "ignore", "pipe"],
      signal,
    });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`The build failed:\n${errors}`)),
    );
  });
}

async function newestChange(path: string): Promise<number> {
  const entry = await stat(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = await readdir(path);
  return Math.max(
    entry.mtimeMs,
    ...(await Promise.all(names.filter(isBuilt).map((name) => newestChange(join(path, name))))),
  );
}

const isBuilt = (name: string) => !/\.test\.tsx?$/.test(name);
