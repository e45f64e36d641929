import { startProgram, type Started } from "./child-process";

/** A process of Shelfwise, as `npm start` and `npm run worker` would run it. Needs the build. */
export interface AppProcess {
  kind: "web" | "worker";
  /** Where a web process answers; null of a worker. */
  url: string | null;
  /** The one that runs now. */
  started: Started;
  /** Starts it again, after it ended or was told to. */
  restart(): Promise<void>;
}

const programs = {
  web: { file: "build/server/server.js", ready: "Shelfwise is listening" },
  worker: { file: "build/server/worker.js", ready: "Shelfwise does its jobs" },
};

/**
 * What is alive in a process takes about 85 MB, but V8 lets what is dead grow to many times that where it may
 * have gigabytes; and glibc keeps for each thread what it once gave it. package.json and Dockerfile say the same.
 */
export const frugality = {
  nodeArgs: ["--max-old-space-size=768"],
  env: { MALLOC_ARENA_MAX: "2" },
};

/** What every program of a stack is started with. */
export interface Surroundings {
  env: Record<string, string>;
  onLine?: ((line: string) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Resolves once the process is up. A web process listens on `port`. */
export async function startAppProcess(
  kind: AppProcess["kind"],
  { env, onLine, signal }: Surroundings,
  port?: number,
): Promise<AppProcess> {
  const { file, ready } = programs[kind];
  const ownEnv = {
    ...frugality.env,
    ...env,
    ...(port === undefined ? {} : { PORT: String(port) }),
  };
  const args = [...frugality.nodeArgs, file];
  const start = () => startProgram(args, ownEnv, (line) => line.includes(ready), onLine, signal);
  const app: AppProcess = {
    kind,
    url: port === undefined ? null : `http://localhost:${port}`,
    started: await start(),
    async restart() {
      await app.started.stop();
      app.started = await start();
    },
  };
  return app;
}

/** Brings the database of `env` to the present tables, as `npm run db:migrate` does. */
export async function runMigrations({ env, onLine, signal }: Surroundings): Promise<void> {
  const isDone = (line: string) => /^Applied |^The database is up to date/.test(line);
  const { process } = await startProgram(["build/server/migrate.js"], env, isDone, onLine, signal);
  if (process.exitCode !== null) return;
  await new Promise<void>((resolve) => process.once("exit", () => resolve()));
}
