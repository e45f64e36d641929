import { env } from "./env.server";
import { startRunner } from "./jobs/runner.server";
import { log } from "./log.server";
import { runProcess } from "./process.server";

await runProcess("worker", async () => {
  if (env().isEmbeddedDatabase) {
    throw new Error(
      "A worker of its own needs DATABASE_URL: the embedded database belongs to one process, " +
        "and npm start runs the jobs itself.",
    );
  }
  await startRunner();
  log.info("Shelfwise does its jobs");
  return { close: async () => {} };
});
