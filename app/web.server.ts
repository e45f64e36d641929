import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type RequestHandler, type Response } from "express";
import type { AddressInfo } from "node:net";
import { env } from "./env.server";
import { startRunner } from "./jobs/runner.server";
import { log } from "./log.server";
import { createPixelRouter } from "./pixel-endpoint.server";
import type { Running } from "./process.server";
import { database } from "./store/database.server";

const bodyLimitBytes = 5 * 1024 * 1024;
// Longer than the 60 s for which proxies keep connections: one that we close first, just as the proxy
// sends a request over it, is a 502 to the merchant. Node's own 5 s are for servers without a proxy.
const idleConnectionMs = 75_000;
const shopifysAppBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Serves the app; in embedded mode, runs the jobs too. Resolves once it listens. */
export async function startWebServer(build: ServerBuild): Promise<Running & { port: number }> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", true);
  app.use(refuseHugeBodies);
  const { FRAME_ANCESTOR, APP_BRIDGE_URL, PORT, TRUSTED_PROXIES, runsJobs } = env();
  app.use(createPixelRouter({ proxies: TRUSTED_PROXIES }));
  app.use(compression());
  if (FRAME_ANCESTOR !== undefined) app.use(belongToLocalAdmin(FRAME_ANCESTOR, APP_BRIDGE_URL));
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  app.get("/healthz", (_request, response, next) => {
    answerHealth(response).catch(next);
  });
  const remix = createRequestHandler({ build, mode: process.env.NODE_ENV ?? "production" });
  app.all("*", (request, response, next) => {
    remix(request, response, next).catch(next);
  });

  // First, because it opens the queue with its schedules.
  if (runsJobs) await startRunner();
  const server = app.listen(PORT);
  server.keepAliveTimeout = idleConnectionMs;
  server.headersTimeout = idleConnectionMs + 5_000;
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  const { port } = server.address() as AddressInfo;
  log.info({ port }, "Shelfwise is listening");

  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For load balancers: 200 while the process can reach its database. */
async function answerHealth(response: Response): Promise<void> {
  const db = await database();
  await db.query("select 1");
  response.set("cache-control", "no-store").send("ok");
}

/** Nothing that is sent to us is large; a body that does not say its size could be of any. */
const refuseHugeBodies: RequestHandler = (request, response, next) => {
  if (request.headers["transfer-encoding"] !== undefined) response.sendStatus(411);
  else if (Number(request.headers["content-length"] ?? 0) > bodyLimitBytes)
    response.sendStatus(413);
  else next();
};

/**
 * For the local admin of the demo: every page, the library's own (bounce, exit) included, may stand in
 * its frame and preloads its App Bridge instead of Shopify's.
 */
function belongToLocalAdmin(adminOrigin: string, appBridgeUrl: string | undefined): RequestHandler {
  return (_request, response, next) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => {
      switch (name.toLowerCase()) {
        case "content-security-policy":
          return setHeader(name, String(value).replace("frame-ancestors", `$& ${adminOrigin}`));
        case "link":
          return setHeader(name, String(value).replace(shopifysAppBridge, appBridgeUrl ?? "$&"));
        default:
          return setHeader(name, value);
      }
    };
    next();
  };
}
