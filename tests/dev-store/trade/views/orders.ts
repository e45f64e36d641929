import type { FilterValue, Resource } from "../../world/types";
import { toFixedDecimal } from "../../world/currency";
import { currentTotalMinor } from "../log/balance";
import { customerId, FIRST_ORDER_NUMBER, orderId, orderIndex } from "../log/ids";
import { CHANNEL_FACTS } from "./channels";
import { openOrder } from "./order-context";
import type { ViewSource } from "./order-context";
import { orderNode } from "./order-node";
import { closedAt, financialStatus, fulfillmentStatus, returnStatus } from "./order-status";
import { orderTotals } from "./order-totals";

const lower = (name: string): string => name.toLowerCase();

/** Orders that exist now, as a resource. Filters that need only times and flags stay cheap for a million orders. */
export function createOrders(source: ViewSource): Resource {
  const { log, settings } = source;
  let ids: Float64Array | null = null;
  let idsVersion = -1;
  let generatedDeleted: Set<number> | null = null;
  let updated: Float64Array | null = null;

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

  // Asked for every order by each delta query, so the generated part is worked out once.
  function updatedAt(order: number): number {
    if (order >= log.generatedCount) return log.header(order).updatedAt;
    if (!updated) {
      updated = new Float64Array(log.generatedCount);
      for (let i = 0; i < updated.length; i++) updated[i] = log.header(i).updatedAt;
      for (const touched of log.touchedOrders()) touchedSeen.add(touched);
    }
    return isTouched(order) ? log.header(order).updatedAt : (updated[order] as number);
  }

  const touchedSeen = new Set<number>();
  let touchedVersion = -1;
  function isTouched(order: number): boolean {
    if (touchedVersion !== log.version()) {
      touchedVersion = log.version();
      for (const touched of log.touchedOrders()) touchedSeen.add(touched);
    }
    return touchedSeen.has(order);
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
    if (name === "updated_at") return updatedAt(order);
    if (name === "order_number" || name === "number") return FIRST_ORDER_NUMBER + order;
    if (name === "name") return `#${FIRST_ORDER_NUMBER + order}`;
    const header = log.header(order);
    const channel = CHANNEL_FACTS[header.channel];
    switch (name) {
      case "created_at":
        return header.at;
      case "processed_at":
        return header.processedAt;
      case "test":
        return header.test;
      case "customer_id":
        return header.customer === null ? null : customerId(log.survivor(header.customer));
      case "source_name":
        return channel.sourceName;
      case "channel":
      case "sales_channel":
        return channel.handle;
      case "channel_id": {
        if (channel.publication === null) return channel.appId;
        return source.catalogue.resources.publications.ids()[channel.publication] ?? channel.appId;
      }
    }
    const events = log.events(order);
    const [ordered] = events;
    switch (name) {
      case "tag":
        return ordered.tags;
      case "discount_code":
        return ordered.discounts.filter(({ kind }) => kind === "code").map(({ label }) => label);
    }
    const context = openOrder(source, order);
    const { balance } = context;
    switch (name) {
      case "status":
        if (header.cancelledAt !== null) return "cancelled";
        return closedAt(balance, events) === null ? "open" : "closed";
      case "financial_status":
        return lower(financialStatus(balance, events));
      case "fulfillment_status":
        return lower(fulfillmentStatus(balance));
      case "return_status":
        return lower(returnStatus(events));
      case "sku":
        return [...balance.lines.values()].flatMap(({ line }) => (line.sku ? [line.sku] : []));
      case "gateway":
        return events.flatMap((event) =>
          event.type === "paid" ? event.transactions.map(({ gateway }) => gateway) : [],
        );
      case "total_price":
        return Number(toFixedDecimal(orderTotals(context).total, settings.currency));
      case "current_total_price":
        return Number(toFixedDecimal(currentTotalMinor(balance), settings.currency));
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
