import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createAdminRouter } from "./admin/index";
import { createFaults } from "./faults/registry";
import type { Struck } from "./faults/registry";
import type { WebhookFault } from "./faults/types";
import { createAccessRules, effectiveScopes } from "./graphql/access";
import { mutations } from "./mutations/index";
import { readAppRecord } from "./platform/app-config";
import { addFallbacks, createHttpApp } from "./platform/http";
import { listenHere } from "./platform/listen";
import { createRequestLog } from "./platform/request-log";
import { createShopPlatform } from "./platform/shop-platform";
import { createShopRuntime } from "./platform/shop-runtime";
import type { ShopRuntime } from "./platform/shop-runtime";
import { API_VERSION } from "./platform/types";
import type { DevStore, DevStoreOptions, RequestStage } from "./platform/types";
import { loadSchema } from "./schema/load";
import { removeWebPixel } from "./storefront/web-pixels";
import { signSessionToken } from "./tokens/session-token";
import { createWebhooks, sendCompliance } from "./webhooks/index";
import { createRedactions } from "./webhooks/redaction";
import { mayReceive } from "./webhooks/topic-access";
import type { Clock, World } from "./world/types";

/** Shared with the app in the demo and in tests; no secret at all. */
export const DEFAULT_API_KEY = "5e1f0c0ffee0000000000000000000aa";
export const DEFAULT_API_SECRET = "dev-store-secret-0123456789abcdef";

const TOKEN_LIFETIME_SECONDS = 3600;
const WEBHOOK_RETRY_SCALE = 1 / 1000;

/** Starts a local Shopify for one or several shops, on 127.0.0.1. */
export async function startDevStore(options: DevStoreOptions = {}): Promise<DevStore> {
  const clock: Clock = options.clock ?? options.worlds?.[0]?.clock ?? Date.now;
  const apiKey = options.apiKey ?? DEFAULT_API_KEY;
  const apiSecret = options.apiSecret ?? DEFAULT_API_SECRET;
  const tomlPath = options.tomlPath === undefined ? findToml() : options.tomlPath;
  const admin = loadSchema();
  const worlds = options.worlds ?? (await createWorlds(options, clock));
  const log = createRequestLog();
  const stages = new Set<RequestStage>();
  const faults = createFaults(options.faults);
  const shops = new Map<string, ShopRuntime>();
  const issuer = { apiKey, apiSecret, clock };
  let appUrl = trimSlash(options.appUrl ?? null);
  let url = "";

  const retryScale = options.webhookRetryScale ?? WEBHOOK_RETRY_SCALE;
  const isInstalled = (shop: string) => shops.get(shop)?.platform.isInstalled() ?? false;
  const webhooks = createWebhooks({
    apiSecret,
    apiVersion: API_VERSION,
    clock,
    tomlPath,
    appUrl: () => appUrl,
    isInstalled,
    mayReceive(shop, topic) {
      const platform = shops.get(shop)?.platform;
      if (!platform) return false;
      const scopes = effectiveScopes(platform.grantedScopes());
      return mayReceive(topic, scopes, platform.protectedCustomerData);
    },
    retryScale,
    strike(topic, shop) {
      const [struck] = faults.strike({ kind: "webhook", names: [topic], shop });
      return (struck as Struck<WebhookFault> | undefined) ?? null;
    },
  });
  const redactions = createRedactions({
    scale: retryScale,
    isInstalled,
    send: (shop) => sendCompliance(webhooks, shops.get(shop)!.world, { topic: "shop/redact" }),
  });
  const record = readAppRecord(tomlPath, apiKey);
  const app = {
    ...record,
    requiredScopes: options.requiredScopes ?? record.requiredScopes,
    optionalScopes: options.optionalScopes ?? record.optionalScopes,
  };
  const rules = createAccessRules(admin.access);
  for (const world of worlds) {
    const platform = createShopPlatform({
      world,
      app,
      webhooks: () => webhooks,
      onUninstall() {
        removeWebPixel(world);
        redactions.uninstalled(world.settings.shopDomain);
      },
      tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? TOKEN_LIFETIME_SECONDS,
      allowsPermanentTokens: options.allowsPermanentTokens ?? false,
      protectedCustomerData: options.protectedCustomerData ?? 2,
      acceptsNonNodeConnectionsInBulk: options.acceptsNonNodeConnectionsInBulk ?? true,
      scopesAtInstall: options.grantedScopes,
    });
    if (options.installed) platform.install();
    const runtime = createShopRuntime({
      admin,
      world,
      platform,
      webhooks,
      rules,
      faults,
      bulkSpeed: options.bulkSpeed ?? "instant",
      origin: () => url,
      appUrl: () => appUrl,
    });
    shops.set(world.settings.shopDomain, runtime);
  }

  const executor = { schema: admin.schema, mutations };
  const http = createHttpApp({ executor, issuer, log, stages, faults, shops });
  const server = createServer(http);
  url = await listenHere(server, options.port);
  const port = Number(new URL(url).port);

  const names = [...shops.keys()];
  const runtimeOf = (shop = names[0]!): ShopRuntime => {
    const runtime = shops.get(shop);
    if (!runtime) throw new Error(`The dev-store has no shop ${shop}, only ${names.join(", ")}`);
    return runtime;
  };
  const devStore: DevStore = {
    url,
    port,
    clock,
    apiKey,
    apiSecret,
    shops: names,
    world: (shop) => runtimeOf(shop).world,
    platform: (shop) => runtimeOf(shop).platform,
    webhooks,
    appUrl: () => appUrl,
    setAppUrl(next) {
      appUrl = trimSlash(next);
    },
    mintSessionToken: (shop, tokenOptions) =>
      signSessionToken(issuer, runtimeOf(shop).platform.shop, tokenOptions),
    requests: log.records,
    clearRequests: log.clear,
    addStage(stage) {
      stages.add(stage);
      return () => stages.delete(stage);
    },
    faults,
    async close() {
      redactions.close();
      webhooks.close();
      for (const runtime of shops.values()) runtime.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  http.use(createAdminRouter(devStore));
  addFallbacks(http);
  return devStore;
}

async function createWorlds(options: DevStoreOptions, clock: Clock): Promise<World[]> {
  // Loaded here only: worlds given ready-made need none of the generator.
  const { createWorld } = await import("./world/index");
  const { readExportFiles, readTaxonomyFile } = await import("./imported/read-files");
  const settings = options.shops ?? [options.settings ?? {}];
  const { exports: given, observedUntil, written } = options;
  const taxonomy = options.taxonomy === undefined ? null : await readTaxonomyFile(options.taxonomy);
  const isRead = given !== undefined && "rejectedRows" in given;
  const exports = given === undefined ? null : isRead ? given : await readExportFiles(given);
  const exportFiles = isRead ? {} : given;
  return settings.map((each) =>
    createWorld(each, { clock, exports, exportFiles, written, taxonomy, observedUntil }),
  );
}

function findToml(): string | null {
  const path = join(process.cwd(), "shopify.app.toml");
  return existsSync(path) ? path : null;
}

function trimSlash(url: string | null): string | null {
  return url === null ? null : url.replace(/\/+$/, "");
}
