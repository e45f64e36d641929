import type { Request, Response } from "express";
import { describeOperation, startsBulkQuery } from "../graphql/documents";
import type { ShopRuntime } from "./shop-runtime";
import type { RequestKind, RequestRecord } from "./types";

/**
 * The shop a call is for: clients keep it in x-forwarded-host when they swap the origin; pages of an
 * embedded app, which cannot, name it in the query.
 */
function shopOf(request: Request): string {
  if (request.path.startsWith("/dev/")) return String(request.query["shop"] ?? "");
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "";
  return host.split(":")[0]!.toLowerCase();
}

/** The entry of the log for a request that has just come in; `shops` are the domains served. */
export function describeRequest(
  request: Request,
  at: number,
  shops: { has(shop: string): boolean },
): RequestRecord {
  const body = (request.body ?? {}) as Record<"query" | "operationName" | "grant_type", unknown>;
  const kind = kindOf(request);
  const isGraphql = kind === "graphql" || kind === "bulk-run";
  const shop = shopOf(request);
  return {
    at,
    kind,
    shop: shops.has(shop) ? shop : null,
    method: request.method,
    path: request.path,
    status: 0,
    operation: isGraphql
      ? describeOperation(String(body.query ?? ""), body.operationName as string | undefined)
      : null,
    requestedCost: null,
    actualCost: null,
    grantType: kind === "token" && typeof body.grant_type === "string" ? body.grant_type : null,
    error: null,
  };
}

function kindOf(request: Request): RequestKind {
  const { path } = request;
  if (/^\/(admin\/api\/[^/]+|dev\/direct-api)\/graphql\.json$/.test(path)) {
    const query = (request.body as { query?: unknown } | undefined)?.query;
    return typeof query === "string" && startsBulkQuery(query) ? "bulk-run" : "graphql";
  }
  if (path === "/admin/oauth/access_token") return "token";
  if (path.startsWith("/bulk/")) return "bulk-download";
  if (path === "/dev/session-token") return "session-token";
  if (path.startsWith("/cdn/")) return "cdn";
  return "other";
}

/** The shop's runtime; where there is none, answers 404 and returns null. */
export function findShop(
  request: Request,
  response: Response,
  shops: ReadonlyMap<string, ShopRuntime>,
): ShopRuntime | null {
  const runtime = shops.get(shopOf(request));
  if (!runtime) response.status(404).json({ errors: "Not Found" });
  return runtime ?? null;
}

/** The log's entry of the request being answered. */
export function recordOf(response: Response): RequestRecord {
  return response.locals["record"] as RequestRecord;
}
