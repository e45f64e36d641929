import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import { agreementQuery, agreementsOfOrdersQuery } from "../admin-api/documents/sales";
import { AppError } from "../lib/errors";
import { numberOfGid, toGid } from "../lib/gid";
import { parsePageNode } from "./parse-line";
import { agreementNode, saleNode, toAgreement, toSale } from "./sale-rows";
import type { Sale, SaleAgreement } from "./sale-to-ledger";

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const fullAgreement = agreementNode.extend({
  sales: z.object({ nodes: z.array(saleNode), pageInfo }),
});
const orderNode = z.object({
  id: z.string(),
  agreements: z.object({ nodes: z.array(fullAgreement), pageInfo }),
});

export interface AgreementWithSales {
  agreement: SaleAgreement;
  sales: Sale[];
}

// One query may cost 1,000 points. An agreement with 8 sales is about 40 of them, so that 4 orders
// with 4 agreements each fit; what does not fit is read on in pages of its own.
const ordersAtOnce = 4;
const agreementsAtOnce = 4;
const salesAtOnce = 8;
const salesPerPage = 50;

/**
 * All agreements with all their sales, of orders by number, by ordinary queries. Orders that Shopify
 * no longer has are left out. Asks for fewer at once where Shopify finds it too costly.
 */
export async function fetchAgreements(
  client: AdminClient,
  orderIds: readonly number[],
): Promise<AgreementWithSales[]> {
  const result: AgreementWithSales[] = [];
  let size = ordersAtOnce;
  for (let start = 0; start < orderIds.length;) {
    const ids = orderIds.slice(start, start + size);
    try {
      result.push(...(await fetchSome(client, ids)));
      start += ids.length;
    } catch (error) {
      const isTooCostly = error instanceof AppError && error.code === "query_too_costly";
      if (!isTooCostly || size === 1) throw error;
      size = Math.ceil(size / 2);
    }
  }
  return result;
}

async function fetchSome(
  client: AdminClient,
  orderIds: readonly number[],
): Promise<AgreementWithSales[]> {
  const { data } = await client.query<{ nodes: unknown[] }>(agreementsOfOrdersQuery, {
    ids: orderIds.map((id) => toGid("Order", id)),
    agreements: agreementsAtOnce,
    sales: salesAtOnce,
  });
  const result: AgreementWithSales[] = [];
  for (const node of data.nodes) {
    if (node === null) continue;
    const order = parsePageNode(orderNode, "sales", node);
    const orderId = numberOfGid(order.id);
    const { nodes, pageInfo } = order.agreements;
    if (pageInfo.hasNextPage || nodes.some(({ sales }) => sales.pageInfo.hasNextPage)) {
      result.push(...(await fetchOneByOne(client, orderId)));
    } else {
      result.push(
        ...nodes.map((agreement) => withSales(agreement, orderId, agreement.sales.nodes)),
      );
    }
  }
  return result;
}

/** Every agreement of one order by itself, and its sales page by page. */
async function fetchOneByOne(client: AdminClient, orderId: number): Promise<AgreementWithSales[]> {
  const result: AgreementWithSales[] = [];
  let after: string | null = null;
  for (;;) {
    let page = await fetchAgreementPage(client, orderId, after, null);
    const first = page?.nodes[0];
    if (!page || !first) return result;
    const sales = [...first.sales.nodes];
    let { hasNextPage, endCursor } = first.sales.pageInfo;
    while (hasNextPage) {
      page = await fetchAgreementPage(client, orderId, after, endCursor);
      const more = page?.nodes[0];
      if (!page || more?.id !== first.id) {
        throw new AppError(
          "upstream_invalid",
          "An agreement vanished while its sales were read.",
          "sales",
        );
      }
      sales.push(...more.sales.nodes);
      endCursor = nextCursor(more.sales.pageInfo, endCursor);
      hasNextPage = more.sales.pageInfo.hasNextPage;
    }
    result.push(withSales(first, orderId, sales));
    if (!page.pageInfo.hasNextPage) return result;
    after = nextCursor(page.pageInfo, after);
  }
}

/** Throws where asking on would bring the same page for ever. */
function nextCursor(
  { hasNextPage, endCursor }: z.infer<typeof pageInfo>,
  before: string | null,
): string | null {
  if (hasNextPage && (endCursor === null || endCursor === before)) {
    throw new AppError("upstream_invalid", "A page of agreements leads nowhere.", "sales");
  }
  return endCursor;
}

async function fetchAgreementPage(
  client: AdminClient,
  orderId: number,
  after: string | null,
  salesAfter: string | null,
) {
  const { data } = await client.query<{ order: unknown }>(agreementQuery, {
    id: toGid("Order", orderId),
    after,
    sales: salesPerPage,
    salesAfter,
  });
  return data.order === null ? null : parsePageNode(orderNode, "sales", data.order).agreements;
}

function withSales(
  node: z.infer<typeof agreementNode>,
  orderId: number,
  sales: readonly z.infer<typeof saleNode>[],
): AgreementWithSales {
  return { agreement: toAgreement(node, orderId), sales: sales.map(toSale) };
}
