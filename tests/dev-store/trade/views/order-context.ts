import type { Catalogue, Ref, ResourceName, StoreSettings } from "../../world/types";
import { readBalance } from "../log/balance";
import type { OrderBalance } from "../log/balance";
import type { OrderedEvent, OrderEvents } from "../log/events";
import { orderId } from "../log/ids";
import type { EventLog, OrderHeader } from "../log/log";
import { createPurse } from "./money-bag";
import type { Purse } from "./money-bag";

/** What the views look at: the log, and the catalogue only to see whether a product is still there. */
export interface ViewSource {
  settings: StoreSettings;
  catalogue: Catalogue;
  log: EventLog;
  now: () => number;
}

/** Everything one order's node is made of. */
export interface OrderContext {
  source: ViewSource;
  order: number;
  id: number;
  events: OrderEvents;
  ordered: OrderedEvent;
  header: OrderHeader;
  balance: OrderBalance;
  purse: Purse;
}

export function openOrder(source: ViewSource, order: number): OrderContext {
  const events = source.log.events(order);
  const [ordered] = events;
  return {
    source,
    order,
    id: orderId(order),
    events,
    ordered,
    header: source.log.header(order),
    balance: readBalance(events),
    purse: createPurse(
      source.settings.currency,
      ordered.presentmentCurrency,
      ordered.presentmentRate,
    ),
  };
}

export const gid = (type: string, id: number | string): string => `gid://shopify/${type}/${id}`;

export const ref = (resource: ResourceName, id: number): Ref => ({ __ref: { resource, id } });
