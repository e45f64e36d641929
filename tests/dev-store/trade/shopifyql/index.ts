import type { ReportDistortion, ShopifyqlResult, StoreSettings } from "../../world/types";
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
): (query: string, distortion?: ReportDistortion) => ShopifyqlResult {
  const time = shopTime(settings.timezone);
  const sessions = createSessionsSchema(settings, log, time, traffic, now);
  return (query, distortion = {}) => {
    const schemas = new Map<string, Schema>([
      ["sales", createSalesSchema(settings, log, time, { ...distortion, now: now() })],
      ["sessions", sessions],
    ]);
    const answer = runShopifyql({ schemas, time, now }, query);
    answer.table?.rows.splice(distortion.maxRows ?? Infinity);
    return answer;
  };
}
