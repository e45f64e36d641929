import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import { knownNodesQuery } from "../admin-api/documents/shop";
import { AppError } from "../lib/errors";
import { typeOfGid } from "../lib/gid";

const newline = 10;
// One may have been deleted since; that all of them were is not to be believed.
const idsAsked = 10;
const askedTypes = new Set(["Order", "Product", "Collection", "Customer"]);

/**
 * Has Shopify say that the first objects of a bulk result are this shop's. Throws upstream_invalid
 * where they are not; AdminClient's errors else.
 */
export async function checkOwner(client: AdminClient, url: string): Promise<void> {
  const head: Buffer[] = [];
  for await (const chunk of client.download(url)) {
    head.push(chunk);
    if (chunk.includes(newline)) break;
  }
  await checkIds(client, rootIdsIn(Buffer.concat(head)));
}

const line = z.object({ id: z.string(), __parentId: z.string().optional() });

/** Ids of the first root objects; none of lines that cannot be read, which is found out later. */
function rootIdsIn(head: Buffer): string[] {
  const ids: string[] = [];
  for (const text of head.toString("utf8").split("\n")) {
    const { id, __parentId } = line.safeParse(parseJson(text)).data ?? {};
    const isRoot = id !== undefined && __parentId === undefined;
    if (isRoot && askedTypes.has(typeOfGid(id) ?? "")) ids.push(id);
    if (ids.length === idsAsked) break;
  }
  return ids;
}

const answer = z.object({ nodes: z.array(z.object({ id: z.string() }).nullable()) });

async function checkIds(client: AdminClient, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { data } = await client.query(knownNodesQuery, { ids });
  if (answer.parse(data).nodes.some((node) => node !== null)) return;
  throw new AppError(
    "upstream_invalid",
    "The result of a bulk operation holds objects that are not this shop's.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
