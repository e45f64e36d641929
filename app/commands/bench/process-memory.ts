import { readFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const bytesPerMegabyte = 1024 ** 2;

/**
 * The most memory (resident, in MB of 2^20 bytes) a running process has held so far, from the kernel's
 * own high-water mark; elsewhere than on Linux what it holds now. Null where it is gone.
 */
export async function readPeakMemory(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status ?? "")?.[1];
  if (kilobytes) return (Number(kilobytes) * 1024) / bytesPerMegabyte;
  if (process.platform === "linux" || process.platform === "win32") return null;
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]).catch(() => ({
    stdout: "",
  }));
  return stdout.trim() ? (Number(stdout) * 1024) / bytesPerMegabyte : null;
}

/** Follows the peaks of processes that may end, until told to stop; by their names. */
export function watchMemory(processes: () => Iterable<[name: string, pid: number | undefined]>) {
  const peaks = new Map<string, number>();
  async function look() {
    for (const [name, pid] of processes()) {
      const peak = pid === undefined ? null : await readPeakMemory(pid);
      if (peak !== null) peaks.set(name, Math.max(peak, peaks.get(name) ?? 0));
    }
  }
  const timer = setInterval(() => void look(), 1_000);
  return {
    /** The peaks so far, in MB. */
    async stop(): Promise<Record<string, number>> {
      clearInterval(timer);
      await look();
      return Object.fromEntries(peaks);
    },
  };
}
