import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes a file into a folder of its own, which is removed after the test; returns its path. */
export function writeExport(name: string, content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "exports-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
