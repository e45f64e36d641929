/**
 * Faults the dev-store can be asked for. A rule says which things it strikes (requests, bulk
 * operations, webhook deliveries) and what then goes wrong. Rules are matched in one place
 * (registry.ts); what a fault does is written down where Shopify would do it.
 */
import type { RequestKind } from "../platform/types";
import type { ReportDistortion } from "../world/types";

/** What a rule can strike: a request, a bulk operation as it runs, a webhook as it is sent. */
export type FaultKind = RequestKind | "bulk-operation" | "webhook";

/** Faults of any request. */
export type RequestFault =
  /** The answer comes late, by real milliseconds. The only one that others can follow on. */
  | { type: "delay"; ms: number }
  /**
   * The connection breaks: before anything was done (default), after the platform has done its work
   * (the answer is lost), or after `bytes` bytes of the body (default 1).
   */
  | { type: "drop"; when?: "before-work" | "after-work" | "in-body"; bytes?: number }
  /**
   * An answer with this HTTP status and the body Shopify sends with it (its HTML page for 5xx, XML for
   * the storage of bulk results, {errors} otherwise): 429, 500 to 504, 401 with a good token, 402,
   * 403, 404, 423. `afterWork`: the request was carried out all the same.
   */
  | {
      type: "status";
      status: number;
      retryAfterSeconds?: number;
      body?: string;
      afterWork?: boolean;
    }
  /** To another host, e.g. "https://elsewhere.example". Default status 301. */
  | { type: "redirect"; to: string; status?: 301 | 302 | 307 | 308 }
  /** HTTP 200, but a page of HTML, nothing at all, or the answer cut after `bytes` (default: half). */
  | { type: "garbled"; body: "html" | "empty" | "truncated"; bytes?: number };

/** Faults of the GraphQL Admin API: kinds "graphql" and "bulk-run". */
export type GraphqlFault =
  /** HTTP 200 with an error in place of data. Default code INTERNAL_SERVER_ERROR. */
  | { type: "graphql-error"; code?: string; message?: string; afterWork?: boolean }
  /**
   * A mutation with one root field is not carried out, with this as its only userError. Default message
   * "Invalid handle". What else is asked of its payload is left out.
   */
  | { type: "mutation-refused"; message?: string }
  /**
   * THROTTLED, as if others had emptied the bucket: `available` points are left (default 0; never
   * enough for the query). A storm is one of these with `times`. The bucket itself stays as it is.
   */
  | { type: "throttled"; available?: number }
  /** Another process of the app really takes all points but `leave` (default 0), then it goes on. */
  | { type: "bucket-emptied"; leave?: number }
  /** The request's access token ends before its time, alone or with all other tokens of the shop. */
  | { type: "token-ended"; how: "expired" | "revoked" }
  /** The answer tells of another shop: its domain, its ids. Default "other-shop.myshopify.com". */
  | { type: "other-shop"; domain?: string }
  /**
   * Reports (operation "shopifyqlQuery") tell something else than the orders do: they are behind
   * (`lagMs`), book returns days later (`returnsDaysLater`), or leave out rows (`maxRows`).
   */
  | ({ type: "report-differs" } & ReportDistortion)
  /**
   * Only where a bulk query is started: five operations of others are in flight (userError
   * OPERATION_IN_PROGRESS); they go on for `ms` of store time, by default for this request only.
   */
  | { type: "bulk-busy"; ms?: number };

/** Faults of a download: kind "bulk-download". */
export type DownloadFault =
  /** The address has expired: 403 now and ever after. */
  | { type: "url-expired" }
  /** The whole file comes (200) although a part was asked for. */
  | { type: "range-ignored" };

/** Faults of a token request: kind "token". */
export type TokenFault =
  /** These members are missing in the answer. Default expires_in. */
  | { type: "token-answer-without"; members?: string[] }
  /** Refused in OAuth's shape. Default invalid_grant with HTTP 400. The refresh token stays good. */
  | { type: "token-refused"; error?: string; status?: number }
  /** The answer is as ever, but the access token in it ends `afterSeconds` of store time later. */
  | { type: "token-short-lived"; afterSeconds?: number };

