import type { TestProject } from "vitest/node";
import { startPostgres } from "../../app/commands/postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    /** Of a PostgreSQL server, as a superuser; absent: tests run on the embedded database. */
    serverUrl?: string;
  }
}

/** Gives a project's tests a server: the one that TEST_DATABASE_URL names, or one of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { TEST_DATABASE_URL: given } = process.env;
  if (given) {
    project.provide("serverUrl", given);
    return async () => {};
  }
  const server = await startPostgres();
  console.log(`Integration tests on PostgreSQL ${server.version}`);
  project.provide("serverUrl", server.adminUrl);
  return server.stop;
}
