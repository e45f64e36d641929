import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where the app keeps its data in a measured process. */
export type MeasuredDatabase = { url: string } | { dataDir: string };

/** The app's environment in a process that measures it. */
export function measuredEnv(
  database: MeasuredDatabase,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    NODE_ENV: "production",
    SHELFWISE_MODE: "test",
    SHOPIFY_APP_URL: "http://localhost:3000",
    SHOPIFY_API_KEY: "bench",
    SHOPIFY_API_SECRET: "bench",
    TOKEN_KEYS: `bench:${randomBytes(32).toString("base64")}`,
    LOG_LEVEL: "warn",
    ...("url" in database ? { DATABASE_URL: database.url } : { DATA_DIR: database.dataDir }),
    ...more,
  };
}

/** Runs a Node program to its end and returns the last line it printed. */
export async function runToEnd(
  args: readonly string[],
  env: Record<string, string>,
): Promise<string> {
  const { PATH = "", HOME = "" } = process.env;
  const { stdout } = await run(process.execPath, args, { env: { PATH, HOME, ...env } as never });
  return stdout.trim().split("\n").at(-1) ?? "";
}
