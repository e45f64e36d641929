import { afterAll } from "vitest";
import {
  createAdminClient,
  type AdminClient,
  type ClientDependencies,
} from "../../../app/admin-api/client.server";
import { AppError } from "../../../app/lib/errors";
import { runBackfill, startBackfill } from "../../../app/sync/backfill.server";
import type { BatchLimits } from "../../../app/sync/batch-limits";
import { beginSyncRun } from "../../../app/store/sync-run.server";
import { foldShop } from "../../../app/store/rollup/fold.server";
import {
  findShopByDomain,
  findShopById,
  recordInstall,
  type ShopRow,
} from "../../../app/store/shops.server";
import type { DevStore, DevStoreOptions } from "../../dev-store/platform/types";
import { startDevStore } from "../../dev-store/start";
import { testDatabase } from "../../setup/test-database";

/** Scopes of a shop that has granted everything. */
export const allScopes = [
  "read_orders",
  "read_all_orders",
  "read_products",
  "read_inventory",
  "read_locations",
  "read_publications",
  "read_marketing_events",
  "read_discounts",
  "read_customers",
  "read_returns",
];

export interface StoreUnderTest {
  store: DevStore;
  domain: string;
  /** A client of the app's own, against the dev-store. */
  client(time?: Pick<ClientDependencies, "now" | "sleep">): Promise<AdminClient>;
}

// Shopify works out the visits before an order within an hour: one of the last hour would be read as another
// order a minute later, in the few runs whose shop has one.
const quietMs = 2 * 3_600_000;

/** When a store's generated orders end, where a test does not say: shortly before now. */
export const untilQuiet = (clock: () => number = Date.now): { until: number } => ({
  until: clock() - quietMs,
});

/** Starts a dev-store with the app installed; closed after the tests of the file. */
export async function openStore(options: DevStoreOptions = {}): Promise<StoreUnderTest> {
  const { settings, shops = [settings ?? {}], ...rest } = options;
  const store = await startDevStore({
    tomlPath: null,
    requiredScopes: allScopes,
    grantedScopes: allScopes,
    installed: true,
    ...rest,
    shops: shops.map((shop) => ({ ...untilQuiet(rest.clock), ...shop })),
  });
  afterAll(() => store.close());
  return storeOf(store, store.shops[0] ?? "");
}

/** One of the shops of a dev-store that serves several. */
export function storeOf(store: DevStore, domain: string): StoreUnderTest {
  let token: Promise<string> | undefined;
  return {
    store,
    domain,
    async client(time) {
      const shop = await installed(store, domain);
      const client = createAdminClient(shop, {
        ...time,
        fetch: (url, init) => fetchFrom(store, url, init),
        tokens: {
          get: (rejected) =>
            (token = rejected ? exchange(store, domain) : (token ??= exchange(store, domain))),
        },
      });
      return { ...client, download, addressOf: () => null };
    },
  };
}

/** The row of the shop, made by an install where there is none. */
export async function installed(store: DevStore, domain: string): Promise<ShopRow> {
  const known = await findShopByDomain(domain);
  if (known && !known.uninstalledAt) return known;
  const scopes = store.platform(domain).grantedScopes();
  return (await recordInstall(domain, scopes, new Date(store.clock()))).shop;
}

/**
 * Starts and runs a backfill to its end, as the job does; sleeps are skipped over only as far as the
 * dev-store's own work allows. Returns the number of portions it took.
 */
export async function backfill(
  client: AdminClient,
  options: {
    budgetMs?: number;
    clock?: () => Date;
    resources?: Parameters<typeof startBackfill>[1]["resources"];
    limits?: BatchLimits;
  } = {},
): Promise<number> {
  const shop = await findShopByDomain(client.shop.domain);
  if (!shop) throw new Error("Not installed");
  const clock = options.clock ?? (() => new Date());
  await startBackfill(shop, {
    now: clock(),
    ...(options.resources ? { resources: options.resources } : {}),
  });
  return continueToEnd(client, {
    clock,
    budgetMs: options.budgetMs ?? 25_000,
    ...(options.limits ? { limits: options.limits } : {}),
  });
}

