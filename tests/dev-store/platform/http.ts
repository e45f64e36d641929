import express from "express";
import type { Express, NextFunction, Request, Response } from "express";
import { addFaultRoutes } from "../faults/control";
import { applyRequestFaults } from "../faults/request-faults";
import type { FaultRegistry } from "../faults/registry";
import type { Executor } from "../graphql/execute";
import { summariseImport } from "../imported/summary";
import { answerTokenRequest } from "../tokens/oauth";
import { signSessionToken } from "../tokens/session-token";
import type { SessionTokenIssuer } from "../tokens/session-token";
import { describeRequest, findShop, recordOf } from "./describe-request";
import { addGraphqlRoutes, parseBodies } from "./graphql-routes";
import { addVisitRoutes } from "../storefront/visit-routes";
import { addOrderRoutes } from "./order-routes";
import { pictureJpeg } from "./picture";
import { placeholderSvg } from "./placeholder";
import type { RequestLog } from "./request-log";
import type { ShopRuntime } from "./shop-runtime";
import type { RequestRecord, RequestStage } from "./types";

export interface HttpOptions {
  executor: Executor;
  issuer: SessionTokenIssuer;
  log: RequestLog;
  stages: ReadonlySet<RequestStage>;
  faults: FaultRegistry;
  shops: ReadonlyMap<string, ShopRuntime>;
}

/** The routes of Shopify that the app calls, and the dev-store's own under /dev and /cdn. */
export function createHttpApp(options: HttpOptions): Express {
  const { issuer, log, stages, shops } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  parseBodies(app);

  app.use((request, response, next) => {
    const record = describeRequest(request, issuer.clock(), shops);
    response.locals["record"] = record;
    log.add(record);
    response.on("finish", () => (record.status = response.statusCode));
    runStages(stages, record, request, response, next).catch(next);
  });

  app.use((request, response, next) => {
    applyRequestFaults(options.faults, shops, request, response)
      .then((isAnswered) => (isAnswered ? undefined : next()))
      .catch(next);
  });

  addFaultRoutes(app, options.faults);
  addOrderRoutes(app, shops);
  addVisitRoutes(app, shops);
  addGraphqlRoutes(app, options);

  app.post("/admin/oauth/access_token", (request, response, next) => {
    const runtime = findShop(request, response, shops);
    if (!runtime) return;
    const { platform } = runtime;
    answerTokenRequest(
      issuer,
      {
        shop: platform.shop,
        isInstalled: platform.isInstalled(),
        scopes: platform.grantedScopes(),
        tokens: platform.tokens,
        tokenLifetimeSeconds: platform.tokenLifetimeSeconds,
        allowsPermanentTokens: platform.allowsPermanentTokens,
      },
      request.body,
    )
      .then(({ status, body }) => {
        if (typeof body["error"] === "string") recordOf(response).error = body["error"];
        response.status(status).json(body);
      })
      .catch(next);
  });

  app.get("/bulk/:id/:name", (request, response) => {
    const id = Number(request.params["id"]);
    const urlToken = (request.params["name"] ?? "").replace(/\.jsonl$/, "");
    for (const { bulk } of shops.values()) {
      const result = bulk.download(id, urlToken);
      if (!result) continue;
      if (result.isExpired) {
        response.status(403).type("application/xml").send(EXPIRED_XML);
        return;
      }
      response.type("application/jsonl");
      response.sendFile(result.operation.file, { cacheControl: false });
      return;
    }
    response.status(404).type("application/xml").send(NO_SUCH_KEY_XML);
  });

  app.options("/dev/session-token", (_request, response) => {
    response.set("Access-Control-Allow-Origin", "*");
    response.set("Access-Control-Allow-Headers", "*");
    response.status(204).end();
  });

  app.get("/dev/session-token", (request, response, next) => {
    response.set("Access-Control-Allow-Origin", "*");
    const shop = String(request.query["shop"] ?? "");
    const runtime = shops.get(shop);
    if (!runtime) {
      response.status(404).json({ errors: `Unknown shop ${shop}` });
    } else if (!runtime.platform.isInstalled()) {
      response.status(403).json({ errors: "The app is not installed" });
    } else {
      signSessionToken(issuer, shop)
        .then((token) => response.json({ token }))
        .catch(next);
    }
  });

  app.get("/dev/log", (_request, response) => {
    response.json({ requests: log.records.slice(-500) });
  });

  app.get("/dev/import", (request, response) => {
    const shop = request.query["shop"];
    const runtime = shop === undefined ? shops.values().next().value : shops.get(String(shop));
    if (runtime) response.json(summariseImport(runtime.world));
    else response.status(404).json({ errors: `Unknown shop ${String(shop)}` });
  });

  // Whatever a file is called, a drawing is sent to who takes one: as Shopify sends WebP for a .jpg, and says so.
  app.get("/cdn/shop/:folder/:name", (request, response) => {
    response.set("Cache-Control", "public, max-age=86400");
    response.set("Access-Control-Allow-Origin", "*");
    const name = request.params["name"] ?? "";
    // What no shop shows as a photograph stays a drawing, whatever it is called.
    const isPhotograph = /\.jpe?g$/i.test(name);
    if (isPhotograph && request.accepts(["image/svg+xml", "image/jpeg"]) === "image/jpeg") {
      response.type("image/jpeg").send(pictureJpeg(name));
      return;
    }
    response.type("image/svg+xml");
    response.send(placeholderSvg(name));
  });
  return app;
}

/** The last routes: what nothing else answered, and what went wrong. */
export function addFallbacks(app: Express): void {
  app.use((request, response) => {
    response.status(404).json({ errors: `Not Found: ${request.method} ${request.path}` });
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: number }).status ?? 500;
    const message = error instanceof Error ? error.message : String(error);
    if (status >= 500) process.stderr.write(`dev-store: ${(error as Error).stack ?? message}\n`);
    response.status(status).json({ errors: message });
  });
}

async function runStages(
  stages: ReadonlySet<RequestStage>,
  record: RequestRecord,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  const { kind, shop, method, path, operation } = record;
  for (const stage of stages) {
    const reply = await stage({ kind, shop, method, path, operation });
    if (reply === undefined) continue;
    if (reply === "drop") {
      request.socket.destroy();
      return;
    }
    response.status(reply.status).set(reply.headers ?? {});
    if (!response.get("content-type")) response.type("application/json");
    response.send(reply.body);
    return;
  }
  next();
}

const EXPIRED_XML =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code>" +
  "<Message>The provided token has expired.</Message></Error>";
const NO_SUCH_KEY_XML =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NoSuchKey</Code>" +
  "<Message>The specified key does not exist.</Message></Error>";
