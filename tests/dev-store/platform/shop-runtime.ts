import { queryNames } from "../faults/describe";
import type { FaultRegistry, Struck } from "../faults/registry";
import type { BulkFault } from "../faults/types";
import { effectiveScopes } from "../graphql/access";
import type { AccessChecker, AccessRules } from "../graphql/access";
import type { ExecutionContext } from "../graphql/context";
import { createListingCache } from "../graphql/listing";
import { createBulkOperations } from "../bulk/operations";
import type { BulkOperations } from "../bulk/types";
import type { AdminSchema } from "../schema/load";
import type { World } from "../world/types";
import { appInstallationNode, appNode } from "./app-installation";
import type { ShopPlatform } from "./shop-platform";
import type { WebhookSink } from "./types";

/** Everything the HTTP layer needs to answer for one shop. */
export interface ShopRuntime {
  world: World;
  platform: ShopPlatform;
  bulk: BulkOperations;
  createContext(isBulk: boolean): ExecutionContext;
  close(): void;
}

export interface ShopRuntimeOptions {
  admin: AdminSchema;
  world: World;
  platform: ShopPlatform;
  webhooks: WebhookSink;
  rules: AccessRules;
  faults: FaultRegistry;
  bulkSpeed: number | "instant";
  origin: () => string;
  appUrl: () => string | null;
}

/** Without read_all_orders an app sees the orders of the last 60 days. */
const VISIBLE_ORDERS_MS = 60 * 24 * 3600 * 1000;

const EVERYTHING: AccessChecker = { deniedField: () => null, deniedType: () => null };

export function createShopRuntime(options: ShopRuntimeOptions): ShopRuntime {
  const { world, platform, webhooks, faults } = options;
  const shop = world.settings.shopDomain;
  const listings = createListingCache(world.clock);
  const stopListening = world.onChange((change) => {
    listings.clear();
    webhooks.deliver(change.topic, change.payload, { shop, resourceId: String(change.id) });
  });
  const accessNow = () =>
    options.rules(effectiveScopes(platform.grantedScopes()), platform.protectedCustomerData);
  const createContext = (isBulk: boolean): ExecutionContext => ({
    world,
    platform,
    shop,
    origin: options.origin(),
    webhooks,
    listings,
    isBulk,
    // A bulk query is checked as a whole, and again and again while it runs.
    access: isBulk ? EVERYTHING : accessNow(),
    ordersVisibleFrom: platform.grantedScopes().includes("read_all_orders")
      ? null
      : (world.now ?? world.clock)() - VISIBLE_ORDERS_MS,
    roots: {
      bulkOperations: bulk.resource,
      bulkOperationRunQuery: bulk.runQuery,
      bulkOperationCancel: bulk.cancel,
      appInstallation: () => appInstallationNode(platform, options.appUrl()),
      app: () => appNode(platform, options.appUrl()),
    },
  });
  const bulk: BulkOperations = createBulkOperations({
    admin: options.admin,
    clock: world.clock,
    speed: () => options.bulkSpeed,
    acceptsNonNodeConnections: () => platform.acceptsNonNodeConnectionsInBulk,
    createContext: () => createContext(true),
    accessNow,
    origin: options.origin,
    shop,
    strike(query) {
      if (faults.isEmpty()) return null;
      const [struck] = faults.strike({ kind: "bulk-operation", names: queryNames(query), shop });
      return (struck as Struck<BulkFault> | undefined) ?? null;
    },
    onFinish: (payload, gid) =>
      webhooks.deliver("bulk_operations/finish", payload, { shop, resourceId: gid }),
  });
  platform.onExpireBulkUrls = bulk.expireUrls;
  return {
    world,
    platform,
    bulk,
    createContext,
    close() {
      stopListening();
      bulk.close();
    },
  };
}
