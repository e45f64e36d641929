import type { Catalogue, Change, Clock, StoreSettings, Trade } from "../world/types";
import { editOrder } from "./commands/edit-order";
import { cancelOrder, deleteOrder } from "./commands/end-order";
import { mergeCustomers } from "./commands/merge-customers";
import { placeOrder } from "./commands/place-order";
import { refundOrder } from "./commands/refund-order";
import { updateCustomer, updateOrder } from "./commands/relabel";
import { createAbandonedCheckouts } from "./generate/abandoned";
import { slugOf } from "./generate/history";
import { createPast } from "./generate/past";
import { createEventLog } from "./log/event-log";
import { createShopifyql } from "./shopifyql";
import { createAbandonedCheckoutView } from "./views/abandoned-checkouts";
import { createCustomers } from "./views/customers";
import type { ViewSource } from "./views/order-context";
import { createFigures } from "./views/order-figures";
import { createOrders } from "./views/orders";

const LANDING_PRODUCTS = 10;

/** The store's trade: one event log, and everything that is read off it. */
export function createTrade(
  settings: StoreSettings,
  clock: Clock,
  catalogue: Catalogue,
  emit: (change: Change) => void,
): Trade {
  const { past, calendar } = createPast(settings, catalogue);
  const log = createEventLog(past);
  const source: ViewSource = { settings, catalogue, log, now: clock };
  const popular = [...catalogue.products]
    .sort((a, b) => b.popularity - a.popularity)
    .slice(0, LANDING_PRODUCTS);
  const traffic = {
    demand: calendar.demand,
    landingPages: [
      "/",
      "/collections/all",
      ...popular.map(({ title }) => `/products/${slugOf(title)}`),
      "/collections/new",
      "/pages/about",
    ],
  };
  const checkouts = createAbandonedCheckouts(settings, calendar, catalogue, past.customerCount);
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
