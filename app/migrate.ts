import { closeDatabase, database } from "./store/database.server";
import { migrate } from "./store/migrate.server";

try {
  const applied = await migrate(await database());
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "The database is up to date");
} catch (error) {
  console.error(error instanceof Error ? error.message || error : error);
  process.exitCode = 1;
} finally {
  await closeDatabase().catch(() => {});
}
