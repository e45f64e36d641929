import type { ReportDistortion, Resource, ResourceName, World } from "../world/types";
import type { Platform, WebhookSink } from "../platform/types";
import type { AccessChecker } from "./access";
import type { ListingCache } from "./listing";

/** Roots the platform itself answers, besides the world's resources. */
export interface PlatformRoots {
  /** Platform-owned resources by the name of their root list. */
  bulkOperations: Resource;
  bulkOperationRunQuery(args: { query: string; groupObjects: boolean }): unknown;
  bulkOperationCancel(args: { id: string }): unknown;
  appInstallation(): Record<string, unknown>;
  app(): Record<string, unknown>;
}

/** What resolving one operation needs. */
export interface ExecutionContext {
  world: World;
  platform: Platform;
  shop: string;
  /** This server's origin, without a slash at the end. */
  origin: string;
  access: AccessChecker;
  webhooks: WebhookSink;
  roots: PlatformRoots;
  /** Orders created before this (epoch ms) do not exist for the app; null = all are visible. */
  ordersVisibleFrom: number | null;
  listings: ListingCache;
  /** In bulk a connection is exported whole, paging arguments or not. */
  isBulk: boolean;
  /** What a fault makes of reports; absent: they are as the orders are. */
  report?: ReportDistortion | undefined;
}

/** Names of the world's resources with their GraphQL roots. */
export const RESOURCE_NAMES: readonly ResourceName[] = [
  "orders",
  "customers",
  "abandonedCheckouts",
  "products",
  "productVariants",
  "inventoryItems",
  "mediaImages",
  "collections",
  "locations",
  "publications",
  "marketingActivities",
];

/** Whether an order is old enough to be hidden from an app without read_all_orders. */
export function isOrderHidden(context: ExecutionContext, id: number): boolean {
  if (context.ordersVisibleFrom === null) return false;
  const createdAt = context.world.resource("orders").field(id, "created_at");
  return typeof createdAt === "number" && createdAt < context.ordersVisibleFrom;
}
