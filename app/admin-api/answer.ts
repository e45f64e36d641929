import { z } from "zod";
import { AppError, internalError } from "../lib/errors";
import { scopeIn } from "../lib/scope";
import type { ThrottleStatus } from "./cost-budget";

export interface DeniedField {
  path: string;
  /** Shopify's words for what is needed, e.g. "`read_customers` access scope." */
  requiredAccess: string;
}

export interface Answer<T> {
  data: T | null;
  denied: DeniedField[];
  requestedCost: number | null;
  throttleStatus: ThrottleStatus | null;
  error: AppError | null;
}

const bodySchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string(),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z
            .object({ code: z.string().optional(), requiredAccess: z.string().optional() })
            .loose()
            .optional(),
        }),
      ),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number().nullish(),
          throttleStatus: z
            .object({
              maximumAvailable: z.number(),
              currentlyAvailable: z.number(),
              restoreRate: z.number(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/**
 * Reads an answer of the GraphQL endpoint, whatever it is: HTTP failures, THROTTLED inside a 200,
 * partial data with ACCESS_DENIED, or data. `error` says what is wrong; then there is no data.
 */
export function interpretAnswer<T>(status: number, headers: Headers, text: string): Answer<T> {
  const nothing: Answer<T> = {
    data: null,
    denied: [],
    requestedCost: null,
    throttleStatus: null,
    error: null,
  };
  if (status === 429 || status === 408 || status >= 500) {
    return { ...nothing, error: unavailable(`HTTP ${status}`, readRetryAfter(headers)) };
  }
  if (status !== 200) return { ...nothing, error: refused(status) };

  const parsed = bodySchema.safeParse(parseJson(text));
  if (!parsed.success) {
    return { ...nothing, error: unavailable("an answer that is no GraphQL", null) };
  }
  const { data, errors = [], extensions } = parsed.data;
  const requestedCost = extensions?.cost?.requestedQueryCost ?? null;
  const throttleStatus = extensions?.cost?.throttleStatus ?? null;
  const known = { ...nothing, requestedCost, throttleStatus };
  if (typeof errors === "string") {
    return { ...known, error: new AppError("upstream_invalid", `Shopify answered: ${errors}`) };
  }

  const codes = errors.map((error) => error.extensions?.code);
  if (codes.includes("THROTTLED")) {
    const missing = (requestedCost ?? 0) - (throttleStatus?.currentlyAvailable ?? 0);
    const waitMs =
      throttleStatus && throttleStatus.restoreRate > 0
        ? Math.max(0, (missing / throttleStatus.restoreRate) * 1000)
        : null;
    return { ...known, error: unavailable("that its limit is reached", waitMs) };
  }
  if (codes.includes("MAX_COST_EXCEEDED")) {
    const message = errors[0]?.message ?? "The query costs too much";
    return { ...known, error: new AppError("query_too_costly", message) };
  }
  if (codes.includes("INTERNAL_SERVER_ERROR")) {
    return { ...known, error: unavailable("an internal error", null, internalError) };
  }
  if (codes.includes("TIMEOUT")) {
    return { ...known, error: unavailable("that the query took too long", null) };
  }
  const denied = errors
    .filter((error) => error.extensions?.code === "ACCESS_DENIED")
    .map((error) => ({
      path: (error.path ?? []).join("."),
      requiredAccess: error.extensions?.requiredAccess ?? error.message,
    }));
  const other = errors.find((error) => error.extensions?.code !== "ACCESS_DENIED");
  if (other) {
    return {
      ...known,
      error: new AppError("upstream_invalid", `Shopify answered: ${other.message}`),
    };
  }
  const isUseless =
    data === null || data === undefined || Object.values(data).every((v) => v === null);
  if (denied.length > 0 && isUseless) {
    const what = denied[0]?.requiredAccess ?? "";
    return {
      ...known,
      error: new AppError("missing_scope", `Shopify denied access: ${what}`, scopeIn(what)),
    };
  }
  if (data === null || data === undefined) {
    return { ...known, error: unavailable("neither data nor an error", null) };
  }
  return { ...known, data: data as T, denied };
}

/** Retry-After is in seconds ("2.0"); a date, or none, is left to our own pauses. */
function readRetryAfter(headers: Headers): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : null;
}

function unavailable(
  what: string,
  retryAfterMs: number | null,
  detail: string | null = null,
): AppError {
  return new AppError("upstream_unavailable", `Shopify answered ${what}.`, detail, {
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

function refused(status: number): AppError {
  const reasons: Record<number, string> = {
    402: "The shop is frozen: its plan has to be paid before Shopify lets apps read it.",
    403: "Shopify refuses the app access to this shop.",
    404: "Shopify knows no such shop or API version.",
    423: "The shop is locked.",
  };
  return new AppError(
    "upstream_invalid",
    reasons[status] ??
      (status >= 300 && status < 400
        ? "Shopify sends what is asked of this shop on to another address, which is not followed."
        : `Shopify refused the request (HTTP ${status}).`),
    String(status),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
