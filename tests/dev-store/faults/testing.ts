import type { DevStoreOptions } from "../platform/types";
import { openTestStore } from "../platform/test-client";
import type { TestClient } from "../platform/test-client";
import type { FakeWorldOptions } from "../platform/fake-world";
import type { BulkOperation } from "../bulk/operation";
import type { FaultRule } from "./types";

export const GRAPHQL_PATH = "/admin/api/2026-07/graphql.json";
export const TOKEN_PATH = "/admin/oauth/access_token";
export const SHOP = "fake-one.myshopify.com";
export const ORDERS =
  "{ orders { edges { node { id name lineItems { edges { node { id quantity } } } } } } }";

export interface RawAnswer {
  status: number;
  headers: Headers;
  text: string;
}

export interface FaultBench extends TestClient {
  /** A good token, fetched before any fault. */
  token: string;
  /** POST of JSON without any reading of the answer; rejects where the connection breaks. */
  raw(path: string, body: unknown, headers?: Record<string, string>): Promise<RawAnswer>;
  /** A query with the good token. */
  ask(query?: string): Promise<RawAnswer>;
  /** Starts a bulk query; its payload. */
  start(query?: string): Promise<{
    bulkOperation: { id: string } | null;
    userErrors: { message: string; code: string }[];
  }>;
  /** The operation as it is told now. */
  look(id: string): Promise<Told>;
  /** Runs a bulk query to its end (or to any of `statuses`). */
  run(query?: string, statuses?: readonly string[]): Promise<Told>;
  refresh(refreshToken: unknown): Promise<RawAnswer>;
}

export interface Told {
  id: string;
  status: BulkOperation["status"];
  errorCode: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
  partialDataUrl: string | null;
}

const ENDED = ["COMPLETED", "FAILED", "CANCELED", "EXPIRED"];

/** A dev-store over the fake world, with `rules` added once a token has been fetched. */
export async function openBench(
  rules: readonly FaultRule[] = [],
  options: DevStoreOptions & { world?: FakeWorldOptions } = {},
): Promise<FaultBench> {
  const client = await openTestStore(options);
  const { store } = client;
  const { body } = await client.exchange();
  const token = String(body["access_token"]);
  store.clearRequests();
  for (const rule of rules) store.faults.add(rule);

  const raw: FaultBench["raw"] = async (path, requestBody, headers = {}) => {
    const response = await fetch(store.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-host": SHOP, ...headers },
      body: JSON.stringify(requestBody),
      redirect: "manual",
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const graphql = async (query: string, variables: Record<string, unknown>) => {
    const headers = { "x-shopify-access-token": token };
    const { text } = await raw(GRAPHQL_PATH, { query, variables }, headers);
    return (JSON.parse(text) as { data: Record<string, unknown> }).data;
  };
  const bench: FaultBench = {
    ...client,
    token,
    raw,
    ask: (query = "query Shop { shop { name } }") =>
      raw(GRAPHQL_PATH, { query }, { "x-shopify-access-token": token }),
    async start(query = ORDERS) {
      const data = await graphql(
        `
          mutation ($query: String!) {
            bulkOperationRunQuery(query: $query, groupObjects: true) {
              bulkOperation {
                id
              }
              userErrors {
                message
                code
              }
            }
          }
        `,
        { query },
      );
      return data["bulkOperationRunQuery"] as Awaited<ReturnType<FaultBench["start"]>>;
    },
    async look(id) {
      const data = await graphql(
        `
          query Poll($id: ID!) {
            bulkOperation(id: $id) {
              id
              status
              errorCode
              objectCount
              rootObjectCount
              fileSize
              url
              partialDataUrl
            }
          }
        `,
        { id },
      );
      return data["bulkOperation"] as Told;
    },
    async run(query, statuses = ENDED) {
      const { bulkOperation } = await bench.start(query);
      for (;;) {
        const operation = await bench.look(bulkOperation!.id);
        if (statuses.includes(operation.status)) return operation;
      }
    },
    refresh: (refreshToken) =>
      raw(TOKEN_PATH, {
        client_id: store.apiKey,
        client_secret: store.apiSecret,
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      }),
  };
  return bench;
}
