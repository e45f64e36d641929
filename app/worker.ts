import { env } from "./env.server";
import { startRunner } from "./jobs/runner.server";
import { runProcess } from "./process.server";

await runProcess("worker", async () => {
  if (env().isEmbeddedDatabase) {
    throw new Error(
      "A worker of its own needs DATABASE_URL: the embedded database belongs to one process, " +
        "and npm start runs the jobs itself.",
    );
  }
  await startRunner();
  return { close: async () => {} };
});
