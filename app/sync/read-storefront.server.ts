import { z } from "zod";
import type { AdminClient, QueryResult } from "../admin-api/client.server";
import { shopPoliciesQuery, urlRedirectsQuery } from "../admin-api/documents/shop";
import { AppError } from "../lib/errors";
import { numberOfGid } from "../lib/gid";
import type { RedirectRow, Storefront } from "../store/storefront.server";
import { parsePageNode } from "./parse-line";
import { connectionPage, gid } from "./shapes";

// 250 a page, each for some 250 points: a minute of the slowest shop's limit. Older ones are let be.
const mostPages = 8;

const policiesAnswer = z.object({
  shop: z.object({ shopPolicies: z.array(z.object({ type: z.string(), body: z.string() })) }),
});
const redirectsAnswer = z.object({ urlRedirects: connectionPage });
const redirectNode = z.object({ id: gid, path: z.string(), target: z.string() });

/** The shop's policies and its newest redirects, as far as they may be read. */
export async function readStorefront(
  client: AdminClient,
  scopes: ReadonlySet<string>,
): Promise<Storefront> {
  const policies = scopes.has("read_legal_policies")
    ? await unlessDenied(readPolicies(client))
    : null;
  const redirects = scopes.has("read_online_store_navigation")
    ? await unlessDenied(readRedirects(client))
    : null;
  return { policies, redirects };
}

async function readPolicies(client: AdminClient): Promise<string[]> {
  const { data } = await client.query(shopPoliciesQuery);
  const { shopPolicies } = parsePageNode(policiesAnswer, "shop", data).shop;
  return shopPolicies.filter(({ body }) => body.trim() !== "").map(({ type }) => type);
}

async function readRedirects(
  client: AdminClient,
): Promise<{ rows: RedirectRow[]; hasMore: boolean }> {
  const rows: RedirectRow[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { data }: QueryResult<unknown> = await client.query(urlRedirectsQuery, { after });
    const page: z.infer<typeof redirectsAnswer> = parsePageNode(redirectsAnswer, "shop", data);
    const { nodes, pageInfo } = page.urlRedirects;
    for (const item of nodes) {
      const { id, path, target } = parsePageNode(redirectNode, "shop", item);
      rows.push({ id: numberOfGid(id), path, target });
    }
    if (!pageInfo.hasNextPage) return { rows, hasMore: false };
    after = pageInfo.endCursor;
  }
  return { rows, hasMore: true };
}

/** Null where Shopify denies it in spite of the scope. */
async function unlessDenied<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === "missing_scope") return null;
    throw error;
  }
}
