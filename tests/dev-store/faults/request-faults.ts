import type { Request, Response } from "express";
import { setTimeout as pause } from "node:timers/promises";
import { recordOf } from "../platform/describe-request";
import type { ShopRuntime } from "../platform/shop-runtime";
import type { ReportDistortion } from "../world/types";
import type { Bucket } from "../graphql/throttle";
import { breakBody, breakConnection, changeAnswer } from "./answer";
import { describeRequestSubject, queryNames } from "./describe";
import type { RequestSubject } from "./describe";
import { tellOfAnotherShop } from "./other-shop";
import type { FaultRegistry } from "./registry";
import type { BulkFault, Fault, WebhookFault } from "./types";
import { graphqlError, htmlPage, jsonWords, wordsOf } from "./words";
import type { Words } from "./words";

/** What rules let strike a request. */
type Applied = Exclude<Fault, BulkFault | WebhookFault>;

interface Strike {
  request: Request;
  response: Response;
  subject: RequestSubject;
}

/**
 * Applies what strikes the request. True when the request was answered, or its connection broken,
 * here; false when it goes on as ever, though its answer may be changed on the way out.
 */
export async function applyRequestFaults(
  faults: FaultRegistry,
  shops: ReadonlyMap<string, ShopRuntime>,
  request: Request,
  response: Response,
): Promise<boolean> {
  // The way to take a rule back must stay open.
  if (faults.isEmpty() || request.path.startsWith("/dev/faults")) return false;
  const record = recordOf(response);
  const subject = describeRequestSubject(request, record, shops);
  const struck = faults.strike(subject);
  if (struck.length === 0) return false;
  record.fault = struck.map(({ name }) => name).join(", ");
  for (const { fault } of struck) {
    if (fault.type === "delay") await pause(fault.ms);
    else if (apply(fault as Applied, { request, response, subject })) return true;
  }
  return false;
}

function apply(fault: Applied, strike: Strike): boolean {
  const { request, response, subject } = strike;
  const { runtime, bulkOperation } = subject;
  switch (fault.type) {
    case "delay":
      return false;
    case "drop":
      if (fault.when === "in-body") breakBody(response, fault.bytes ?? 1);
      else if (fault.when === "after-work") changeAnswer(response, () => "drop");
      else breakConnection(response);
      return (fault.when ?? "before-work") === "before-work";
    case "status": {
      const words = wordsOf(fault.status, subject.kind === "bulk-download");
      if (fault.body !== undefined) words.body = fault.body;
      if (fault.retryAfterSeconds !== undefined) {
        response.set("Retry-After", retryAfter(fault.retryAfterSeconds));
      }
      return answerWith(strike, fault.status, words, fault.afterWork);
    }
    case "redirect":
      response.set("Location", new URL(request.originalUrl, fault.to).href);
      return answerWith(strike, fault.status ?? 301, { contentType: "text/html", body: "" });
    case "garbled":
      if (fault.body === "html") return answerWith(strike, 200, htmlPage());
      changeAnswer(response, (answer) => {
        const bytes = fault.bytes ?? Math.floor(answer.body.length / 2);
        return { ...answer, body: answer.body.subarray(0, fault.body === "empty" ? 0 : bytes) };
      });
      return false;
    case "graphql-error": {
      const code = fault.code ?? "INTERNAL_SERVER_ERROR";
      recordOf(response).error = code;
      return answerWith(strike, 200, graphqlError(code, fault.message), fault.afterWork);
    }
    case "mutation-refused": {
      const field = queryNames(String((request.body as { query?: unknown }).query)).at(-1) ?? "";
      const userErrors = [{ field: null, message: fault.message ?? "Invalid handle" }];
      return answerWith(strike, 200, jsonWords({ data: { [field]: { userErrors } } }));
    }
    case "throttled":
      if (runtime) useBucket(response, exhausted(runtime.platform.bucket, fault.available ?? 0));
      return false;
    case "bucket-emptied":
      runtime?.platform.bucket.drain(fault.leave ?? 0);
      return false;
    case "token-ended":
      if (fault.how === "revoked") runtime?.platform.tokens.revokeAll();
      else runtime?.platform.tokens.endAfter(request.get("x-shopify-access-token") ?? "", 0);
      return false;
    case "other-shop":
      changeAnswer(response, (answer) => {
        const text = answer.body.toString("utf8");
        const told = tellOfAnotherShop(text, subject.shop ?? "", fault.domain);
        return { ...answer, body: Buffer.from(told, "utf8") };
      });
      return false;
    case "report-differs":
      response.locals["report"] = fault;
      return false;
    case "bulk-busy": {
      const release = runtime?.bulk.occupy(fault.ms ?? Infinity);
      if (fault.ms === undefined && release) response.once("close", release);
      return false;
    }
    case "url-expired":
      if (bulkOperation) bulkOperation.urlExpiresAt = runtime?.world.clock() ?? 0;
      return false;
    case "range-ignored":
      delete request.headers.range;
      return false;
    case "token-refused": {
      const error = fault.error ?? "invalid_grant";
      recordOf(response).error = error;
      const words = jsonWords({ error, error_description: "The request was refused" });
      return answerWith(strike, fault.status ?? 400, words);
    }
    case "token-answer-without":
      changeTokenAnswer(response, (body) => {
        for (const member of fault.members ?? ["expires_in"]) delete body[member];
      });
      return false;
    case "token-short-lived":
      changeTokenAnswer(response, (body) => {
        const token = String(body["access_token"]);
        runtime?.platform.tokens.endAfter(token, fault.afterSeconds ?? 0);
      });
      return false;
  }
}

/** Answers at once, or once the platform has carried the request out. */
function answerWith(strike: Strike, status: number, words: Words, afterWork = false): boolean {
  const { request, response } = strike;
  // Pages may read it too: the App Bridge fetches across origins.
  if (request.path.startsWith("/dev/")) response.set("Access-Control-Allow-Origin", "*");
  const body = Buffer.from(words.body, "utf8");
  if (afterWork) {
    changeAnswer(response, () => ({ status, contentType: words.contentType, body }));
    return false;
  }
  response.status(status).set("Content-Type", words.contentType).send(body);
  return true;
}

function changeTokenAnswer(
  response: Response,
  change: (body: Record<string, unknown>) => void,
): void {
  changeAnswer(response, (answer) => {
    if (answer.status !== 200) return answer;
    const body = JSON.parse(answer.body.toString("utf8")) as Record<string, unknown>;
    change(body);
    return { ...answer, body: Buffer.from(JSON.stringify(body), "utf8") };
  });
}

/** As Shopify writes it: "2.0". */
function retryAfter(seconds: number): string {
  return Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds);
}

/** What a fault makes of the reports that a request asks for. */
export function reportOf(response: Response): ReportDistortion | undefined {
  return response.locals["report"] as ReportDistortion | undefined;
}

/** A bucket that has never enough; what there is to see fits that. */
function exhausted(bucket: Bucket, available: number): Bucket {
  let shown = available;
  return {
    ...bucket,
    take(points) {
      shown = Math.max(0, Math.min(available, points - 1));
      return false;
    },
    status: () => {
      const status = bucket.status();
      return { ...status, currentlyAvailable: Math.min(shown, status.currentlyAvailable) };
    },
  };
}

function useBucket(response: Response, bucket: Bucket): void {
  response.locals["bucket"] = bucket;
}

/** The bucket that a request has to pay from: the shop's, unless a fault put another there. */
export function bucketOf(response: Response, own: Bucket): Bucket {
  return (response.locals["bucket"] as Bucket | undefined) ?? own;
}
