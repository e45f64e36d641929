import * as build from "virtual:remix/server-build";
import { startWebServer } from "./web.server";
import { runProcess } from "./process.server";

await runProcess("web", async () => startWebServer(build));
