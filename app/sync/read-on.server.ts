import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";

/** One page of children, each as Shopify sent it. */
export const connection = z.object({
  nodes: z.array(z.record(z.string(), z.unknown())),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
export type Connection = z.infer<typeof connection>;

// The one root field is the parent, whatever its name.
const answer = z.record(z.string(), z.object({ children: connection }).nullable());

/** What follows a first page of children; `document` asks for `children` of `$id` after `$after`. */
export async function readOn(
  client: AdminClient,
  document: string,
  id: string,
  first: Connection,
): Promise<Connection["nodes"]> {
  const found: Connection["nodes"] = [];
  let { hasNextPage, endCursor } = first.pageInfo;
  while (hasNextPage) {
    const after = endCursor;
    const { data } = await client.query(document, { id, after });
    const parsed = answer.safeParse(data);
    const children = parsed.success ? Object.values(parsed.data)[0]?.children : undefined;
    if (!children) {
      const what = parsed.success ? "vanished while it was read" : "came in an unknown shape";
      throw new AppError("upstream_invalid", `${id} ${what}.`);
    }
    found.push(...children.nodes);
    ({ hasNextPage, endCursor } = children.pageInfo);
    if (hasNextPage && (endCursor === null || endCursor === after)) {
      throw new AppError("upstream_invalid", `A page of ${id} leads nowhere.`);
    }
  }
  return found;
}
