import { spawn } from "node:child_process";
import { AppError } from "../lib/errors";
import { startPostgres } from "./postgres-server";

/** Runs the integration tests on a throw-away PostgreSQL server; arguments go to vitest. */
async function runTests(): Promise<number> {
  const server = await startPostgres();
  console.log(`The integration tests on PostgreSQL ${server.version}`);
  try {
    const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "integration"];
    const child = spawn(process.execPath, [...args, ...process.argv.slice(2)], {
      stdio: "inherit",
      env: { ...process.env, TEST_DATABASE_URL: server.adminUrl },
    });
    process.once("SIGTERM", () => child.kill());
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    await server.stop();
  }
}

runTests().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof AppError ? error.message : error);
    process.exit(1);
  },
);
