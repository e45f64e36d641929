import { Session } from "@shopify/shopify-api";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createAdminClient, type AdminClient } from "../../../app/admin-api/client.server";
import { shopifyFetch } from "../../../app/admin-api/transport.server";
import { resetSessionStorage, sessionStorage } from "../../../app/session-storage.server";
import { offlineTokens } from "../../../app/shop-tokens.server";
import type { Database } from "../../../app/store/database.server";
import { deletePurgedShop } from "../../../app/store/redaction.server";
import { findShopByDomain, recordInstall, type ShopRow } from "../../../app/store/shops.server";
import type { SyncResourceName } from "../../../app/store/sync-status";
import type { BatchLimits } from "../../../app/sync/batch-limits";
import type { DevStore, DevStoreOptions } from "../../dev-store/platform/types";
import { startDevStore } from "../../dev-store/start";
import { openTestDatabase } from "../../setup/test-database";
import { testEnv } from "../../setup/test-env";
import { zoneAtHour } from "../support/zone-at-hour";
import { skippingTime, smallBatches } from "../support/skipping-time";
import { allScopes, dumpTables, untilQuiet } from "../support/sync-store";

/** A shop of a dev-store that can be told to misbehave, read by the app's own client over HTTP. */
export interface FaultyShop {
  db: Database;
  store: DevStore;
  domain: string;
  /** The store's clock and the app's: waiting moves both. */
  time: ReturnType<typeof skippingTime>;
  shop(): Promise<ShopRow>;
  /** Forgets all of the shop and installs the app anew, with a token of its own. */
  install(): Promise<ShopRow>;
  client(): Promise<AdminClient>;
  /** Reads to the end: all that is not read, or these resources anew. */
  read(resources?: SyncResourceName[]): ReturnType<ReturnType<typeof skippingTime>["read"]>;
  /** Everything stored of the shop, but what depends on when it was read. */
  dump(): Promise<Record<string, string>>;
}

/**
 * Unless a zone is given it is early on the shop's day: what a thing costs is known from a day on, and all
 * readings that are compared are to fall on the same one, however much time their waits skip.
 * Opens database and dev-store before the tests of a file, and takes all faults away before each. The
 * app finds the store by its environment, of which there is one to a file.
 */
export function faultyShop(
  settings: NonNullable<DevStoreOptions["settings"]>,
  options: DevStoreOptions & { limits?: BatchLimits; startAt?: Date } = {},
): FaultyShop {
  const { limits = smallBatches, startAt, ...storeOptions } = options;
  const time = skippingTime({ limits, ...(startAt ? { startAt } : {}) });
  const faulty = { time } as FaultyShop;

  beforeAll(async () => {
    faulty.db = await openTestDatabase();
    resetSessionStorage();
    faulty.store = await startDevStore({
      tomlPath: null,
      requiredScopes: allScopes,
      grantedScopes: allScopes,
      installed: true,
      apiKey: testEnv.SHOPIFY_API_KEY,
      apiSecret: testEnv.SHOPIFY_API_SECRET,
      clock: () => time.clock().getTime(),
      settings: {
        plan: "plus",
        ...untilQuiet(() => time.clock().getTime()),
        timezone: zoneAtHour(2, time.clock()),
        ...settings,
      },
      ...storeOptions,
    });
    faulty.domain = faulty.store.shops[0] ?? "";
    process.env.DEV_STORE_URL = faulty.store.url;
  });
  beforeEach(() => faulty.store.faults.clear());
  afterAll(async () => {
    await faulty.store.close();
    await faulty.db.close();
  });

  return Object.assign(faulty, {
    async shop() {
      const shop = await findShopByDomain(faulty.domain);
      if (!shop) throw new Error("Not installed");
      return shop;
    },
    async install() {
      const { store, domain } = faulty;
      const known = await findShopByDomain(domain);
      if (known) await deletePurgedShop(known);
      const scopes = store.platform(domain).grantedScopes();
      const { shop } = await recordInstall(domain, scopes, time.clock());
      await sessionStorage.storeSession(await exchangeToken(store, domain, time.clock()));
      return shop;
    },
    async client() {
      return createAdminClient(await faulty.shop(), {
        now: () => time.clock().getTime(),
        sleep: time.sleep,
        tokens: offlineTokens(await faulty.shop(), {
          fetch: shopifyFetch,
          now: time.clock,
          sleep: time.sleep,
        }),
      });
    },
    async read(resources?: SyncResourceName[]) {
      return time.read(await faulty.client(), resources);
    },
    async dump() {
      const tables = await dumpTables((await faulty.shop()).id);
      return Object.fromEntries(
        Object.entries(tables).filter(([table]) => !dependsOnTime.test(table)),
      );
    },
  } satisfies Partial<FaultyShop>);
}

// Parcels arrive and campaigns spend while a test waits.
const dependsOnTime = /snapshot|marketing_activity|order_fulfillment/;

/** What a visit of the merchant brings. */
export async function exchangeToken(store: DevStore, domain: string, now: Date): Promise<Session> {
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
  const body = (await response.json()) as Record<string, string> & { expires_in: number };
  return new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: body["scope"],
    accessToken: body["access_token"],
    expires: new Date(now.getTime() + body.expires_in * 1000),
    refreshToken: body["refresh_token"],
  });
}
