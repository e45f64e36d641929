import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import { AppError } from "../lib/errors";
import { toGid } from "../lib/gid";
import type { Queryable } from "../store/database.server";
import { withShop, type ShopRef } from "../store/with-shop.server";
import type { RestCursor, RestPage } from "./bulk-reader";

/** One kind of thing to read by pages after a bulk result. */
export interface RestStep {
  name: string;
  /** Objects that lack something, by number above `afterId`, in order. */
  list(tx: Queryable, afterId: number): Promise<number[]>;
  read(ids: readonly number[], at: RestCursor): AsyncGenerator<RestPage>;
}

/** Goes through the steps from a cursor on (null: from the first); see BulkReader.readRest. */
export async function* readSteps(
  shop: ShopRef,
  steps: readonly RestStep[],
  cursor: RestCursor | null,
): AsyncGenerator<RestPage> {
  const first = cursor ? steps.findIndex(({ name }) => name === cursor.step) : 0;
  for (const step of steps.slice(Math.max(first, 0))) {
    const at = cursor?.step === step.name ? cursor : { step: step.name, afterId: 0, within: null };
    const ids = await withShop(shop, (tx) => step.list(tx, at.afterId));
    yield* step.read(ids, at);
  }
}

/**
 * Reads all children of each object, page by page: bulk results have been seen to cut them off.
 * `write` is told how many children of the object came before these.
 */
export function readChildrenOf<S extends z.ZodType>(
  client: AdminClient,
  of: {
    type: "Product" | "Collection" | "Order";
    document: string;
    node: S;
    write(tx: Queryable, id: number, nodes: z.output<S>[], offset: number): Promise<void>;
  },
): RestStep["read"] {
  const connection = z.object({
    nodes: z.array(of.node),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });
  const answerShape = z.record(z.string(), z.object({ children: connection }).nullable());

  return async function* read(ids, at) {
    let { afterId } = at;
    const begun = at.within;
    // What was begun is read to its end, even where the numbers agree by now.
    const open = begun ? [begun.id, ...ids.filter((id) => id !== begun.id)] : ids;
    for (const id of open) {
      let within = begun?.id === id ? begun : null;
      do {
        const { data } = await client.query(of.document, {
          id: toGid(of.type, id),
          after: within?.after ?? null,
        });
        const parsed = answerShape.safeParse(data);
        if (!parsed.success) throw unreadable(of.type, parsed.error);
        // Deleted meanwhile: nothing to read on.
        const page = Object.values(parsed.data)[0]?.children;
        const offset = within?.offset ?? 0;
        const { hasNextPage, endCursor } = page?.pageInfo ?? {
          hasNextPage: false,
          endCursor: null,
        };
        if (hasNextPage && (endCursor === null || endCursor === within?.after)) {
          throw new AppError("upstream_invalid", `A page of ${of.type} ${id} leads nowhere.`);
        }
        const nodes = page?.nodes ?? [];
        within = hasNextPage ? { id, after: endCursor ?? "", offset: offset + nodes.length } : null;
        if (within === null) afterId = id;
        yield {
          write: (tx) => of.write(tx, id, nodes, offset),
          next: { step: at.step, afterId, within },
        };
      } while (within !== null);
    }
  };
}

/** An answer that does not have the expected shape; names the place, never the values. */
export function unreadable(type: string, error: z.ZodError): AppError {
  const issue = error.issues[0];
  return new AppError(
    "upstream_invalid",
    `A page of ${type} does not have the expected shape at "${issue?.path.join(".") ?? ""}" (${issue?.code ?? "invalid"}).`,
  );
}
