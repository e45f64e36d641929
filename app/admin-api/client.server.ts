import { setTimeout as delay } from "node:timers/promises";
import { adminApiVersion } from "../api-version";
import { AppError } from "../lib/errors";
import type { ShopRef } from "../store/with-shop.server";
import { interpretAnswer, type DeniedField } from "./answer";
import { createCostBudget, type CostBudget } from "./cost-budget";
import { offlineTokens, type TokenSource } from "../shop-tokens.server";
import { downloadResult } from "./download";
import { assertResultUrl, shopifyFetch, type Fetch } from "./transport.server";

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
  /**
   * Where another thread may download the same by itself, with `downloadResult`; null where only this
   * client can. Throws upstream_invalid where the address is not Shopify's.
   */
  addressOf(url: string): string | null;
}

export interface ClientDependencies {
  fetch: Fetch;
  tokens: TokenSource;
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** In [0, 1): spreads the retries of many clients. */
  random: () => number;
}

const defaultDeadlineMs = 60_000;
const requestTimeoutMs = 30_000;
const firstBackoffMs = 500;
const longestBackoffMs = 15_000;

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
  const { fetch, tokens, now, sleep, random }: ClientDependencies = {
    fetch: shopifyFetch,
    tokens: offlineTokens(shop),
    now: Date.now,
    sleep: async (ms, signal) => void (await delay(ms, undefined, { signal })),
    random: Math.random,
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

    download(url, signal, fromByte) {
      assertResultUrl(url);
      return downloadResult(url, { signal, fromByte });
    },
    addressOf(url) {
      assertResultUrl(url);
      return url;
    },
  };
}
