import { onTestFinished } from "vitest";
import { startDevStore } from "../start";
import { FAKE_NOW, createFakeWorld } from "./fake-world";
import type { FakeWorld, FakeWorldOptions } from "./fake-world";
import type { DevStore, DevStoreOptions } from "./types";

export interface GraphqlAnswer {
  // Tests look into answers freely.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data?: any;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions?: Record<string, unknown>;
  }[];
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: Record<string, number>;
    };
  };
}

export interface TestClient {
  store: DevStore;
  world: FakeWorld;
  /** The store's clock; tests move it. */
  time: { now: number };
  post(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>;
  /** With a good offline token. */
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  exchange(more?: Record<string, unknown>): Promise<{
    status: number;
    body: Record<string, string | number>;
  }>;
}

const READ_ALL = ["read_orders", "read_all_orders", "read_products", "read_customers"];

/** A dev-store over a fake world on a clock of its own, closed at the end of the test. */
export async function openTestStore(
  options: DevStoreOptions & { world?: FakeWorldOptions } = {},
): Promise<TestClient> {
  const time = { now: FAKE_NOW };
  const { world: worldOptions, ...storeOptions } = options;
  const world = createFakeWorld({ clock: () => time.now, ...worldOptions });
  const store = await startDevStore({
    worlds: [world],
    tomlPath: null,
    requiredScopes: READ_ALL,
    optionalScopes: ["read_reports", "write_products", "read_locations"],
    installed: true,
    ...storeOptions,
  });
  onTestFinished(() => store.close());
  const shop = store.shops[0]!;
  let token = { value: "", expiresAt: 0 };
  const client: TestClient = {
    store,
    world,
    time,
    async post(path, body, headers = {}) {
      const response = await fetch(store.url + path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-host": shop, ...headers },
        body: JSON.stringify(body),
      });
      const parsed = (await response.json()) as Record<string, unknown>;
      return { status: response.status, headers: response.headers, body: parsed };
    },
    async exchange(more = {}) {
      const { status, body } = await client.post("/admin/oauth/access_token", {
        client_id: store.apiKey,
        client_secret: store.apiSecret,
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: await store.mintSessionToken(),
        subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
        requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
        expiring: "1",
        ...more,
      });
      return { status, body: body as Record<string, string | number> };
    },
    async graphql(query, variables) {
      if (token.expiresAt <= time.now) {
        const { body } = await client.exchange();
        const expiresAt = time.now + Number(body["expires_in"]) * 1000;
        token = { value: String(body["access_token"]), expiresAt };
      }
      const path = "/admin/api/2026-07/graphql.json";
      const headers = { "x-shopify-access-token": token.value };
      const { body } = await client.post(path, { query, variables }, headers);
      return body as GraphqlAnswer;
    },
  };
  return client;
}
