import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";

it("removes what killed processes left, and nothing of those that run", async () => {
  const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
  const folderOf = (pid: number) => {
    const folder = join(tmpdir(), `dev-store-bulk-${pid}-test`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "1.jsonl"), "{}\n");
    return folder;
  };
  const [abandoned, used] = [folderOf(dead), folderOf(process.ppid)];
  try {
    vi.resetModules();
    const { makeResultFolder, removeResultFolder } = await import("./result-folder");
    const mine = makeResultFolder();
    expect([abandoned, used, mine].map((folder) => existsSync(folder))).toEqual([
      false,
      true,
      true,
    ]);
    removeResultFolder(mine);
    expect(existsSync(mine)).toBe(false);
  } finally {
    for (const folder of [abandoned, used]) rmSync(folder, { recursive: true, force: true });
  }
});
