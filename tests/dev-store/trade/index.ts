import type { Catalogue, Change, Clock, StoreSettings, Trade } from "../world/types";
import { editOrder } from "./commands/edit-order";
import { cancelOrder, deleteOrder } from "./commands/end-order";
import { mergeCustomers } from "./commands/merge-customers";
import { placeOrder } from "./commands/place-order";
import { refundOrder } from "./commands/refund-order";
import { updateCustomer, updateOrder } from "./commands/relabel";
import { shopTime } from "../world/shop-time";
import { createAbandonedCheckouts, NO_CHECKOUTS } from "./generate/abandoned";
import type { AbandonedCheckouts } from "./generate/abandoned";
import { createPast } from "./generate/past";
import { createTraffic } from "./generate/traffic";
import { cutPast } from "./log/cut-past";
import { createEventLog } from "./log/event-log";
import type { Past } from "./log/event-log";
import { createShopifyql } from "./shopifyql";
import { createAbandonedCheckoutView } from "./views/abandoned-checkouts";
import { createCustomers } from "./views/customers";
import { GENERATED_TRAITS } from "./views/customer-traits";
import type { CustomerTraits } from "./views/customer-traits";
import type { ViewSource } from "./views/order-context";
import { createFigures } from "./views/order-figures";
import { createOrders } from "./views/orders";

/** A past that was not generated, and what is known of its customers. */
export interface ImportedTrade {
  past: Past;
  traits: CustomerTraits;
  /** Absent: nothing is known of any. */
  checkouts?: AbandonedCheckouts;
}

export interface TradeSource {
  /** Absent: the past is generated. */
  imported?: ImportedTrade | null;
  /** Epoch ms: nothing later is known. `clock` must not be past it. */
  observedUntil?: number | null;
}

/** The store's trade: one event log, and everything that is read off it. */
export function createTrade(
  settings: StoreSettings,
  clock: Clock,
  catalogue: Catalogue,
  emit: (change: Change) => void,
  { imported = null, observedUntil = null }: TradeSource = {},
): Trade {
  const { past, calendar, traffic, checkouts, traits } = imported
    ? quietTrade(settings, imported)
    : generatedTrade(settings, catalogue, observedUntil);
  const log = createEventLog(observedUntil === null ? past : cutPast(past, observedUntil));
  const source: ViewSource = { settings, catalogue, log, traits, now: clock };
  const figures = createFigures(source);
  const customers = createCustomers(source, figures);
  const context = { settings, clock, catalogue, calendar, log, source, customers, emit };
  return {
    resources: {
      orders: createOrders(source, figures),
      customers,
      abandonedCheckouts: createAbandonedCheckoutView(source, checkouts),
    },
    shopifyql: createShopifyql(settings, log, traffic, clock),
    placeOrder: (draft) => placeOrder(context, draft),
    refundOrder: (id, refund) => refundOrder(context, id, refund),
    editOrder: (id, edit) => editOrder(context, id, edit),
    cancelOrder: (id, options) => cancelOrder(context, id, options),
    deleteOrder: (id) => deleteOrder(context, id),
    mergeCustomers: (from, into) => mergeCustomers(context, from, into),
    updateOrder: (id, patch) => updateOrder(context, id, patch),
    updateCustomer: (id, patch) => updateCustomer(context, id, patch),
    size: () => ({ orders: log.orderCount(), events: log.eventCount() }),
  };
}

function generatedTrade(
  settings: StoreSettings,
  catalogue: Catalogue,
  observedUntil: number | null,
) {
  const everything = { ...catalogue, products: catalogue.everyProduct ?? catalogue.products };
  const { past, calendar } = createPast(settings, everything);
  return {
    past,
    calendar,
    traffic: createTraffic(settings, calendar, catalogue, past),
    checkouts: createAbandonedCheckouts(
      settings,
      calendar,
      everything,
      past.customerCount,
      observedUntil ?? undefined,
    ),
    traits: GENERATED_TRAITS,
  };
}

/** Nothing beside the orders is known: no visits, no promotions, and what is told of checkouts. */
function quietTrade(
  settings: StoreSettings,
  { past, traits, checkouts = NO_CHECKOUTS }: ImportedTrade,
) {
  const calendar = { time: shopTime(settings.timezone), promotionOn: () => null };
  return { past, calendar, traffic: null, checkouts, traits };
}
