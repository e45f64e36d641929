import { createRowPacker, type PackedRows } from "../store/packed-rows";
import type { ChildLines } from "../store/parents.server";
import { orderCountryTable } from "../store/tables/order-countries";
import * as tables from "../store/tables/orders";
import { collectChildLines } from "./child-lines";
import type { LineKind } from "./line-parser";
import {
  discountApplicationNode,
  lineItemNode,
  orderNode,
  returnNode,
  shippingLineNode,
} from "./order-nodes";
import {
  allocatedDiscounts,
  countryRow,
  discountToRow,
  fulfillmentRows,
  lineItemToRow,
  orderToRow,
  refundRows,
  returnToRow,
  shippingLineToRow,
} from "./order-rows";
import { parentOf, parseNode, typeOf } from "./parse-line";

export interface PackedOrders {
  /** Order lines, those that came twice included. */
  roots: number;
  orders: PackedRows;
  refunds: PackedRows;
  fulfillments: PackedRows;
  /** Of those whose country was asked for. */
  countries: PackedRows;
  children: ChildLines;
  /** Of the nested lines, and of what the orders of a strict result hold themselves. */
  lines: PackedRows;
  shippingLines: PackedRows;
  discounts: PackedRows;
  returns: PackedRows;
}

export const orderLines: LineKind<PackedOrders> = {
  resource: "orders",
  parser({ currency, reading, shopId }) {
    const shop = { id: shopId };
    let roots = 0;
    const children = collectChildLines();
    const orders = createRowPacker(tables.orderTable, shop);
    const refunds = createRowPacker(tables.orderRefundTable, shop);
    const fulfillments = createRowPacker(tables.orderFulfillmentTable, shop);
    const countries = createRowPacker(orderCountryTable, shop);
    const lines = createRowPacker(tables.orderLineTable, shop);
    const shippingLines = createRowPacker(tables.orderShippingLineTable, shop);
    const discounts = createRowPacker(tables.orderDiscountTable, shop);
    const returns = createRowPacker(tables.orderReturnTable, shop);

    return {
      add(line) {
        const type = typeOf(line);
        if (type === "Order") {
          const node = parseNode(orderNode, "orders", line);
          const row = orderToRow(node, currency, reading);
          roots += 1;
          orders.add(row);
          for (const refund of refundRows(node, currency)) refunds.add(refund);
          for (const fulfillment of fulfillmentRows(node)) fulfillments.add(fulfillment);
          const country = countryRow(node);
          if (country) countries.add(country);
          const { shippingLine } = node;
          if (!shippingLine) return;
          shippingLines.add(shippingLineToRow(shippingLine, row.id, currency, 1));
          for (const discount of allocatedDiscounts(shippingLine.discountAllocations, row.id))
            discounts.add(discount);
          return;
        }
        const parentId = parentOf("orders", line);
        children.add(parentId, line.lineNo);
        if (type === "LineItem") {
          const node = parseNode(lineItemNode, "orders", line);
          lines.add(lineItemToRow(node, parentId, currency));
          for (const discount of allocatedDiscounts(node.discountAllocations, parentId))
            discounts.add(discount);
        } else if (type === "ShippingLine") {
          const node = parseNode(shippingLineNode, "orders", line);
          shippingLines.add(shippingLineToRow(node, parentId, currency, line.lineNo));
        } else if (type === "Return") {
          returns.add(returnToRow(parseNode(returnNode, "orders", line), parentId));
        } else {
          discounts.add(
            discountToRow(parseNode(discountApplicationNode, "orders", line), parentId),
          );
        }
      },

      take() {
        const taken = {
          roots,
          orders: orders.take(),
          refunds: refunds.take(),
          fulfillments: fulfillments.take(),
          countries: countries.take(),
          children: children.take(),
          lines: lines.take(),
          shippingLines: shippingLines.take(),
          discounts: discounts.take(),
          returns: returns.take(),
        };
        roots = 0;
        return taken;
      },
    };
  },
};
