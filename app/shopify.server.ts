import "@shopify/shopify-app-remix/adapters/node";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { LogSeverity, type ApiVersion } from "@shopify/shopify-api";
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { shopifyFetch, type Fetch } from "./admin-api/transport.server";
import { adminApiVersion } from "./api-version";
import { env } from "./env.server";
import { recordVisit } from "./install.server";
import { log } from "./log.server";
import { sessionStorage } from "./session-storage.server";

// After the import above, which sets the library's own: its token exchange goes the way of ours.
setAbstractFetchFunc(shopifyFetch as never satisfies Fetch);

const shopify = shopifyApp({
  apiKey: env().SHOPIFY_API_KEY,
  apiSecretKey: env().SHOPIFY_API_SECRET,
  appUrl: env().SHOPIFY_APP_URL,
  apiVersion: adminApiVersion as ApiVersion,
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage,
  // Scopes come from shopify.app.toml at install (managed installation), so none are named here.
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  // Its lower levels tell of every request.
  logger: { level: LogSeverity.Warning, log: logOfLibrary },
  hooks: {
    afterAuth: async ({ session }) => void (await recordVisit(session)),
  },
});

function logOfLibrary(severity: LogSeverity, message: string): void {
  if (severity === LogSeverity.Error) log.error(message);
  else log.warn(message);
}

export const authenticate = shopify.authenticate;
export const addDocumentResponseHeaders = shopify.addDocumentResponseHeaders;
