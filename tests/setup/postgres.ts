import { findPostgres } from "../../app/commands/postgres-server";

/** Whether PostgreSQL can be started here. Without it the tests that need it are skipped, said loudly;
 *  where REQUIRE_POSTGRES is set, as in CI, its absence is a failure. */
export async function hasPostgres(): Promise<boolean> {
  if (await findPostgres()) return true;
  const missing = "NO POSTGRESQL: the tests of several processes need its programs.";
  if (process.env.REQUIRE_POSTGRES) throw new Error(missing);
  console.error(`${missing} They are skipped.`);
  return false;
}
