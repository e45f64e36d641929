import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server";
import { taxonomyDescendantsQuery, taxonomyRootsQuery } from "../admin-api/documents/taxonomy";
import {
  archiveUnseenTaxonomy,
  findTaxonomyReading,
  writeTaxonomy,
  type TaxonomyRow,
} from "../store/taxonomy.server";
import type { ReadPage } from "./page-step";
import { parsePageNode } from "./parse-line";
import { connectionPage, gid } from "./shapes";

// Shopify publishes the taxonomy a few times a year.
const freshForMs = 7 * 24 * 60 * 60_000;

const categoryNode = z.object({
  id: gid,
  name: z.string(),
  fullName: z.string(),
  level: z.number().int(),
  isLeaf: z.boolean(),
  isArchived: z.boolean(),
  parentId: z.string().nullable(),
});

const taxonomyAnswer = z.object({
  taxonomy: z.object({ categories: connectionPage }).nullable(),
});

/** Top-level categories whose descendants are still to be read, and the place within the first. */
const cursorShape = z.object({ remaining: z.array(z.string()), after: z.string().nullable() });

const nothing = { write: async () => {}, roots: 0, next: null, denied: null };

/** Shopify's taxonomy: the top level, then the tree under each of its categories, page by page. */
export const readTaxonomyPage: ReadPage = async (client, _context, slice, now) => {
  if (slice.pageCursor === null) {
    const readAt = await findTaxonomyReading();
    if (readAt && now.getTime() - readAt.getTime() < freshForMs) return nothing;
    const roots: TaxonomyRow[] = [];
    let after: string | null = null;
    do {
      const page = await readCategories(client, taxonomyRootsQuery, { after });
      roots.push(...page.rows);
      after = page.next;
    } while (after !== null);
    await writeTaxonomy(roots, now);
    return pageOf(roots.length, { remaining: roots.map(({ id }) => id), after: null });
  }

  const { remaining, after } = cursorShape.parse(JSON.parse(slice.pageCursor));
  const [of, ...others] = remaining;
  if (of === undefined) return nothing;
  const page = await readCategories(client, taxonomyDescendantsQuery, { of, after });
  if (page.rows.length > 0) await writeTaxonomy(page.rows, now);
  if (page.next === null && others.length === 0 && slice.startedAt) {
    await archiveUnseenTaxonomy(slice.startedAt);
  }
  return pageOf(
    page.rows.length,
    page.next === null ? { remaining: others, after: null } : { remaining, after: page.next },
  );
};

function pageOf(roots: number, cursor: z.infer<typeof cursorShape>) {
  return { ...nothing, roots, next: cursor.remaining.length > 0 ? JSON.stringify(cursor) : null };
}

async function readCategories(
  client: AdminClient,
  document: string,
  variables: Record<string, unknown>,
): Promise<{ rows: TaxonomyRow[]; next: string | null }> {
  const { data } = await client.query(document, variables);
  const { taxonomy } = parsePageNode(taxonomyAnswer, "taxonomy", data);
  if (!taxonomy) return { rows: [], next: null };
  const { nodes, pageInfo } = taxonomy.categories;
  return {
    rows: nodes.map((node) => parsePageNode(categoryNode, "taxonomy", node)),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}
