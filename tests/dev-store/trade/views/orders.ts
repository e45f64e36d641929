import type { FilterValue, Resource } from "../../world/types";
import { toFixedDecimal } from "../../world/currency";
import { gatewaysOf } from "../log/changes";
import type { OrderEvents } from "../log/events";
import { customerId, orderId, orderIndex } from "../log/ids";
import { tagsNow } from "../log/labels";
import { CHANNEL_FACTS } from "./channels";
import { openOrder } from "./order-context";
import type { ViewSource } from "./order-context";
import type { OrderFigures } from "./order-figures";
import { orderNode } from "./order-node";

const lower = (name: string): string => name.toLowerCase();

/** Orders that exist now, as a resource. Filters that need only times and flags stay cheap for a million orders. */
export function createOrders(source: ViewSource, figures: OrderFigures): Resource {
  const { log, settings } = source;
  let ids: Float64Array | null = null;
  let idsVersion = -1;
  let generatedDeleted: Set<number> | null = null;

  function deletedInPast(): Set<number> {
    if (generatedDeleted) return generatedDeleted;
    generatedDeleted = new Set();
    for (let order = 0; order < log.generatedCount; order++) {
      if (log.header(order).deletedAt !== null) generatedDeleted.add(order);
    }
    return generatedDeleted;
  }

  function allIds(): Float64Array {
    if (ids && idsVersion === log.version()) return ids;
    const gone = new Set(deletedInPast());
    for (const order of log.touchedOrders()) {
      if (log.header(order).deletedAt !== null) gone.add(order);
    }
    ids = new Float64Array(log.orderCount() - gone.size);
    let n = 0;
    for (let order = 0; order < log.orderCount(); order++) {
      if (!gone.has(order)) ids[n++] = orderId(order);
    }
    idsVersion = log.version();
    return ids;
  }

  function existing(id: number): number | null {
    const order = orderIndex(id);
    if (order === null || order >= log.orderCount()) return null;
    return log.header(order).deletedAt === null ? order : null;
  }

  function field(id: number, name: string): FilterValue | undefined {
    const order = orderIndex(id);
    if (order === null || order >= log.orderCount()) return undefined;
    if (name === "id") return id;
    if (name === "order_number" || name === "number") return log.label(order).number;
    if (name === "name") return log.label(order).name;
    const header = log.header(order);
    const channel = CHANNEL_FACTS[header.channel];
    switch (name) {
      case "created_at":
        return header.at;
      case "processed_at":
        return header.processedAt;
      case "updated_at":
        return header.updatedAt;
      case "test":
        return header.test;
      case "customer_id":
        return header.customer === null ? null : customerId(log.survivor(header.customer));
      case "source_name":
        return header.sourceName === undefined ? channel.sourceName : header.sourceName;
      case "channel":
      case "sales_channel":
        return channel.handle;
      case "channel_id": {
        if (channel.publication === null) return channel.appId;
        return source.catalogue.resources.publications.ids()[channel.publication] ?? channel.appId;
      }
    }
    switch (name) {
      case "status":
        if (header.cancelledAt !== null) return "cancelled";
        return figures.statuses(order).isClosed ? "closed" : "open";
      case "financial_status":
        return lower(figures.statuses(order).financialStatus);
      case "fulfillment_status":
        return lower(figures.statuses(order).fulfillmentStatus);
      case "return_status":
        return lower(figures.statuses(order).returnStatus);
      case "total_price":
        return Number(toFixedDecimal(figures.totalMinor(order), settings.currency));
      case "current_total_price":
        return Number(toFixedDecimal(figures.money(order).currentTotalMinor, settings.currency));
      case "tag":
        return tagsNow(log.passingEvents(order));
      case "discount_code":
        return log
          .passingEvents(order)[0]
          .discounts.filter(({ kind }) => kind === "code")
          .map(({ label }) => label);
      case "sku":
        return skusOf(log.passingEvents(order));
      case "gateway":
        return gatewaysOf(log.passingEvents(order));
      default:
        return undefined;
    }
  }

  return {
    typeName: "Order",
    gidPrefix: "gid://shopify/Order/",
    ids: allIds,
    node(id) {
      const order = existing(id);
      return order === null ? null : orderNode(openOrder(source, order));
    },
    field,
  };
}

/** Of all lines ever on the order, added ones included. */
function skusOf(events: OrderEvents): string[] {
  const skus: string[] = [];
  for (const event of events) {
    const lines =
      event.type === "ordered" ? event.lines : event.type === "edited" ? event.added : [];
    for (const { sku } of lines) if (sku) skus.push(sku);
  }
  return skus;
}
