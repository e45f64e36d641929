import type { AdminClient } from "../admin-api/client.server";
import { orderChildrenQuery, type OrderConnection } from "../admin-api/documents/orders";
import {
  clearShippingLines,
  listCrowdedOrders,
  writeOrderChildren,
  type OrderChildRows,
} from "../store/orders.server";
import type { Queryable } from "../store/database.server";
import type { ReadContext } from "./bulk-reader";
import { orderAccess } from "./order-access";
import { discountApplicationNode, lineItemNode, returnNode, shippingLineNode } from "./order-nodes";
import {
  allocatedDiscounts,
  discountToRow,
  lineItemToRow,
  returnToRow,
  shippingLineToRow,
} from "./order-rows";
import { readChildrenOf, type RestStep } from "./read-products-rest.server";

const none: OrderChildRows = { lines: [], shippingLines: [], discounts: [], returns: [] };

/**
 * What an orders result may have been cut short of: bulk results have been seen to hold no more than
 * about 100 children of a parent, without a word. An order does not say how many lines it has, so
 * those with suspiciously many, and those whose lines do not add up, are read on by pages.
 */
export function orderRestSteps(client: AdminClient, context: ReadContext): RestStep[] {
  const { shop, currency, isStrict } = context;
  const access = orderAccess(context);
  const step = (
    connection: OrderConnection,
    read: (document: string) => RestStep["read"],
  ): RestStep => ({
    name: connection,
    list: (tx, afterId) => listCrowdedOrders(tx, shop, connection, { ...context, afterId }),
    read: read(orderChildrenQuery(connection, access)),
  });
  const write = (tx: Queryable, rows: Partial<OrderChildRows>) =>
    writeOrderChildren(tx, shop, { ...none, ...rows });
  const type = "Order" as const;

  const lines = step("lineItems", (document) =>
    readChildrenOf(client, {
      type,
      document,
      node: lineItemNode,
      write: (tx, id, nodes) =>
        write(tx, {
          lines: nodes.map((node) => lineItemToRow(node, id, currency)),
          discounts: nodes.flatMap((node) => allocatedDiscounts(node.discountAllocations, id)),
        }),
    }),
  );
  const returns = step("returns", (document) =>
    readChildrenOf(client, {
      type,
      document,
      node: returnNode,
      write: (tx, id, nodes) => write(tx, { returns: nodes.map((node) => returnToRow(node, id)) }),
    }),
  );
  const shippingLines = step("shippingLines", (document) =>
    readChildrenOf(client, {
      type,
      document,
      node: shippingLineNode,
      write: async (tx, id, nodes, offset) => {
        // Lines without an id of their own are numbered by their place, which was another one.
        if (offset === 0) await clearShippingLines(tx, shop, id);
        await write(tx, {
          shippingLines: nodes.map((node, index) =>
            shippingLineToRow(node, id, currency, offset + index + 1),
          ),
        });
      },
    }),
  );
  const discounts = step("discountApplications", (document) =>
    readChildrenOf(client, {
      type,
      document,
      node: discountApplicationNode,
      write: (tx, id, nodes) =>
        write(tx, { discounts: nodes.map((node) => discountToRow(node, id)) }),
    }),
  );
  return [
    lines,
    // A strict result holds the first shipping line only, and discounts where they were allocated.
    ...(isStrict ? [] : [shippingLines, discounts]),
    ...(access.returns ? [returns] : []),
  ];
}
