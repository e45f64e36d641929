import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

export interface Started {
  process: ChildProcess;
  /** Ends it and waits; SIGKILL where it does not go by itself. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const patienceMs = 10_000;

// Nothing that was started outlives this process, whatever ends it (but kill -9).
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill();
});

/** A program that ended before it was ready: its exit code and what it said last. */
export class ProgramEnded extends Error {
  override readonly name = "ProgramEnded";
  constructor(
    readonly code: number | null,
    readonly output: readonly string[],
  ) {
    super(`It ended with ${code ?? "a signal"} before it was ready:\n${output.join("\n")}`);
  }
}

/**
 * Starts a Node program and resolves once `isReady` accepts a line of its output. Rejects with a
 * ProgramEnded where it ends before that.
 */
export function startProgram(
  args: readonly string[],
  env: Record<string, string>,
  isReady: (line: string) => boolean,
  onLine: (line: string) => void = () => {},
  /** Ends it, also before it is ready. */
  signal?: AbortSignal,
): Promise<Started> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  running.add(child);
  const exited = new Promise<void>((resolve) =>
    child.once("exit", () => {
      running.delete(child);
      resolve();
    }),
  );
  const started: Started = {
    process: child,
    async stop(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await exited;
      clearTimeout(timer);
    },
  };
  return new Promise((resolve, reject) => {
    const last: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        last.push(line);
        if (last.length > 40) last.shift();
        onLine(line);
        if (isReady(line)) resolve(started);
      });
    }
    child.once("error", reject);
    child.once("exit", (code) => {
      // The streams may hold a last line still.
      setImmediate(() => reject(new ProgramEnded(code, last)));
    });
  });
}
