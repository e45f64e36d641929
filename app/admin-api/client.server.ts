import { setTimeout as delay } from "node:timers/promises";
import { adminApiVersion } from "../api-version";
import { AppError } from "../lib/errors";
import type { ShopRef } from "../store/with-shop.server";
import { interpretAnswer, type DeniedField } from "./answer";
import { createCostBudget, type CostBudget } from "./cost-budget";
import { offlineTokens, type TokenSource } from "../shop-tokens.server";
import { isAllowedResultUrl, shopifyFetch, type Fetch } from "./transport.server";

export interface QueryOptions {
  /** Gives up (upstream_unavailable) when this many ms have passed. Default 60,000. */
  deadlineMs?: number;
  signal?: AbortSignal;
}

export interface QueryResult<T> {
  data: T;
  /** Fields that came back null because a scope or an approval is missing. */
  denied: DeniedField[];
}

/** The Admin API of one shop, within its limits. */
export interface AdminClient {
  shop: ShopRef;
  /**
   * Runs a query or mutation: waits for the cost bucket, renews the token, and tries again what may
   * pass (THROTTLED, 429, 5xx, no answer, a new token refused) until the deadline. Throws AppError: needs_reauth,
   * missing_scope (nothing usable came back), query_too_costly, upstream_unavailable,
   * upstream_invalid.
   */
  query<T>(
    document: string,
    variables?: Record<string, unknown>,
    options?: QueryOptions,
  ): Promise<QueryResult<T>>;
  /**
   * Streams the result of a bulk operation, `fromByte` (default 0) on. Throws upstream_invalid where
   * the address has expired or is not Shopify's, or the result ends before that byte,
   * upstream_unavailable where the connection fails.
   */
  download(url: string, signal?: AbortSignal, fromByte?: number): AsyncIterable<Buffer>;
}

export interface ClientDependencies {
  fetch: Fetch;
  tokens: TokenSource;
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1): spreads the retries of many clients. */
  random: () => number;
  /** A download on which nothing comes for so many ms has broken off. */
  silenceMs: number;
}

const defaultDeadlineMs = 60_000;
const requestTimeoutMs = 30_000;
const firstBackoffMs = 500;
const longestBackoffMs = 15_000;
const longestSilenceMs = 30_000;
// No shop's order history comes near; a runaway result must not fill the machine.
const largestResultBytes = 200 * 1024 ** 3;

// One bucket per shop in this process, shared by all clients of the shop.
const budgets = new Map<string, CostBudget>();

function budgetOf(shop: ShopRef): CostBudget {
  const known = budgets.get(shop.domain) ?? createCostBudget();
  budgets.set(shop.domain, known);
  return known;
}

/** How long queries of the shop have waited in this process for Shopify's limits so far, in ms. */
export function limitWaitMs(shop: ShopRef): number {
  return budgetOf(shop).waitedMs();
}

