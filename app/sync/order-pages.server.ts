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
import { parseSettingsOf } from "./bulk-reader";
import { parseLines } from "./line-parser";
import { orderAccess } from "./order-access";
import type { ReadPage } from "./page-step";
import { parsePageNode, type NumberedLine } from "./parse-line";
import { ordersReader } from "./read-orders.server";
import { gid } from "./shapes";
import { processedWithin } from "./window";

// One query may cost 1,000 points; an order with its first children is about 140 of them.
const pageSizes = [6, 3, 1] as const;

const node = z.record(z.string(), z.unknown());
const connection = z.object({
  nodes: z.array(node),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
type Connection = z.infer<typeof connection>;

const ordersPage = z.object({
  orders: z.object({
    nodes: z.array(
      z.looseObject({
        id: gid,
        lineItems: connection,
        shippingLines: connection,
        discountApplications: connection,
        returns: connection.optional(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
});

/**
 * Orders of a window by pages, in order of their numbers: for a window that Shopify cannot export,
 * however short. Any number of orders may share one time. The cursor is the number of the last order,
 * so that it holds however long the reading pauses. Each order comes with all of its children.
 */
export const readOrderPage: ReadPage = async (client, context, slice) => {
  const access = orderAccess(context.scopes);
  const afterId = Number(slice.pageCursor ?? 0);
  const within = processedWithin(context.window);
  const query = [...(within ? [within] : []), `id:>${afterId}`].join(" AND ");
  const { nodes, pageInfo } = await askForOrders(client, access, query);
  const lines: NumberedLine[] = [];
  for (const order of nodes) lines.push(...(await linesOf(client, access, order)));
  const last = nodes.at(-1);
  if (pageInfo.hasNextPage && (!last || numberOfGid(last.id) <= afterId)) {
    throw new AppError("upstream_invalid", "A page of orders leads nowhere.");
  }
  const next = pageInfo.hasNextPage && last ? String(numberOfGid(last.id)) : null;

  return {
    async write(tx) {
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
      const { data } = await client.query(orderPageQuery(access), { query, orders });
      return parsePageNode(ordersPage, "orders", data).orders;
    } catch (error) {
      const isTooCostly = error instanceof AppError && error.code === "query_too_costly";
      if (!isTooCostly || orders === pageSizes.at(-1)) throw error;
    }
  }
  throw new AppError("internal", "No page size is left.");
}

/** An order as the lines that a bulk result would have of it. */
async function linesOf(
  client: AdminClient,
  access: OrderAccess,
  order: z.infer<typeof ordersPage>["orders"]["nodes"][number],
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
    const all = [...first.nodes, ...(await readOn(client, document, order.id, first.pageInfo))];
    for (const child of all) {
      lines.push({ lineNo: 0, node: { ...child, __parentId: order.id } });
    }
  }
  return lines;
}

const childrenAnswer = z.object({ order: z.object({ children: connection }).nullable() });

/** What follows a first page of children. */
async function readOn(
  client: AdminClient,
  document: string,
  id: string,
  first: Connection["pageInfo"],
): Promise<Connection["nodes"]> {
  const found: Connection["nodes"] = [];
  let { hasNextPage, endCursor } = first;
  while (hasNextPage) {
    const after = endCursor;
    const { data } = await client.query(document, { id, after });
    const { order } = parsePageNode(childrenAnswer, "orders", data);
    if (!order) throw new AppError("upstream_invalid", "An order vanished while it was read.");
    found.push(...order.children.nodes);
    ({ hasNextPage, endCursor } = order.children.pageInfo);
    if (hasNextPage && (endCursor === null || endCursor === after)) {
      throw new AppError("upstream_invalid", `A page of ${id} leads nowhere.`);
    }
  }
  return found;
}
