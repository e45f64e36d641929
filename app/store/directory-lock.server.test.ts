import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockDirectory } from "./directory-lock.server";

let folder: string;
let dataDir: string;
let lockFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shelfwise-lock-"));
  dataDir = join(folder, "pglite");
  lockFile = join(folder, "pglite.lock");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (owner: object) =>
  writeFile(lockFile, JSON.stringify({ id: "other", startedAt: "1", ...owner }));

it("refuses a second owner, says who the first is, and lets go on release", async () => {
  const release = await lockDirectory(dataDir);
  await expect(lockDirectory(dataDir)).rejects.toThrow(new RegExp(`number ${process.pid}`));
  await release();
  await (
    await lockDirectory(dataDir)
  )();
});

it("takes over from a process that is gone", async () => {
  // Above the kernel's largest process number.
  await leave({ host: hostname(), pid: 2 ** 22 + 1 });
  const release = await lockDirectory(dataDir);
  expect(JSON.parse(await readFile(lockFile, "utf8"))).toMatchObject({ pid: process.pid });
  await release();
});

it.runIf(process.platform === "linux")(
  "takes over from a process whose number another one has now",
  async () => {
    await leave({ host: hostname(), pid: process.ppid, startedAt: "not when it started" });
    await (
      await lockDirectory(dataDir)
    )();
  },
);

it("believes an owner on another machine while its heartbeat is fresh, not longer", async () => {
  await leave({ host: "another-container", pid: 1 });
  await expect(lockDirectory(dataDir)).rejects.toThrow(/another-container/);
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(lockFile, longAgo, longAgo);
  await (
    await lockDirectory(dataDir)
  )();
});

it("takes over a file that a crash left empty", async () => {
  await writeFile(lockFile, "");
  await (
    await lockDirectory(dataDir)
  )();
});

// Each time in another order: once alone shows little.
it.each(Array.from({ length: 20 }, (_, round) => round + 1))(
  "lets one of many starters have it, round %i",
  async () => {
    await leave({ host: hostname(), pid: 2 ** 22 + 1 });
    const starters = Array.from({ length: 8 }, () => lockDirectory(dataDir));
    const outcomes = await Promise.allSettled(starters);
    const owners = outcomes.filter(({ status }) => status === "fulfilled");
    expect(owners.length).toBe(1);
    expect(await readdir(folder)).toEqual(["pglite.lock"]);
  },
);
