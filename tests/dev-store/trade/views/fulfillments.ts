import type { FulfilledEvent } from "../log/events";
import { orderName } from "../log/labels";
import { formatInstant } from "../../world/shop-time";
import { lineItemById } from "./lines";
import type { Node } from "./lines";
import { gid, ref } from "./order-context";
import type { OrderContext } from "./order-context";

const DELIVERY_MS = 3 * 86_400_000;

/** Order.fulfillments: what was sent, and (three days later) that it arrived. */
export function fulfillmentNodes(context: OrderContext): Node[] {
  return fulfillmentsOf(context).map((event, i) => nodeOf(context, event, i));
}

/** The FulfillmentLineItem that carried a line. */
export function fulfillmentLineFor(context: OrderContext, lineId: number): Node | null {
  for (const event of fulfillmentsOf(context)) {
    const i = event.lines.findIndex((part) => part.lineId === lineId);
    if (i >= 0) return lineNodes(context, event)[i] ?? null;
  }
  return null;
}

function fulfillmentsOf(context: OrderContext): FulfilledEvent[] {
  return context.events.filter((event) => event.type === "fulfilled");
}

function nodeOf(context: OrderContext, event: FulfilledEvent, index: number): Node {
  const { source, ordered } = context;
  const atTill = ordered.channel === "pos";
  const arrivesAt = event.at + DELIVERY_MS;
  // Without a carrier nobody knows when it arrived.
  const isTracked = event.trackingCompany !== null;
  const arrived = atTill || (isTracked && arrivesAt <= source.now());
  const location = source.catalogue.resources.locations.ids()[0];
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", event.fulfillmentId),
    legacyResourceId: String(event.fulfillmentId),
    name: `${orderName(ordered)}-F${index + 1}`,
    status: "SUCCESS",
    displayStatus: atTill || !isTracked ? "FULFILLED" : arrived ? "DELIVERED" : "IN_TRANSIT",
    createdAt: formatInstant(event.at),
    updatedAt: formatInstant(event.at),
    inTransitAt: atTill || !isTracked ? null : formatInstant(event.at),
    deliveredAt: !atTill && arrived ? formatInstant(arrivesAt) : null,
    estimatedDeliveryAt: null,
    requiresShipping: !atTill,
    totalQuantity: event.lines.reduce((total, part) => total + part.quantity, 0),
    trackingInfo: event.trackingCompany
      ? [{ company: event.trackingCompany, number: `1Z${event.fulfillmentId}`, url: null }]
      : [],
    location: location === undefined ? null : ref("locations", location),
    originAddress: null,
    order: ref("orders", context.id),
    fulfillmentLineItems: () => lineNodes(context, event),
  };
}

function lineNodes(context: OrderContext, event: FulfilledEvent): Node[] {
  return event.lines.map((part, i) => {
    const unit = context.balance.lines.get(part.lineId)?.line.unitPriceMinor ?? 0;
    return {
      __typename: "FulfillmentLineItem",
      id: gid("FulfillmentLineItem", `${event.fulfillmentId}${i}`),
      quantity: part.quantity,
      originalTotalSet: context.purse.bag(unit * part.quantity),
      discountedTotalSet: context.purse.bag(unit * part.quantity),
      lineItem: () => lineItemById(context, part.lineId),
    };
  });
}
