import type { World } from "../world/types";
import type { AppRecord, Platform, ProtectedDataLevel, WebhookSink } from "./types";
import { createTokenStore } from "../tokens/token-store";
import type { TokenStore } from "../tokens/token-store";
import { createBucket } from "../graphql/throttle";
import type { Bucket } from "../graphql/throttle";

export interface ShopPlatformOptions {
  world: World;
  app: AppRecord;
  webhooks: () => WebhookSink;
  tokenLifetimeSeconds: number;
  allowsPermanentTokens: boolean;
  protectedCustomerData: ProtectedDataLevel;
  acceptsNonNodeConnectionsInBulk: boolean;
  /** Called once the app is gone. */
  onUninstall: () => void;
  /** Granted at install in place of the app's required scopes. */
  scopesAtInstall?: readonly string[] | undefined;
}

/** The platform's state for one shop, with the inside that only the HTTP layer needs. */
export interface ShopPlatform extends Platform {
  tokens: TokenStore;
  bucket: Bucket;
  tokenLifetimeSeconds: number;
  allowsPermanentTokens: boolean;
  /** Set once the bulk operations exist. */
  onExpireBulkUrls: (() => void) | null;
}

export function createShopPlatform(options: ShopPlatformOptions): ShopPlatform {
  const { world, app, webhooks } = options;
  const { shopDomain: shop, plan, shopId } = world.settings;
  let isInstalled = false;
  let scopes: string[] = [];
  const grantable = new Set([...app.requiredScopes, ...app.optionalScopes]);
  const tokens = createTokenStore(world.clock, options.tokenLifetimeSeconds);
  const isoNow = () => new Date(world.clock()).toISOString();

  const changeScopes = (next: string[]) => {
    const previous = scopes;
    if (next.length === previous.length && next.every((scope) => previous.includes(scope))) return;
    scopes = next;
    webhooks().deliver(
      "app/scopes_update",
      { id: app.id, previous, current: scopes, updated_at: isoNow() },
      { shop },
    );
  };
  const refuseUnknown = (wanted: readonly string[]) => {
    const unknown = wanted.filter((scope) => !grantable.has(scope));
    if (unknown.length > 0) {
      throw new Error(`Scopes not in the app's configuration: ${unknown.join(", ")}`);
    }
  };

  return {
    shop,
    app,
    tokens,
    bucket: createBucket(plan, world.clock),
    tokenLifetimeSeconds: options.tokenLifetimeSeconds,
    allowsPermanentTokens: options.allowsPermanentTokens,
    protectedCustomerData: options.protectedCustomerData,
    acceptsNonNodeConnectionsInBulk: options.acceptsNonNodeConnectionsInBulk,
    onExpireBulkUrls: null,
    isInstalled: () => isInstalled,
    install(optional = []) {
      if (isInstalled) return;
      refuseUnknown(optional);
      isInstalled = true;
      scopes = [...new Set([...(options.scopesAtInstall ?? app.requiredScopes), ...optional])];
    },
    uninstall() {
      if (!isInstalled) return;
      tokens.revokeAll();
      isInstalled = false;
      scopes = [];
      webhooks().deliver(
        "app/uninstalled",
        { id: shopId, name: world.settings.shopName, domain: shop, myshopify_domain: shop },
        { shop },
      );
      options.onUninstall();
    },
    grantedScopes: () => scopes,
    grantScopes(wanted) {
      refuseUnknown(wanted);
      changeScopes([...new Set([...scopes, ...wanted])]);
    },
    revokeScopes(unwanted) {
      changeScopes(scopes.filter((scope) => !unwanted.includes(scope)));
    },
    expireBulkUrls() {
      this.onExpireBulkUrls?.();
    },
    revokeTokens: () => tokens.revokeAll(),
  };
}
