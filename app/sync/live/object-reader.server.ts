import { z } from "zod";
import type { DeniedField } from "../../admin-api/answer";
import type { AdminClient } from "../../admin-api/client.server";
import { checkShopDomain } from "../../admin-api/shop-identity";
import { AppError } from "../../lib/errors";
import { toGid } from "../../lib/gid";
import type { Queryable } from "../../store/database.server";
import type { ObjectResource } from "../../store/live-marks.server";
import type { ReadContext } from "../bulk-reader";
import { parsePageNode } from "../parse-line";

/** Objects as Shopify has them now, ready to be written. */
export interface ObjectsRead {
  found: number[];
  /** Those that Shopify does not know. */
  gone: number[];
  /** Writes those found, in the transaction that notes the gone. */
  write(tx: Queryable): Promise<void>;
}

/** How objects of a kind are read by their ids, whole. */
export interface ObjectReader {
  resource: ObjectResource;
  /** How many a query may ask for. */
  atOnce: number;
  /** Without this scope there is nothing to read. */
  scope: string;
  read(client: AdminClient, context: ReadContext, ids: readonly number[]): Promise<ObjectsRead>;
}

const types = {
  orders: "Order",
  products: "Product",
  customers: "Customer",
  collections: "Collection",
} as const;

const answer = z.object({
  nodes: z.array(z.unknown()),
  shop: z.object({ myshopifyDomain: z.string() }),
});

/**
 * Asks for objects by number, each in its place. Throws wrong_shop where another shop answers, and
 * missing_scope where one was refused: that is not to be taken for one that is gone. `canLack`: a field
 * that they may come without; `lacks` says whether they did.
 */
export async function askForObjects<S extends z.ZodType>(
  client: AdminClient,
  resource: ObjectResource,
  document: string,
  ids: readonly number[],
  node: S,
  canLack: (field: DeniedField) => boolean = () => false,
): Promise<{ objects: z.output<S>[]; found: number[]; gone: number[]; lacks: boolean }> {
  const gids = ids.map((id) => toGid(types[resource], id));
  const { data, denied } = await client.query(document, { ids: gids });
  const { nodes, shop } = parsePageNode(answer, resource, data);
  checkShopDomain(client, shop.myshopifyDomain);
  const refused = denied.find((field) => !canLack(field));
  if (refused) {
    throw new AppError("missing_scope", `Shopify denied access: ${refused.requiredAccess}`);
  }
  if (nodes.length !== ids.length) {
    throw new AppError(
      "upstream_invalid",
      `Shopify answered with ${nodes.length} of ${ids.length} objects.`,
    );
  }
  const objects: z.output<S>[] = [];
  const found: number[] = [];
  const gone: number[] = [];
  for (const [index, id] of ids.entries()) {
    const value = nodes[index];
    if (value === null) gone.push(id);
    else {
      found.push(id);
      objects.push(parsePageNode(node, resource, value));
    }
  }
  return { objects, found, gone, lacks: denied.length > 0 };
}
