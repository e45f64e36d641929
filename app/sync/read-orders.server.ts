import { ordersBulkDocument, type OrderAccess } from "../admin-api/documents/orders";
import { numberOfGid } from "../lib/gid";
import {
  markGiftCardOnly,
  tombstoneOrders,
  writeOrderChildren,
  writeOrders,
  type OrderChildRows,
} from "../store/orders.server";
import { forgetMet, sortByParent } from "../store/parents.server";
import type { OrderRow } from "../store/tables/orders";
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
import { parentOf, parseNode, typeOf, type NumberedLine } from "./parse-line";
import { processedWithin } from "./window";

export function orderAccess(scopes: ReadonlySet<string>): OrderAccess {
  return {
    customers: scopes.has("read_customers"),
    products: scopes.has("read_products"),
    returns: scopes.has("read_returns"),
  };
}

/** Orders with their lines, shipping, discounts, returns, refund headers and fulfilments. */
export const ordersReader: BulkReader = {
  resource: "orders",
  document: (scopes, window, isStrict) =>
    ordersBulkDocument(processedWithin(window), orderAccess(scopes), isStrict),

  begin: (tx, context) => forgetMet(tx, context.shop, "orders", context),

  async write(tx, context, lines) {
    const { shop, currency, reading } = context;
    const nodes: { row: OrderRow; node: OrderNode }[] = [];
    const children: { parentId: number; line: NumberedLine }[] = [];
    for (const line of lines) {
      if (typeOf(line) === "Order") {
        const node = parseNode(orderNode, "orders", line);
        nodes.push({ node, row: orderToRow(node, currency, reading) });
      } else {
        children.push({ parentId: parentOf("orders", line), line });
      }
    }
    const written = await writeOrders(tx, shop, {
      orders: nodes.map(({ row }) => row),
      refunds: nodes.flatMap(({ node }) => refundRows(node, currency)),
      fulfillments: nodes.flatMap(({ node }) => fulfillmentRows(node)),
    });
    const sorted = await sortByParent(tx, shop, "orders", {
      reading,
      isLast: context.isLast,
      inBatch: nodes.map(({ row }) => row.id),
      written,
      children,
    });
    const rows = toChildRows(sorted.accepted, currency);
    for (const { node } of nodes) {
      if (node.shippingLine && written.has(numberOfGid(node.id))) addInline(rows, node, currency);
    }
    await writeOrderChildren(tx, shop, rows);
    return { roots: nodes.length, orphans: sorted.orphans.map(({ line }) => line) };
  },

  async finish(tx, { shop, reading, window, startedAt }) {
    await markGiftCardOnly(tx, shop, window);
    await tombstoneOrders(tx, shop, { window, reading, startedAt });
  },
};

function toChildRows(
  children: readonly { parentId: number; line: NumberedLine }[],
  currency: string,
): OrderChildRows {
  const rows: OrderChildRows = { lines: [], shippingLines: [], discounts: [], returns: [] };
  for (const { parentId, line } of children) {
    switch (typeOf(line)) {
      case "LineItem": {
        const node = parseNode(lineItemNode, "orders", line);
        rows.lines.push(lineItemToRow(node, parentId, currency));
        rows.discounts.push(...allocatedDiscounts(node.discountAllocations, parentId));
        break;
      }
      case "ShippingLine": {
        const node = parseNode(shippingLineNode, "orders", line);
        rows.shippingLines.push(shippingLineToRow(node, parentId, currency, line.lineNo));
        break;
      }
      case "Return":
        rows.returns.push(returnToRow(parseNode(returnNode, "orders", line), parentId));
        break;
      default:
        rows.discounts.push(
          discountToRow(parseNode(discountApplicationNode, "orders", line), parentId),
        );
    }
  }
  return rows;
}

/** In the strict document an order's shipping line and its discounts come with the order itself. */
function addInline(rows: OrderChildRows, node: OrderNode, currency: string): void {
  if (!node.shippingLine) return;
  const orderId = numberOfGid(node.id);
  rows.shippingLines.push(shippingLineToRow(node.shippingLine, orderId, currency, 1));
  rows.discounts.push(...allocatedDiscounts(node.shippingLine.discountAllocations, orderId));
}
