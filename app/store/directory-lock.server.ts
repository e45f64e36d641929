import { readFileSync } from "node:fs";
import { link, readFile, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "../lib/errors";

const ownerSchema = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number().int(),
  startedAt: z.string(),
});
type Owner = z.output<typeof ownerSchema>;

const heartbeatMs = 5_000;
// Of an owner on another machine (a container on the same volume) only its heartbeat can be seen.
const silentAfterMs = 30_000;
const attempts = 5;
const takeoverMs = 20;

/**
 * PGlite takes no lock on its directory, and two processes in one destroy it. So the owner leaves a
 * file that says who it is, and touches it while it lives; the lock of an owner that is gone is taken
 * over. Returns the function that releases it. Throws where another process has it open.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dirname(dataDir), `${basename(dataDir)}.lock`);
  const mine: Owner = {
    id: randomUUID(),
    host: hostname(),
    pid: process.pid,
    startedAt: startTimeOf(process.pid) ?? "unknown",
  };

  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await writeNew(path, mine)) return keepAlive(path, mine);
    const owner = await readOwner(path);
    if (owner === "nobody") continue;
    if (owner && (await isAlive(owner, path))) {
      throw new AppError(
        "invalid_input",
        `Another Shelfwise process (number ${owner.pid} on ${owner.host}) has the database in ${dataDir} open. ` +
          "Stop it, or set DATABASE_URL to a PostgreSQL server, which several processes can share.",
      );
    }
    await removeStale(path, owner, mine);
  }
  throw new AppError("internal", `Could not lock ${dataDir}: other processes keep taking it.`);
}

/** Whether the file was new. It is there with all it says or not at all: an empty one looks abandoned. */
async function writeNew(path: string, owner: Owner): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(owner));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

function keepAlive(path: string, mine: Owner): () => Promise<void> {
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, heartbeatMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    const owner = await readOwner(path);
    if (idOf(owner) === mine.id) await unlink(path).catch(() => {});
  };
}

/**
 * Takes a dead owner's file away. Only the starter that holds the takeover of that owner may: a slower
 * one, who has seen the same dead owner, would take away the file of the one who came after it.
 */
async function removeStale(path: string, dead: Owner | null, mine: Owner): Promise<void> {
  const takeover = `${path}.takeover-${idOf(dead)}`;
  if (!(await writeNew(takeover, mine))) {
    const other = await readOwner(takeover);
    const hasDied = other !== "nobody" && !(other && (await isAlive(other, takeover)));
    if (hasDied) await unlink(takeover).catch(() => {});
    await delay(takeoverMs);
    return;
  }
  try {
    const owner = await readOwner(path);
    if (owner !== "nobody" && idOf(owner) === idOf(dead)) await unlink(path);
  } finally {
    await unlink(takeover).catch(() => {});
  }
}

function idOf(owner: Owner | "nobody" | null): string | undefined {
  return owner === "nobody" ? undefined : (owner?.id ?? "unreadable");
}

async function isAlive(owner: Owner, path: string): Promise<boolean> {
  if (owner.host !== hostname()) {
    const touchedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    return Date.now() - touchedAt < silentAfterMs;
  }
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  // The number may have gone to another process since.
  const startedAt = startTimeOf(owner.pid);
  return startedAt === null || startedAt === owner.startedAt;
}

/** When a process started, in the kernel's ticks; null where the system does not tell. */
function startTimeOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name stands in parentheses and may itself hold spaces.
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

/** "nobody": there is no such file; null: there is one that says nothing. */
async function readOwner(path: string): Promise<Owner | "nobody" | null> {
  try {
    return ownerSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data ?? null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "nobody" : null;
  }
}
