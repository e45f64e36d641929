import { runProcess } from "./process.server";

// Loaded once the environment has been looked at: the pages ask for it as they are loaded.
await runProcess("web", async () => {
  const build = await import("virtual:remix/server-build");
  const { startWebServer } = await import("./web.server");
  return startWebServer(build);
});
