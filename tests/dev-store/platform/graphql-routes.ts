import express from "express";
import type { Express, NextFunction, Request, Response } from "express";
import { createDocumentCache } from "../graphql/documents";
import { runGraphql } from "../graphql/execute";
import type { Executor } from "../graphql/execute";
import { verifySessionToken } from "../tokens/session-token";
import type { SessionTokenIssuer } from "../tokens/session-token";
import { bucketOf, reportOf } from "../faults/request-faults";
import { findShop, recordOf } from "./describe-request";
import type { ShopRuntime } from "./shop-runtime";
import { API_VERSION } from "./types";

export interface GraphqlRouteOptions {
  executor: Executor;
  issuer: SessionTokenIssuer;
  shops: ReadonlyMap<string, ShopRuntime>;
}

const INVALID_TOKEN =
  "[API] Invalid API key or access token (unrecognized login or wrong password)";
const WRONG_VERSION = `Not Found: the dev-store serves API version ${API_VERSION} only`;

/** Where the App Bridge sends what an app fetches from shopify:admin/api/graphql.json. */
export const DIRECT_API_PATH = "/dev/direct-api/graphql.json";

/** The Admin API, for servers by access token and for embedded apps' pages by session token. */
export function addGraphqlRoutes(app: Express, options: GraphqlRouteOptions): void {
  const { executor, issuer, shops } = options;
  const readDocument = createDocumentCache(executor.schema);

  const answer = (
    runtime: ShopRuntime,
    request: Request,
    response: Response,
    next: NextFunction,
  ) => {
    response.set("X-Shopify-API-Version", API_VERSION);
    const body = (request.body ?? {}) as Record<string, unknown>;
    if (typeof body["query"] !== "string") {
      response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
      return;
    }
    const bucket = bucketOf(response, runtime.platform.bucket);
    const context = { ...runtime.createContext(false), report: reportOf(response) };
    runGraphql(executor, bucket, context, {
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
  };

  app.post("/admin/api/:version/graphql.json", (request, response, next) => {
    const runtime = findShop(request, response, shops);
    if (!runtime) return;
    if (request.params["version"] !== API_VERSION) {
      response.status(404).json({ errors: WRONG_VERSION });
      return;
    }
    const token = request.get("x-shopify-access-token") ?? "";
    if (!runtime.platform.isInstalled() || !runtime.platform.tokens.use(token)) {
      response.set("X-Shopify-API-Version", API_VERSION);
      response.status(401).json({ errors: INVALID_TOKEN });
      return;
    }
    answer(runtime, request, response, next);
  });

  app.options(DIRECT_API_PATH, (_request, response) => {
    response.set("Access-Control-Allow-Origin", "*");
    response.set("Access-Control-Allow-Headers", "Authorization, Content-Type");
    response.status(204).end();
  });

  app.post(DIRECT_API_PATH, (request, response, next) => {
    response.set("Access-Control-Allow-Origin", "*");
    const runtime = findShop(request, response, shops);
    if (!runtime) return;
    const { platform } = runtime;
    // Online and offline mode differ by the staff member's rights; the store's only one, its owner,
    // has all of them, so that both leave the app's own.
    if (platform.app.directApiMode === null) {
      const errors = "The app's configuration does not turn embedded_app_direct_api_access on";
      response.status(403).json({ errors });
      return;
    }
    if (![undefined, API_VERSION].includes(request.query["version"] as string | undefined)) {
      response.status(404).json({ errors: WRONG_VERSION });
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.get("authorization") ?? "")?.[1] ?? "";
    verifySessionToken(issuer, platform.shop, token)
      .then((session) => {
        if (session && platform.isInstalled()) answer(runtime, request, response, next);
        else response.status(401).json({ errors: INVALID_TOKEN });
      })
      .catch(next);
  });
}

/** Bodies of the routes that read JSON. */
export function parseBodies(app: Express): void {
  const json = express.json({ limit: "4mb" });
  app.use(["/admin", DIRECT_API_PATH], json, express.urlencoded({ extended: false }));
}
