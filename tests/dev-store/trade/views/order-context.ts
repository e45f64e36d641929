import type { Catalogue, Ref, ResourceName, StoreSettings } from "../../world/types";
import { readBalance } from "../log/balance";
import type { OrderBalance } from "../log/balance";
import type { OrderedEvent, OrderEvents } from "../log/events";
import { orderId } from "../log/ids";
import type { EventLog, OrderHeader } from "../log/log";
import type { CustomerTraits } from "./customer-traits";
import { createPurse } from "./money-bag";
import type { Purse } from "./money-bag";
import { orderTotals } from "./order-totals";
import type { OrderTotals } from "./order-totals";

/** What the views look at: the log, and the catalogue only to see whether a product is still there. */
export interface ViewSource {
  settings: StoreSettings;
  catalogue: Catalogue;
  log: EventLog;
  /** What profiles are like beside what they bought. */
  traits: CustomerTraits;
  now: () => number;
}

/** Everything one order's node is made of; what is derived is worked out once, when it is needed. */
export interface OrderContext {
  readonly source: ViewSource;
  readonly order: number;
  readonly id: number;
  readonly events: OrderEvents;
  readonly ordered: OrderedEvent;
  readonly header: OrderHeader;
  readonly balance: OrderBalance;
  readonly purse: Purse;
  readonly totals: OrderTotals;
}

export function openOrder(
  source: ViewSource,
  order: number,
  events = source.log.events(order),
): OrderContext {
  return new OpenOrder(source, order, events);
}

class OpenOrder implements OrderContext {
  readonly id: number;
  readonly ordered: OrderedEvent;
  private ownHeader: OrderHeader | null = null;
  private ownBalance: OrderBalance | null = null;
  private ownPurse: Purse | null = null;
  private ownTotals: OrderTotals | null = null;

  constructor(
    readonly source: ViewSource,
    readonly order: number,
    readonly events: OrderEvents,
  ) {
    this.id = orderId(order);
    this.ordered = events[0];
  }

  get header(): OrderHeader {
    return (this.ownHeader ??= this.source.log.header(this.order));
  }

  get balance(): OrderBalance {
    return (this.ownBalance ??= readBalance(this.events));
  }

  get purse(): Purse {
    return (this.ownPurse ??= createPurse(
      this.source.settings.currency,
      this.ordered.presentmentCurrency,
      this.ordered.presentmentRate,
    ));
  }

  get totals(): OrderTotals {
    return (this.ownTotals ??= orderTotals(this));
  }
}

export const gid = (type: string, id: number | string): string => `gid://shopify/${type}/${id}`;

export const ref = (resource: ResourceName, id: number): Ref => ({ __ref: { resource, id } });
