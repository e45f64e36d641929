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
   * pass (THROTTLED, 429, 5xx, no answer) until the deadline. Throws AppError: needs_reauth,
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
}

const defaultDeadlineMs = 60_000;
const requestTimeoutMs = 30_000;
const firstBackoffMs = 500;
const longestBackoffMs = 15_000;
// No shop's order history comes near; a runaway result must not fill the machine.
const largestResultBytes = 200 * 1024 ** 3;

// One bucket per shop in this process, shared by all clients of the shop.
const budgets = new Map<string, CostBudget>();

function budgetOf(shop: ShopRef): CostBudget {
  const known = budgets.get(shop.domain) ?? createCostBudget();
  budgets.set(shop.domain, known);
  return known;
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

  async function send(body: string, token: string, signal: AbortSignal | undefined) {
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    try {
      const response = await fetch(
        `https://${shop.domain}/admin/api/${adminApiVersion}/graphql.json`,
        {
          method: "POST",
          headers: { "content-type": "application/json", "x-shopify-access-token": token },
          body,
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
        await wait(budget.waitFor(expectedCost, now()));
        const token = await tokens.get(rejectedToken);
        budget.reserve(expectedCost, now());
        try {
          const { response, text } = await send(body, token, signal);
          if (response.status === 401) {
            if (rejectedToken !== undefined && rejectedToken !== token) {
              throw new AppError("needs_reauth", "Shopify refused a token it had just given.");
            }
            rejectedToken = token;
            continue;
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
      try {
        const response = await shopifyResult(url, signal, fromByte);
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
          bytes += chunk.length;
          if (bytes > largestResultBytes) {
            throw new AppError("upstream_invalid", "The bulk result is larger than any shop's.");
          }
          const wanted = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).subarray(
            toSkip,
          );
          toSkip -= Math.min(toSkip, chunk.length);
          if (wanted.length > 0) yield wanted;
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
      }
    },
  };

  function shopifyResult(
    url: string,
    signal: AbortSignal | undefined,
    fromByte: number,
  ): Promise<Response> {
    // Signed addresses: the token must not travel there, and they never redirect.
    return globalThis.fetch(url, {
      redirect: "error",
      ...(fromByte > 0 ? { headers: { range: `bytes=${fromByte}-` } } : {}),
      ...(signal ? { signal } : {}),
    });
  }
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
