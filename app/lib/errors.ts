/** What can go wrong, in a few codes. Mapped once to a Response (routes) or retry / give up (jobs). */
export type ErrorCode =
  /** The input is wrong; the message says what to change. */
  | "invalid_input"
  | "not_found"
  /** A scope or approval is missing; `detail` names it. */
  | "missing_scope"
  /** The shop's tokens are no longer accepted: the merchant must open the app. */
  | "needs_reauth"
  /** Shopify or the network failed in a way that may pass: try again later. */
  | "upstream_unavailable"
  /** Shopify answered something we cannot use: trying again the same way will not help. */
  | "upstream_invalid"
  /** One query costs more than Shopify allows: ask for less at once. */
  | "query_too_costly"
  /** Shopify answers for another shop than the one asked about: nothing of it may be kept. */
  | "wrong_shop"
  /** A newer run has taken over; this one must not write. */
  | "superseded"
  | "internal";

const retryable: ReadonlySet<ErrorCode> = new Set(["upstream_unavailable"]);

/** The detail of `upstream_unavailable` where Shopify answered, and failed at what was asked. */
export const internalError = "INTERNAL_SERVER_ERROR";

export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly detail: string | null = null,
    options?: { cause?: unknown; retryAfterMs?: number },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
  /** How long Shopify asked us to wait, in milliseconds; null where it did not say. */
  readonly retryAfterMs: number | null;

  get isRetryable(): boolean {
    return retryable.has(this.code);
  }
}

/** The HTTP status a route answers for an error of this code. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case "invalid_input":
      return 400;
    case "not_found":
      return 404;
    case "missing_scope":
      return 403;
    case "needs_reauth":
      return 401;
    case "upstream_unavailable":
      return 503;
    case "upstream_invalid":
    case "wrong_shop":
      return 502;
    case "query_too_costly":
    case "superseded":
    case "internal":
      return 500;
  }
}