/** Faults of a bulk operation: kind "bulk-operation"; `operation` is the root field of its query. */
export type BulkFault =
  /**
   * COMPLETED, but the file is wrong. cut-mid-line, cut-at-line: only about `keep` of it is there
   * (0 to 1, default 0.5), objectCount tells of all. empty: no byte. children-first: every child
   * before its parent. children-cut: no more than `children` (default 100) per parent and connection,
   * objectCount tells of what is there. other-shop: the lines of another shop (other ids, `domain`).
   */
  | {
      type: "bulk-result";
      damage:
        "cut-mid-line" | "cut-at-line" | "empty" | "children-first" | "children-cut" | "other-shop";
      keep?: number;
      children?: number;
      domain?: string;
    }
  /**
   * FAILED (default INTERNAL_SERVER_ERROR). With `keep` (0 to 1) there is a partialDataUrl with that
   * part of the lines, its last one cut when `midLine`; without there is none.
   */
  | {
      type: "bulk-failed";
      errorCode?: "INTERNAL_SERVER_ERROR" | "TIMEOUT";
      keep?: number;
      midLine?: boolean;
    }
  /** COMPLETED with an objectCount, but url is null. */
  | { type: "bulk-no-url" }
  /** RUNNING until somebody cancels it, or for `ms` of store time. */
  | { type: "bulk-stuck"; ms?: number }
  /** Ended by somebody else, with nothing to download. */
  | { type: "bulk-ended"; status: "CANCELED" | "EXPIRED" };

/** Faults of a webhook delivery: kind "webhook"; `operation` is the topic. */
export type WebhookFault =
  | { type: "webhook-lost" }
  /**
   * Sent `copies` times more (default 1): the same delivery again (same webhook id), or that of a
   * second subscription (same event id, other webhook id).
   */
  | { type: "webhook-duplicated"; as?: "same-delivery" | "second-subscription"; copies?: number }
  /** Sent after `ms` of store time (scaled like the retries). */
  | { type: "webhook-late"; ms: number }
  /**
   * Held back until the next one of the same subscription and shop has been sent, or for `withinMs`
   * of store time (default one hour) when none follows.
   */
  | { type: "webhook-out-of-order"; withinMs?: number };

export type Fault =
  RequestFault | GraphqlFault | DownloadFault | TokenFault | BulkFault | WebhookFault;

export type FaultType = Fault["type"];

export interface FaultRule {
  /** For the log and for hits(). Default: the fault's type. */
  name?: string;
  /**
   * Default: all kinds the fault can strike; for faults of any request these are the requests of the
   * app's server (graphql, bulk-run, bulk-download, token), others have to be named.
   */
  kinds?: readonly FaultKind[];
  /**
   * The GraphQL operation's name or its first root field; for bulk-run, bulk-download and
   * bulk-operation also the root field of the bulk query ("orders"); for a token request its grant
   * type, "refresh_token" or "token-exchange"; for a webhook its topic.
   * As JSON a string between slashes is a regular expression: "/^orders\\//".
   */
  operation?: string | RegExp;
  /** The shop's myshopify domain. */
  shop?: string;
  /** Only requests with (true) or without (false) a Range header. */
  range?: boolean;
  /** Lets so many matching ones pass first. Default 0. */
  skip?: number;
  /** Strikes so many at most. Default 1; Infinity or, as JSON, "always". */
  times?: number | "always";
  /** How likely it strikes each of the others, 0 to 1. Default 1. */
  probability?: number;
  /** Seed of the probability: the same seed strikes the same ones. Default 1. */
  seed?: number;
  /** Once it strikes, so many in a row are struck; each counts for `times`. Default 1. */
  burst?: number;
  fault: Fault;
}

export interface FaultStatus {
  name: string;
  /** As JSON shows it (a RegExp as "/source/flags", Infinity as "always"). */
  rule: FaultRule;
  /** How many it has matched, and how many of them it has struck. */
  matched: number;
  hits: number;
}

export interface Faults {
  /** Adds a rule, after those there are; returns its removal. Throws a FaultRuleError. */
  add(rule: FaultRule): () => void;
  /** Removes all rules and forgets all hits. */
  clear(): void;
  /** How many were struck: by this rule (the object given to add), or by rules of this name. */
  hits(rule: FaultRule | string): number;
  /** The rules in force, in the order of adding. */
  list(): FaultStatus[];
}
