import { ordersBulkDocument } from "../admin-api/documents/orders";
import { keepGone } from "../store/live-marks.server";
import {
  markGiftCardOnly,
  tombstoneOrders,
  writeOrderChildren,
  writeOrders,
} from "../store/orders.server";
import { pickRows } from "../store/packed-rows";
import { forgetMet, sortByParent } from "../store/parents.server";
import type { BulkReader } from "./bulk-reader";
import { orderAccess } from "./order-access";
import { orderRestSteps } from "./order-rest.server";
import { orderLines, type PackedOrders } from "./parse-orders";
import { readSteps } from "./read-products-rest.server";
import { processedWithin } from "./window";

/** Orders with their lines, shipping, discounts, returns, refund headers and fulfilments. */
export const ordersReader: BulkReader<PackedOrders> = {
  resource: "orders",
  lines: orderLines,
  document: (permissions, window, isStrict) =>
    ordersBulkDocument(processedWithin(window), orderAccess(permissions), isStrict),

  begin: (tx, context) => forgetMet(tx, context.shop, "orders", context),

  async write(tx, context, packed) {
    const { shop } = context;
    const written = await writeOrders(tx, shop, packed, context.askedAt);
    await keepGone(tx, shop, "orders", [...written], context.askedAt);
    const { isAccepted, orphans } = await sortByParent(tx, shop, "orders", {
      ...context,
      inBatch: packed.orders.leads,
      written,
      children: packed.children,
    });
    const rows = {
      lines: pickRows(packed.lines, isAccepted),
      shippingLines: pickRows(packed.shippingLines, isAccepted),
      discounts: pickRows(packed.discounts, isAccepted),
      returns: pickRows(packed.returns, isAccepted),
    };
    await writeOrderChildren(tx, shop, rows, written);
    return { roots: packed.roots, orphans };
  },

  readRest: (client, context, cursor) =>
    readSteps(context.shop, orderRestSteps(client, context), cursor),

  async finish(tx, context) {
    await markGiftCardOnly(tx, context.shop, context.window);
    await tombstoneOrders(tx, context.shop, context);
  },
};
