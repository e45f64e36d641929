import type { ShopifyqlResult, StoreSettings } from "../../world/types";
import { shopTime } from "../../world/shop-time";
import type { EventLog } from "../log/log";
import { runShopifyql } from "./execute";
import { createSalesSchema } from "./sales";
import type { Schema } from "./schema";
import { createSessionsSchema } from "./sessions";
import type { TrafficSource } from "./sessions";

/** Answers ShopifyQL from the event log alone. */
export function createShopifyql(
  settings: StoreSettings,
  log: EventLog,
  traffic: TrafficSource | null,
  now: () => number,
): (query: string) => ShopifyqlResult {
  const time = shopTime(settings.timezone);
  const schemas = new Map<string, Schema>([
    ["sales", createSalesSchema(settings, log, time)],
    ["sessions", createSessionsSchema(settings, log, time, traffic, now)],
  ]);
  return (query) => runShopifyql({ schemas, time, now }, query);
}
