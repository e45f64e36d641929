import express from "express";
import type { Express, NextFunction, Request, Response } from "express";
import { createDocumentCache, describeOperation, startsBulkQuery } from "../graphql/documents";
import { runGraphql } from "../graphql/execute";
import type { Executor } from "../graphql/execute";
import { answerTokenRequest } from "../tokens/oauth";
import { signSessionToken } from "../tokens/session-token";
import type { SessionTokenIssuer } from "../tokens/session-token";
import { placeholderSvg } from "./placeholder";
import type { RequestLog } from "./request-log";
import type { ShopRuntime } from "./shop-runtime";
import { API_VERSION } from "./types";
import type { RequestKind, RequestRecord, RequestStage } from "./types";

export interface HttpOptions {
  executor: Executor;
  issuer: SessionTokenIssuer;
  log: RequestLog;
  stages: ReadonlySet<RequestStage>;
  shops: ReadonlyMap<string, ShopRuntime>;
}

const INVALID_TOKEN =
  "[API] Invalid API key or access token (unrecognized login or wrong password)";

/** The routes of Shopify that the app calls, and the dev-store's own under /dev and /cdn. */
export function createHttpApp(options: HttpOptions): Express {
  const { executor, issuer, log, stages, shops } = options;
  const readDocument = createDocumentCache(executor.schema);
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.use("/admin", express.json({ limit: "4mb" }), express.urlencoded({ extended: false }));

  app.use((request, response, next) => {
    const record = describeRequest(request, options);
    response.locals["record"] = record;
    log.add(record);
    response.on("finish", () => (record.status = response.statusCode));
    runStages(stages, record, request, response, next).catch(next);
  });

  app.post("/admin/api/:version/graphql.json", (request, response, next) => {
    const runtime = findShop(request, response, shops);
    if (!runtime) return;
    if (request.params["version"] !== API_VERSION) {
      const errors = `Not Found: the dev-store serves API version ${API_VERSION} only`;
      response.status(404).json({ errors });
      return;
    }
    response.set("X-Shopify-API-Version", API_VERSION);
    const token = request.get("x-shopify-access-token") ?? "";
    if (!runtime.platform.isInstalled() || !runtime.platform.tokens.use(token)) {
      response.status(401).json({ errors: INVALID_TOKEN });
      return;
    }
    const body = (request.body ?? {}) as Record<string, unknown>;
    if (typeof body["query"] !== "string") {
      response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
      return;
    }
    runGraphql(executor, runtime.platform.bucket, runtime.createContext(false), {
      checked: readDocument(body["query"]),
      variables: (body["variables"] ?? {}) as Record<string, unknown>,
      operationName: (body["operationName"] ?? null) as string | null,
    })
      .then((reply) => {
        const record = recordOf(response);
        record.requestedCost = reply.extensions?.cost.requestedQueryCost ?? null;
        record.actualCost = reply.extensions?.cost.actualQueryCost ?? null;
        const [error] = reply.errors ?? [];
        if (error) record.error = String(error.extensions?.["code"] ?? error.message);
        response.json(reply);
      })
      .catch(next);
  });

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
      response.sendFile(result.file, { cacheControl: false });
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

  app.get("/cdn/products/:id/:name", (request, response) => {
    const index = Number.parseInt(request.params["name"] ?? "0", 10) || 0;
    const title = String(request.query["title"] ?? "");
    response.set("Cache-Control", "public, max-age=86400");
    response.set("Access-Control-Allow-Origin", "*");
    response.type("image/svg+xml");
    response.send(placeholderSvg(Number(request.params["id"]), index, title));
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

/** The shop a call is for: clients keep it in x-forwarded-host when they swap the origin. */
function shopOf(request: Request): string {
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "";
  return host.split(":")[0]!.toLowerCase();
}

function findShop(
  request: Request,
  response: Response,
  shops: ReadonlyMap<string, ShopRuntime>,
): ShopRuntime | null {
  const runtime = shops.get(shopOf(request));
  if (!runtime) response.status(404).json({ errors: "Not Found" });
  return runtime ?? null;
}

function describeRequest(request: Request, options: HttpOptions): RequestRecord {
  const body = (request.body ?? {}) as { query?: unknown; operationName?: string };
  const kind = kindOf(request);
  const isGraphql = kind === "graphql" || kind === "bulk-run";
  const shop = shopOf(request);
  return {
    at: options.issuer.clock(),
    kind,
    shop: options.shops.has(shop) ? shop : null,
    method: request.method,
    path: request.path,
    status: 0,
    operation: isGraphql ? describeOperation(String(body.query ?? ""), body.operationName) : null,
    requestedCost: null,
    actualCost: null,
    error: null,
  };
}

function kindOf(request: Request): RequestKind {
  const { path } = request;
  if (/^\/admin\/api\/[^/]+\/graphql\.json$/.test(path)) {
    const query = (request.body as { query?: unknown } | undefined)?.query;
    return typeof query === "string" && startsBulkQuery(query) ? "bulk-run" : "graphql";
  }
  if (path === "/admin/oauth/access_token") return "token";
  if (path.startsWith("/bulk/")) return "bulk-download";
  if (path === "/dev/session-token") return "session-token";
  if (path.startsWith("/cdn/")) return "cdn";
  return "other";
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

function recordOf(response: Response): RequestRecord {
  return response.locals["record"] as RequestRecord;
}

const EXPIRED_XML =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code>" +
  "<Message>The provided token has expired.</Message></Error>";
const NO_SUCH_KEY_XML =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NoSuchKey</Code>" +
  "<Message>The specified key does not exist.</Message></Error>";
