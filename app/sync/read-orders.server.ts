import { ordersBulkDocument } from "../admin-api/documents/orders";
import { keepGone } from "../store/live-marks.server";
import {
  markGiftCardOnly,
  tombstoneOrders,
  writeOrderChildren,
  writeOrders,
  type OrderChildRows,
} from "../store/orders.server";
import { forgetMet, sortByParent } from "../store/parents.server";
import type { OrderFulfillmentRow, OrderRefundRow, OrderRow } from "../store/tables/orders";
import type { BulkReader } from "./bulk-reader";
import {
  discountApplicationNode,
  lineItemNode,
  orderNode,
  returnNode,
  shippingLineNode,
  type OrderNode,
} from "./order-nodes";
import {
  allocatedDiscounts,
  discountToRow,
  fulfillmentRows,
  lineItemToRow,
  orderToRow,
  refundRows,
  returnToRow,
  shippingLineToRow,
} from "./order-rows";
import { orderAccess } from "./order-access";
import { orderRestSteps } from "./order-rest.server";
import { parentOf, parseNode, typeOf, type NumberedLine } from "./parse-line";
import { readSteps } from "./read-products-rest.server";
import { processedWithin } from "./window";

interface ReadOrder {
  row: OrderRow;
  refunds: OrderRefundRow[];
  fulfillments: OrderFulfillmentRow[];
  /** In the strict document the shipping line and its discounts come with the order itself. */
  inline: Partial<OrderChildRows>;
}

interface ReadChild {
  parentId: number;
  lineNo: number;
  rows: Partial<OrderChildRows>;
}

/** Orders with their lines, shipping, discounts, returns, refund headers and fulfilments. */
export const ordersReader: BulkReader<ReadOrder | ReadChild> = {
  resource: "orders",
  document: (scopes, window, isStrict) =>
    ordersBulkDocument(processedWithin(window), orderAccess(scopes), isStrict),

  begin: (tx, context) => forgetMet(tx, context.shop, "orders", context),

  parse({ currency, reading }, line) {
    if (typeOf(line) !== "Order") {
      const parentId = parentOf("orders", line);
      return { parentId, lineNo: line.lineNo, rows: toChildRows(line, parentId, currency) };
    }
    const node = parseNode(orderNode, "orders", line);
    const row = orderToRow(node, currency, reading);
    return {
      row,
      refunds: refundRows(node, currency),
      fulfillments: fulfillmentRows(node),
      inline: inlineRows(node, row.id, currency),
    };
  },

  async write(tx, context, parsed) {
    const { shop, reading } = context;
    const orders: ReadOrder[] = [];
    const children: ReadChild[] = [];
    for (const each of parsed) {
      if ("row" in each) orders.push(each);
      else children.push(each);
    }
    const written = await writeOrders(tx, shop, {
      orders: orders.map(({ row }) => row),
      refunds: orders.flatMap(({ refunds }) => refunds),
      fulfillments: orders.flatMap(({ fulfillments }) => fulfillments),
    });
    await keepGone(tx, shop, "orders", [...written], context.askedAt);
    const { accepted, orphans } = await sortByParent(tx, shop, "orders", {
      reading,
      isLast: context.isLast,
      inBatch: orders.map(({ row }) => row.id),
      written,
      children,
    });
    const rows: OrderChildRows = { lines: [], shippingLines: [], discounts: [], returns: [] };
    for (const child of accepted) addRows(rows, child.rows);
    for (const { row, inline } of orders) if (written.has(row.id)) addRows(rows, inline);
    await writeOrderChildren(tx, shop, rows, written);
    return { roots: orders.length, orphans: orphans.map(({ lineNo }) => lineNo) };
  },

  readRest: (client, context, cursor) =>
    readSteps(context.shop, orderRestSteps(client, context), cursor),

  async finish(tx, context) {
    await markGiftCardOnly(tx, context.shop, context.window);
    await tombstoneOrders(tx, context.shop, context);
  },
};

function toChildRows(
  line: NumberedLine,
  parentId: number,
  currency: string,
): Partial<OrderChildRows> {
  switch (typeOf(line)) {
    case "LineItem": {
      const node = parseNode(lineItemNode, "orders", line);
      return {
        lines: [lineItemToRow(node, parentId, currency)],
        discounts: allocatedDiscounts(node.discountAllocations, parentId),
      };
    }
    case "ShippingLine": {
      const node = parseNode(shippingLineNode, "orders", line);
      return { shippingLines: [shippingLineToRow(node, parentId, currency, line.lineNo)] };
    }
    case "Return":
      return { returns: [returnToRow(parseNode(returnNode, "orders", line), parentId)] };
    default: {
      const node = parseNode(discountApplicationNode, "orders", line);
      return { discounts: [discountToRow(node, parentId)] };
    }
  }
}

function inlineRows(
  { shippingLine }: OrderNode,
  orderId: number,
  currency: string,
): Partial<OrderChildRows> {
  if (!shippingLine) return {};
  return {
    shippingLines: [shippingLineToRow(shippingLine, orderId, currency, 1)],
    discounts: allocatedDiscounts(shippingLine.discountAllocations, orderId),
  };
}

function addRows(all: OrderChildRows, some: Partial<OrderChildRows>): void {
  for (const row of some.lines ?? []) all.lines.push(row);
  for (const row of some.shippingLines ?? []) all.shippingLines.push(row);
  for (const row of some.discounts ?? []) all.discounts.push(row);
  for (const row of some.returns ?? []) all.returns.push(row);
}
