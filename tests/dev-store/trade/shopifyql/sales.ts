import type { ReportDistortion, StoreSettings } from "../../world/types";
import type { ShopTime } from "../../world/shop-time";
import type { EventLog } from "../log/log";
import type { DayRange } from "./dates";
import { postings } from "./sales-postings";
import { CUSTOMER_METRICS, salesMetrics } from "./sales-metrics";
import type { Dimension, Fact, Schema } from "./schema";

const DIMENSIONS: ReadonlyMap<string, Dimension> = new Map([
  ["product_title", { displayName: "Product title", dataType: "STRING" }],
  ["product_id", { displayName: "Product ID", dataType: "IDENTITY" }],
  ["product_variant_id", { displayName: "Product variant ID", dataType: "IDENTITY" }],
  ["product_variant_title", { displayName: "Product variant title", dataType: "STRING" }],
  ["product_variant_sku", { displayName: "Product variant SKU", dataType: "STRING" }],
  ["product_vendor", { displayName: "Product vendor", dataType: "STRING" }],
  ["sales_channel", { displayName: "Sales channel", dataType: "STRING" }],
  ["billing_country", { displayName: "Billing country", dataType: "STRING" }],
  ["shipping_country", { displayName: "Shipping country", dataType: "STRING" }],
  ["order_id", { displayName: "Order ID", dataType: "IDENTITY" }],
  ["order_name", { displayName: "Order name", dataType: "STRING" }],
  ["customer_id", { displayName: "Customer ID", dataType: "IDENTITY" }],
]);

const DAY_MS = 86_400_000;

/** Imported orders may have sold up to this long before they came into the log. */
const LONGEST_IMPORT_MS = 45 * 86_400_000;

/**
 * `FROM sales`: postings worked out from the event log by arithmetic of their own. A sale counts
 * on the day it was made (processedAt), everything later on the day it happened.
 */
export function createSalesSchema(
  settings: StoreSettings,
  log: EventLog,
  time: ShopTime,
  { now, lagMs, returnsDaysLater = 0 }: ReportDistortion & { now: number },
): Schema {
  const laterMs = returnsDaysLater * DAY_MS;
  // Without a lag everything is in it, imported orders of a day to come included.
  const knownUntil = lagMs === undefined ? Infinity : now - lagMs;

  function* facts(range: DayRange, metrics: ReadonlySet<string>): Iterable<Fact> {
    const from = time.startOfDay(range.first);
    const to = time.startOfDay(range.last + 1);
    const wantsCustomers = CUSTOMER_METRICS.some((name) => metrics.has(name));
    for (const order of ordersBetween(log, from - laterMs, to)) {
      const { test, deletedAt } = log.header(order);
      if (test || deletedAt !== null) continue;
      for (const posting of postings(log, order, wantsCustomers, laterMs)) {
        if (posting.at >= from && posting.at < Math.min(to, knownUntil)) yield posting;
      }
    }
  }
  return {
    metrics: salesMetrics(settings.currency),
    dimensions: DIMENSIONS,
    hasHours: true,
    facts,
  };
}

/** Orders that may have anything between two instants. */
function* ordersBetween(log: EventLog, from: number, to: number): Iterable<number> {
  let low = 0;
  let high = log.generatedCount;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.header(middle).at < from - log.tailMs) low = middle + 1;
    else high = middle;
  }
  for (let order = low; order < log.generatedCount; order++) {
    const { at, processedAt, updatedAt } = log.header(order);
    if (at >= to + LONGEST_IMPORT_MS) break;
    if (processedAt < to && (updatedAt >= from || processedAt >= from)) yield order;
  }
  for (const order of log.touchedOrders()) {
    if (order >= log.generatedCount || order < low) yield order;
  }
}