/** Runs portions, each as a run of its own, until nothing is left to do. */
export async function continueToEnd(
  client: AdminClient,
  options: { clock: () => Date; budgetMs: number; limits?: BatchLimits },
): Promise<number> {
  for (let portions = 1; portions < 500; portions += 1) {
    const run = await beginSyncRun(client.shop, options.clock());
    const outcome = await runBackfill(client, { run, ...options });
    if (outcome === "finished") return portions;
    if (outcome !== "continue")
      await new Promise((resolve) => setTimeout(resolve, Math.min(outcome.waitMs, 200)));
  }
  throw new Error("The backfill does not come to an end");
}

async function exchange(store: DevStore, domain: string): Promise<string> {
  const response = await fetch(`${store.url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-host": domain },
    body: JSON.stringify({
      client_id: store.apiKey,
      client_secret: store.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await store.mintSessionToken(domain),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
    }),
  });
  const body = (await response.json()) as { access_token?: string };
  if (!body.access_token) throw new Error(`No token: ${JSON.stringify(body)}`);
  return body.access_token;
}

function fetchFrom(store: DevStore, url: string, init?: RequestInit): Promise<Response> {
  const original = new URL(url);
  const headers = new Headers(init?.headers);
  if (original.origin !== store.url) headers.set("x-forwarded-host", original.host);
  return fetch(new URL(original.pathname + original.search, store.url), { ...init, headers });
}

// The app's own download allows one dev-store per process, named in its environment.
async function* download(url: string, _signal?: AbortSignal, fromByte = 0): AsyncGenerator<Buffer> {
  const response = await fetch(
    url,
    fromByte > 0 ? { headers: { range: `bytes=${fromByte}-` } } : {},
  );
  if (response.status !== (fromByte > 0 ? 206 : 200) || !response.body) {
    throw new AppError(
      "upstream_invalid",
      `The bulk result could not be downloaded (HTTP ${response.status}).`,
    );
  }
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

/** Every row of the shop's tables, as text, for comparison; without what differs from run to run. */
export async function dumpTables(shopId: number): Promise<Record<string, string>> {
  const db = testDatabase();
  // What has changed is added up first: the sums are compared too.
  const shop = await findShopById(shopId);
  if (shop?.timezone) await foldShop(shop, new Date());
  const volatile: Record<string, string[]> = {
    // What of the log is worked off says nothing of what is stored.
    fold_state: ["folded_at", "has_all_days_logged"],
    snapshot_run: ["finished_at"],
    orders: ["reading", "live_at", "gone_at"],
    product: ["reading", "live_at", "gone_at"],
    collection: ["reading", "live_at"],
    customer: ["reading", "live_at", "gone_at"],
    // Campaigns run and spend, and parcels arrive, while a test reads them again.
    marketing_activity: ["ad_spend_minor", "status", "ended_at", "updated_at"],
    order_fulfillment: ["status", "delivered_at"],
    ad_spend_snapshot: ["spend_minor"],
  };
  const { rows: tables } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = current_schema() and column_name = 'shop_id' and table_name not like 'sync%'
     order by 1`,
  );
  const dump: Record<string, string> = {};
  for (const { name } of tables) {
    const without = ["shop_id", ...(volatile[name] ?? [])]
      .map((column) => `- '${column}'`)
      .join(" ");
    const { rows } = await db.query<{ text: string; count: number }>(
      `select count(*)::int as count, coalesce(md5(string_agg(line, E'\\n' order by line)), '') as text
       from (select (to_jsonb(t) ${without})::text as line from "${name}" t where shop_id = $1) lines`,
      [shopId],
    );
    dump[name] = `${rows[0]?.count} rows ${rows[0]?.text}`;
  }
  return dump;
}
