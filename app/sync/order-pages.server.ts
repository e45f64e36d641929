import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import {
  orderChildrenQuery,
  orderPageQuery,
  type OrderAccess,
  type OrderConnection,
} from "../admin-api/documents/orders";
import { AppError } from "../lib/errors";
import { numberOfGid } from "../lib/gid";
import { denyCountries } from "../store/order-countries.server";
import { isAddress } from "./countries.server";
import { parseSettingsOf } from "./bulk-reader";
import { parseLines } from "./line-parser";
import { connection, readOn, type Connection } from "./read-on.server";
import { orderAccess } from "./order-access";
import type { ReadPage } from "./page-step";
import { parsePageNode, type NumberedLine } from "./parse-line";
import { ordersReader } from "./read-orders.server";
import { gid } from "./shapes";
import { processedWithin } from "./window";

// One query may cost 1,000 points; an order with its first children is about 140 of them.
const pageSizes = [6, 3, 1] as const;

/** An order with the first children of each kind. */
export const orderWithChildren = z.looseObject({
  id: gid,
  lineItems: connection,
  shippingLines: connection,
  discountApplications: connection,
  returns: connection.optional(),
});

const ordersPage = z.object({
  orders: z.object({
    nodes: z.array(orderWithChildren),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
});

/**
 * Orders of a window by pages, in order of their numbers: for a window that Shopify cannot export,
 * however short. Any number of orders may share one time. The cursor is the number of the last order,
 * so that it holds however long the reading pauses. Each order comes with all of its children.
 */
export const readOrderPage: ReadPage = async (client, context, slice, now) => {
  const access = orderAccess(context);
  const afterId = Number(slice.pageCursor ?? 0);
  const within = processedWithin(context.window);
  const query = [...(within ? [within] : []), `id:>${afterId}`].join(" AND ");
  const { orders, denied } = await askForOrders(client, access, query);
  const { nodes, pageInfo } = orders;
  const lines: NumberedLine[] = [];
  for (const order of nodes) lines.push(...(await linesOf(client, access, order)));
  const last = nodes.at(-1);
  if (pageInfo.hasNextPage && (!last || numberOfGid(last.id) <= afterId)) {
    throw new AppError("upstream_invalid", "A page of orders leads nowhere.");
  }
  const next = pageInfo.hasNextPage && last ? String(numberOfGid(last.id)) : null;

  return {
    async write(tx) {
      if (denied.some(isAddress)) await denyCountries(tx, context.shop, now);
      if (afterId === 0) await ordersReader.begin?.(tx, context);
      const numbered = lines.map((each, index) => ({ ...each, lineNo: index + 1 }));
      const packed = parseLines(ordersReader.lines, parseSettingsOf(context), numbered);
      await ordersReader.write(tx, context, packed);
      if (next === null) await ordersReader.finish?.(tx, context);
    },
    roots: nodes.length,
    next,
    denied: null,
  };
};

/** Asks for fewer at once where Shopify finds it too costly. */
async function askForOrders(client: AdminClient, access: OrderAccess, query: string) {
  for (const orders of pageSizes) {
    try {
      const { data, denied } = await client.query(orderPageQuery(access), { query, orders });
      return { orders: parsePageNode(ordersPage, "orders", data).orders, denied };
    } catch (error) {
      const isTooCostly = error instanceof AppError && error.code === "query_too_costly";
      if (!isTooCostly || orders === pageSizes.at(-1)) throw error;
    }
  }
  throw new AppError("internal", "No page size is left.");
}

/** An order as the lines that a bulk result would have of it. */
export async function linesOf(
  client: AdminClient,
  access: OrderAccess,
  order: z.infer<typeof orderWithChildren>,
): Promise<NumberedLine[]> {
  const { lineItems, shippingLines, discountApplications, returns, ...root } = order;
  const children: Readonly<Partial<Record<OrderConnection, Connection | undefined>>> = {
    lineItems,
    shippingLines,
    discountApplications,
    returns,
  };
  const lines: NumberedLine[] = [{ lineNo: 0, node: root }];
  for (const [name, first] of Object.entries(children)) {
    if (!first) continue;
    const document = orderChildrenQuery(name as OrderConnection, access);
    const all = [...first.nodes, ...(await readOn(client, document, order.id, first))];
    for (const child of all) {
      lines.push({ lineNo: 0, node: { ...child, __parentId: order.id } });
    }
  }
  return lines;
}
