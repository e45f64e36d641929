import { open, readFile, unlink } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "../lib/errors";

const lockSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

/**
 * PGlite takes no lock on its directory, and two processes in one destroy it. So the owner leaves its
 * process id and start time; a lock whose owner is gone (or whose number another process now has) is
 * taken over. Returns the function that releases it.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, "..", `${basename(dataDir)}.lock`);
  const mine = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? "unknown" };

  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(path, "wx");
      await file.writeFile(JSON.stringify(mine));
      await file.close();
      return () => unlink(path).catch(() => {});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = lockSchema.safeParse(await readJson(path)).data;
    if (owner && isAlive(owner)) {
      throw new AppError(
        "invalid_input",
        `Another Shelfwise process (number ${owner.pid}) has the database in ${dataDir} open. ` +
          "Stop it, or set DATABASE_URL to a PostgreSQL server, which several processes can share.",
      );
    }
    await unlink(path).catch(() => {});
  }
  throw new AppError("internal", `Could not lock ${dataDir}: other processes keep taking it.`);
}

function isAlive(owner: { pid: number; startedAt: string }): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const startedAt = startTimeOf(owner.pid);
  return startedAt === null || startedAt === owner.startedAt;
}

/** When a process started, in the kernel's ticks; null where the system does not tell. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name stands in parentheses and may itself hold spaces.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}

function basename(path: string): string {
  return path.replace(/\/+$/, "").split("/").pop() ?? "pglite";
}
