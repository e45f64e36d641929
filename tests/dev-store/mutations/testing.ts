import { onTestFinished } from "vitest";
import type { GraphqlAnswer } from "../platform/test-client";
import type { DevStore } from "../platform/types";
import { startDevStore } from "../start";
import type { CatalogueProduct, Change } from "../world/types";

const SCOPES = ["read_products", "write_products", "read_publications", "read_inventory"];

export interface MutationBench {
  store: DevStore;
  /** What the store told since the bench was opened. */
  changes: Change[];
  time: { now: number };
  /** A published product with two options and more than three variants. */
  product: CatalogueProduct;
  gid: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
}

/**
 * A generated store over HTTP, an hour after its history, with those scopes besides the `usual` ones
 * (null: those that shopify.app.toml requires, and its optional ones to be granted).
 */
export async function openMutationBench(
  scopes: readonly string[] = [],
  usual: readonly string[] | null = SCOPES,
): Promise<MutationBench> {
  const until = Date.parse("2026-11-20T12:00:00Z");
  const time = { now: until + 3_600_000 };
  const store = await startDevStore({
    settings: { products: 120, orders: 20, historyDays: 200, until },
    clock: () => time.now,
    ...(usual ? { tomlPath: null, requiredScopes: [...usual, ...scopes] } : {}),
    installed: true,
  });
  onTestFinished(() => store.close());
  const world = store.world();
  const changes: Change[] = [];
  world.onChange((change) => changes.push(change));
  const token = await readToken(store);
  const product = world.catalogue.products.find(
    ({ id, variants }) =>
      variants.length > 3 &&
      variants[0]!.title.includes(" / ") &&
      world.resource("products").node(id)?.onlineStoreUrl !== null,
  )!;
  return {
    store,
    changes,
    time,
    product,
    gid: `gid://shopify/Product/${product.id}`,
    async ask(query, variables) {
      const response = await post(
        store,
        "/admin/api/2026-07/graphql.json",
        { query, variables },
        {
          "x-shopify-access-token": token,
        },
      );
      return response as GraphqlAnswer;
    },
  };
}

async function readToken(store: DevStore): Promise<string> {
  const body = (await post(store, "/admin/oauth/access_token", {
    client_id: store.apiKey,
    client_secret: store.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: await store.mintSessionToken(),
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  })) as { access_token: string };
  return body.access_token;
}

async function post(
  store: DevStore,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(store.url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-host": store.shops[0]!,
      ...headers,
    },
    body: JSON.stringify(body),
  });
  return response.json();
}
