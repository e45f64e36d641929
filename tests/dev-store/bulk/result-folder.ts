import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "dev-store-bulk-";

let isSwept = false;

/**
 * Makes a folder for results of bulk operations. It goes with `removeResultFolder` or, where the process was killed
 * before, when the next one makes its first.
 */
export function makeResultFolder(): string {
  if (!isSwept) removeAbandoned();
  isSwept = true;
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

export function removeResultFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Another user's, or another process is removing it.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // There is one, of another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
