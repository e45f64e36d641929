import { closeDatabase, database } from "./store/database.server";
import { migrate } from "./store/migrate.server";

const applied = await migrate(await database());
await closeDatabase();
console.log(applied.length > 0 ? `Applied ${applied.join(", ")}` : "The database is up to date");
