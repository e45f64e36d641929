import { env } from "./env.server";
import { startEnv } from "./process.server";
import { describeStartFailure, placeOfDatabase } from "./start-failure";
import { closeDatabase, database } from "./store/database.server";
import { migrate } from "./store/migrate.server";

try {
  const place = placeOfDatabase(env());
  console.log(
    place === null
      ? `The embedded database in ${env().DATA_DIR}: DATABASE_URL is not set`
      : `The database ${place}`,
  );
  const applied = await migrate(await database());
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "The database is up to date");
} catch (error) {
  console.error(describeStartFailure(error, startEnv()));
  process.exitCode = 1;
} finally {
  await closeDatabase().catch(() => {});
}