export function createAdminClient(
  shop: ShopRef,
  overrides: Partial<ClientDependencies> = {},
): AdminClient {
  const { fetch, tokens, now, sleep, random, silenceMs }: ClientDependencies = {
    fetch: shopifyFetch,
    tokens: offlineTokens(shop),
    now: Date.now,
    sleep: async (ms, signal) => void (await delay(ms, undefined, { signal })),
    random: Math.random,
    silenceMs: longestSilenceMs,
    ...overrides,
  };
  const budget = budgetOf(shop);
  const costs = new Map<string, number>();

  async function send(
    body: string,
    token: string,
    leftMs: number,
    signal: AbortSignal | undefined,
  ) {
    const timeout = AbortSignal.timeout(Math.max(Math.min(requestTimeoutMs, leftMs), 1));
    try {
      const response = await fetch(
        `https://${shop.domain}/admin/api/${adminApiVersion}/graphql.json`,
        {
          method: "POST",
          headers: { "content-type": "application/json", "x-shopify-access-token": token },
          body,
          // The token is for this shop's address: it must not travel to where that points.
          redirect: "manual",
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        },
      );
      return { response, text: await response.text() };
    } catch (cause) {
      signal?.throwIfAborted();
      throw new AppError("upstream_unavailable", "Shopify could not be reached.", null, { cause });
    }
  }

  return {
    shop,
    async query<T>(
      document: string,
      variables: Record<string, unknown> = {},
      options: QueryOptions = {},
    ) {
      const { signal } = options;
      const deadline = now() + (options.deadlineMs ?? defaultDeadlineMs);
      const body = JSON.stringify({ query: document, variables });
      let rejectedToken: string | undefined;
      let lastError: AppError | undefined;

      async function wait(ms: number) {
        signal?.throwIfAborted();
        if (now() + ms > deadline) {
          throw (
            lastError ??
            new AppError("upstream_unavailable", "Shopify's limits did not let the query through.")
          );
        }
        if (ms > 0) await sleep(ms, signal);
      }

      for (let failures = 0; ;) {
        const expectedCost = costs.get(document) ?? 0;
        const shortageMs = budget.waitFor(expectedCost, now());
        await wait(shortageMs);
        budget.noteWait(shortageMs);
        const token = await tokens.get(rejectedToken);
        // Another process may have taken its time to renew it.
        await wait(0);
        budget.reserve(expectedCost, now());
        try {
          const { response, text } = await send(body, token, deadline - now(), signal);
          if (response.status === 401) {
            if (rejectedToken === undefined) {
              rejectedToken = token;
              continue;
            }
            // Not the merchant's to mend, and nothing to renew again: a new token takes its time to be
            // known everywhere.
            throw new AppError(
              "upstream_unavailable",
              "Shopify refused a token it had just given.",
            );
          }
          const answer = interpretAnswer<T>(response.status, response.headers, text);
          if (answer.throttleStatus) budget.learn(answer.throttleStatus, now());
          if (answer.requestedCost) costs.set(document, answer.requestedCost);
          if (answer.error) throw answer.error;
          return { data: answer.data as T, denied: answer.denied };
        } catch (error) {
          if (!(error instanceof AppError) || !error.isRetryable) throw error;
          lastError = error;
          const backoff = Math.min(firstBackoffMs * 2 ** failures++, longestBackoffMs);
          const jittered = backoff * (0.5 + random() / 2);
          await wait(error.retryAfterMs === null ? jittered : error.retryAfterMs + jittered / 10);
          if (error.retryAfterMs !== null) budget.noteWait(error.retryAfterMs);
        }
      }
    },

    async *download(url, signal, fromByte = 0) {
      if (!isAllowedResultUrl(url)) {
        throw new AppError(
          "upstream_invalid",
          "A bulk result lies at an address that is not Shopify's.",
        );
      }
      let bytes = 0;
      const watch = watchSilence(silenceMs);
      try {
        watch.start();
        const response = await shopifyResult(
          url,
          signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
          fromByte,
        );
        if (!response.ok || !response.body) {
          const code = response.status >= 500 || response.status === 429;
          throw new AppError(
            code ? "upstream_unavailable" : "upstream_invalid",
            `The bulk result could not be downloaded (HTTP ${response.status}).`,
            String(response.status),
          );
        }
        // A server may ignore the range and send everything.
        let toSkip = response.status === 206 ? checkRange(response, fromByte) : fromByte;
        // The web type lacks the iterator that Node has.
        const body = response.body as unknown as AsyncIterable<Uint8Array>;
        for await (const chunk of body) {
          watch.pause();
          bytes += chunk.length;
          if (bytes > largestResultBytes) {
            throw new AppError("upstream_invalid", "The bulk result is larger than any shop's.");
          }
          const wanted = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).subarray(
            toSkip,
          );
          toSkip -= Math.min(toSkip, chunk.length);
          if (wanted.length > 0) yield wanted;
          watch.start();
        }
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        signal?.throwIfAborted();
        throw new AppError(
          "upstream_unavailable",
          "The download of a bulk result broke off.",
          null,
          {
            cause,
          },
        );
      } finally {
        watch.pause();
      }
    },
  };

  function shopifyResult(url: string, signal: AbortSignal, fromByte: number): Promise<Response> {
    // Signed addresses: the token must not travel there, and they never redirect.
    return globalThis.fetch(url, {
      redirect: "manual",
      headers: {
        // Compressed, the bytes to go on from would be others.
        "accept-encoding": "identity",
        ...(fromByte > 0 ? { range: `bytes=${fromByte}-` } : {}),
      },
      signal,
    });
  }
}

/** A signal that ends a connection on which nothing has come for `ms` while it was waited for. */
function watchSilence(ms: number) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  return {
    signal: controller.signal,
    start() {
      timer = setTimeout(() => controller.abort(new Error("Silence on the line")), ms);
    },
    pause() {
      clearTimeout(timer);
    },
  };
}

/** The bytes to skip of a partial answer: none, if it is the part that was asked for. */
function checkRange(response: Response, fromByte: number): 0 {
  const start = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "")?.[1];
  if (Number(start) === fromByte) return 0;
  throw new AppError(
    "upstream_invalid",
    "Another part of the bulk result came than was asked for.",
  );
}
