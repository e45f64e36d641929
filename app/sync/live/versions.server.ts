import { z } from "zod";
import {
  versionsByIdQuery,
  versionsPageQuery,
  type VersionedResource,
} from "../../admin-api/documents/versions";
import { checkShopDomain } from "../../admin-api/shop-identity";
import { AppError } from "../../lib/errors";
import { numberOfGid } from "../../lib/gid";
import { readVersions } from "../../store/versions.server";
import { withShop } from "../../store/with-shop.server";
import { parsePageNode } from "../parse-line";
import { gid, instant } from "../shapes";
import { askForObjects } from "./object-reader.server";
import type { Live } from "./live-context.server";
import { isCurrent } from "./settled";

/** An object and when it was last changed, as Shopify has it. */
export interface Version {
  id: number;
  updatedAt: Date;
}

export const versionNode = z.object({ id: gid, updatedAt: instant });

export function toVersion(node: z.infer<typeof versionNode>): Version {
  return { id: numberOfGid(node.id), updatedAt: new Date(node.updatedAt) };
}

const page = z.object({
  found: z.object({
    nodes: z.array(versionNode),
    pageInfo: z.object({ hasNextPage: z.boolean() }),
  }),
  shop: z.object({ myshopifyDomain: z.string() }),
});

/** A page of what was changed within [from, to), in order of the ids above `afterId`: no ties. */
export async function askForChanged(
  { client }: Live,
  resource: VersionedResource,
  window: { from: Date; to: Date },
  afterId: number,
): Promise<{ versions: Version[]; hasNext: boolean }> {
  const query = changedWithin(window, afterId);
  const { data } = await client.query(versionsPageQuery(resource), { query });
  const { found, shop } = parsePageNode(page, resource, data);
  checkShopDomain(client, shop.myshopifyDomain);
  const versions = found.nodes.map(toVersion);
  checkOrder(versions, afterId, found.pageInfo.hasNextPage);
  return { versions, hasNext: found.pageInfo.hasNextPage };
}

/** A search for what was changed in a window, from an id on. */
export function changedWithin({ from, to }: { from: Date; to: Date }, afterId: number): string {
  return [
    `updated_at:>='${from.toISOString()}'`,
    `updated_at:<'${to.toISOString()}'`,
    `id:>${afterId}`,
  ].join(" AND ");
}

/** Throws where asking on from the last id would leave something out, or never end. */
export function checkOrder(
  objects: readonly { id: number }[],
  afterId: number,
  hasNext: boolean,
): void {
  let last = afterId;
  for (const { id } of objects) {
    if (id <= last) throw new AppError("upstream_invalid", "A page of changes is out of order.");
    last = id;
  }
  if (hasNext && last === afterId) {
    throw new AppError("upstream_invalid", "A page of changes leads nowhere.");
  }
}

const versionsAtOnce = 250;
// Fewer than this are read at once: asking for their versions first would be a query more.
const worthAskingFrom = 13;

/**
 * Of these, the ones whose stored version may not be the newest. Of a backlog of hints most name what
 * a poll or an earlier hint has read since: they are known by their version, for a fraction of the cost.
 */
export async function withoutCurrent(
  live: Live,
  resource: Exclude<VersionedResource, "products">,
  ids: readonly number[],
): Promise<number[]> {
  const scope = resource === "orders" ? "read_orders" : "read_customers";
  if (ids.length < worthAskingFrom || !live.scopes.has(scope)) return [...ids];
  const { client } = live;
  const left: number[] = [];
  for (let start = 0; start < ids.length; start += versionsAtOnce) {
    const some = ids.slice(start, start + versionsAtOnce);
    const document = versionsByIdQuery(resource);
    const asked = await askForObjects(client, resource, document, some, versionNode);
    const stored = await withShop(client.shop, (tx) =>
      readVersions(tx, client.shop, resource, some),
    );
    left.push(...asked.gone);
    for (const { id, updatedAt } of asked.objects.map(toVersion)) {
      if (!isCurrent(stored.get(id), updatedAt, { trustsBulk: false })) left.push(id);
    }
  }
  return left;
}
